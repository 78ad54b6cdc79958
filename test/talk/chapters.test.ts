/** Chapters: where in a recording somebody began to speak, or a question was taken up. */
import { describe, expect, it } from 'vitest';
import { chaptersOf } from '../../src/talk/chapters.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';

const SECOND = 1_000;

/** A log of these events, each at its second. */
const logOf = (events: readonly (readonly [number, TalkEvent])[]): Recorded[] => {
  const planned = {
    type: 'planned',
    talkId: 't',
    guildId: 'g',
    hostId: 'ana',
    topic: 'Open maps',
    announceId: 'c',
    stageId: 's',
    startsAt: null,
    zone: null,
  } as const;
  return [[0, planned] as const, [0, { type: 'opened', by: 'ana', stageId: 's' }] as const, ...events].map(
    ([at, event], i) => ({ ...event, seq: i + 1, at: at * SECOND }),
  );
};

const turn = (userId: string, from: number, to: number) =>
  [
    [from, { type: 'called', userId, role: 'turn', by: 'ana' }],
    [from, { type: 'speaking', userId, role: 'turn' }],
    [to, { type: 'turn-ended', userId, by: null }],
    [to, { type: 'back-in-audience', userId }],
  ] as const satisfies readonly (readonly [number, TalkEvent])[];

const whole = { from: 10 * SECOND, to: 1_000 * SECOND, heard: ['ana', 'ben', 'dora'] };

describe('chapters', () => {
  it('begin with each turn, by the time of the recording', () => {
    const log = logOf([...turn('ben', 20, 80), ...turn('dora', 100, 160)]);
    expect(chaptersOf(log, whole)).toEqual([
      { at: 10 * SECOND, type: 'turn', userId: 'ben' },
      { at: 90 * SECOND, type: 'turn', userId: 'dora' },
    ]);
  });

  it('name nobody who is not in the recording, and no turn of a moment', () => {
    const log = logOf([...turn('eve', 20, 80), ...turn('ben', 100, 102)]);
    expect(chaptersOf(log, whole)).toEqual([]);
  });

  it('begin at 0 with who speaks already, and end with the recording', () => {
    const log = logOf([...turn('ben', 5, 80), ...turn('dora', 990, 1_200)]);
    const { to } = whole;
    expect(chaptersOf(log, { ...whole, to: to - 6 * SECOND })).toEqual([
      { at: 0, type: 'turn', userId: 'ben' },
    ]);
  });

  it('begin with each question that is taken up', () => {
    const asked = {
      type: 'question-asked',
      userId: 'eve',
      text: 'Why?',
      anonymous: true,
      waiting: false,
    } as const;
    const log = logOf([
      [30, asked],
      [50, { type: 'question-settled', question: 3, from: 'open', to: 'now', by: 'ana' }],
      [60, { type: 'question-settled', question: 3, from: 'now', to: 'answered', by: 'ana' }],
    ]);
    expect(chaptersOf(log, whole)).toEqual([{ at: 40 * SECOND, type: 'question', text: 'Why?' }]);
  });
});
