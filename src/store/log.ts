/** The append-only log of each talk and its projections: written in one transaction, read by folding. */
import type { Recorded } from '../talk/events.ts';
import { fold } from '../talk/evolve.ts';
import type { Talk } from '../talk/talk.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { type Rows, rowsOf } from './rows.ts';

export type Transaction = Prisma.TransactionClient;

/** What one commit does beyond events and projections: jobs to enqueue in the same transaction. */
export type AlsoRecord = (tx: Transaction) => Promise<void>;

const written = ({ type, seq, at, ...data }: Recorded, talkId: string) => ({
  talkId,
  seq,
  at: new Date(at),
  type,
  data,
});

/** Rows of `after` that `before` lacks or has otherwise, and keys that only `before` has. */
const difference = <T extends object>(before: readonly T[], after: readonly T[], key: (row: T) => string) => {
  const old = new Map(before.map((row) => [key(row), row]));
  const kept = new Set(after.map(key));
  return {
    gone: before.map(key).filter((id) => !kept.has(id)),
    fresh: after.filter((row) => old.get(key(row)) !== row),
  };
};

const byUser = (row: { userId: string }) => row.userId;

/** Writes what changed between two projections of one talk. */
const project = async (tx: Transaction, talkId: string, before: Rows | null, after: Rows): Promise<void> => {
  const hands = difference(before?.hands ?? [], after.hands, byUser);
  const speakers = difference(before?.speakers ?? [], after.speakers, byUser);
  const reminders = difference(before?.reminders ?? [], after.reminders, byUser);
  const invitations = difference(before?.invitations ?? [], after.invitations, (row) => row.guestId);
  const users = (ids: readonly string[], fresh: readonly { userId: string }[]) => ({
    talkId,
    userId: { in: [...ids, ...fresh.map(byUser)] },
  });
  const asRows = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row, talkId }));
  const touched = (change: { gone: readonly string[]; fresh: readonly object[] }) =>
    change.gone.length + change.fresh.length > 0;

  if (touched(hands)) {
    if (before?.hands.length) await tx.hand.deleteMany({ where: users(hands.gone, hands.fresh) });
    if (hands.fresh.length) {
      await tx.hand.createMany({
        data: asRows(hands.fresh).map((hand) => ({ ...hand, raisedAt: new Date(hand.raisedAt) })),
      });
    }
  }
  if (touched(speakers)) {
    await tx.speaker.deleteMany({ where: users(speakers.gone, speakers.fresh) });
    await tx.speaker.createMany({
      data: asRows(speakers.fresh).map((speaker) => ({ ...speaker, since: new Date(speaker.since) })),
    });
  }
  if (touched(reminders)) {
    await tx.reminder.deleteMany({ where: users(reminders.gone, reminders.fresh) });
    await tx.reminder.createMany({
      data: asRows(reminders.fresh).map((reminder) => ({ ...reminder, askedAt: new Date(reminder.askedAt) })),
    });
  }
  if (touched(invitations)) {
    const guests = [...invitations.gone, ...invitations.fresh.map((row) => row.guestId)];
    await tx.invitation.deleteMany({ where: { talkId, guestId: { in: guests } } });
    await tx.invitation.createMany({
      data: asRows(invitations.fresh).map((row) => ({
        ...row,
        askedAt: new Date(row.askedAt),
        answeredAt: row.answeredAt === null ? null : new Date(row.answeredAt),
      })),
    });
  }
};

/** One commit: these events, the rows that summarise them, and the jobs that follow. */
export type Commit = {
  before: Talk | null;
  after: Talk;
  events: readonly Recorded[];
  also?: AlsoRecord | undefined;
};

/**
 * Writes a commit in one transaction; when it resolves, it is kept.
 *
 * @throws Prisma's P2002 when another writer recorded these numbers first, or another live talk has the stage
 */
export const record = async (prisma: PrismaClient, { before, after, events, also }: Commit): Promise<void> => {
  const rows = rowsOf(after);
  await prisma.$transaction(async (tx) => {
    if (before === null) await tx.talk.create({ data: rows.talk });
    else await tx.talk.update({ where: { id: after.id }, data: rows.talk });
    await tx.talkEvent.createMany({ data: events.map((event) => written(event, after.id)) });
    await project(tx, after.id, before && rowsOf(before), rows);
    await also?.(tx);
  });
};

/** The log of one talk, in order. */
export const readLog = async (prisma: PrismaClient, talkId: string): Promise<Recorded[]> => {
  const rows = await prisma.talkEvent.findMany({ where: { talkId }, orderBy: { seq: 'asc' } });
  return rows.map(
    ({ seq, at, type, data }) => ({ ...(data as object), type, seq, at: at.getTime() }) as Recorded,
  );
};

/** The talk as its log tells it; null when there is no such talk. */
export const readTalk = async (prisma: PrismaClient, talkId: string): Promise<Talk | null> =>
  fold(await readLog(prisma, talkId));
