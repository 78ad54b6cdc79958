/** The rules of a talk: what happens when something is asked of it, or why it is refused. Pure. */
import type { Actor, Command, Plan } from './commands.ts';
import { passed } from './deadlines.ts';
import { move, runGuests } from './decide-guests.ts';
import { endTurn, raiseHand, runLine } from './decide-line.ts';
import { runPeople } from './decide-people.ts';
import { runPlans } from './decide-plans.ts';
import { runQuestions } from './decide-questions.ts';
import { runRecording, withAsks } from './decide-recording.ts';
import { runReminders } from './decide-reminders.ts';
import type { TalkEvent } from './events.ts';
import { opensNow } from './opening.ts';
import { type Decided, happens, hostRefusal, liveRefusal, refuse } from './refuse.ts';
import { outOfBounds } from './rules.ts';
import { saw } from './saw.ts';
import { runEvent } from './scheduled-event.ts';
import { placeInLine, type Talk } from './talk.ts';
import { topicRefusal } from './topic.ts';

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
  ...(plan.length ? { length: plan.length } : {}),
  ...(plan.rules ? { rules: plan.rules } : {}),
  ...(plan.series ? { series: plan.series } : {}),
});

/** Who wanted to be reminded of every talk of a series is reminded of this one. */
const remindsAgain = ({ reminders = [] }: Plan): TalkEvent[] =>
  reminders.map(({ userId, offsets }) => ({
    type: 'reminder-asked',
    userId,
    every: true,
    ...(offsets ? { offsets } : {}),
  }));

/**
 * Decides one command.
 *
 * @param talk what is known of the talk; null when there is none yet
 * @param now milliseconds since 1970
 * @returns the events that happen (none when all is already so), or the refusal
 */
export const decide = (talk: Talk | null, command: Command, now: number): Decided => {
  if (command.type === 'open-new' || command.type === 'schedule' || command.type === 'plan-idea') {
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
    if (command.type === 'plan-idea') return happens(planned(command, null, null));
    if (command.startsAt <= now) return refuse({ refused: 'date-past' });
    return happens(planned(command, command.startsAt, command.zone), ...remindsAgain(command));
  }
  if (talk === null) return refuse({ refused: 'no-talk' });
  const decided = decideFor(talk, command, now);
  return decided.ok ? happens(...withAsks(talk, decided.events)) : decided;
};

const decideFor = (
  talk: Talk,
  command: Exclude<Command, { type: 'open-new' | 'schedule' | 'plan-idea' }>,
  now: number,
): Decided => {
  switch (command.type) {
    case 'open':
      return open(talk, command.by, command.stageId);
    case 'time-to-open':
      return happens(...opensNow(talk, command, now));
    case 'close': {
      const refusal = liveRefusal(talk) ?? hostRefusal(talk, command.by);
      if (refusal) return refuse(refusal);
      return happens({ type: 'ended', reason: 'closed', by: command.by.id });
    }
    case 'cancel':
    case 'change':
    case 'leave-out':
    case 'change-repeats':
    case 'choose-remind-times':
      return runPlans(talk, command, now);
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
    case 'move':
      return move(talk, command.by, command, now);
    case 'invite':
    case 'invite-outsider':
    case 'renew-link':
    case 'revoke-link':
    case 'recognise':
    case 'see-invitation':
    case 'answer':
    case 'propose-time':
    case 'take-time':
    case 'remind-guest':
    case 'withdraw-invitation':
      return runGuests(talk, command, now);
    case 'choose-voice': {
      const refusal = liveRefusal(talk) ?? hostRefusal(talk, command.by);
      if (refusal) return refuse(refusal);
      return talk.voice === command.on
        ? happens()
        : happens({ type: 'voice-chosen', on: command.on, by: command.by.id });
    }
    case 'voice-sent-out':
      return talk.status === 'live' && talk.voice !== false
        ? happens({ type: 'voice-chosen', on: false, by: null })
        : happens();
    case 'raise-hand':
      return raiseHand(talk, command, now);
    case 'lower-hand':
      if (talk.status !== 'live') return refuse({ refused: 'not-live', status: talk.status });
      if (placeInLine(talk, command.userId) === 0) return refuse({ refused: 'hand-down' });
      return happens({ type: 'hand-lowered', userId: command.userId, through: 'button' });
    case 'end-turn':
      return endTurn(talk, command);
    case 'change-rules': {
      const rule = outOfBounds(command.rules);
      return rule ? refuse({ refused: 'rule-out-of-bounds', rule }) : runLine(talk, command, now);
    }
    case 'next':
    case 'call':
    case 'skip':
    case 'move-hand':
    case 'remove-hand':
    case 'clear-hands':
    case 'lock-line':
    case 'more-time':
    case 'choose-order':
      return runLine(talk, command, now);
    case 'add-co-host':
    case 'remove-co-host':
    case 'hand-over':
    case 'send-to-audience':
    case 'remove':
    case 'keep-out':
    case 'let-in':
    case 'undo':
      return runPeople(talk, command);
    case 'ask':
    case 'vote':
    case 'settle-question':
    case 'withdraw-question':
    case 'merge-question':
    case 'bring-asker':
      return runQuestions(talk, command);
    case 'start-recording':
    case 'stop-recording':
    case 'end-recording':
    case 'answer-consent':
      return runRecording(talk, command);
    case 'count-listening':
      return talk.status === 'live' && talk.listening !== command.count
        ? happens({ type: 'listening', count: command.count })
        : happens();
    case 'tick':
      return happens(...passed(talk, now));
    case 'seen':
      return happens(...saw(talk, command, now));
    case 'event-made':
    case 'event-shown':
    case 'event-edited':
    case 'event-started':
    case 'event-gone':
    case 'interest':
      return runEvent(talk, command, now);
    case 'remind-me':
    case 'choose-reminders':
    case 'keep-reminding':
    case 'stop-reminding':
      return runReminders(talk, command);
  }
};

const open = (talk: Talk, by: Actor, stageId: string | null): Decided => {
  if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
  const refusal = hostRefusal(talk, by);
  if (refusal) return refuse(refusal);
  return happens({ type: 'opened', by: by.id, stageId });
};
