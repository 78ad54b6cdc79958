/** The rules about who is reminded of a talk, and when: asking, choosing, and no longer wanting it. Pure. */
import type { Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens, refuse } from './refuse.ts';
import { isOver, type Talk } from './talk.ts';

type ReminderCommand = Extract<
  Command,
  {
    type: 'remind-me' | 'choose-reminders' | 'keep-reminding' | 'stop-reminding';
  }
>;

const isSame = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((offset) => b.includes(offset));

/** What somebody wants of a talk's reminders. One that is live reminds nobody anew, and still lets people stop it. */
export const runReminders = (talk: Talk, command: ReminderCommand): Decided => {
  const { userId, type } = command;
  const known = talk.reminders.find((reminder) => reminder.userId === userId);
  if (type === 'stop-reminding') {
    if (isOver(talk)) return refuse({ refused: 'over' });
    return known ? happens({ type: 'reminder-dropped', userId }) : happens();
  }
  if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
  if (type === 'keep-reminding') {
    const { every } = command;
    if (!talk.series) return refuse({ refused: 'no-series' });
    const kept: TalkEvent = { type: 'reminder-kept', userId, every };
    if (!known) return every ? happens({ type: 'reminder-asked', userId, every }) : happens();
    return known.every === every ? happens() : happens(kept);
  }
  // Whoever was reminded only for being interested asks for it from now on.
  const owed = talk.interested.some((one) => one.userId === userId && one.reminds);
  const offsets = type === 'choose-reminders' ? command.offsets : (known?.offsets ?? null);
  if (known && !owed && isSame(known.offsets, offsets)) return happens();
  return happens({ type: 'reminder-asked', userId, ...(offsets ? { offsets } : {}) });
};
