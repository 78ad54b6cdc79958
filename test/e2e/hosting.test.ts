/** Running a live talk: the line as hosts arrange it, turns with a time, who hosts, who stays, and taking it back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { eventually, lineOf, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const CHOOSE_ONE = 'Choose a question: answer, merge, dismiss …';

const suppressed = ({ guild }: Community, id: string) => guild.voiceStates.get(id)?.suppress;

describe.concurrent('the line', () => {
  it('is moved, skipped, cleared, locked and capped by hosts, by command and by the controls, and taken back', async () => {
    const community = await lineOf(whole, ['vera', 'chidi', 'dora']);
    const { ana, mo, chidi, dora, stage, announcements } = community;
    expect((await ana.runs('/queue move', { person: dora, place: 1 })).text).toContain(
      '@Dora is 1st in line.',
    );
    await until(() => ana.sees(announcements), '1 @Dora · 2 @Vera K · 3 @Chidi');
    expect((await ana.runs('/queue skip')).text).toContain('Skipped.');
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Chidi · 3 @Dora');
    expect((await ana.presses('Host controls')).text).toContain('1. @Vera K, next');
    expect((await ana.presses('Lower all hands')).text).toContain('All hands are down.');
    await until(() => ana.sees(announcements), 'no hands are up');
    expect((await ana.presses('Undo')).text).toContain('Taken back.');
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Chidi · 3 @Dora');
    expect((await ana.runs('/queue remove', { person: chidi })).text).toContain(
      'The hand of @Chidi is down.',
    );
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Dora');

    expect((await ana.runs('/queue lock')).text).toContain('The line is locked.');
    await until(() => ana.sees(announcements), 'The line is locked');
    expect((await chidi.presses('Raise hand')).text).toContain('The hosts take no more hands for now.');
    // A hand that is raised natively is not taken either, and goes down in Discord.
    chidi.raisesHand();
    await eventually(() => {
      const state = community.guild.voiceStates.get(chidi.id);
      expect(state?.request_to_speak_timestamp).toBeNull();
    }, WITHIN);
    await ana.runs('/queue unlock');
    expect((await ana.runs('/queue rules', { cap: 2 })).text).toContain(
      'The rules of this talk are changed.',
    );
    expect((await chidi.presses('Raise hand')).text).toContain('The line is full: 2 hands are up.');
    mo.joins(stage);
    expect((await chidi.runs('/queue next')).text).toContain('Only @Ana');
    expect((await mo.runs('/queue rules', { cap: 0 })).text).toContain('are changed');
    await eventually(
      async () => expect((await chidi.presses('Raise hand')).text).toContain('You are 3rd in line'),
      WITHIN,
    );
  });

  it('keeps what each person was told of their place current', async () => {
    const { ana, chidi, dora, announcements } = await lineOf(whole, ['vera', 'chidi', 'dora']);
    await until(() => dora.sees(announcements), 'You are 3rd in line, about 4 minutes.');
    await ana.runs('/queue move', { person: dora, place: 1 });
    await until(() => dora.sees(announcements), 'You are 1st in line, next.');
    await until(() => chidi.sees(announcements), 'You are 3rd in line');
    await ana.presses('Call next');
    await until(() => dora.sees(announcements), 'You are called. Accept the invitation');
  });

  it('calls somebody by name, and lets several speak at once', async () => {
    const community = await lineOf(whole, ['vera', 'chidi', 'dora']);
    const { ana, vera, chidi, dora, announcements } = community;
    await ana.runs('/queue rules', { 'at-once': 2 });
    expect((await ana.runs('/queue call', { person: chidi })).text).toContain('@Chidi is invited to speak.');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    expect((await ana.runs('/queue call', { person: dora })).text).toContain('@Dora is invited to speak.');
    await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
    await until(() => ana.sees(announcements), 'On stage', '@Chidi · @Dora', '1 @Vera K');
    // Both places are taken: the longer turn ends.
    await ana.runs('/queue call', { person: vera });
    await eventually(() => expect(suppressed(community, chidi.id)).toBe(true), WITHIN);
    expect(suppressed(community, dora.id)).toBe(false);
  });
});

describe.concurrent('a turn', () => {
  it('has an end, a warning and one more minute, and ends by its speaker', async () => {
    const community = await lineOf(whole, ['chidi']);
    const { ana, chidi, stage, announcements } = community;
    await ana.runs('/queue rules', { 'turn-minutes': 3 });
    await ana.presses('Call next');
    await until(() => chidi.sees(stage), '@Chidi, you are next.', 'your turn is 3 minutes', '[ Not now ]');
    expect(chidi.pings()).toHaveLength(1);
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await until(
      () => chidi.sees(stage),
      '@Chidi has the stage; the turn ends',
      '[ I am done ]',
      '[ One more minute ]',
    );
    await until(() => ana.sees(announcements), '@Chidi (turn ends');
    expect((await chidi.presses('One more minute', { in: stage })).text).toContain('Only @Ana');
    expect((await ana.presses('One more minute', { in: stage })).text).toContain(
      '@Chidi has one more minute.',
    );
    expect((await chidi.presses('I am done', { in: stage })).text).toContain('The turn of @Chidi is over.');
    await eventually(() => expect(suppressed(community, chidi.id)).toBe(true), WITHIN);
    await eventually(() => expect(chidi.sees(stage)).not.toContain('@Chidi has the stage'), WITHIN);
  });
});

describe.concurrent('people', () => {
  it('are made co-hosts, who run the talk and can’t act on its host', async () => {
    const community = await lineOf(whole, ['vera', 'chidi']);
    const { ana, vera, chidi, announcements } = community;
    expect((await chidi.runs('/host co-host', { person: chidi })).text).toContain('Only @Ana');
    expect((await ana.runs('/host co-host', { person: chidi })).text).toContain('@Chidi is a co-host now.');
    await until(() => ana.sees(announcements), 'Hosted by @Ana · @Chidi');
    // A co-host who is there is called up.
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    expect((await chidi.presses('Call next')).text).toContain('@Vera K is invited to speak.');
    expect((await chidi.runs('/host remove', { person: ana })).text).toContain(
      'Hand it over to somebody else first',
    );
    expect((await chidi.runs('/host co-host', { person: vera })).text).toContain('Only @Ana');
    expect((await ana.runs('/host hand-over', { person: chidi })).text).toContain(
      '@Chidi hosts this talk now.',
    );
    await until(() => ana.sees(announcements), 'Hosted by @Chidi · @Ana');
    expect((await ana.presses('Undo')).text).toContain('Taken back.');
    await until(() => ana.sees(announcements), 'Hosted by @Ana · @Chidi');
    expect((await ana.runs('/host no-co-host', { person: chidi })).text).toContain('no co-host any more');
  });

  it('are sent to the audience, removed, kept out and let in again', async () => {
    const community = await lineOf(whole, ['vera', 'chidi']);
    const { ana, vera, chidi, stage, guild } = community;
    await ana.runs('/queue call', { person: vera });
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    expect((await ana.runs('/host audience', { person: vera })).text).toContain(
      '@Vera K goes to the audience.',
    );
    await eventually(() => expect(suppressed(community, vera.id)).toBe(true), WITHIN);

    expect((await ana.runs('/host remove', { person: vera })).text).toContain('@Vera K is removed.');
    await eventually(() => expect(guild.voiceStates.get(vera.id)?.channel_id ?? null).toBeNull(), WITHIN);
    vera.joins(stage);
    await until(() => ana.seesStage(stage), 'Vera K');

    expect((await ana.runs('/host keep-out', { person: chidi })).text).toContain('@Chidi is kept out');
    await eventually(() => expect(guild.voiceStates.get(chidi.id)?.channel_id ?? null).toBeNull(), WITHIN);
    chidi.joins(stage);
    await eventually(() => expect(guild.voiceStates.get(chidi.id)?.channel_id ?? null).toBeNull(), WITHIN);
    expect((await ana.presses('Undo')).text).toContain('Taken back.');
    chidi.joins(stage);
    expect((await chidi.presses('Raise hand')).text).toContain('in line');
  });
});

describe.concurrent('questions', () => {
  it('are asked, wanted by others, answered and merged, and show no name where none was wanted', async () => {
    const community = await lineOf(whole, []);
    const { ana, vera, chidi, dora, stage, announcements } = community;
    await chidi.presses('Ask');
    const asked = await chidi.submits({ 'Your question': 'Why <b>maps</b> & not @everyone?' });
    expect(asked.text).toContain('Your question is on the board.');
    await until(() => ana.sees(announcements), 'Questions · Open maps', '**1.** Why', '@Chidi');
    await dora.presses('Ask');
    await dora.submits({ 'Your question': 'Who pays?', 'With your name?': 'Don’t show my name' });
    const board = await until(() => ana.sees(announcements), 'Who pays?', 'asked without a name');
    expect(board).not.toContain('@Dora');
    await dora.presses('Ask');
    const again = await dora.submits({ 'Your question': 'who pays' });
    expect(again.text).toContain('You have asked that already.');

    const choose = 'Want one of them answered? Choose it';
    expect((await vera.selects(choose, 'Who pays?')).text).toContain('Counted.');
    await until(() => ana.sees(announcements), '**1.** Who pays?', '1 want this answered', '**2.** Why');
    expect((await dora.selects(choose, 'Who pays?')).text).toContain('This is your question');

    const run = await ana.runs('/question board');
    expect(run.text).toContain('Who pays?');
    expect((await ana.selects(CHOOSE_ONE, 'Who pays?')).text).not.toContain('Bring the asker up');
    expect((await ana.presses('Answer now')).text).toContain('The question is being answered.');
    await until(() => ana.sees(announcements), 'Being answered', 'Who pays?');
    await ana.presses('Back');
    await ana.selects(CHOOSE_ONE, 'Why <b>maps</b> & not @everyone?');
    chidi.joins(stage);
    expect((await ana.presses('Bring the asker up')).text).toContain('The question is being answered.');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await until(() => ana.sees(announcements), '1 of 2 answered');
    await chidi.presses('Ask');
    await chidi.submits({ 'Your question': 'Maps, why?' });
    await until(() => chidi.sees(announcements), 'Maps, why?');
    await chidi.selects(choose, 'Maps, why?');
    expect((await chidi.presses('Take it back')).text).toContain('Your question is taken back.');
    await eventually(() => expect(dora.sees(announcements)).not.toContain('Maps, why?'), WITHIN);
  });
});
