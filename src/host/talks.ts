/** The talks that this bot hosts: which are live, and the way in for every command. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import { type AlsoRecord, type Commit, readLog, readTalk, record } from '../store/log.ts';
import type { Command, Refusal } from '../talk/commands.ts';
import type { Recorded } from '../talk/events.ts';
import { isOver, type Talk } from '../talk/talk.ts';
import { createMailbox, type Mailbox, type Outcome } from './mailbox.ts';

/** Told of every commit. */
export type TalkListener = (talk: Talk, events: readonly Recorded[]) => void;

export type Talks = {
  /** Decides and records a command; see {@link Outcome}. */
  send(talkId: string, command: Command): Promise<Outcome>;
  /** A talk as it was recorded last; null when there is none of that id. */
  get(talkId: string): Promise<Talk | null>;
  /** Everything that happened to a talk, in order. */
  log(talkId: string): Promise<readonly Recorded[]>;
  /** The live talks of this process. */
  live(): Talk[];
  /** The live talk on a stage channel. */
  on(stageId: string): Talk | undefined;
  onChange(listener: TalkListener): void;
  /** Whether a stage channel is, or was, that of any talk. */
  knowsStage(stageId: string): Promise<boolean>;
  /** Whether this event is, or was, listed for any talk of the server. */
  knowsEvent(guildId: string, eventId: string): Promise<boolean>;
  /** Reads the live talks from the database; called once at the start. */
  load(): Promise<void>;
  /** Resolves when no command waits. */
  idle(): Promise<void>;
};

export type TalksDeps = {
  prisma: PrismaClient;
  clock: Clock;
  log: Logger;
  /** Told when it is not known whether a commit arrived, so that the talk is read anew soon. */
  unsure: (talkId: string) => void;
  /** Jobs that follow from events, enqueued in their transaction. */
  jobs: (talk: Talk, events: readonly Recorded[]) => AlsoRecord | undefined;
};

const isUnique = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

/** Makes the talks of one process. */
export const createTalks = ({ prisma, clock, log, jobs, unsure }: TalksDeps): Talks => {
  const mailboxes = new Map<string, Mailbox>();
  const live = new Map<string, Talk>();
  const listeners: TalkListener[] = [];

  const keep = (talk: Talk): void => {
    if (talk.status === 'live') live.set(talk.id, talk);
    else live.delete(talk.id);
  };

  const tell = (talk: Talk, events: readonly Recorded[]): void => {
    for (const listener of listeners) listener(talk, events);
  };

  /** Reads a talk, and learns by it of a commit that arrived although its answer was lost. */
  const read = async (talkId: string): Promise<Talk | null> => {
    const talk = await readTalk(prisma, talkId);
    if (talk && live.has(talk.id) !== (talk.status === 'live')) {
      keep(talk);
      tell(talk, []);
    }
    return talk;
  };

  /** Who has the stage that a commit wants to open on, when it is somebody else. */
  const stageTaken = async ({ after, events }: Commit): Promise<Refusal | null> => {
    if (after.stageId === null || !events.some((event) => event.type === 'opened')) return null;
    const other = await prisma.talk.findFirst({
      where: { stageId: after.stageId, status: 'live', id: { not: after.id } },
    });
    return other && { refused: 'stage-taken', stageId: after.stageId, hostId: other.hostId };
  };

  const mailboxOf = (talkId: string): Mailbox => {
    const known = mailboxes.get(talkId);
    if (known) return known;
    const mailbox = createMailbox(talkId, {
      clock,
      read,
      unsure,
      record: async (commit) => {
        try {
          await record(prisma, { ...commit, also: jobs(commit.after, commit.events) });
          return null;
        } catch (error) {
          const refusal = isUnique(error) ? await stageTaken(commit) : null;
          if (refusal) return refusal;
          throw error;
        }
      },
      recorded: (talk, events) => {
        keep(talk);
        if (isOver(talk)) mailboxes.delete(talk.id);
        tell(talk, events);
      },
    });
    mailboxes.set(talkId, mailbox);
    return mailbox;
  };

  return {
    send: (talkId, command) => mailboxOf(talkId).send(command),
    get: async (talkId) => {
      const talk = await mailboxOf(talkId).talk();
      if (talk === null || isOver(talk)) mailboxes.delete(talkId);
      return talk;
    },
    log: (talkId) => readLog(prisma, talkId),
    live: () => [...live.values()],
    on: (stageId) => live.values().find((talk) => talk.stageId === stageId),
    onChange: (listener) => {
      listeners.push(listener);
    },
    knowsStage: async (stageId) => (await prisma.talk.count({ where: { stageId } })) > 0,
    knowsEvent: async (guildId, eventId) => {
      const data = { path: ['eventId'], equals: eventId };
      return (await prisma.talkEvent.count({ where: { talk: { guildId }, type: 'event-made', data } })) > 0;
    },
    load: async () => {
      const rows = await prisma.talk.findMany({ where: { status: 'live' }, select: { id: true } });
      for (const { id } of rows) {
        await mailboxOf(id).talk();
      }
      log.info({ live: live.size }, 'talks loaded');
    },
    idle: async () => {
      await Promise.all(mailboxes.values().map((mailbox) => mailbox.idle()));
    },
  };
};
