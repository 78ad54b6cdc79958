/** What became of each reminder of each person: claimed by a message, sent, failed or dropped, when and why. */
import type { PrismaClient } from './generated/client.ts';

/** One message that reminds these people; times in milliseconds. */
export type ReminderMessage = {
  readonly talkId: string;
  /** Names it among the messages of its talk. */
  readonly name: string;
  /** The start that it reminds of. */
  readonly startsAt: number;
  readonly offset: number;
  /** Or the one role that it mentions. */
  readonly userIds: readonly string[];
  /** Of each of them, why they are not written to directly although they want it; null for who does not, or is. */
  readonly whys: readonly (string | null)[];
  /** `direct`: a direct message to the one person that it has. */
  readonly via: 'mention' | 'direct' | 'role';
};

/** A reminder that is not sent, and why. */
export type Dropped = { readonly userId: string; readonly offset: number; readonly why: string };

/** How many people a reminder reached, and how many it did not. */
export type Counts = {
  readonly offset: number;
  readonly sent: number;
  /** How many of those by direct message. */
  readonly direct: number;
  readonly failed: number;
  /** Whether the server's role was mentioned; who has it is not known. */
  readonly role: boolean;
};

export type Deliveries = {
  /** Claims the people of a message before it is posted: after a crash it is known which one was on its way. */
  claim(message: ReminderMessage, at: number): Promise<void>;
  /** Claims of which it is not known what became of their message. */
  unsettled(talkId: string): Promise<ReminderMessage[]>;
  /** The people of a claimed message were written to: it is `messageId` in Discord. */
  sent(message: ReminderMessage, messageId: string, at: number): Promise<void>;
  /** They never will be. */
  failed(message: ReminderMessage, why: string, at: number): Promise<void>;
  /** They were not: the claim is gone as if it had not been. */
  release(message: ReminderMessage): Promise<void>;
  drop(talkId: string, startsAt: number, reminders: readonly Dropped[], at: number): Promise<void>;
  /** Keys, as {@link deliveryKey} makes them, of all that is claimed, sent, failed or dropped. */
  done(talkId: string): Promise<Set<string>>;
  /** For each reminder of a start, the earliest first. */
  counts(talkId: string, startsAt: number): Promise<Counts[]>;
};

export const deliveryKey = (startsAt: number, offset: number, userId: string): string =>
  `${startsAt} ${offset} ${userId}`;

/** Makes the record of deliveries. */
export const createDeliveries = (prisma: PrismaClient): Deliveries => {
  const claimed = ({ talkId, startsAt, offset, name, userIds }: ReminderMessage) => ({
    talkId,
    startsAt: new Date(startsAt),
    offset,
    userId: { in: [...userIds] },
    message: name,
    status: 'sending' as const,
  });
  return {
    claim: async ({ talkId, name, startsAt, offset, userIds, whys, via }, at) => {
      await prisma.$executeRaw`
        INSERT INTO delivery (talk_id, starts_at, before_ms, user_id, status, at, why, via, message)
        SELECT ${talkId}::uuid, ${new Date(startsAt)}, ${offset}, user_id, 'sending', ${new Date(at)}, why,
          ${via}::delivery_via, ${name}
        FROM unnest(${[...userIds]}::text[], ${[...whys]}::text[]) AS person (user_id, why)`;
    },
    unsettled: async (talkId) => {
      const rows = await prisma.delivery.findMany({ where: { talkId, status: 'sending' } });
      return [...Map.groupBy(rows, ({ message }) => message)].flatMap(([name, people]) => {
        const [first] = people;
        if (name === null || !first) return [];
        const { startsAt, offset, via } = first;
        const userIds = people.map(({ userId }) => userId);
        const whys = people.map(({ why }) => why);
        return [{ talkId, name, startsAt: startsAt.getTime(), offset, userIds, whys, via }];
      });
    },
    sent: async (message, messageId, at) => {
      await prisma.delivery.updateMany({
        where: claimed(message),
        data: { status: 'sent', messageId, at: new Date(at) },
      });
    },
    failed: async (message, why, at) => {
      await prisma.delivery.updateMany({
        where: claimed(message),
        data: { status: 'failed', why, at: new Date(at) },
      });
    },
    release: async (message) => {
      await prisma.delivery.deleteMany({ where: claimed(message) });
    },
    // One parameter for all rows, as in the log.
    drop: async (talkId, startsAt, reminders, at) => {
      await prisma.$executeRaw`
        INSERT INTO delivery (talk_id, starts_at, before_ms, user_id, status, at, why)
        SELECT ${talkId}::uuid, ${new Date(startsAt)}, "offset", "userId", 'dropped', ${new Date(at)}, why
        FROM jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) AS row ("userId" text, "offset" int, why text)`;
    },
    done: async (talkId) => {
      const rows = await prisma.delivery.findMany({
        where: { talkId },
        select: { startsAt: true, offset: true, userId: true },
      });
      return new Set(
        rows.map(({ startsAt, offset, userId }) => deliveryKey(startsAt.getTime(), offset, userId)),
      );
    },
    counts: async (talkId, startsAt) => {
      const rows = await prisma.delivery.groupBy({
        by: ['offset', 'status', 'via'],
        where: { talkId, startsAt: new Date(startsAt), status: { in: ['sent', 'failed'] } },
        _count: true,
        orderBy: { offset: 'desc' },
      });
      return [...Map.groupBy(rows, ({ offset }) => offset)].map(([offset, some]) => {
        const count = (rows: typeof some) => rows.reduce((sum, row) => sum + row._count, 0);
        const people = some.filter(({ via }) => via !== 'role');
        const sent = people.filter(({ status }) => status === 'sent');
        return {
          offset,
          sent: count(sent),
          role: some.some(({ via, status }) => via === 'role' && status === 'sent'),
          direct: count(sent.filter(({ via }) => via === 'direct')),
          failed: count(people.filter(({ status }) => status === 'failed')),
        };
      });
    },
  };
};
