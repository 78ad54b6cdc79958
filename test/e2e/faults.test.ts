/** What fails around the bot: it is killed, the gateway drops, Discord errs. The talk goes on, and nothing happens twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { makeMessages } from '../../sandbox/messages/messages.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

/** How many messages of the bot are in the channel of announcements. */
const posted = ({ announcements }: Community): number =>
  whole.sandbox.world.messages.get(announcements.id)?.size ?? 0;

/** Waits until somebody is in line, which the card shows a second later. */
const inLine = ({ id }: Actor) =>
  eventually(
    async () => (await whole.database.prisma.hand.findFirst({ where: { userId: id } })) !== null,
    WITHIN,
  );

/** A talk with a guest on the stage, somebody who has the turn, and two in line. */
const busyTalk = async () => {
  const community = await whole.community();
  const { ana, vera, chidi, dora, mo, stage, announcements } = community;
  await openTalk(community);
  await ana.runs('/invite members', { guest: vera.id });
  await until(() => vera.sees(announcements), '[ Accept ]');
  await vera.presses('Accept');
  for (const person of [vera, chidi, dora, mo]) person.joins(stage);
  await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
  chidi.raisesHand();
  await inLine(chidi);
  dora.raisesHand();
  await inLine(dora);
  await mo.presses('Raise hand');
  await ana.presses('Call next');
  await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
  await until(() => ana.sees(announcements), 'On stage', '@Vera K', '@Chidi', '1 @Dora', '2 @Mo');
  await eventually(() => expect(ana.sees(announcements)).not.toContain('(called up)'), WITHIN);
  return community;
};

describe('a bot that is killed in the middle of a talk', () => {
  it('comes back to the same line, speakers and card, and posts nothing twice', async () => {
    const community = await busyTalk();
    const { ana, dora, stage, announcements } = community;
    const card = ana.sees(announcements);
    const onStage = ana.seesStage(stage);
    const messages = posted(community);
    await whole.bot().end('SIGKILL');
    await whole.start();
    expect((await ana.runs('/talk status')).text).toContain('1 @Dora · 2 @Mo');
    expect(ana.sees(announcements)).toBe(card);
    expect(ana.seesStage(stage)).toBe(onStage);
    expect(posted(community)).toBe(messages);
    await ana.presses('Call next');
    await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
    await until(() => ana.sees(announcements), '@Dora', '1 @Mo');
    expect(posted(community)).toBe(messages);
  });

  it('makes good what happened meanwhile: who left, who raised a hand, in the order in which they did', async () => {
    const community = await busyTalk();
    const { ana, vera, chidi, dora, stage, announcements, guild } = community;
    await whole.bot().end('SIGKILL');
    dora.leaves();
    chidi.stepsDown();
    vera.stepsDown();
    vera.raisesHand();
    chidi.raisesHand();
    await whole.start();
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Dora (away) · 3 @Mo · 4 @Chidi');
    dora.joins(stage);
    await until(() => ana.sees(announcements), 'nobody yet', '2 @Dora · 3 @Mo');
    expect(guild.voiceStates.get(dora.id)?.suppress).toBe(true);
  });

  it('finishes what it had recorded and not done yet', async () => {
    const community = await busyTalk();
    const { ana, dora, chidi, guild } = community;
    // The bot may not tell Discord who speaks, so its record is ahead of Discord when it is killed.
    const disarm = whole.sandbox.faults.add({
      kind: 'status',
      status: 500,
      match: { method: 'PATCH', path: /voice-states/ },
    });
    await ana.presses('Call next');
    await whole.bot().end('SIGKILL');
    disarm();
    expect(guild.voiceStates.get(dora.id)?.suppress).toBe(true);
    await whole.start();
    await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
    await eventually(() => expect(guild.voiceStates.get(chidi.id)?.suppress).toBe(true), WITHIN);
  });
});

describe('a bot that was not there', () => {
  it('takes no place from somebody who dropped out, and came back while it was down', async () => {
    const community = await whole.community();
    const { ana, chidi, dora, stage, announcements } = community;
    const settings = { guildId: community.guild.id, hostRoles: [], rules: { graceMs: 1_000 } };
    await whole.database.prisma.settings.create({ data: settings });
    await openTalk(community);
    for (const person of [chidi, dora]) {
      person.joins(stage);
      await person.presses('Raise hand');
    }
    await until(() => ana.sees(announcements), '1 @Chidi · 2 @Dora');
    chidi.leaves();
    const away = () => whole.database.prisma.hand.findFirst({ where: { userId: chidi.id } });
    await eventually(async () => (await away())?.awaySince != null, WITHIN);
    await whole.bot().end('SIGKILL');
    chidi.joins(stage);
    // Discord is slow to let the bot in again, and the time for Chidi's place is over meanwhile.
    whole.sandbox.faults.add({ kind: 'delay', ms: 1_500, times: 1, match: { path: /gateway/ } });
    await whole.start();
    await until(() => ana.sees(announcements), '1 @Chidi · 2 @Dora');
    dora.leaves();
    await until(() => ana.sees(announcements), '1 @Chidi\n');
  });
});

describe('a bot that is killed between Discord’s doing and its own record of it', () => {
  /** Lets Discord do this call, and kills the bot before it hears so. */
  const killedAfter = async (path: RegExp, act: () => Promise<unknown>) => {
    const calls = whole.sandbox.calls.length;
    whole.sandbox.faults.add({ kind: 'drop-response', times: 1, match: { method: 'POST', path } });
    await act();
    await eventually(
      () => whole.sandbox.calls.slice(calls).some((call) => call.method === 'POST' && path.test(call.path)),
      WITHIN,
    );
    await whole.bot().end('SIGKILL');
    await whole.start();
  };

  it('finds the card that it posted', async () => {
    const community = await whole.community();
    const { ana, stage, announcements } = community;
    await killedAfter(/\/messages$/, () => ana.runs('/talk open', { topic: 'Found again', stage }));
    ana.joins(stage);
    await until(() => ana.sees(announcements), 'Found again', '@Ana (called up)');
    expect(posted(community)).toBe(1);
  });

  it('removes what it told somebody of a turn that is over by now', async () => {
    const community = await whole.community();
    const { ana, chidi, stage, announcements } = community;
    await openTalk(community);
    chidi.joins(stage);
    await chidi.presses('Raise hand');
    await until(() => ana.sees(announcements), '1 @Chidi');
    const match = { method: 'POST', path: new RegExp(`/${stage.id}/messages$`) } as const;
    const disarm = whole.sandbox.faults.add({ kind: 'drop-response', match });
    await ana.presses('Call next');
    await until(() => chidi.sees(stage), '@Chidi, you are next.');
    await whole.bot().end('SIGKILL');
    disarm();
    chidi.leaves();
    await whole.start();
    await eventually(() => expect(ana.sees(stage)).not.toContain('you are next'), WITHIN);
  });

  it('finds the stage that it made, and starts it', async () => {
    const { ana, guild } = await whole.community();
    await killedAfter(/^\/guilds\/\d+\/channels$/, () => ana.runs('/talk open', { topic: 'Made once' }));
    const made = () => [...guild.channels.values()].filter((channel) => channel.name === 'Made once');
    await eventually(() => expect(guild.stageInstances.size).toBe(1), WITHIN);
    expect(made()).toHaveLength(1);
  });

  it('adopts the stage instance that it started', async () => {
    const community = await whole.community();
    const { ana, stage, announcements } = community;
    await killedAfter(/^\/stage-instances$/, () => ana.runs('/talk open', { topic: 'Started once', stage }));
    await until(() => ana.seesStage(stage), 'Started once');
    ana.joins(stage);
    await until(() => ana.sees(announcements), '@Ana (called up)');
    expect((await ana.runs('/talk close')).text).toContain('is closed.');
    await eventually(() => expect(community.guild.stageInstances.size).toBe(0), WITHIN);
  });
});

describe('a hand', () => {
  it('that is raised while Discord is lowering the one before stays up', async () => {
    const community = await whole.community();
    const { ana, chidi, guild, stage, announcements } = community;
    await openTalk(community);
    chidi.joins(stage).raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi');
    const match = { method: 'PATCH', path: /voice-states/ } as const;
    whole.sandbox.faults.add({ kind: 'delay', ms: 700, times: 1, match });
    await chidi.presses('Lower hand');
    expect((await chidi.presses('Raise hand')).text).toContain('You are 1st in line');
    expect(guild.voiceStates.get(chidi.id)?.request_to_speak_timestamp).not.toBeNull();
    await eventually(
      () => expect(guild.voiceStates.get(chidi.id)?.request_to_speak_timestamp).toBeNull(),
      WITHIN,
    );
    // Something that the bot does after it has seen that.
    await ana.runs('/queue lock');
    await until(() => ana.sees(announcements), '1 @Chidi', 'The line is locked');
  });

  /** Chidi's hand is down by the host, and Discord takes so many milliseconds to lower it. */
  const beingLowered = async (ms: number) => {
    const community = await whole.community();
    const { ana, chidi, vera, guild, stage, announcements } = community;
    await openTalk(community);
    await ana.runs('/host keep-out', { person: vera.id });
    chidi.joins(stage).raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi');
    const match = { method: 'PATCH', path: /voice-states/ } as const;
    whole.sandbox.faults.add({ kind: 'delay', ms, times: 1, match });
    await ana.runs('/queue clear');
    const isUp = () => guild.voiceStates.get(chidi.id)?.request_to_speak_timestamp !== null;
    /** How often it was raised, once Discord has lowered it. */
    const raised = async () => {
      expect(isUp()).toBe(true);
      await eventually(() => expect(isUp()).toBe(false), WITHIN);
      await ana.runs('/queue lock');
      const where = { type: 'hand-raised', talk: { guildId: guild.id } };
      return whole.database.prisma.talkEvent.count({ where });
    };
    return { ...community, raised };
  };

  it('that Discord has yet to lower is not taken for a new one when the bot looks around', async () => {
    const { ana, vera, raised } = await beingLowered(1_500);
    // Whoever is let in may be there already, so the bot looks.
    await ana.runs('/host let-in', { person: vera.id });
    await ana.runs('/queue order', { order: 'new-voices' });
    expect(await raised()).toBe(1);
  });

  it('that Discord has yet to lower is not taken for a new one when a session is lost', async () => {
    const { dora, stage, ana, announcements, raised } = await beingLowered(8_000);
    whole.sandbox.gateway.forgetSessions();
    whole.sandbox.gateway.cutAll();
    dora.joins(stage);
    await until(() => ana.sees(announcements), '2 listening');
    await ana.runs('/queue order', { order: 'new-voices' });
    expect(await raised()).toBe(1);
  });

  it('that Discord fails to lower holds up no other', async () => {
    const community = await whole.community();
    const { ana, chidi, dora, guild, stage, announcements } = community;
    await openTalk(community);
    for (const person of [chidi, dora]) person.joins(stage).raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi · 2 @Dora');
    const isUp = (id: string) => guild.voiceStates.get(id)?.request_to_speak_timestamp !== null;
    const match = { method: 'PATCH', path: new RegExp(`/voice-states/${chidi.id}$`) } as const;
    const disarm = whole.sandbox.faults.add({ kind: 'status', status: 500, match });
    await ana.runs('/queue clear');
    await eventually(() => expect(isUp(dora.id)).toBe(false), WITHIN);
    expect(isUp(chidi.id)).toBe(true);
    disarm();
    await eventually(() => expect(isUp(chidi.id)).toBe(false), WITHIN);
  });

  it('that is raised while the session is lost, and is not taken, goes down', async () => {
    const community = await whole.community();
    const { ana, chidi, guild, stage, announcements } = community;
    const { faults, gateway } = whole.sandbox;
    await openTalk(community);
    chidi.joins(stage).raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi');
    await ana.runs('/queue lock');
    const isUp = () => guild.voiceStates.get(chidi.id)?.request_to_speak_timestamp !== null;
    // The session is lost before it shows that the hand went down, and up again.
    faults.suppressEvent('VOICE_STATE_UPDATE', 2);
    await ana.runs('/queue clear');
    await eventually(() => expect(isUp()).toBe(false), WITHIN);
    chidi.raisesHand();
    gateway.forgetSessions();
    gateway.cutAll();
    await eventually(() => expect(isUp()).toBe(false), WITHIN);
  });
});

describe('the gateway', () => {
  it('that is cut is resumed, and nothing is missed', async () => {
    const community = await busyTalk();
    const { ana, vera, announcements } = community;
    whole.sandbox.gateway.cutAll();
    vera.leaves();
    await until(() => ana.sees(announcements), 'On stage', '@Chidi', '1 @Dora');
    await eventually(() => expect(ana.sees(announcements)).not.toMatch(/On stage.*Vera/), WITHIN);
    expect((await ana.presses('Call next')).text).toContain('@Dora is invited to speak.');
  });

  it('that forgets the session is entered anew, and what happened meanwhile is seen', async () => {
    const community = await busyTalk();
    const { ana, dora, announcements } = community;
    whole.sandbox.gateway.forgetSessions();
    whole.sandbox.gateway.cutAll();
    dora.leaves();
    await until(() => ana.sees(announcements), '1 @Dora (away) · 2 @Mo');
  });

  it('that forgets the session takes no place from whose connection dropped with it', async () => {
    const community = await busyTalk();
    const { ana, vera, dora, stage, announcements } = community;
    whole.sandbox.gateway.forgetSessions();
    whole.sandbox.gateway.cutAll();
    dora.leaves();
    dora.joins(stage);
    vera.leaves();
    await eventually(() => expect(ana.sees(announcements)).not.toMatch(/On stage.*Vera/), WITHIN);
    // Everybody was looked at in one go; what follows is told after that.
    await ana.runs('/queue lock');
    await until(() => ana.sees(announcements), 'The line is locked');
    expect(ana.sees(announcements)).toContain('1 @Dora · 2 @Mo');
  });
});

describe('a card', () => {
  it('that somebody deletes while the talk is live comes back at the next change', async () => {
    const community = await whole.community();
    const { ana, stage, announcements } = community;
    await openTalk(community, 'Deleted once');
    const messages = whole.sandbox.world.part(makeMessages);
    for (const message of whole.sandbox.world.messages.get(announcements.id)?.values() ?? [])
      messages.remove(message);
    expect(ana.sees(announcements)).not.toContain('Deleted once');
    ana.joins(stage);
    await until(() => ana.sees(announcements), 'Deleted once', '@Ana (called up)');
    expect(posted(community)).toBe(1);
  });
});

describe('Discord', () => {
  it('that loses the first calls of a start has a bot all the same', async () => {
    await whole.bot().end('SIGTERM');
    for (const path of [/gateway\/bot$/, /commands$/])
      whole.sandbox.faults.add({ kind: 'drop-request', times: 1, match: { path } });
    whole.sandbox.faults.add({ kind: 'status', status: 503, times: 4, match: { path: /commands$/ } });
    await whole.start();
    const { ana } = await whole.community();
    expect((await ana.runs('/talk status')).text).toContain('No talk is live here');
  });

  it('that answers 500 and 429 gets one card all the same', async () => {
    const community = await whole.community();
    const { ana, stage, announcements } = community;
    whole.sandbox.faults.add({
      kind: 'status',
      status: 500,
      times: 2,
      match: { method: 'POST', path: /\/messages$/ },
    });
    whole.sandbox.faults.add({
      kind: 'rate-limit',
      retryAfter: 0.2,
      times: 1,
      match: { method: 'POST', path: /stage-instances/ },
    });
    whole.sandbox.faults.add({
      kind: 'status',
      status: 503,
      times: 5,
      match: { method: 'PATCH', path: /\/messages\// },
    });
    expect((await ana.runs('/talk open', { topic: 'Through it all', stage })).text).toContain(
      'The talk is open',
    );
    await until(() => ana.sees(announcements), 'Through it all', '[ Raise hand ]');
    await until(() => ana.seesStage(stage), 'Through it all');
    ana.joins(stage);
    await until(() => ana.sees(announcements), '@Ana (called up)');
    expect(posted(community)).toBe(1);
  });

  it('that starts a stage slowly ends it again when the talk was closed meanwhile', async () => {
    const { ana, stage, guild, announcements } = await whole.community();
    const started = /^\/stage-instances$/;
    const done = () =>
      whole.sandbox.calls.filter((call) => started.test(call.path) && call.status === 200).length;
    const before = done();
    whole.sandbox.faults.add({ kind: 'delay', ms: 700, times: 1, match: { method: 'POST', path: started } });
    await ana.runs('/talk open', { topic: 'Closed at once', stage });
    await ana.runs('/talk close');
    await eventually(() => done() > before, WITHIN);
    await eventually(() => expect(guild.stageInstances.size).toBe(0), WITHIN);
    await until(() => ana.sees(announcements), 'Closed at once has ended');
    expect(guild.stageInstances.size).toBe(0);
  });

  it('whose answer to a posted card is lost has one card', async () => {
    const community = await whole.community();
    const { ana, stage, announcements } = community;
    whole.sandbox.faults.add({
      kind: 'drop-response',
      times: 1,
      match: { method: 'POST', path: /\/messages$/ },
    });
    await ana.runs('/talk open', { topic: 'Posted once', stage });
    await until(() => ana.sees(announcements), 'Posted once', '[ Raise hand ]');
    ana.joins(stage);
    await until(() => ana.sees(announcements), '@Ana (called up)');
    expect(posted(community)).toBe(1);
  });
});
