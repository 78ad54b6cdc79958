/** The append-only log of each talk and its projections: written in one transaction, read by folding. */
import type { Recorded } from '../talk/events.ts';
import { fold } from '../talk/evolve.ts';
import type { Hand, Talk } from '../talk/talk.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { type Rows, rowsOf } from './rows.ts';
import { beginSeries, projectSeries } from './series.ts';

export type Transaction = Prisma.TransactionClient;

/** What one commit does beyond events and projections: jobs to enqueue in the same transaction. */
export type AlsoRecord = (tx: Transaction) => Promise<void>;

/**
 * Appends events. One parameter for all rows: Prisma's createMany compiles a statement for every batch, which takes
 * five times as long at 64 rows.
 */
const append = (tx: Transaction, talkId: string, events: readonly Recorded[]) => {
  const rows = events.map(({ type, seq, at, ...data }) => ({ seq, at: new Date(at), type, data }));
  return tx.$executeRaw`
    INSERT INTO talk_event (talk_id, seq, at, type, data)
    SELECT ${talkId}::uuid, seq, at, type, data
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (seq int, at timestamptz, type text, data jsonb)`;
};

/** Inserts hands, in one parameter for the same reason. */
const insertHands = (tx: Transaction, talkId: string, hands: readonly Hand[]) => {
  const rows = hands.map(({ userId, place, raisedAt, awaySince }) => ({
    user_id: userId,
    place,
    raised_at: new Date(raisedAt),
    away_since: awaySince === null ? null : new Date(awaySince),
  }));
  return tx.$executeRaw`
    INSERT INTO hand (talk_id, user_id, place, raised_at, away_since)
    SELECT ${talkId}::uuid, user_id, place, raised_at, away_since
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
      user_id text, place int, raised_at timestamptz, away_since timestamptz
    )`;
};

/** What to delete and to insert so that `before` becomes `after`; rows that are the same object are left alone. */
const difference = <T extends object>(before: readonly T[], after: readonly T[], key: (row: T) => string) => {
  const old = new Set(before);
  const kept = new Set(after);
  return {
    gone: before.filter((row) => !kept.has(row)).map(key),
    fresh: after.filter((row) => !old.has(row)),
  };
};

const byUser = (row: { userId: string }) => row.userId;

/** Writes what changed between two projections of one talk. */
const project = async (tx: Transaction, talkId: string, before: Rows | null, after: Rows): Promise<void> => {
  const hands = difference(before?.hands ?? [], after.hands, byUser);
  const speakers = difference(before?.speakers ?? [], after.speakers, byUser);
  const reminders = difference(before?.reminders ?? [], after.reminders, byUser);
  const talkTimes = difference(before?.talkTimes ?? [], after.talkTimes, byUser);
  const invitations = difference(before?.invitations ?? [], after.invitations, (row) => row.id);
  const these = (userIds: string[]) => ({ where: { talkId, userId: { in: userIds } } });

  if (hands.gone.length) await tx.hand.deleteMany(these(hands.gone));
  if (hands.fresh.length) await insertHands(tx, talkId, hands.fresh);
  if (speakers.gone.length) await tx.speaker.deleteMany(these(speakers.gone));
  if (speakers.fresh.length) {
    await tx.speaker.createMany({
      data: speakers.fresh.map(({ userId, role, step, since, endsAt }) => ({
        talkId,
        userId,
        role,
        step,
        since: new Date(since),
        endsAt: endsAt === null ? null : new Date(endsAt),
      })),
    });
  }
  if (reminders.gone.length) await tx.reminder.deleteMany(these(reminders.gone));
  if (reminders.fresh.length) {
    await tx.reminder.createMany({
      data: reminders.fresh.map(({ userId, askedAt, offsets }) => ({
        talkId,
        userId,
        askedAt: new Date(askedAt),
        offsets: [...(offsets ?? [])],
      })),
    });
  }
  if (talkTimes.gone.length) await tx.talkTime.deleteMany(these(talkTimes.gone));
  if (talkTimes.fresh.length) {
    await tx.talkTime.createMany({
      data: talkTimes.fresh.map(({ userId, turns, ms }) => ({ talkId, userId, turns, ms })),
    });
  }
  if (invitations.gone.length) {
    await tx.invitation.deleteMany({ where: { talkId, id: { in: invitations.gone } } });
  }
  if (invitations.fresh.length) {
    await tx.invitation.createMany({
      data: invitations.fresh.map(({ id, guestId, outside, invitedBy, status, askedAt, answeredAt }) => ({
        talkId,
        id,
        guestId,
        name: outside?.name ?? null,
        invitedBy,
        status,
        askedAt: new Date(askedAt),
        answeredAt: answeredAt === null ? null : new Date(answeredAt),
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

/** Another writer recorded events of this talk meanwhile: read the log again and decide anew. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/**
 * Writes a commit in one transaction; when it resolves, it is kept.
 *
 * @throws {OvertakenError} when the talk is not as `before` any more
 * @throws Prisma's P2002 when another live talk has the stage
 */
export const record = async (
  prisma: PrismaClient,
  { before, after, events, also }: Commit,
): Promise<void> => {
  const rows = rowsOf(after);
  await prisma.$transaction(async (tx) => {
    if (before === null) {
      await beginSeries(tx, after, events);
      await tx.talk.create({ data: rows.talk });
    } else {
      const { count } = await tx.talk.updateMany({
        where: { id: after.id, seq: before.seq },
        data: rows.talk,
      });
      if (count === 0) throw new OvertakenError(`talk ${after.id} has moved on from event ${before.seq}`);
    }
    await append(tx, after.id, events);
    await project(tx, after.id, before && rowsOf(before), rows);
    await projectSeries(tx, after, events);
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
