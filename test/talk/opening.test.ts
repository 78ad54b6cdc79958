/** What happens at the time of a planned talk: who opens it, who is asked, and when it is called off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remindedTalk } from '../../src/calendar/reminders.ts';
import { decide } from '../../src/talk/decide.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';
import { fold } from '../../src/talk/evolve.ts';
import { openingDueAt, unopenedUntil } from '../../src/talk/opening.ts';
import { DEFAULT_RULES, type Rules } from '../../src/talk/rules.ts';
import type { Hindrance, Talk } from '../../src/talk/talk.ts';

const MINUTE = 60_000;
const STARTS = 100 * MINUTE;
const { nudgeMs, unopenedMs } = DEFAULT_RULES;
const inUse: Hindrance = { refused: 'stage-in-use', stageId: 's' };

type At = readonly [at: number, event: TalkEvent];

const planned = (rules: Partial<Rules> = {}): At => [
  0,
  {
    type: 'planned',
    talkId: 't',
    guildId: 'g',
    hostId: 'ana',
    topic: 'Maps',
    announceId: 'a',
    stageId: 's',
    startsAt: STARTS,
    zone: 'UTC',
    rules,
  },
];
const itself = planned({ opensItself: true });

const talkAfter = (...log: At[]): Talk => {
  const talk = fold(log.map(([at, event], i): Recorded => ({ ...event, seq: i + 1, at })));
  if (!talk) throw new Error('nothing was planned');
  return talk;
};

const comes = (talk: Talk, now: number, hindrance: Hindrance | null = null): readonly TalkEvent[] => {
  const decision = decide(talk, { type: 'time-to-open', stageId: 's', hindrance }, now);
  if (!decision.ok) throw new Error(decision.refusal.refused);
  return decision.events;
};

const asked = (at = STARTS): At => [at, { type: 'open-asked' }];
const nudged: At = [STARTS + nudgeMs, { type: 'open-nudged' }];
const cancelled: TalkEvent = { type: 'cancelled', by: null, reason: 'unopened' };
const moved: At = [STARTS + 1, { type: 'moved', startsAt: 2 * STARTS, zone: 'UTC', by: 'ana' }];

describe('when its time comes, a talk', () => {
  it.each<[string, Talk, number, readonly TalkEvent[]]>([
    ['is left alone before', talkAfter(planned()), STARTS - 1, []],
    ['has its host asked', talkAfter(planned()), STARTS, [{ type: 'open-asked' }]],
    [
      'has them asked late, when nobody could before',
      talkAfter(planned()),
      STARTS + unopenedMs - 1,
      [{ type: 'open-asked' }],
    ],
    ['is called off when that is too long ago', talkAfter(planned()), STARTS + unopenedMs, [cancelled]],
    ['that opens by itself is called off then, too', talkAfter(itself), STARTS + unopenedMs, [cancelled]],
    ['is left to its host for a while', talkAfter(planned(), asked()), STARTS + nudgeMs - 1, []],
    ['has them asked once more', talkAfter(planned(), asked()), STARTS + nudgeMs, [{ type: 'open-nudged' }]],
    ['has them asked no third time', talkAfter(planned(), asked(), nudged), STARTS + unopenedMs - 1, []],
    ['is called off at last', talkAfter(planned(), asked(), nudged), STARTS + unopenedMs, [cancelled]],
    [
      'is called off without another question when that would come too late',
      talkAfter(planned(), asked()),
      STARTS + unopenedMs,
      [cancelled],
    ],
    [
      'gives a host who was asked late their time',
      talkAfter(planned(), asked(STARTS + 20 * MINUTE)),
      STARTS + unopenedMs,
      [{ type: 'open-nudged' }],
    ],
    ['that was moved waits for its new time', talkAfter(planned(), asked(), moved), STARTS + unopenedMs, []],
    ['that was moved asks anew', talkAfter(planned(), asked(), moved), 2 * STARTS, [{ type: 'open-asked' }]],
    [
      'that is open needs nothing',
      talkAfter(planned(), asked(), [STARTS + 1, { type: 'opened', by: 'ana', stageId: 's' }]),
      STARTS + unopenedMs,
      [],
    ],
    [
      'that is called off needs nothing',
      talkAfter(planned(), asked(), [STARTS + 1, { type: 'cancelled', by: 'ana' }]),
      STARTS + unopenedMs,
      [],
    ],
  ])('%s', (_, talk, now, events) => {
    expect(comes(talk, now)).toEqual(events);
  });

  it('opens by itself when its host chose so and nothing is in the way; else they are asked, with the reason', () => {
    const opens: TalkEvent = { type: 'opened', by: null, stageId: 's', itself: true };
    expect(comes(talkAfter(itself), STARTS)).toEqual([opens]);
    expect(comes(talkAfter(itself), STARTS, inUse)).toEqual([{ type: 'open-asked', why: inUse }]);
    expect(comes(talkAfter(planned()), STARTS, inUse)).toEqual([{ type: 'open-asked' }]);
    const kept = talkAfter(itself, [STARTS, { type: 'open-asked', why: inUse }]);
    expect(kept.opening?.why).toEqual(inUse);
    expect(comes(kept, STARTS + nudgeMs)).toEqual([{ type: 'open-nudged' }]);
  });

  it('without a date has no time', () => {
    const [at, idea] = planned();
    const talk = talkAfter([at, { ...idea, startsAt: null } as TalkEvent]);
    expect(openingDueAt(talk)).toBeNull();
    expect(comes(talk, STARTS)).toEqual([]);
  });

  it('reminds until it is called off, and not after', () => {
    const talk = talkAfter(planned(), asked(STARTS + 5 * MINUTE));
    expect(remindedTalk(talk)?.overAt).toBe(STARTS + 5 * MINUTE + unopenedMs);
    const over = talkAfter(planned(), asked(), [STARTS + unopenedMs, cancelled]);
    expect(over).toMatchObject({ status: 'cancelled', unopened: true });
    expect(remindedTalk(over)?.overAt).toBe(STARTS + unopenedMs);
    expect(talkAfter(planned(), [1, { type: 'cancelled', by: 'ana' }]).unopened).toBe(false);
  });

  it('is asked for once, nudged at most once and called off once, whenever it is looked at', () => {
    const gaps = fc.array(fc.nat(20 * MINUTE), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(gaps, (waits) => {
        let log: At[] = [planned()];
        let now = STARTS - 5 * MINUTE;
        for (const wait of waits) {
          now += wait;
          const talk = talkAfter(...log);
          const due = openingDueAt(talk);
          const until = unopenedUntil(talk) ?? 0;
          const events = comes(talk, now);
          // Nothing before it is due, and something once it is, or there would be no other wake-up.
          expect(events.length > 0).toBe(due !== null && now >= due);
          if (events.some(({ type }) => type === 'cancelled')) expect(now).toBeGreaterThanOrEqual(until);
          log = [...log, ...events.map((event): At => [now, event])];
        }
        for (const type of ['open-asked', 'open-nudged', 'cancelled'] as const)
          expect(log.filter(([, event]) => event.type === type).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
