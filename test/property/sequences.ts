/** Random sequences of commands to one talk, as people and Discord could send them. */
import fc from 'fast-check';
import type { Command, Sight } from '../../src/talk/commands.ts';
import { ORDERS } from '../../src/talk/rules.ts';

export const TALK_ID = '7b2f3a54-6a51-4d8e-9a52-0b1f5a9c1d10';
export const STAGE_ID = '500';
export const USERS = ['1', '2', '3', '4', '5'] as const;
export const HOST = USERS[0];

/** A step: a command, or a change of what Discord shows of somebody (its former sight is filled in when it runs). */
export type Step = {
  /** How long after the step before, in milliseconds. */
  after: number;
} & ({ command: Exclude<Command, { type: 'seen' }> } | { moves: string; to: Sight; told: boolean });

const user = fc.constantFrom(...USERS);
const actor = fc.record({ id: user, moderator: fc.boolean() });
const where = fc.constantFrom(STAGE_ID, STAGE_ID, STAGE_ID, STAGE_ID, '501', null);
const sight = fc.constantFrom<Sight>('away', 'audience', 'audience', 'hand', 'hand', 'invited', 'speaking');

const plan = { talkId: TALK_ID, guildId: '100', topic: 'Maps', announceId: '200', stageId: STAGE_ID };

const command: fc.Arbitrary<Exclude<Command, { type: 'seen' }>> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({
      type: fc.constant('raise-hand' as const),
      userId: user,
      where,
      roles: fc.constant([]),
    }),
  },
  { weight: 20, arbitrary: fc.record({ type: fc.constant('lower-hand' as const), userId: user }) },
  { weight: 60, arbitrary: fc.record({ type: fc.constant('next' as const), by: actor }) },
  {
    weight: 15,
    arbitrary: fc.record({
      type: fc.constant('invite' as const),
      by: actor,
      guestId: user,
      guestIsBot: fc.boolean(),
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      by: user,
      guestId: user,
      answer: fc.constantFrom('accepted' as const, 'maybe' as const, 'declined' as const),
      where,
    }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('remind-me' as const), userId: user }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('stop-reminding' as const), userId: user }) },
  {
    weight: 15,
    arbitrary: fc.record({ type: fc.constant('open' as const), by: actor, stageId: fc.constant(STAGE_ID) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constant('choose-order' as const),
      by: actor,
      order: fc.constantFrom(...ORDERS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('close' as const), by: actor }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cancel' as const), by: actor }) },
);

/** How a talk begins: opened at once, or planned. */
export const beginning: fc.Arbitrary<Command> = fc.constantFrom<Command>(
  { type: 'open-new', by: { id: HOST, moderator: false }, ...plan },
  { type: 'schedule', by: { id: HOST, moderator: false }, startsAt: 10_000_000, zone: 'UTC', ...plan },
);

/** Mostly soon; sometimes after a call has run out, or a place is kept no longer. */
const after = fc.oneof({ weight: 6, arbitrary: fc.nat(3_000) }, { weight: 1, arbitrary: fc.nat(70_000) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ after, command }) },
  { weight: 1, arbitrary: fc.record({ after, command: fc.constant({ type: 'tick' as const }) }) },
  { weight: 4, arbitrary: fc.record({ after, moves: user, to: sight, told: fc.boolean() }) },
);

/** Most sequences begin with everybody in the audience, so that they get somewhere. */
const comeIn: Step[] = USERS.map((moves) => ({ after: 0, moves, to: 'audience', told: true }));

export const steps: fc.Arbitrary<Step[]> = fc
  .tuple(fc.boolean(), fc.array(step, { maxLength: 80 }))
  .map(([areIn, rest]) => (areIn ? [...comeIn, ...rest] : rest));

/** The commands that steps come to, one by one: what Discord shows of everybody is kept between them. */
export const createActs = () => {
  const shown = new Map<string, Sight>();
  return {
    shown,
    act: (next: Step): Command => {
      if ('command' in next) {
        // A button says truthfully where the person is.
        if (next.command.type === 'raise-hand' && (shown.get(next.command.userId) ?? 'away') === 'away') {
          return { ...next.command, where: null };
        }
        return next.command;
      }
      const before = shown.get(next.moves) ?? 'away';
      shown.set(next.moves, next.to);
      return {
        type: 'seen',
        userId: next.moves,
        sight: next.to,
        before: next.told ? before : null,
        roles: [],
      };
    },
  };
};
