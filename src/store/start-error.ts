/** What the bot says when it cannot start: one sentence for the person who runs it, with the next step. */

/** Printed as its message alone, without a stack; `cause` keeps what a log may want. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
