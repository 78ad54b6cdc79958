/** What people have chosen of all their reminders: quiet hours, and by which way. Of who chose nothing, nothing is kept. */
import type { QuietHours } from '../calendar/reminders.ts';
import type { PrismaClient, ReminderChoice } from './generated/client.ts';

export type Choice = {
  readonly quiet: QuietHours | null;
  /** The channel of direct messages in which they want to be reminded; null for a mention. */
  readonly directId: string | null;
};

export type Choices = {
  of(userId: string): Promise<Choice>;
  /** Of those among these people who have chosen something. */
  ofAll(userIds: readonly string[]): Promise<ReadonlyMap<string, Choice>>;
  /** Changes what somebody has chosen; once all is as by default, nothing is kept of them. */
  change(userId: string, change: Partial<Choice>): Promise<Choice>;
  /** Another number after each change in this process: what was read before may not hold any more. */
  version(): number;
};

/** What holds for who chose nothing. */
export const NO_CHOICE: Choice = { quiet: null, directId: null };

const choiceIn = ({ quietFrom, quietTo, zone, directId }: ReminderChoice): Choice => ({
  quiet:
    quietFrom === null || quietTo === null || zone === null ? null : { from: quietFrom, to: quietTo, zone },
  directId,
});

/** Makes the record of choices. */
export const createChoices = (prisma: PrismaClient): Choices => {
  let version = 0;
  const of = async (userId: string) => {
    const row = await prisma.reminderChoice.findUnique({ where: { userId } });
    return row ? choiceIn(row) : NO_CHOICE;
  };
  return {
    of,
    // One parameter for all ids, as in the log.
    ofAll: async (userIds) => {
      const rows = await prisma.$queryRaw<ReminderChoice[]>`
        SELECT user_id AS "userId", quiet_from AS "quietFrom", quiet_to AS "quietTo", zone, direct_id AS "directId"
        FROM reminder_choice WHERE user_id = ANY(${[...userIds]}::text[])`;
      return new Map(rows.map((row) => [row.userId, choiceIn(row)]));
    },
    change: async (userId, { quiet, directId }) => {
      // Only what is chosen now, so that two choices of one moment both stand.
      const data = {
        ...(quiet === undefined
          ? {}
          : { quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, zone: quiet?.zone ?? null }),
        ...(directId === undefined ? {} : { directId }),
      };
      await prisma.reminderChoice.upsert({ where: { userId }, create: { userId, ...data }, update: data });
      await prisma.reminderChoice.deleteMany({ where: { userId, quietFrom: null, directId: null } });
      version += 1;
      return of(userId);
    },
    version: () => version,
  };
};
