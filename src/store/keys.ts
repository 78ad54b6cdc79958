/** Secrets that the bot makes for itself once and keeps in the database. */
import type { Ids } from '../ids.ts';
import type { PrismaClient } from './generated/client.ts';

/** Bytes of a key for HMAC-SHA256. */
const LENGTH = 32;

/** The key of this name, made at the first call; the same for every process on the database. */
export const keyOf = async (prisma: PrismaClient, ids: Ids, name: string): Promise<Uint8Array> => {
  await prisma.key.createMany({
    data: [{ name, value: new Uint8Array(ids.secret(LENGTH)) }],
    skipDuplicates: true,
  });
  return (await prisma.key.findUniqueOrThrow({ where: { name } })).value;
};
