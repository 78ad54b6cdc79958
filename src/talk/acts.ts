/** What hosts did that they can take back. */
import type { Recorded } from './events.ts';
import type { Act, Talk } from './talk.ts';

/** How many of the latest acts can be undone. */
const ACTS_KEPT = 10;

/** Whether a host can take back what they did here: not what time, Discord or a listener did. */
const canBeUndone = (event: Recorded): boolean => {
  switch (event.type) {
    case 'hand-lowered':
      return event.through === 'host';
    case 'sent-to-audience':
      return event.by !== event.userId;
    case 'handed-over':
    case 'question-settled':
      return event.by !== null && event.to !== 'withdrawn';
    default:
      return UNDOABLE.has(event.type);
  }
};

const UNDOABLE: ReadonlySet<Recorded['type']> = new Set([
  'hands-cleared',
  'hand-moved',
  'kept-out',
  'let-in',
  'co-host-added',
  'co-host-removed',
]);

/** The acts after one more event, which changes nothing of them unless a host can take it back. */
export const withAct = ({ acts, hands, speakers }: Talk, event: Recorded): readonly Act[] => {
  if (!canBeUndone(event)) return acts;
  const about = 'userId' in event ? speakers.find(({ userId }) => userId === event.userId) : undefined;
  return [...acts, { event, line: hands, role: about?.role ?? null }].slice(-ACTS_KEPT);
};
