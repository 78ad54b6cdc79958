/** What people are told they can do now, in each place where they can be; and lists that are empty. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors } from '../../sandbox/actors/actors.ts';
import { dayAt } from '../support/days.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const buttonsIn = (text: string) => [...text.matchAll(/[[(] ([^\])]+) [\])]/g)].map(([, label]) => label);

describe('help', () => {
  it('tells who may host how to begin, others what is planned, and admins of the settings', async () => {
    const { guild, general, ana, mo, chidi } = await whole.community();
    const owner = actors(whole.sandbox).actor(guild.ownerId).goes(general);
    const hosting = await ana.runs('/help');
    expect(hosting.ephemeral).toBe(true);
    expect(hosting.text).toContain('Open one with `/talk open`, or plan one with `/talk schedule`');
    expect(hosting.text).not.toContain('/settings');
    expect((await mo.runs('/help')).text).toContain('`/talk open`');
    expect((await owner.runs('/help')).text).toContain('`/settings`');
    const listener = (await chidi.runs('/help')).text;
    expect(listener).toContain('No talk is live.');
    expect(listener).toContain('Nothing is planned either.');
    expect(listener).not.toContain('/talk open');
  });

  it('offers to be reminded of what is planned, and its host to open it', async () => {
    const { ana, chidi, announcements } = await whole.community();
    await ana.runs('/talk schedule', { topic: '**Maps**', date: `${dayAt()} 19:00`, zone: 'UTC' });
    await until(() => ana.sees(announcements), '[ Remind me ]');
    const listener = (await chidi.runs('/help')).text;
    expect(listener).toContain('\\*\\*Maps\\*\\*, hosted by @Ana');
    expect(buttonsIn(listener)).toEqual(['Remind me']);
    expect((await chidi.presses('Remind me')).text).toContain('You will be reminded here.');
    expect(buttonsIn((await ana.runs('/help')).text)).toEqual(['Open now', 'Call off']);
    expect((await ana.presses('Open now')).text).toContain('The talk is open');
  });

  it('leads a listener from the channel to the stage and up', async () => {
    const community = await whole.community();
    const { ana, chidi, stage, announcements } = community;
    await openTalk(community);
    const outside = (await chidi.runs('/help')).text;
    expect(outside).toContain('“Open maps” is live in #stage-maps. Join it to listen');
    expect(buttonsIn(outside)).toEqual(['Listen ↗', 'Ask']);

    chidi.joins(stage);
    await until(() => ana.seesStage(stage), 'Chidi');
    await eventually(
      async () => expect((await chidi.runs('/help')).text).toContain('You listen to “Open maps”.'),
      WITHIN,
    );
    expect((await chidi.presses('Raise hand')).text).toContain('You are 1st in line');
    const inLine = (await chidi.runs('/help')).text;
    expect(inLine).toContain('You are 1st in line, next.');
    expect(buttonsIn(inLine)).toEqual(['Lower hand', 'Ask']);

    await ana.runs('/queue next');
    const called = (await chidi.runs('/help')).text;
    expect(called).toContain(
      'You are called up in “Open maps”. Accept the invitation that Discord shows you',
    );
    expect(called).toContain('after 30 seconds the call passes on');
    expect(buttonsIn(called)).toEqual(['Not now']);
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await until(() => chidi.sees(announcements), '**On stage**  @Chidi');
    const speaking = (await chidi.runs('/help')).text;
    expect(speaking).toContain('You have the stage of “Open maps”.');
    expect(buttonsIn(speaking)).toEqual(['I am done']);
    expect((await chidi.presses('I am done')).text).toContain('The turn of @Chidi is over.');
  });

  it('gives hosts and moderators the controls', async () => {
    const community = await whole.community();
    const { ana, mo, chidi, stage, announcements } = community;
    await openTalk(community);
    const before = (await ana.runs('/help')).text;
    expect(before).toContain('You run “Open maps”.');
    expect(before).toContain('No hands are up.');
    expect(before).toContain('Join #stage-maps: you are invited to speak as soon as you come.');
    for (const person of [ana, mo, chidi]) person.joins(stage);
    await chidi.presses('Raise hand');
    await until(() => ana.sees(announcements), '1 @Chidi');
    const there = (await ana.runs('/help')).text;
    expect(there).toContain('1 hand is up. “Call next” calls the first.');
    expect(there).toContain('Accept the invitation that Discord shows you in #stage-maps.');
    expect(buttonsIn(there)).toEqual(['Call next', 'Host controls']);
    expect((await ana.presses('Call next')).text).toContain('@Chidi is invited to speak.');
    expect(buttonsIn((await mo.runs('/help')).text)).toEqual(['Raise hand', 'Ask', 'Host controls']);
  });

  it('names the talks when several are live', async () => {
    const community = await whole.community();
    const { ana, mo, chidi } = community;
    await openTalk(community);
    await mo.runs('/talk open', { topic: 'Open data' });
    await until(() => mo.sees(community.announcements), 'Open data', '[ Listen ↗ ]');
    const text = (await chidi.runs('/help')).text;
    expect(text).toContain('“Open maps” is live in #stage-maps.');
    expect(text).toContain('“Open data” is live in #');
    expect(buttonsIn(text)).toEqual([]);
    expect((await ana.runs('/help')).text).toContain('You run “Open maps”.');
  });
});

describe('a list that is empty', () => {
  it('says what to do', async () => {
    const community = await whole.community();
    const { ana, chidi, announcements } = community;
    expect((await chidi.runs('/talk status')).text).toContain('Open one with `/talk open`');
    await openTalk(community);
    expect((await ana.runs('/host controls')).text).toContain(
      'No hands are up. People raise theirs on the card',
    );
    for (const person of [ana, chidi]) {
      const board = (await person.runs('/question board')).text;
      expect(board).toContain('No questions yet. Press “Ask” on the card of the talk to ask the first.');
      expect(board).not.toContain('0 of 0');
    }
    await chidi.presses('Ask');
    await chidi.submits({ 'Your question': 'Who pays?' });
    await ana.runs('/question board');
    await ana.selects('Choose a question: answer, merge, dismiss …', 'Who pays?');
    await ana.presses('Answered');
    await until(() => chidi.sees(announcements), 'No question is open. Press “Ask”', '1 of 1 answered');
  });
});
