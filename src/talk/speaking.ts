/** Who is on the stage, and how long they have spoken: what the events of a talk do with both. Pure. */
import type { Speaker, Talk, TalkTime } from './talk.ts';

/** A list without what is somebody's. */
export const without = <T extends { userId: string }>(list: readonly T[], userId: string): readonly T[] =>
  list.some((item) => item.userId === userId) ? list.filter((item) => item.userId !== userId) : list;

export const withSpeaker = (speakers: readonly Speaker[], speaker: Speaker): readonly Speaker[] =>
  speakers.some((known) => known.userId === speaker.userId)
    ? speakers.map((known) => (known.userId === speaker.userId ? speaker : known))
    : [...speakers, speaker];

export const changeSpeaker = (
  speakers: readonly Speaker[],
  userId: string,
  change: (speaker: Speaker) => Partial<Speaker>,
): readonly Speaker[] =>
  speakers.map((known) => (known.userId === userId ? { ...known, ...change(known) } : known));

export const leaving = (speakers: readonly Speaker[], userId: string, since: number): readonly Speaker[] =>
  changeSpeaker(speakers, userId, () => ({ step: 'leaving', since }));

/** What is known of speaking when these people stop; only who is speaking has spoken. */
export const spoken = (
  talk: Talk,
  at: number,
  stops: (speaker: Speaker) => boolean,
): Pick<Talk, 'talkTimes' | 'turnsOver'> => {
  const stopped = talk.speakers.filter((speaker) => speaker.step === 'speaking' && stops(speaker));
  const talkTimes = stopped.reduce((times: readonly TalkTime[], { userId, since }) => {
    const before = times.find((time) => time.userId === userId) ?? { turns: 0, ms: 0 };
    const after = { userId, turns: before.turns + 1, ms: before.ms + at - since, lastAt: at };
    return [...without(times, userId), after];
  }, talk.talkTimes);
  const turnsOver = stopped
    .filter(({ role }) => role === 'turn')
    .reduce(({ count, ms }, { since }) => ({ count: count + 1, ms: ms + at - since }), talk.turnsOver);
  return { talkTimes, turnsOver };
};

/** As {@link spoken}, when one person stops. */
export const stops = (talk: Talk, at: number, userId: string) =>
  spoken(talk, at, (speaker) => speaker.userId === userId);

/** Whoever hosts is not on the stage for a turn any more, and has no time that runs out. */
export const asHost = (speakers: readonly Speaker[], userId: string): readonly Speaker[] =>
  changeSpeaker(speakers, userId, () => ({ role: 'host', endsAt: null, warned: false }));
