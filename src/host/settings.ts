/** What each server has chosen: read once, kept in memory, written through. */
import { z } from 'zod';
import type { PrismaClient } from '../store/generated/client.ts';
import { ORDERS, type Rules } from '../talk/rules.ts';

export type ServerSettings = {
  /** The channel in which talks are announced; null when the bot chooses one. */
  readonly announceId: string | null;
  /** Members with one of these roles may host, besides who may by permission. */
  readonly hostRoles: readonly string[];
  /** Language of the cards; null for the server's own. */
  readonly language: string | null;
  /** IANA zone; null when none was chosen. */
  readonly zone: string | null;
  /** The rules that talks begin with, where they differ from the default. */
  readonly rules: Partial<Rules>;
};

export type Settings = {
  of(guildId: string): Promise<ServerSettings>;
  /** What is known without asking the database: for what can't wait. The default until the first `of`. */
  known(guildId: string): ServerSettings;
  /** Changes some settings of a server; resolves when they are kept. */
  change(guildId: string, change: Partial<ServerSettings>): Promise<ServerSettings>;
};

const DEFAULT: ServerSettings = { announceId: null, hostRoles: [], language: null, zone: null, rules: {} };

const rulesStored = z
  .object({
    order: z.enum(ORDERS),
    turnMs: z.number().nullable(),
    speakersAtOnce: z.number(),
    cap: z.number().nullable(),
    cooldownMs: z.number(),
    graceMs: z.number(),
    hostAwayMs: z.number(),
    priorityRoles: z.array(z.string()),
    reviewQuestions: z.boolean(),
    attendance: z.boolean(),
  } satisfies Record<keyof Rules, z.ZodType>)
  .partial();

/** Only what was stored: a rule that is undefined is not one that was chosen. */
const storedRules = (json: unknown): Partial<Rules> =>
  Object.fromEntries(Object.entries(rulesStored.parse(json)).filter(([, value]) => value !== undefined));

/** Makes the settings of all servers. */
export const createSettings = (prisma: PrismaClient): Settings => {
  const cache = new Map<string, ServerSettings>();

  const of = async (guildId: string): Promise<ServerSettings> => {
    const cached = cache.get(guildId);
    if (cached) return cached;
    const row = await prisma.settings.findUnique({ where: { guildId } });
    const { announceId, hostRoles, language, zone } = row ?? DEFAULT;
    const read = { announceId, hostRoles, language, zone, rules: storedRules(row?.rules ?? {}) };
    cache.set(guildId, read);
    return read;
  };

  return {
    of,
    known: (guildId) => cache.get(guildId) ?? DEFAULT,
    change: async (guildId, change) => {
      const settings = { ...(await of(guildId)), ...change };
      const data = { ...settings, hostRoles: [...settings.hostRoles], rules: { ...settings.rules } };
      await prisma.settings.upsert({
        where: { guildId },
        create: { guildId, ...data },
        update: data,
      });
      cache.set(guildId, settings);
      return settings;
    },
  };
};
