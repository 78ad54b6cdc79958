/** The rules of a talk: what happens when something is asked of it, or why it is refused. Pure. */
import type { Actor, Command, Decision, Plan, Refusal } from './commands.ts';
import { passed } from './deadlines.ts';
import type { TalkEvent } from './events.ts';
import { saw } from './saw.ts';
import { currentTurn, invitationOf, isOver, isUp, nextInLine, placeInLine, type Talk } from './talk.ts';

/** Longest topic of a stage, in UTF-16 code units. Source: Discord, stage instance `topic`. */
export const TOPIC_MAX = 120;

type Decided = Decision<TalkEvent>;

const happens = (...events: TalkEvent[]): Decided => ({ ok: true, events });
const refuse = (refusal: Refusal): Decided => ({ ok: false, refusal });

const mayRun = (talk: Talk, by: Actor): boolean => by.moderator || by.id === talk.hostId;

const topicRefusal = (topic: string): Refusal | null => {
  if (topic.trim() === '') return { refused: 'topic-empty' };
  if (topic.length > TOPIC_MAX) return { refused: 'topic-too-long', length: topic.length };
  return null;
};

const planned = (plan: Plan, startsAt: number | null, zone: string | null): TalkEvent => ({
  type: 'planned',
  talkId: plan.talkId,
  guildId: plan.guildId,
  hostId: plan.by.id,
  topic: plan.topic.trim(),
  announceId: plan.announceId,
  stageId: plan.stageId,
  startsAt,
  zone,
});

/**
 * Decides one command.
 *
 * @param talk what is known of the talk; null when there is none yet
 * @param now milliseconds since 1970
 * @returns the events that happen (none when all is already so), or the refusal
 */
export const decide = (talk: Talk | null, command: Command, now: number): Decided => {
  if (command.type === 'open-new' || command.type === 'schedule') {
    if (talk !== null) throw new Error('this talk exists already');
    const refusal = topicRefusal(command.topic);
    if (refusal) return refuse(refusal);
    if (command.type === 'open-new') {
      return happens(planned(command, null, null), {
        type: 'opened',
        by: command.by.id,
        stageId: command.stageId,
      });
    }
    if (command.startsAt <= now) return refuse({ refused: 'date-past' });
    return happens(planned(command, command.startsAt, command.zone));
  }
  if (talk === null) return refuse({ refused: 'no-talk' });
  return decideFor(talk, command, now);
};

const decideFor = (
  talk: Talk,
  command: Exclude<Command, { type: 'open-new' | 'schedule' }>,
  now: number,
): Decided => {
  switch (command.type) {
    case 'open':
      return open(talk, command.by, command.stageId);
    case 'close':
      if (talk.status !== 'live') return refuse({ refused: 'not-live', status: talk.status });
      if (!mayRun(talk, command.by)) return refuse({ refused: 'not-host', hostId: talk.hostId });
      return happens({ type: 'ended', reason: 'closed', by: command.by.id });
    case 'cancel':
      if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
      if (!mayRun(talk, command.by)) return refuse({ refused: 'not-host', hostId: talk.hostId });
      return happens({ type: 'cancelled', by: command.by.id });
    case 'stage-made':
      return talk.status === 'live' && talk.stageId === null
        ? happens({ type: 'stage-made', stageId: command.stageId })
        : happens();
    case 'stage-started':
      return talk.status === 'live' && talk.instanceId !== command.instanceId
        ? happens({ type: 'stage-started', instanceId: command.instanceId })
        : happens();
    case 'stage-over':
      return talk.status === 'live' ? happens({ type: 'ended', reason: 'stage-ended', by: null }) : happens();
    case 'invite':
      return invite(talk, command);
    case 'answer':
      return answer(talk, command);
    case 'raise-hand':
      return raiseHand(talk, command.userId, command.where);
    case 'lower-hand':
      if (talk.status !== 'live') return refuse({ refused: 'not-live', status: talk.status });
      if (placeInLine(talk, command.userId) === 0) return refuse({ refused: 'hand-down' });
      return happens({ type: 'hand-lowered', userId: command.userId, through: 'button' });
    case 'next':
      return next(talk, command.by, now);
    case 'choose-order':
      if (talk.status !== 'live') return refuse({ refused: 'not-live', status: talk.status });
      if (!mayRun(talk, command.by)) return refuse({ refused: 'not-host', hostId: talk.hostId });
      if (talk.order === command.order) return happens();
      return happens({ type: 'order-chosen', order: command.order, by: command.by.id });
    case 'tick':
      return happens(...passed(talk, now));
    case 'seen':
      return happens(...saw(talk, command.userId, command.sight, command.before));
    case 'remind-me':
    case 'stop-reminding': {
      if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
      const { userId } = command;
      const wanted = command.type === 'remind-me';
      if (talk.reminders.some((reminder) => reminder.userId === userId) === wanted) return happens();
      return happens({ type: wanted ? 'reminder-asked' : 'reminder-dropped', userId });
    }
  }
};

const open = (talk: Talk, by: Actor, stageId: string | null): Decided => {
  if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
  if (!mayRun(talk, by)) return refuse({ refused: 'not-host', hostId: talk.hostId });
  return happens({ type: 'opened', by: by.id, stageId });
};

const invite = (talk: Talk, { by, guestId, guestIsBot }: Command & { type: 'invite' }): Decided => {
  if (isOver(talk)) return refuse({ refused: 'over' });
  if (!mayRun(talk, by)) return refuse({ refused: 'not-host', hostId: talk.hostId });
  if (guestIsBot) return refuse({ refused: 'guest-is-bot' });
  if (guestId === by.id) return refuse({ refused: 'guest-is-self' });
  if (guestId === talk.hostId) return refuse({ refused: 'guest-is-host' });
  if (invitationOf(talk, guestId)) return refuse({ refused: 'already-invited', guestId });
  return happens({ type: 'guest-invited', guestId, by: by.id });
};

const answer = (talk: Talk, { by, guestId, answer, where }: Command & { type: 'answer' }): Decided => {
  const invitation = invitationOf(talk, guestId);
  if (isOver(talk) || !invitation) return refuse({ refused: 'over' });
  if (by !== guestId) return refuse({ refused: 'not-the-guest', guestId });
  if (invitation.status === answer) return happens();
  const answered: TalkEvent = { type: 'invitation-answered', guestId, answer };
  const comesUp = answer === 'accepted' && talk.status === 'live' && where !== null && where === talk.stageId;
  return comesUp && !isUp(talk, guestId)
    ? happens(answered, { type: 'called', userId: guestId, role: 'guest', by: null })
    : happens(answered);
};

const raiseHand = (talk: Talk, userId: string, where: string | null): Decided => {
  if (talk.status !== 'live') return refuse({ refused: 'not-live', status: talk.status });
  if (where === null || where !== talk.stageId)
    return refuse({ refused: 'not-on-stage-channel', stageId: talk.stageId });
  if (isUp(talk, userId)) return refuse({ refused: 'already-up' });
  if (placeInLine(talk, userId) > 0) return happens();
  return happens({ type: 'hand-raised', userId, through: 'button' });
};

/** A press within so many milliseconds of the call before is the same wish: two hosts at once, or a finger twice. */
const SAME_PRESS = 2_000;

const next = (talk: Talk, by: Actor, now: number): Decided => {
  if (talk.status !== 'live') return refuse({ refused: 'not-live', status: talk.status });
  if (!mayRun(talk, by)) return refuse({ refused: 'not-host', hostId: talk.hostId });
  const turn = currentTurn(talk);
  if (turn?.step === 'called' && now - turn.since < SAME_PRESS) return happens();
  const first = nextInLine(talk);
  if (!first) return refuse({ refused: 'no-hands' });
  const calls: TalkEvent = { type: 'called', userId: first.userId, role: 'turn', by: by.id };
  if (!turn) return happens(calls);
  return happens(
    turn.step === 'called'
      ? { type: 'call-passed', userId: turn.userId, by: by.id }
      : { type: 'turn-ended', userId: turn.userId, by: by.id },
    calls,
  );
};
