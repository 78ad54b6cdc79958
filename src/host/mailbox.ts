/** One mailbox per talk: commands are decided one after another, and those that wait are recorded together. */
import type { Clock } from '../clock.ts';
import { type Commit, OvertakenError } from '../store/log.ts';
import type { Command, Refusal } from '../talk/commands.ts';
import { decide } from '../talk/decide.ts';
import type { Recorded } from '../talk/events.ts';
import { evolve } from '../talk/evolve.ts';
import type { Talk } from '../talk/talk.ts';

/** What became of a command. `ok` means kept: the commit is done. */
export type Outcome =
  | { ok: true; talk: Talk; events: readonly Recorded[] }
  | { ok: false; talk: Talk | null; refusal: Refusal };

/** Where a mailbox reads and writes. */
export type MailboxPort = {
  clock: Clock;
  read(talkId: string): Promise<Talk | null>;
  /** Resolves when the commit is kept, or with a refusal when another talk stands in its way. */
  record(commit: Commit): Promise<Refusal | null>;
  /** Called when it is not known whether a commit arrived. */
  unsure(talkId: string): void;
  /** Called after each commit, before the senders hear of it. */
  recorded(talk: Talk, events: readonly Recorded[]): void;
};

type Waiting = {
  command: Command;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
};

export type Mailbox = {
  /** Decides and records a command. Rejects when it is not sure to be recorded. */
  send(command: Command): Promise<Outcome>;
  /** What was recorded last, read from the log when this mailbox has not done so yet. */
  talk(): Promise<Talk | null>;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
};

/** At most so many commands are recorded in one transaction. */
const BATCH = 256;

/** Makes the mailbox of one talk. */
export const createMailbox = (talkId: string, port: MailboxPort): Mailbox => {
  const waiting: Waiting[] = [];
  let known: Talk | null | undefined;
  let loading: Promise<Talk | null> | undefined;
  let working: Promise<void> | undefined;

  const load = async (): Promise<Talk | null> => {
    if (known !== undefined) return known;
    loading ??= port.read(talkId).finally(() => {
      loading = undefined;
    });
    known = await loading;
    return known;
  };

  const decideAll = (before: Talk | null, batch: readonly Waiting[]) => {
    const at = port.clock.now().getTime();
    const events: Recorded[] = [];
    const answers: (() => void)[] = [];
    let talk = before;
    for (const { command, resolve, reject } of batch) {
      try {
        const decision = decide(talk, command, at);
        if (decision.ok) {
          const own = decision.events.map(
            (event, i): Recorded => ({ ...event, seq: (talk?.seq ?? 0) + 1 + i, at }),
          );
          for (const event of own) talk = evolve(talk, event);
          events.push(...own);
          const then = talk;
          answers.push(() =>
            then ? resolve({ ok: true, talk: then, events: own }) : reject(new Error('nothing was planned')),
          );
        } else {
          const then = talk;
          answers.push(() => resolve({ ok: false, talk: then, refusal: decision.refusal }));
        }
      } catch (error) {
        reject(error);
      }
    }
    return { after: talk, events, answers };
  };

  const work = async (batch: readonly Waiting[]): Promise<void> => {
    const before = await load();
    const { after, events, answers } = decideAll(before, batch);
    if (after !== null && events.length > 0) {
      const refusal = await port.record({ before, after, events });
      if (refusal) {
        const [only, ...others] = batch;
        if (others.length === 0) only?.resolve({ ok: false, talk: before, refusal });
        // One of them is refused; which one shows when each is decided by itself.
        else for (const one of batch) await work([one]);
        return;
      }
      known = after;
      port.recorded(after, events);
    }
    for (const answer of answers) answer();
  };

  /** Works on a batch, and decides it once more on the newest log when another process was faster. */
  const workAnew = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await work(batch);
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      known = undefined;
      await work(batch);
    }
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      try {
        await workAnew(batch);
      } catch (error) {
        // Whether the commit arrived is not known: the log is asked again before the next decision.
        known = undefined;
        for (const { reject } of batch) reject(error);
        port.unsure(talkId);
      }
    }
    working = undefined;
  };

  return {
    send: (command) =>
      new Promise((resolve, reject) => {
        waiting.push({ command, resolve, reject });
        working ??= run();
      }),
    talk: load,
    idle: async () => {
      while (working !== undefined) await working;
    },
  };
};
