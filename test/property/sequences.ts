/** Random sequences of commands to one talk, as people and Discord could send them. */
import fc from 'fast-check';
import type { Command, Sight } from '../../src/talk/commands.ts';
import { ORDERS, type Rules } from '../../src/talk/rules.ts';
import { questionOf, type Talk } from '../../src/talk/talk.ts';

export const TALK_ID = '7b2f3a54-6a51-4d8e-9a52-0b1f5a9c1d10';
export const STAGE_ID = '500';
const EVENT_ID = '600';
const LISTED = { name: 'Maps', startsAt: 10_000_000, stageId: STAGE_ID };
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

/** Ids that invitations of people outside the server may have. */
const outsider = fc.nat(20).map((seq) => `outside-${seq}`);

/** Two times, so that a proposal is often the one that is taken; later than any clock of the tests. */
const startsAt = fc.constantFrom(4_000_000_000_000, 4_100_000_000_000);

const plan = { talkId: TALK_ID, guildId: '100', topic: 'Maps', announceId: '200', stageId: STAGE_ID };

/** A role that may go ahead in line. */
const ROLE = '900';
const roles = fc.constantFrom([], [], [ROLE]);

const by = fc.constantFrom(
  { id: HOST, moderator: false },
  { id: HOST, moderator: false },
  { id: USERS[1], moderator: true },
  { id: USERS[2], moderator: false },
);

const rules: fc.Arbitrary<Partial<Rules>> = fc.record(
  {
    order: fc.constantFrom(...ORDERS),
    turnMs: fc.constantFrom(null, 30_000),
    speakersAtOnce: fc.integer({ min: 1, max: 3 }),
    cap: fc.constantFrom(null, 2),
    cooldownMs: fc.constantFrom(0, 5_000),
    graceMs: fc.constantFrom(0, 20_000),
    hostAwayMs: fc.constant(120_000),
    opensItself: fc.boolean(),
    priorityRoles: fc.constantFrom([], [ROLE]),
    reviewQuestions: fc.boolean(),
    attendance: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Commands of one type whose other fields are these. */
const of = <T extends Command['type'], R>(type: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record({ type: fc.constant(type), ...rest }) as unknown as fc.Arbitrary<{ type: T } & R>;

const onLine = fc.oneof(
  of('call', { by, userId: user, isBot: fc.constant(false), where }),
  of('skip', { by }),
  of('move-hand', { by, userId: user, to: fc.integer({ min: -1, max: 6 }) }),
  of('move-hand', { by, userId: user, to: fc.integer({ min: 1, max: 3 }) }),
  of('remove-hand', { by, userId: user }),
  of('clear-hands', { by }),
  of('choose-voice', { by, on: fc.boolean() }),
  of('voice-sent-out', {}),
  of('lock-line', { by, locked: fc.constantFrom(false, false, true) }),
  of('end-turn', { by: actor, userId: user }),
  of('more-time', { by, userId: user }),
  of('change-rules', { by, rules }),
);

/** Which act is undone is a place among the latest, until it runs. */
const onPeople = fc.oneof(
  of('add-co-host', { by, userId: user, isBot: fc.constant(false), where }),
  of('remove-co-host', { by, userId: user }),
  of('hand-over', { by, userId: user, isBot: fc.constant(false), where }),
  of('send-to-audience', { by, userId: user }),
  of('remove', { by, userId: user, where }),
  of('keep-out', { by, userId: user }),
  of('let-in', { by, userId: user }),
  of('undo', { by, act: fc.nat(2) }),
  of('undo', { by, act: fc.constant(0) }),
);

const question = fc.nat(5);
const text = fc.constantFrom(
  'Why maps?',
  'Who pays?',
  'why maps',
  'And then?',
  'What for?',
  ' ',
  'x'.repeat(301),
);

/** Which question is meant is a place in their list, until it runs. */
const onQuestions = fc.oneof(
  of('ask', { userId: user, text, anonymous: fc.boolean() }),
  of('ask', { userId: user, text, anonymous: fc.boolean() }),
  of('vote', { userId: user, question, wanted: fc.boolean() }),
  of('settle-question', { by, question, to: fc.constantFrom('open', 'now', 'answered', 'dismissed') }),
  of('withdraw-question', { userId: user, question }),
  of('merge-question', { by, question, into: question }),
  of('bring-asker', { by, question, where }),
  of('count-listening', { count: fc.nat(3) }),
);

const RECORDING_IDS = ['c4c0ec4c-1e1e-4f0e-9e52-000000000001', 'c4c0ec4c-1e1e-4f0e-9e52-000000000002'];
const recordingId = fc.constantFrom(...RECORDING_IDS);

const onRecording = fc.oneof(
  of('start-recording', { by, recordingId }),
  of('stop-recording', { by }),
  of('end-recording', { recordingId, reason: fc.constantFrom('disk', 'length', 'size', 'not-possible') }),
  of('answer-consent', { userId: user, agrees: fc.boolean() }),
  of('answer-consent', { userId: user, agrees: fc.boolean() }),
  of('answer-consent', { userId: user, agrees: fc.boolean() }),
);

const command: fc.Arbitrary<Exclude<Command, { type: 'seen' }>> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({
      type: fc.constant('raise-hand' as const),
      userId: user,
      where,
      roles,
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
      message: fc.constantFrom(null, 'Would you talk with us?'),
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      by: user,
      invitation: user,
      answer: fc.constantFrom('accepted' as const, 'maybe' as const, 'declined' as const),
      words: fc.constantFrom(null, 'Not that week'),
      where,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('see-invitation' as const), by: user, invitation: user }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('propose-time' as const),
      by: user,
      invitation: user,
      startsAt,
      zone: fc.constant('UTC'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('take-time' as const), by: actor, invitation: user, startsAt }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('move' as const),
      by: actor,
      startsAt,
      zone: fc.constant('UTC'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('remind-guest' as const), by: actor, invitation: user }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('withdraw-invitation' as const), by: actor, invitation: user }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('invite-outsider' as const),
      by: actor,
      name: fc.constantFrom('Vera K', 'Ben'),
      message: fc.constant(null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('renew-link' as const, 'revoke-link' as const),
      by: actor,
      invitation: outsider,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('recognise' as const), invitation: outsider, userId: user }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('event-made' as const),
      eventId: fc.constant(EVENT_ID),
      shows: fc.constant(LISTED),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('event-edited' as const),
      eventId: fc.constant(EVENT_ID),
      seen: fc.record({
        name: fc.constantFrom(LISTED.name, 'Other maps'),
        startsAt: fc.constantFrom(LISTED.startsAt, 20_000_000),
        stageId: fc.constantFrom(LISTED.stageId, null),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('event-gone' as const, 'event-started' as const),
      eventId: fc.constant(EVENT_ID),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('interest' as const), userId: user, shown: fc.boolean() }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('remind-me' as const), userId: user }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('choose-reminders' as const),
      userId: user,
      offsets: fc.option(fc.uniqueArray(fc.constantFrom(0, 600_000, 3_600_000), { minLength: 1 })),
    }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('stop-reminding' as const), userId: user }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('choose-remind-times' as const),
      by: actor,
      offsets: fc.uniqueArray(fc.constantFrom(0, 600_000, 7_200_000), { minLength: 1 }),
      following: fc.boolean(),
    }),
  },
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
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('time-to-open' as const),
      stageId: fc.constant(STAGE_ID),
      hindrance: fc.constant(null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('close' as const), by: actor }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cancel' as const), by: actor }) },
  { weight: 90, arbitrary: onLine },
  { weight: 60, arbitrary: onPeople },
  { weight: 60, arbitrary: onQuestions },
  { weight: 40, arbitrary: onRecording },
);

/** How a talk begins: opened at once, or planned. */
export const beginning: fc.Arbitrary<Command> = fc.constantFrom<Command>(
  { type: 'open-new', by: { id: HOST, moderator: false }, ...plan },
  { type: 'schedule', by: { id: HOST, moderator: false }, startsAt: 10_000_000, zone: 'UTC', ...plan },
  { type: 'plan-idea', by: { id: HOST, moderator: false }, ...plan },
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
  .tuple(fc.boolean(), fc.array(step, { maxLength: 80, size: 'max' }))
  .map(([areIn, rest]) => (areIn ? [...comeIn, ...rest] : rest));

/** The command with the act or the questions that it means: a place in their lists becomes the number of one of them. */
const meant = <C extends Command>(command: C, talk: Talk | null): C => {
  const id = (place: number) => talk?.questions[place % talk.questions.length]?.id ?? place;
  const act = 'act' in command ? { act: talk?.acts.at(-1 - command.act)?.event.seq ?? 0 } : {};
  const question = 'question' in command ? { question: id(command.question) } : {};
  const into = 'into' in command ? { into: id(command.into) } : {};
  return { ...command, ...act, ...question, ...into };
};

/**
 * The commands that steps come to, one by one: what Discord shows of everybody is kept between them. The talk is that
 * which the command meets.
 */
export const createActs = () => {
  const shown = new Map<string, Sight>();
  /** Where somebody is: buttons and commands say it truthfully. */
  const whereOf = (userId: string, said: string | null) =>
    (shown.get(userId) ?? 'away') === 'away' ? null : said;
  return {
    shown,
    act: (next: Step, talk: Talk | null): Command => {
      if ('command' in next) {
        const command = meant(next.command, talk);
        if (command.type === 'bring-asker') {
          const asker = (talk && questionOf(talk, command.question)?.userId) ?? '';
          return { ...command, where: whereOf(asker, command.where) };
        }
        if (!('where' in command && 'userId' in command)) return command;
        return { ...command, where: whereOf(command.userId, command.where) };
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
