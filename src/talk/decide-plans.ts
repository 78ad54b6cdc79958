/** The rules about what is planned: changing a talk or its series, its reminders, leaving dates out, calling off. Pure. */
import type { Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens, hostRefusal, refuse } from './refuse.ts';
import type { Talk } from './talk.ts';
import { topicRefusal } from './topic.ts';

type PlanCommand = Extract<
  Command,
  { type: 'change' | 'leave-out' | 'change-repeats' | 'choose-remind-times' | 'cancel' }
>;

const chooseRemindTimes = (
  talk: Talk,
  { by, offsets: named, following }: PlanCommand & { type: 'choose-remind-times' },
): Decided => {
  const offsets = [...new Set(named)].sort((a, b) => b - a);
  const { remindBefore } = talk.rules;
  const isSame =
    offsets.length === remindBefore.length && offsets.every((offset) => remindBefore.includes(offset));
  const goesOn = following && talk.series !== null;
  if (isSame && !goesOn) return happens();
  return happens({
    type: 'remind-times-chosen',
    offsets,
    ...(goesOn ? { following: true } : {}),
    by: by.id,
  });
};

const change = (talk: Talk, command: PlanCommand & { type: 'change' }, now: number): Decided => {
  const { by: actor, time, length, stageId, follows } = command;
  const topic = command.topic.trim();
  const refusal = topicRefusal(topic);
  if (refusal) return refuse(refusal);
  const moves = time !== null && (time.startsAt !== talk.startsAt || time.zone !== talk.zone);
  if (moves && time.startsAt <= now) return refuse({ refused: 'date-past' });
  const by = actor.id;
  const events: TalkEvent[] = [];
  if (topic !== talk.topic) events.push({ type: 'renamed', topic, by });
  if (moves) events.push({ type: 'moved', ...time, by });
  if (length !== talk.length) events.push({ type: 'length-chosen', length, by });
  if (stageId !== null && stageId !== talk.stageId) events.push({ type: 'stage-chosen', stageId, by });
  const talkAt = time?.startsAt ?? talk.startsAt;
  if (follows && talk.series && talkAt !== null)
    events.push({ type: 'series-changed', talkAt, recurrence: follows, by });
  return happens(...events);
};

/** What a host does with a talk that is planned. */
export const runPlans = (talk: Talk, command: PlanCommand, now: number): Decided => {
  if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
  const refusal = hostRefusal(talk, command.by);
  if (refusal) return refuse(refusal);
  const by = command.by.id;
  switch (command.type) {
    case 'change':
      return change(talk, command, now);
    case 'leave-out':
      return talk.series
        ? happens({ type: 'dates-left-out', days: [...new Set(command.days)].sort(), by })
        : refuse({ refused: 'no-series' });
    case 'change-repeats':
      return talk.series
        ? happens({ type: 'repeats-changed', recurrence: command.recurrence, by })
        : refuse({ refused: 'no-series' });
    case 'choose-remind-times':
      return chooseRemindTimes(talk, command);
    case 'cancel':
      return command.all && talk.series
        ? happens({ type: 'series-ended', why: 'called-off', by }, { type: 'cancelled', by })
        : happens({ type: 'cancelled', by });
  }
};
