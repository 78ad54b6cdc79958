/** The messages of the open channel: in the order of their ids, with what comes, changes and goes. */
import type { PageMessage } from '../../protocol.ts';

/** Compares snowflakes without losing digits. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The list with one message put in or replaced; the given list stays as it was. */
export function upserted(list: readonly PageMessage[], one: PageMessage): PageMessage[] {
  const next = [...list];
  let at = next.length;
  while (at > 0) {
    const order = compareIds(next[at - 1]?.message.id ?? '', one.message.id);
    if (order === 0) {
      next[at - 1] = one;
      return next;
    }
    if (order < 0) break;
    at -= 1;
  }
  next.splice(at, 0, one);
  return next;
}

/** Whether a message stands under the same author's heading as the one before it. */
export function continues(before: PageMessage | undefined, one: PageMessage): boolean {
  if (!before || one.answers || one.onlyYou !== before.onlyYou) return false;
  if (one.message.type !== 0 || one.message.message_reference) return false;
  if (before.message.type !== 0 && before.message.type !== 20) return false;
  const apart = Date.parse(one.message.timestamp) - Date.parse(before.message.timestamp);
  return before.message.author.id === one.message.author.id && apart < 420_000;
}
