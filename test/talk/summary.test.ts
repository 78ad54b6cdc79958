/** What a talk came to: who spoke how long, how many listened, read from the log alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/talk/decide.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';
import { evolve } from '../../src/talk/evolve.ts';
import { summaryOf } from '../../src/talk/summary.ts';
import type { Talk } from '../../src/talk/talk.ts';
import { beginning, createActs, steps } from '../property/sequences.ts';

const MINUTE = 60_000;

const opened: TalkEvent[] = [
  {
    type: 'planned',
    talkId: 'talk',
    guildId: '1',
    hostId: 'ana',
    topic: 'Maps',
    announceId: '2',
    stageId: 'stage',
    startsAt: null,
    zone: null,
  },
  { type: 'opened', by: 'ana', stageId: 'stage' },
];

/** A log of events at these minutes after the opening. */
const logOf = (...events: readonly [minute: number, event: TalkEvent][]): Recorded[] =>
  [...opened.map((event): [number, TalkEvent] => [0, event]), ...events].map(([minute, event], i) => ({
    ...event,
    seq: i + 1,
    at: minute * MINUTE,
  }));

const speaks = (userId: string): TalkEvent => ({ type: 'speaking', userId, role: 'turn' });
const listening = (count: number): TalkEvent => ({ type: 'listening', count });
const closed: TalkEvent = { type: 'ended', reason: 'closed', by: 'ana' };

describe('the voices of a talk', () => {
  it('are in the order in which they first spoke, with each stretch and the whole', () => {
    const log = logOf(
      [1, speaks('ben')],
      [3, { type: 'turn-ended', userId: 'ben', by: null }],
      [3, { type: 'back-in-audience', userId: 'ben' }],
      [4, speaks('dora')],
      [6, speaks('ben')],
      [7, { type: 'left', userId: 'dora' }],
      [10, closed],
    );
    expect(
      summaryOf(log, 99 * MINUTE)?.voices.map(({ userId, ms, spans }) => [userId, ms, spans.length]),
    ).toEqual([
      ['ben', 6 * MINUTE, 2],
      ['dora', 3 * MINUTE, 1],
    ]);
  });

  it('are counted until now while the talk is live', () => {
    expect(summaryOf(logOf([1, speaks('ben')]), 5 * MINUTE)?.voices[0]?.ms).toBe(4 * MINUTE);
  });

  it('have spoken just as long as the talk itself has counted, whatever happened', () => {
    fc.assert(
      fc.property(beginning, steps, (first, next) => {
        const { act } = createActs();
        const log: Recorded[] = [];
        let talk: Talk | null = null;
        let now = 0;
        const run = (command: Parameters<typeof decide>[1]): void => {
          const decision = decide(talk, command, now);
          if (!decision.ok) return;
          for (const event of decision.events) {
            const recorded = { ...event, seq: log.length + 1, at: now };
            talk = evolve(talk, recorded);
            log.push(recorded);
          }
        };
        run(first);
        for (const step of next) {
          now += step.after;
          run(act(step, talk));
        }
        run({ type: 'close', by: { id: 'mod', moderator: true } });
        const counted = (talk as Talk | null)?.talkTimes.filter(({ ms }) => ms > 0) ?? [];
        const summed = summaryOf(log, now)?.voices ?? [];
        expect(new Map(summed.map(({ userId, ms }) => [userId, ms]))).toEqual(
          new Map(counted.map(({ userId, ms }) => [userId, ms])),
        );
      }),
    );
  });
});

describe('the audience of a talk', () => {
  it.each<[string, readonly [number, number][], number]>([
    ['nobody came', [], 0],
    ['all came at once', [[0, 10]], 10],
    [
      'most of the time there were few',
      [
        [0, 2],
        [9, 300],
      ],
      2,
    ],
    [
      'most of the time there were many',
      [
        [0, 2],
        [1, 300],
      ],
      300,
    ],
    [
      'it grew evenly',
      [
        [0, 1],
        [2, 2],
        [4, 3],
        [6, 4],
        [8, 5],
      ],
      3,
    ],
  ])('has a median by time: %s', (_, counts, median) => {
    const log = logOf(...counts.map(([minute, count]): [number, TalkEvent] => [minute, listening(count)]), [
      10,
      closed,
    ]);
    expect(summaryOf(log, 0)?.median).toBe(median);
  });
});

it('a talk that was never opened has no summary', () => {
  expect(summaryOf(logOf().slice(0, 1), 0)).toBeNull();
});

it('attendance has each visit of whom the talk recorded', () => {
  const log = logOf(
    [1, { type: 'came', userId: 'ana' }],
    [2, { type: 'left', userId: 'ana' }],
    [3, { type: 'came', userId: 'ana' }],
    [10, closed],
  );
  expect(summaryOf(log, 0)?.visits).toEqual([
    { userId: 'ana', from: 1 * MINUTE, to: 2 * MINUTE },
    { userId: 'ana', from: 3 * MINUTE, to: 10 * MINUTE },
  ]);
});
