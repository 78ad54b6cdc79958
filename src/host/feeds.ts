/** The addresses at which calendars and players of podcasts follow the talks of a server: made, known again, made anew and taken away. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { FeedKind, PrismaClient } from '../store/generated/client.ts';

export type { FeedKind };

/** Tokens are the part of an address by which it is told, in base64url; whoever has one can read the feed. */
export type Feeds = {
  /** The token of a server; null when it has none. */
  of(guildId: string): Promise<string | null>;
  /** The token of a server, made when it has none. */
  make(guildId: string): Promise<string>;
  /** Makes another one: the one before leads nowhere from then on. */
  renew(guildId: string): Promise<string>;
  remove(guildId: string): Promise<void>;
  /** Whose token it is; null for one that was forged or is not in use any more. Only what we once made is looked up. */
  guildOf(token: string): Promise<string | null>;
};

export type FeedsDeps = {
  prisma: PrismaClient;
  kind: FeedKind;
  /** Signs tokens, so that a forged one costs no query. */
  key: Uint8Array;
  ids: Ids;
  clock: Clock;
  /** Told that the address of a server is another now, or gone. */
  changed: (guildId: string) => void;
};

/** Bytes of the secret and of its signature: 128 bits each. */
const LENGTH = 16;

/** Where a feed is, below the address of the bot. */
export const feedAddress = (webUrl: string, kind: FeedKind, token: string): string =>
  kind === 'calendar' ? `${webUrl}/calendar/${token}.ics` : `${webUrl}/podcast/${token}`;

/** Makes the addresses of one kind, of all servers. */
export const createFeeds = ({ prisma, kind, key, ids, clock, changed }: FeedsDeps): Feeds => {
  const signing = createSecretKey(key);
  const signatureOf = (secret: Uint8Array) =>
    createHmac('sha256', signing).update(secret).digest().subarray(0, LENGTH);
  const tokenOf = (secret: Uint8Array) => Buffer.concat([secret, signatureOf(secret)]).toString('base64url');

  /** The secret in a token that we made; null for any other. */
  const secretIn = (token: string): Uint8Array<ArrayBuffer> | null => {
    const bytes = Buffer.from(token, 'base64url');
    const secret = new Uint8Array(bytes.subarray(0, LENGTH));
    const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(secret))];
    return given.length === right.length && timingSafeEqual(given, right) ? secret : null;
  };

  const fresh = () => ({ secret: new Uint8Array(ids.secret(LENGTH)), madeAt: clock.now() });

  const at = (guildId: string) => ({ guildId_kind: { guildId, kind } });

  return {
    of: async (guildId) => {
      const row = await prisma.feed.findUnique({ where: at(guildId) });
      return row && tokenOf(row.secret);
    },
    make: async (guildId) => {
      await prisma.feed.createMany({ data: [{ guildId, kind, ...fresh() }], skipDuplicates: true });
      return tokenOf((await prisma.feed.findUniqueOrThrow({ where: at(guildId) })).secret);
    },
    renew: async (guildId) => {
      const row = fresh();
      await prisma.feed.upsert({ where: at(guildId), create: { guildId, kind, ...row }, update: row });
      changed(guildId);
      return tokenOf(row.secret);
    },
    remove: async (guildId) => {
      await prisma.feed.deleteMany({ where: { guildId, kind } });
      changed(guildId);
    },
    guildOf: async (token) => {
      const secret = secretIn(token);
      const row = secret && (await prisma.feed.findUnique({ where: { secret, kind } }));
      return row?.guildId ?? null;
    },
  };
};
