/** The bot on the stage of a talk: it comes, speaks only where it may, and is there again after all that can go wrong. */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BOT_PERMISSIONS, type Community } from '../../sandbox/community.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

/** Whose talks are live: a bot that is moved, say, has to be on one stage only. */
const opened: Community[] = [];
afterEach(async () => {
  for (const community of opened.splice(0)) {
    await community.mo.runs('/talk close');
    await isAway(community);
  }
});

/** The bot's voice state on a server; undefined while it is in no channel. */
const stateOf = ({ guild }: Community) => guild.voiceStates.get(whole.application.user.id);

/** Waits until the bot is in a channel, as a speaker or in the audience, with a connection that answers. */
const isIn = (community: Community, { id }: { id: string }, suppress = false) =>
  eventually(() => {
    const state = stateOf(community);
    const ready = whole.sandbox.voice.sessions.some(
      ({ seat, address, connection }) => seat.channelId === id && address && connection,
    );
    if (state?.channel_id !== id || state.suppress !== suppress || !ready)
      throw new Error(`not yet: ${JSON.stringify(state)}, ready: ${ready}`);
    return state;
  }, WITHIN);

const isAway = (community: Community) =>
  eventually(() => {
    if (stateOf(community)) throw new Error('still there');
  }, WITHIN);

/** A community whose server wants the bot on its stages, with an open talk. */
const withTalk = async (permissions = BOT_PERMISSIONS): Promise<Community> => {
  const community = await whole.community(permissions);
  const data = { guildId: community.guild.id, hostRoles: [], sound: { join: true } };
  await whole.database.prisma.settings.create({ data });
  await openTalk(community);
  opened.push(community);
  return community;
};

/** The same, with the bot on the stage. */
const onStage = async (): Promise<Community> => {
  const community = await withTalk();
  await isIn(community, community.stage);
  return community;
};

const logged = (text: string) => whole.bot().lines.filter((line) => line.includes(text)).length;

const choices = async ({ guild }: Community) => {
  const rows = await whole.database.prisma.talkEvent.findMany({
    where: { type: 'voice-chosen', talk: { guildId: guild.id } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ data }) => data);
};

describe('the bot comes to the stage', () => {
  it('when a talk opens, deaf, as a speaker; is no listener and no speaker of the talk; and leaves at the end', async () => {
    const community = await onStage();
    const { ana, announcements, stage } = community;
    expect(stateOf(community)).toMatchObject({ self_deaf: true, self_mute: false });
    ana.joins(stage);
    await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
    await until(() => ana.sees(announcements), 'On stage', '@Ana', '0 listening');
    expect(ana.sees(announcements)).not.toContain('@Rostrum');
    await ana.runs('/talk close');
    await isAway(community);
  });

  it('only where that was chosen: by the server, or by the host for this talk', async () => {
    const community = await whole.community();
    const { ana, chidi, stage } = community;
    await openTalk(community);
    opened.push(community);
    ana.joins(stage);
    await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
    expect(stateOf(community)).toBeUndefined();
    chidi.joins(stage);
    expect((await chidi.runs('/host voice', { here: true })).text).toContain('@Ana');
    expect((await ana.runs('/host voice', { here: true })).text).toContain(
      'I come to the stage of this talk.',
    );
    await isIn(community, stage);
    await ana.runs('/host voice', { here: false });
    await isAway(community);
    expect(await choices(community)).toEqual([
      { on: true, by: ana.id },
      { on: false, by: ana.id },
    ]);
  });

  it('says what it lacks, and comes once that is allowed', async () => {
    const community = await withTalk(BOT_PERMISSIONS);
    const { ana, stage } = community;
    await isIn(community, stage);
    await ana.runs('/host voice', { here: false });
    await isAway(community);
    const { seed } = whole.sandbox.world;
    seed.setOverwrite(stage.id, whole.application.user.id, { deny: P.MuteMembers });
    await eventually(async () => {
      const reply = await ana.runs('/host voice', { here: true });
      expect(reply.text).toContain('I lack Mute Members');
    }, WITHIN);
    seed.setOverwrite(stage.id, whole.application.user.id, { allow: P.MuteMembers });
    await eventually(async () => {
      await ana.runs('/host voice', { here: true });
      expect(stateOf(community)?.suppress).toBe(false);
    }, WITHIN);
  });

  it('of one talk at a time on a server', async () => {
    const community = await onStage();
    const { ana, mo, stage, guild } = community;
    const other = whole.sandbox.world.seed.addChannel(guild.id, {
      name: 'other',
      type: ChannelType.GuildStageVoice,
    });
    await eventually(async () => {
      const { text } = await mo.runs('/talk open', { topic: 'More maps', stage: other });
      expect(text).toContain('The talk is open');
    }, WITHIN);
    await until(() => mo.seesStage(other), 'More maps');
    expect(stateOf(community)?.channel_id).toBe(stage.id);
    ana.joins(stage);
    await ana.runs('/talk close');
    await isIn(community, other);
    expect(await choices(community)).toEqual([]);
  });
});

describe('the bot is on the stage again', () => {
  it('after the network was cut', async () => {
    const community = await onStage();
    whole.sandbox.voice.cutAll();
    await isIn(community, community.stage);
  });

  it.each([4006, 4014, 4015, 4022])('after its socket was closed with %d', async (code) => {
    const community = await onStage();
    whole.sandbox.voice.closeAll(code);
    await eventually(() =>
      expect(whole.sandbox.voice.connections.every((one) => !one.closedWith)).toBe(true),
    );
    await isIn(community, community.stage);
    expect(await choices(community)).toEqual([]);
  });

  it('after it was moved to another region, and after there was none for a while', async () => {
    const community = await onStage();
    const { voice } = whole.sandbox;
    const [before] = voice.sessions.filter(({ seat }) => seat.channelId === community.stage.id);
    await voice.moveRegion(community.guild.id);
    await eventually(() => {
      const [now] = voice.sessions.filter(({ seat }) => seat.channelId === community.stage.id);
      expect(now?.address && now.seat.endpoint).not.toBe(before?.seat.endpoint);
    }, WITHIN);
    await isIn(community, community.stage);
    voice.withdraw(community.guild.id);
    await eventually(() =>
      expect(voice.sessions.some(({ seat }) => seat.channelId === community.stage.id)).toBe(false),
    );
    await voice.moveRegion(community.guild.id);
    await isIn(community, community.stage);
  });

  it('after its connection died without a sign', async () => {
    const { voice } = whole.sandbox;
    const { heartbeatMs } = voice;
    voice.heartbeatMs = 200;
    const community = await onStage();
    voice.heartbeatMs = heartbeatMs;
    const silence = voice.faults.add({ kind: 'silence', bot: whole.application.user.id });
    await eventually(() => expect(logged('silent for too long')).toBe(1), WITHIN);
    silence.disarm();
    await isIn(community, community.stage);
  }, 20_000);

  it('after a moderator moved it elsewhere', async () => {
    const community = await onStage();
    const { guild, mo, stage } = community;
    const { seed } = whole.sandbox.world;
    const other = seed.addChannel(guild.id, { name: 'other', type: ChannelType.GuildStageVoice });
    mo.moves(whole.application.user, other);
    expect(stateOf(community)?.channel_id).toBe(other.id);
    await isIn(community, stage);
    const room = seed.addChannel(guild.id, { name: 'room', type: ChannelType.GuildVoice });
    mo.moves(whole.application.user, room);
    await isIn(community, stage);
  });

  it('after the gateway lost its session', async () => {
    const community = await onStage();
    whole.sandbox.gateway.invalidate(false);
    await eventually(() => expect(stateOf(community)).toBeUndefined(), WITHIN);
    await isIn(community, community.stage);
    expect(await choices(community)).toEqual([]);
  }, 20_000);

  it('after it was killed; and not on the stage of a talk that ended', async () => {
    const community = await onStage();
    const ended = await onStage();
    await whole.bot().end('SIGKILL');
    const { prisma } = whole.database;
    const talk = await prisma.talk.findFirstOrThrow({ where: { guildId: ended.guild.id } });
    await prisma.talkEvent.create({
      data: {
        talkId: talk.id,
        seq: talk.seq + 1,
        at: new Date(),
        type: 'ended',
        data: { reason: 'closed', by: ended.ana.id },
      },
    });
    await prisma.talk.update({
      where: { id: talk.id },
      data: { status: 'ended', endedAt: new Date(), endReason: 'closed', seq: talk.seq + 1 },
    });
    await whole.start();
    await isIn(community, community.stage);
    await isAway(ended);
  }, 30_000);
});

describe('the bot waits', () => {
  it('only so long for an answer, longer each time, and never asks without a wait', async () => {
    const community = await whole.community();
    const { voice } = whole.sandbox;
    const fault = voice.faults.add({ kind: 'no-answer', to: 'identify', times: 1 });
    const data = { guildId: community.guild.id, hostRoles: [], sound: { join: true } };
    await whole.database.prisma.settings.create({ data });
    await openTalk(community);
    opened.push(community);
    await eventually(() => expect(fault.struck).toBe(1), WITHIN);
    const lost = logged('"no answer"');
    await eventually(() => expect(logged('"no answer"')).toBe(lost + 1), { within: 15_000 });
    await isIn(community, community.stage);
  }, 30_000);

  it('and ends at once all the same when it is told to', async () => {
    const community = await whole.community();
    const { voice } = whole.sandbox;
    const fault = voice.faults.add({ kind: 'no-answer', to: 'identify' });
    const data = { guildId: community.guild.id, hostRoles: [], sound: { join: true } };
    await whole.database.prisma.settings.create({ data });
    await openTalk(community);
    opened.push(community);
    await eventually(() => expect(fault.struck).toBeGreaterThan(0), WITHIN);
    const since = Date.now();
    expect(await whole.bot().end('SIGTERM')).toBe(0);
    expect(Date.now() - since).toBeLessThan(4_000);
    fault.disarm();
    await whole.start();
    await isIn(community, community.stage);
  }, 30_000);

  it('longer and longer when each connection is lost at once', async () => {
    const community = await onStage();
    const before = logged('connection to a stage was lost');
    const since = Date.now();
    for (let n = 0; n < 4; n++) {
      await isIn(community, community.stage);
      whole.sandbox.voice.closeAll(4006);
      await eventually(
        () => expect(logged('connection to a stage was lost')).toBeGreaterThan(before + n),
        WITHIN,
      );
    }
    await isIn(community, community.stage);
    // 0.5 + 1 + 2 + 4 s.
    expect(Date.now() - since).toBeGreaterThan(7_000);
  }, 30_000);
});

describe('a moderator', () => {
  it('disconnects it: it stays away, also after a restart, until a host asks', async () => {
    const community = await onStage();
    const { ana, mo, stage } = community;
    ana.joins(stage);
    mo.moves(whole.application.user, null);
    await eventually(async () => expect(await choices(community)).toEqual([{ on: false, by: null }]), WITHIN);
    await whole.bot().end('SIGKILL');
    await whole.start();
    await ana.runs('/talk status');
    expect(stateOf(community)).toBeUndefined();
    await ana.runs('/host voice', { here: true });
    await isIn(community, stage);
  }, 30_000);

  it('moves it to the audience: it stays there until a moderator lets it speak', async () => {
    const community = await onStage();
    const { mo, stage } = community;
    mo.movesToAudience(whole.application.user);
    const before = logged('connection to a stage was lost');
    whole.sandbox.voice.closeAll(4006);
    await eventually(() => expect(logged('connection to a stage was lost')).toBe(before + 1), WITHIN);
    await isIn(community, stage, true);
    const asked = whole.sandbox.calls.filter(
      ({ path, method }) => method === 'PATCH' && path.endsWith('/voice-states/@me'),
    );
    mo.invitesToSpeak(whole.application.user);
    await isIn(community, stage);
    expect(
      whole.sandbox.calls.filter(
        ({ path, method }) => method === 'PATCH' && path.endsWith('/voice-states/@me'),
      ),
    ).toEqual(asked);
  });
});
