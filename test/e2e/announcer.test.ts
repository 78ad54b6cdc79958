/** What is told by voice on the stage: whole, in order, in time, quiet while somebody may speak, and nothing else. */
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { SILENCE } from '../../sandbox/voice/sources.ts';
import { type Clip, createClips } from '../../src/audio/announce/clips.ts';
import { createSpeech } from '../../src/audio/announce/speech.ts';
import { createDecoder } from '../../src/audio/opus/codec.ts';
import { type Language, textsIn } from '../../src/cards/texts/index.ts';
import { systemClock as clock } from '../../src/clock.ts';
import type { SoundSettings } from '../../src/host/settings.ts';
import type { Announced } from '../../src/talk/announced.ts';
import type { Rules } from '../../src/talk/rules.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const log = pino({ level: 'silent' });

/** What the bot made: read where it keeps it, or made as it makes it. */
const clips = () =>
  createClips({ dir: join(whole.dataDir, 'sentences'), speech: createSpeech({ clock, log }), clock, log });

type Said = { readonly full: readonly Buffer[]; readonly quiet: readonly Buffer[] };

const packetsOf = (...parts: readonly Clip[]): Said => {
  const all = (isQuiet: boolean) => parts.flatMap((part) => [...part.packets(() => isQuiet)]);
  return { full: all(false), quiet: all(true) };
};

/** A chime with its sentence. */
const said = async (
  kind: Announced,
  name: string | null = null,
  language: Language = 'en',
): Promise<Said> => {
  const made = clips();
  const { signal } = new AbortController();
  const [chime, words] = await Promise.all([
    made.chime(kind),
    name === null ? made.sentence(kind, language) : made.naming(kind, language, name, signal),
  ]);
  if (!words) throw new Error('nothing speaks here');
  return packetsOf(chime, words);
};

/** How loud packets are once they are decoded, in dB of full scale. */
const loudness = (packets: readonly Buffer[]): number => {
  const decoder = createDecoder();
  const samples = packets.flatMap((packet) => [...(decoder.decode(packet) ?? [])]);
  return 10 * Math.log10(samples.reduce((sum, one) => sum + (one / 32_768) ** 2, 0) / samples.length);
};

const stateOf = ({ guild }: Community) => guild.voiceStates.get(whole.application.user.id);

const opened: Community[] = [];
afterEach(async () => {
  for (const community of opened.splice(0)) {
    await community.mo.runs('/talk close');
    await eventually(() => expect(stateOf(community)).toBeUndefined(), { within: 12_000 });
  }
});

type Chosen = { sound?: Partial<SoundSettings>; language?: Language; rules?: Partial<Rules> };

/** A live talk with the bot on its stage, and its host beside it. */
const talking = async ({ sound, language, rules = {} }: Chosen = {}): Promise<Community> => {
  const community = await whole.community();
  const { guild, ana, stage } = community;
  const data = {
    guildId: guild.id,
    hostRoles: [],
    language: language ?? null,
    sound: { join: true, ...sound, silent: [...(sound?.silent ?? [])] },
    rules: { ...rules, priorityRoles: [] },
  };
  await whole.database.prisma.settings.create({ data });
  ana.joins(stage);
  await ana.runs('/talk open', { topic: 'Open maps', stage });
  opened.push(community);
  await eventually(() => expect(stateOf(community)?.suppress).toBe(false), WITHIN);
  await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
  return community;
};

/** What the stage heard of the bot, without the silence that a player puts around it. */
const heard = ({ stage }: Community): Buffer[] =>
  whole.sandbox.voice
    .stageHears(stage.id)
    .map(({ payload }) => payload)
    .filter((payload) => !payload.equals(SILENCE));

type Heard = readonly [said: Said, how: 'full' | 'quiet' | 'either'];

/**
 * Waits until the stage has heard these to their end, packet for packet and in this order, and nothing besides.
 * `either`: each packet was full or quiet, for somebody muted themselves meanwhile.
 */
const hears = async (community: Community, ...expected: Heard[]): Promise<void> => {
  const packets = expected.flatMap(([{ full, quiet }, how]) =>
    full.map((packet, n) => (how === 'either' ? [packet, quiet[n]] : how === 'full' ? [packet] : [quiet[n]])),
  );
  await eventually(() => expect(heard(community).length).toBeGreaterThanOrEqual(packets.length), {
    within: 15_000,
  });
  const isMeant = (packet: Buffer, n: number) => packets[n]?.some((one) => one?.equals(packet)) ?? false;
  const firstWrong = heard(community).findIndex((packet, n) => !isMeant(packet, n));
  expect({ firstWrong, length: heard(community).length }).toEqual({ firstWrong: -1, length: packets.length });
};

/** Waits until nothing plays: no packet came for so long. */
const isQuiet = async (community: Community): Promise<number> => {
  let last = -1;
  await eventually(
    () => {
      const now = heard(community).length;
      const same = now === last;
      last = now;
      expect(same).toBe(true);
    },
    { within: 15_000, every: 300 },
  );
  return last;
};

const line = async (community: Community, ...names: ('vera' | 'chidi' | 'dora')[]) => {
  for (const name of names) {
    community[name].joins(community.stage);
    await community[name].presses('Raise hand');
  }
};

describe('announcements', () => {
  it('arrive whole and in order: the opening, the next speaker by name, the end; then the bot leaves', async () => {
    const community = await talking();
    const { ana } = community;
    const [start, next, end] = [await said('opened'), await said('next', 'Vera K'), await said('ended')];
    await hears(community, [start, 'either']);
    ana.mutes();
    await line(community, 'vera');
    await ana.runs('/queue next');
    await hears(community, [start, 'either'], [next, 'full']);
    await ana.runs('/talk close');
    await hears(community, [start, 'either'], [next, 'full'], [end, 'full']);
    await eventually(() => expect(stateOf(community)).toBeUndefined(), WITHIN);
    expect(whole.bot().lines.filter((one) => one.includes('"level":50'))).toEqual([]);
  }, 40_000);

  it('are quiet while somebody on the stage is not muted', async () => {
    const community = await talking({ sound: { silent: ['opened', 'ended'] } });
    const { ana } = community;
    await line(community, 'vera', 'chidi');
    await ana.runs('/queue next');
    const [vera, chidi] = [await said('next', 'Vera K'), await said('next', 'Chidi')];
    await hears(community, [vera, 'quiet']);
    ana.mutes();
    await ana.runs('/queue skip');
    await hears(community, [vera, 'quiet'], [chidi, 'full']);
  }, 40_000);

  it('are 12 dB lower while somebody on the stage is not muted, as they are heard', async () => {
    const community = await talking({ sound: { silent: ['opened', 'ended'] } });
    const { ana } = community;
    await line(community, 'vera', 'chidi');
    await ana.runs('/queue next');
    const { length } = (await said('next', 'Vera K')).full;
    await eventually(() => expect(heard(community).length).toBe(length), { within: 15_000 });
    const lower = heard(community);
    await ana.runs('/queue skip');
    await eventually(() => community.chidi.acceptsInvitationToSpeak(), WITHIN);
    const before = await isQuiet(community);
    // The same once more, with nobody up who could speak.
    await ana.runs('/queue skip');
    community.chidi.mutes();
    ana.mutes();
    await community.vera.presses('Raise hand');
    await ana.runs('/queue next');
    await eventually(() => expect(heard(community).length).toBe(before + length), { within: 15_000 });
    const difference = loudness(heard(community).slice(before)) - loudness(lower);
    expect(difference).toBeGreaterThan(11.5);
    expect(difference).toBeLessThan(12.5);
  }, 60_000);

  it('of two things at once are heard whole, one after the other', async () => {
    const community = await talking({
      rules: { turnMs: 1_500, speakersAtOnce: 1 },
      sound: { silent: ['opened', 'ended'] },
    });
    const { ana, vera } = community;
    ana.mutes();
    await line(community, 'vera', 'chidi');
    await ana.runs('/queue next');
    vera.mutes();
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    const first = await said('next', 'Vera K');
    const [up, next] = [await said('time-up'), await said('next', 'Chidi')];
    // The next is called as soon as the chime of the other is heard.
    await eventually(() => expect(heard(community).length).toBeGreaterThan(first.full.length), {
      within: 15_000,
      every: 10,
    });
    await ana.runs('/queue next');
    await hears(community, [first, 'full'], [up, 'full'], [next, 'full']);
  }, 40_000);

  it('are in the server’s language', async () => {
    const community = await talking({ language: 'de', sound: { silent: ['ended'] } });
    community.ana.mutes();
    const german = await said('opened', null, 'de');
    await hears(community, [german, 'either']);
    if (textsIn('de').sound.says.opened(null) !== textsIn('en').sound.says.opened(null))
      expect(german).not.toEqual(await said('opened'));
  }, 40_000);

  it('are chimes alone where that was chosen, and none of a kind that was switched off', async () => {
    const community = await talking({ sound: { speech: false, silent: ['next', 'ended'] } });
    const { ana } = community;
    const alone = packetsOf(await clips().chime('opened'));
    await hears(community, [alone, 'either']);
    await line(community, 'vera');
    await ana.runs('/queue next');
    await eventually(() => community.vera.acceptsInvitationToSpeak(), WITHIN);
    await ana.runs('/talk close');
    await eventually(() => expect(stateOf(community)).toBeUndefined(), WITHIN);
    await hears(community, [alone, 'either']);
  }, 40_000);

  it('tell that time is up, and who is next after that', async () => {
    const community = await talking({
      rules: { turnMs: 1_500, speakersAtOnce: 1 },
      sound: { silent: ['opened', 'next', 'ended'] },
    });
    const { ana, vera } = community;
    ana.mutes();
    await line(community, 'vera');
    await ana.runs('/queue next');
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    vera.mutes();
    await hears(community, [await said('time-up'), 'full']);
  }, 40_000);

  it('tell that a minute is left of a turn', async () => {
    const community = await talking({
      rules: { turnMs: 121_000 },
      sound: { silent: ['opened', 'next', 'ended'] },
    });
    const { ana, vera, guild } = community;
    ana.mutes();
    await line(community, 'vera');
    await ana.runs('/queue next');
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    vera.mutes();
    await until(() => ana.sees(community.announcements), 'turn ends');
    // As if the turn had begun a minute ago: a bot that starts anew waits for the same moment.
    await whole.bot().end('SIGKILL');
    const { prisma } = whole.database;
    const row = await prisma.talkEvent.findFirstOrThrow({
      where: { type: 'speaking', talk: { guildId: guild.id }, data: { path: ['userId'], equals: vera.id } },
    });
    const { talkId, seq } = row;
    await prisma.talkEvent.update({
      where: { talkId_seq: { talkId, seq } },
      data: { at: new Date(row.at.getTime() - 53_000) },
    });
    await whole.start();
    await hears(community, [await said('minute-left'), 'full']);
  }, 60_000);

  it('are not heard, and not made up for, while a moderator keeps the bot in the audience; nor after a restart', async () => {
    const community = await talking({ sound: { silent: ['opened', 'ended'] } });
    const { ana, mo } = community;
    ana.mutes();
    await line(community, 'vera', 'chidi', 'dora');
    mo.movesToAudience(whole.application.user);
    await ana.runs('/queue next');
    await eventually(
      () => expect(whole.bot().lines.some((one) => one.includes('an announcement is left out'))).toBe(true),
      WITHIN,
    );
    mo.invitesToSpeak(whole.application.user);
    await ana.runs('/queue skip');
    const chidi = await said('next', 'Chidi');
    await hears(community, [chidi, 'full']);
    expect(whole.sandbox.voice.unheardIn(community.stage.id)).toEqual([]);
    await whole.bot().end('SIGKILL');
    await whole.start();
    await eventually(() => expect(stateOf(community)?.suppress).toBe(false), WITHIN);
    await isQuiet(community);
    await hears(community, [chidi, 'full']);
  }, 60_000);

  it('stop when the bot is moved to the audience while it speaks', async () => {
    const community = await talking({ sound: { silent: ['opened', 'ended'] } });
    const { ana, mo } = community;
    await line(community, 'vera');
    await ana.runs('/queue next');
    await eventually(() => expect(heard(community).length).toBeGreaterThan(5), WITHIN);
    mo.movesToAudience(whole.application.user);
    const count = await isQuiet(community);
    expect(count).toBeLessThan((await said('next', 'Vera K')).full.length);
    // What was on its way, and the silence after it.
    expect(whole.sandbox.voice.unheardIn(community.stage.id).length).toBeLessThan(15);
  }, 40_000);

  it('begin within two seconds of their events', async () => {
    const community = await talking({ sound: { silent: ['opened', 'ended'] } });
    await line(community, 'vera');
    const before = Date.now();
    await community.ana.runs('/queue next');
    await eventually(() => expect(heard(community).length).toBeGreaterThan(0), WITHIN);
    expect(Date.now() - before).toBeLessThan(2_000);
  }, 40_000);
});
