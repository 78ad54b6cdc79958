/** A talk from its opening to its end, as people read it: the real bot on a local Discord. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt } from '../support/days.ts';
import { callsOff, eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

describe.concurrent('/talk open', () => {
  it('starts the stage with its topic and posts the card where the server announces', async () => {
    const { ana, chidi, stage, announcements, general } = await whole.community();
    const reply = await ana.runs('/talk open', { topic: 'The future of open maps', stage });
    expect(reply).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining('The talk is open in #stage-maps.'),
    });
    const card = await until(() => chidi.sees(announcements), 'Rostrum', '🎙 The future of open maps');
    expect(card).toContain('Hosted by @Ana');
    expect(card).toContain('no hands are up');
    expect(card).toMatch(/\[ Raise hand \].*\[ Lower hand \].*\[ Listen/);
    expect(chidi.sees(general)).not.toContain('open maps');
    await until(() => chidi.seesStage(stage), 'The future of open maps');
  });

  it('makes a stage when none is named, and removes it when the talk is over and the last has left', async () => {
    const { ana, chidi, guild, announcements } = await whole.community();
    await ana.runs('/talk open', { topic: 'A stage of its own' });
    const made = await eventually(() => {
      const found = [...guild.channels.values()].find((channel) => channel.name === 'A stage of its own');
      if (!found) throw new Error('no stage yet');
      return found;
    }, WITHIN);
    await eventually(() => expect(guild.stageInstances.size).toBe(1), WITHIN);
    chidi.joins(made);
    await ana.runs('/talk close');
    await until(() => chidi.sees(announcements), 'A stage of its own has ended');
    expect(guild.channels.has(made.id)).toBe(true);
    chidi.leaves();
    await eventually(() => expect(guild.channels.has(made.id)).toBe(false), WITHIN);
  });
});

describe.concurrent('/talk close', () => {
  it('ends the stage and says so on the card', async () => {
    const community = await whole.community();
    const { ana, chidi, guild, announcements } = community;
    await openTalk(community);
    const reply = await ana.runs('/talk close');
    expect(reply.text).toContain('“Open maps” is closed.');
    const card = await until(() => chidi.sees(announcements), 'Open maps has ended · under a minute');
    expect(card).not.toContain('[ Raise hand ]');
    await eventually(() => expect(guild.stageInstances.size).toBe(0), WITHIN);
  });
});

describe.concurrent('/talk status', () => {
  it('says what to do when there is nothing, and shows what is live, and how much is planned', async () => {
    const community = await whole.community();
    const { ana, chidi, stage } = community;
    expect((await chidi.runs('/talk status')).text).toContain(
      'No talk is live here. Open one with `/talk open`',
    );
    await openTalk(community, 'Now');
    await ana.runs('/talk schedule', {
      topic: 'Later',
      date: `${dayAt()} 19:00`,
      zone: 'Europe/Berlin',
      stage,
    });
    const reply = await chidi.runs('/talk status');
    expect(reply.ephemeral).toBe(true);
    expect(reply.text).toContain('Now');
    expect(reply.text).toContain('One talk is planned.');
  });
});

describe.concurrent('/invite', () => {
  it('asks in public, lets only the guest answer, and shows the answer', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, announcements } = community;
    await openTalk(community);
    const reply = await ana.runs('/invite members', { guest: vera.id });
    expect(reply.text).toContain('@Vera K is invited.');
    const asked = await until(() => chidi.sees(announcements), '@Ana invites @Vera K to a conversation');
    expect(asked).toContain('“Open maps”, live now');
    expect(asked).toContain('@Vera K has not answered yet');
    expect(vera.pings()).toHaveLength(1);
    expect(chidi.pings()).toHaveLength(0);

    const refused = await chidi.presses('Accept');
    expect(refused).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining('Only @Vera K can answer this invitation.'),
    });
    expect(chidi.sees(announcements)).toContain('has not answered yet');

    await vera.presses('Maybe');
    await until(() => chidi.sees(announcements), '@Vera K said maybe on');
    await vera.presses('Accept');
    await until(() => chidi.sees(announcements), '✔ @Vera K accepted on');
    expect(vera.pings()).toHaveLength(1);
  });

  it('brings an accepted guest up when they join, and treats them as speaking once they accept', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, stage, announcements } = community;
    await openTalk(community);
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '[ Accept ]');
    await vera.presses('Accept');
    vera.joins(stage);
    await until(() => chidi.sees(announcements), 'On stage', '@Vera K (called up)');
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    const card = await eventually(() => {
      const text = chidi.sees(announcements);
      expect(text).not.toContain('(called up)');
      return text;
    }, WITHIN);
    expect(card).toMatch(/On stage.*@Vera K/);
  });

  it('invites to a planned talk as well', async () => {
    const { ana, vera, announcements, stage } = await whole.community();
    await ana.runs('/talk schedule', {
      topic: 'Later',
      date: `${dayAt()} 19:00`,
      zone: 'Europe/Berlin',
      stage,
    });
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '@Ana invites @Vera K', '“Later”, ');
    await vera.presses('Decline');
    await until(() => vera.sees(announcements), '@Vera K declined on');
  });
});

describe.concurrent('the line', () => {
  it('takes hands from the button and from Discord in one order, and calls them in it', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, dora, stage, announcements } = community;
    await openTalk(community);
    for (const person of [ana, vera, chidi, dora]) person.joins(stage);
    chidi.raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi');
    expect((await dora.presses('Raise hand')).text).toContain('You are 2nd in line');
    vera.raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi', '2 @Dora', '3 @Vera K');

    expect((await ana.runs('/queue next')).text).toContain('@Chidi is invited to speak.');
    await until(() => ana.sees(announcements), '@Chidi (called up)', '1 @Dora');
    expect(ana.seesStage(stage)).not.toMatch(/speak.*Chidi/i);
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await eventually(() => expect(ana.sees(announcements)).not.toContain('@Chidi (called up)'), WITHIN);

    expect((await ana.presses('Call next')).text).toContain('@Dora is invited to speak.');
    await until(() => ana.sees(announcements), '@Dora (called up)', '1 @Vera K');
    await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
    // Chidi's turn is over: back in the audience, in Discord too.
    await eventually(() => {
      const state = community.guild.voiceStates.get(chidi.id);
      expect(state).toMatchObject({ suppress: true, request_to_speak_timestamp: null });
    }, WITHIN);
  });

  it('lets go of a hand that is lowered, by the button or in Discord, and keeps the place of somebody who drops out', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, dora, stage, announcements, guild } = community;
    await openTalk(community);
    for (const person of [vera, chidi, dora]) person.joins(stage);
    for (const person of [chidi, dora, vera]) person.raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi', '2 @Dora', '3 @Vera K');
    expect((await chidi.presses('Lower hand')).text).toContain('Your hand is down.');
    await until(() => ana.sees(announcements), '1 @Dora', '2 @Vera K');
    await eventually(() => {
      expect(guild.voiceStates.get(chidi.id)?.request_to_speak_timestamp).toBeNull();
    }, WITHIN);
    dora.lowersHand();
    await until(() => ana.sees(announcements), '1 @Vera K');
    vera.leaves();
    await until(() => ana.sees(announcements), '1 @Vera K (away)');
    expect((await ana.runs('/queue next')).text).toContain('No hands are up.');
    vera.joins(stage);
    await eventually(() => expect(ana.sees(announcements)).not.toContain('(away)'), WITHIN);
    expect((await ana.runs('/queue next')).text).toContain('@Vera K is invited to speak.');
  });

  it('passes to the next when a call is not accepted, and keeps a place for the person', async () => {
    const community = await whole.community();
    const { ana, chidi, dora, stage, announcements } = community;
    await openTalk(community);
    for (const person of [chidi, dora]) person.joins(stage);
    chidi.raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi');
    dora.raisesHand();
    await until(() => ana.sees(announcements), '2 @Dora');
    await ana.presses('Call next');
    await until(() => ana.sees(announcements), '@Chidi (called up)');
    // Pressed at once it is the same press; then it is the next one's turn.
    expect((await ana.presses('Call next')).text).toContain('@Chidi is invited to speak.');
    await eventually(async () => expect((await ana.presses('Call next')).text).toContain('@Dora'), WITHIN);
    await until(() => ana.sees(announcements), '@Dora (called up)', '1 @Chidi');
    // The invitation is withdrawn in Discord too.
    await eventually(() => expect(community.guild.voiceStates.get(chidi.id)?.suppress).toBe(true), WITHIN);
    expect(() => chidi.acceptsInvitationToSpeak()).toThrow();
  });
});

describe.concurrent('/queue order', () => {
  it('lets new voices go first from now on, and says so to who raises a hand', async () => {
    const community = await whole.community();
    const { ana, chidi, dora, stage, announcements } = community;
    await openTalk(community);
    for (const person of [chidi, dora]) person.joins(stage);
    await chidi.presses('Raise hand');
    await ana.presses('Call next');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    chidi.stepsDown();
    await eventually(() => expect(ana.sees(announcements)).not.toMatch(/On stage.*Chidi/), WITHIN);
    await eventually(
      async () => expect((await chidi.presses('Raise hand')).text).toContain('You are 1st in line'),
      WITHIN,
    );
    expect((await dora.presses('Raise hand')).text).toContain('You are 2nd in line');
    const refused = await chidi.runs('/queue order', { order: 'New voices first' });
    expect(refused.text).toContain('Only @Ana, who hosts this talk');
    const chosen = await ana.runs('/queue order', { order: 'New voices first' });
    expect(chosen.text).toContain('New voices go first from now on.');
    await until(() => ana.sees(announcements), '1 @Dora · 2 @Chidi', 'New voices go first');
    expect((await dora.presses('Raise hand')).text).toContain('New voices go first in this talk.');
    expect((await ana.presses('Call next')).text).toContain('@Dora is invited to speak.');
  });
});

describe.concurrent('/talk schedule', () => {
  it('plans in the zone that was named, reminds those who asked, once, and opens from the card', async () => {
    const community = await whole.community();
    const { ana, chidi, dora, stage, announcements } = community;
    const suggested = await ana.completes('/talk schedule', { zone: 'berl' });
    expect(suggested.choices?.map((choice) => choice.value)).toEqual(['Europe/Berlin']);
    const reply = await ana.runs('/talk schedule', {
      topic: 'Soon',
      date: 'in 3 seconds',
      zone: 'Europe/Berlin',
      stage,
    });
    expect(reply.text).toContain('“Soon” is planned for');
    await until(() => chidi.sees(announcements), 'Soon', 'Nobody has asked to be reminded yet');
    expect((await chidi.presses('Remind me')).text).toContain('You will be reminded here');
    await chidi.presses('Remind me');
    await until(() => chidi.sees(announcements), '1 person will be reminded');
    const text = await until(
      () => chidi.sees(announcements),
      'It is time for **Soon**',
      '@Chidi',
      '[ Listen',
    );
    expect(text.match(/It is time for/g)).toHaveLength(1);
    expect(chidi.pings()).toHaveLength(1);
    expect(dora.pings()).toHaveLength(0);

    await ana.presses('Open now');
    await until(() => chidi.sees(announcements), '🎙 Soon');
    await until(() => chidi.seesStage(stage), 'Soon');
  });

  it('can be called off', async () => {
    const { ana, chidi, announcements } = await whole.community();
    await ana.runs('/talk schedule', { topic: 'Never', date: `${dayAt()} 19:00`, zone: 'UTC' });
    await until(() => chidi.sees(announcements), '[ Call off ]');
    expect((await chidi.presses('Call off')).text).toContain('Only @Ana, who hosts this talk');
    await callsOff(ana);
    await until(() => chidi.sees(announcements), 'Never was called off');
  });
});
