/** Somebody speaks on while the line of the bot is disturbed, and what of it is on the disk. */
import { expect } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import type { Said } from '../../sandbox/voice/speech.ts';
import type { Heard } from '../../src/audio/opus/packets.ts';
import { answers, hasSaid, heardIn, packetsOf, recordedTalk, type Studio, worst } from './recorded-talk.ts';

const WITHIN = { within: 10_000 };

/** A recorded talk whose host agreed. */
export const agreedTalk = async (studio: Studio): Promise<Community> => {
  const community = await recordedTalk(studio);
  await answers(community, community.ana, 'Agree');
  return community;
};

const recordingOf = async ({ prisma }: Studio, { guild }: Community) => {
  const all = await prisma.recording.findMany({ where: { talk: { guildId: guild.id } } });
  const [recording] = all;
  if (!recording || all.length > 1) throw new Error(`${all.length} recordings`);
  return recording;
};

/** What is on the disk of what the host said by this name. */
export const kept = async (studio: Studio, community: Community, name: string): Promise<Heard[]> => {
  const tracks = await heardIn(studio, (await recordingOf(studio, community)).id);
  if (typeof tracks === 'string') throw new Error(tracks);
  return (tracks[community.ana.id] ?? []).filter(({ packet }) =>
    packet.subarray(1).toString().startsWith(`${name} `),
  );
};

const hexOf = (packet: Buffer) => packet.toString('hex');

/** The places of what was heard in what was said. */
const placesOf = (said: readonly Said[], heard: readonly Heard[]): number[] => {
  const places = new Map(said.map(({ payload }, i) => [hexOf(payload), i]));
  return heard.map(({ packet }) => places.get(hexOf(packet)) ?? -1);
};

/** Compares what was said with what was kept of it: bit for bit, at its time, and what is missing is one piece. */
const compare = async (
  studio: Studio,
  community: Community,
  said: readonly Said[],
  heard: readonly Heard[],
) => {
  const { startedAt, endedAt } = await recordingOf(studio, community);
  expect(endedAt).toBeNull();
  const order = placesOf(said, heard);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
  const isKept = new Set(order);
  const missing = said.flatMap((_, i) => (isKept.has(i) ? [] : [i]));
  const [first = 0] = missing;
  expect(missing).toEqual(missing.map((_, n) => first + n));
  expect(worst(heard, said, startedAt.getTime())).toBeLessThanOrEqual(40);
  return { from: said[first]?.at ?? 0, packets: missing.length };
};

/**
 * The host speaks, the line is disturbed in mid-speech, and they speak on: what is missing of it is one piece that begins
 * with the disturbance and lasts `atMost` so many milliseconds.
 */
export const speaksThrough = async (
  studio: Studio,
  community: Community,
  name: string,
  disturb: () => unknown,
  { atMost }: { atMost: number },
): Promise<void> => {
  const { ana } = community;
  const speech = ana.speaks(packetsOf(name, 60_000));
  await hasSaid(speech, 40);
  const since = Date.now();
  await disturb();
  const until = Date.now();
  await eventually(
    async () => {
      const order = placesOf(speech.said, await kept(studio, community, name));
      const last = order.at(-1) ?? 0;
      const again = order.length - order.findLastIndex((place, i) => place !== last - (order.length - 1 - i));
      if ((speech.said[last]?.at ?? 0) < until + 1_000 || again < 50)
        throw new Error(`${again} in one piece`);
    },
    { within: atMost + 10_000 },
  );
  speech.stop();
  await speech.ended;
  const last = speech.said.at(-1)?.payload ?? Buffer.alloc(0);
  const heard = await eventually(async () => {
    const all = await kept(studio, community, name);
    if (!all.at(-1)?.packet.equals(last)) throw new Error('the end is not on the disk');
    return all;
  }, WITHIN);
  const gap = await compare(studio, community, speech.said, heard);
  // Who speaks may be held up a little, too.
  if (gap.packets > 0) expect(gap.from).toBeGreaterThanOrEqual(since - 200);
  expect(gap.packets * 20).toBeLessThanOrEqual(atMost);
};

/** Waits until all that the host said by this name is on their track; each packet is at its time. */
export const isAll = async (
  studio: Studio,
  community: Community,
  name: string,
  said: readonly Said[],
): Promise<void> => {
  const heard = await eventually(async () => {
    const all = await kept(studio, community, name);
    if (all.length < said.length) throw new Error(`${all.length} of ${said.length}`);
    return all;
  }, WITHIN);
  expect(await compare(studio, community, said, heard)).toMatchObject({ packets: 0 });
};
