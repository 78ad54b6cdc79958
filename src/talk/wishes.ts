/** How an event changes who is reminded of a talk, and who is interested in it. */
import type { Recorded } from './events.ts';
import { without } from './speaking.ts';
import type { Interest, Talk } from './talk.ts';

type WishEvent = Extract<
  Recorded,
  { type: 'reminder-asked' | 'reminder-kept' | 'reminder-dropped' | 'interest-shown' | 'interest-lost' }
>;

type Wishes = Pick<Talk, 'reminders' | 'interested'>;

/** Whether somebody is reminded does not hang on their interest any more. */
const ofItself = (interested: readonly Interest[], userId: string): readonly Interest[] =>
  interested.some((one) => one.userId === userId && one.reminds)
    ? interested.map((one) => (one.userId === userId ? { userId, reminds: false } : one))
    : interested;

const isKept = ({ reminders }: Wishes, userId: string): boolean =>
  reminders.some((reminder) => reminder.userId === userId && reminder.every);

/** The talk reminds at other times: what it had stays as it was, what is new is owed from then on. */
export const withRemindTimes = (
  { rules, addedTimes }: Pick<Talk, 'rules' | 'addedTimes'>,
  { offsets, at }: Recorded & { type: 'remind-times-chosen' },
): Pick<Talk, 'rules' | 'addedTimes'> => {
  const added = offsets.filter((offset) => !rules.remindBefore.includes(offset));
  return {
    rules: { ...rules, remindBefore: offsets },
    addedTimes: [
      ...addedTimes.filter(({ offset }) => !added.includes(offset)),
      ...added.map((offset) => ({ offset, since: at })),
    ],
  };
};

/** The wishes after one more event. */
export const withWishEvent = (talk: Wishes, event: WishEvent): Partial<Wishes> => {
  switch (event.type) {
    case 'interest-shown': {
      const { userId, reminds } = event;
      return { interested: [...without(talk.interested, userId), { userId, reminds }] };
    }
    case 'interest-lost':
      return { interested: without(talk.interested, event.userId) };
    case 'reminder-asked':
      return {
        reminders: [
          ...without(talk.reminders, event.userId),
          {
            userId: event.userId,
            askedAt: event.at,
            offsets: event.offsets ?? null,
            every: event.every ?? isKept(talk, event.userId),
          },
        ],
        interested: ofItself(talk.interested, event.userId),
      };
    case 'reminder-kept':
      return {
        reminders: talk.reminders.map((reminder) =>
          reminder.userId === event.userId ? { ...reminder, every: event.every } : reminder,
        ),
      };
    case 'reminder-dropped':
      return {
        reminders: without(talk.reminders, event.userId),
        interested: ofItself(talk.interested, event.userId),
      };
  }
};
