/** What the people of a drill did and read: what the log is held against afterwards. */

/** What somebody asked of the bot, and what they read. */
export type Press = {
  readonly userId: string;
  readonly what: 'raise' | 'lower' | 'ask' | 'vote' | 'unvote' | 'clear' | 'host';
  /** The text of a question that was asked or wanted. */
  readonly question: string;
  readonly sentAt: number;
  /** When they read the answer; for ever when they read none. */
  readAt: number;
  /** Whether they read that it is done. */
  acknowledged: boolean;
};

/** What somebody did in Discord itself. */
export type Deed = {
  readonly userId: string;
  readonly what: 'joins' | 'leaves' | 'raises' | 'lowers' | 'accepts' | 'declines' | 'steps-down';
  readonly at: number;
};

export class Ledger {
  readonly presses: Press[] = [];
  readonly deeds: Deed[] = [];

  did(userId: string, what: Deed['what']): void {
    this.deeds.push({ userId, what, at: Date.now() });
  }

  asks(userId: string, what: Press['what'], question = ''): Press {
    const press: Press = {
      userId,
      what,
      question,
      sentAt: Date.now(),
      readAt: Number.POSITIVE_INFINITY,
      acknowledged: false,
    };
    this.presses.push(press);
    return press;
  }
}
