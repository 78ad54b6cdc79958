/** What each server has chosen. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { PrismaClient, Settings as Row } from '../store/generated/client.ts';
import { ANNOUNCED, type Announced } from '../talk/announced.ts';
import { DEFAULT_RULES, ORDERS, type Rules } from '../talk/rules.ts';

/** What the bot does with its voice. */
export type SoundSettings = {
  /** Whether it comes to the stage of each talk, and announces what happens there. */
  readonly join: boolean;
  /** Whether it speaks sentences; else it plays chimes alone. */
  readonly speech: boolean;
  /** What it does not announce. */
  readonly silent: readonly Announced[];
};

export type ServerSettings = {
  /** The channel in which talks are announced; null when the bot chooses one. */
  readonly announceId: string | null;
  /** Members with one of these roles may host, besides who may by permission. */
  readonly hostRoles: readonly string[];
  /** The role that the link of a guest gives who is not on the server; null for none. */
  readonly guestRole: string | null;
  /** The role that is mentioned whenever a talk reminds, and since when in milliseconds; null for none. */
  readonly reminderRole: { readonly id: string; readonly since: number } | null;
  /** Language of the cards, by its BCP 47 tag; null for the server's own. */
  readonly language: string | null;
  /** IANA zone; null when none was chosen. */
  readonly zone: string | null;
  /** The rules that talks begin with, where they differ from the default. */
  readonly rules: Partial<Rules>;
  readonly sound: SoundSettings;
  /** Whether announcements are published to the servers that follow the channel. */
  readonly publish: boolean;
};

/** What is to change: of the rules and of the sound, only what is named. */
export type SettingsChange = Partial<Omit<ServerSettings, 'sound'>> & {
  readonly sound?: Partial<SoundSettings>;
};

export type Settings = {
  of(guildId: string): Promise<ServerSettings>;
  /** Told of every change, once it is kept. */
  onChange(listener: (guildId: string) => void): void;
  /**
   * Changes some settings of a server, and some of its rules; a rule that is set to its default is not chosen any more.
   * Of two changes at once, also from two processes, both are kept.
   *
   * @returns what is chosen now, once it is kept
   */
  change(guildId: string, change: SettingsChange): Promise<ServerSettings>;
};

/** What is not chosen is as by default. */
const soundStored = z.object({
  join: z.boolean().default(false),
  speech: z.boolean().default(true),
  silent: z.array(z.enum(ANNOUNCED)).default([]),
});

const DEFAULT: ServerSettings = {
  announceId: null,
  hostRoles: [],
  guestRole: null,
  reminderRole: null,
  language: null,
  zone: null,
  rules: {},
  sound: soundStored.parse({}),
  publish: true,
};

const rulesStored = z
  .object({
    order: z.enum(ORDERS),
    turnMs: z.number().nullable(),
    speakersAtOnce: z.number(),
    cap: z.number().nullable(),
    cooldownMs: z.number(),
    graceMs: z.number(),
    hostAwayMs: z.number(),
    opensItself: z.boolean(),
    nudgeMs: z.number(),
    unopenedMs: z.number(),
    priorityRoles: z.array(z.string()),
    reviewQuestions: z.boolean(),
    attendance: z.boolean(),
    remindBefore: z.array(z.number()),
  } satisfies Record<keyof Rules, z.ZodType>)
  .partial();

/** A rule that is undefined is not one that was chosen, and neither is one that is as by default. */
const chosenRules = (rules: { [Rule in keyof Rules]?: Rules[Rule] | undefined }): Partial<Rules> =>
  Object.fromEntries(
    Object.entries(rules).filter(
      ([rule, value]) => value !== undefined && !isDeepStrictEqual(value, DEFAULT_RULES[rule as keyof Rules]),
    ),
  );

/** The rules in a stored field. */
export const rulesIn = (stored: unknown): Partial<Rules> => chosenRules(rulesStored.parse(stored));

const settingsIn = ({ rules, sound, ...row }: Row): ServerSettings => ({
  announceId: row.announceId,
  hostRoles: row.hostRoles,
  guestRole: row.guestRole,
  reminderRole:
    row.reminderRole === null
      ? null
      : { id: row.reminderRole, since: row.reminderRoleAt?.getTime() ?? Number.NEGATIVE_INFINITY },
  language: row.language,
  zone: row.zone,
  publish: row.publish,
  rules: rulesIn(rules),
  sound: soundStored.parse(sound),
});

/** Makes the settings of all servers. */
export const createSettings = (prisma: PrismaClient): Settings => {
  const listeners: ((guildId: string) => void)[] = [];
  return {
    of: async (guildId) => {
      const row = await prisma.settings.findUnique({ where: { guildId } });
      return row ? settingsIn(row) : DEFAULT;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
    change: async (guildId, change) => {
      const kept = await prisma.$transaction(async (tx) => {
        // A write that changes nothing: it gives the row as it is, and others wait for it until this is kept.
        const row = await tx.settings.upsert({
          where: { guildId },
          create: { guildId },
          update: { guildId },
        });
        const before = settingsIn(row);
        const after = {
          ...before,
          ...change,
          rules: chosenRules({ ...before.rules, ...change.rules }),
          sound: { ...before.sound, ...change.sound },
        };
        await tx.settings.update({
          where: { guildId },
          data: {
            ...after,
            hostRoles: [...after.hostRoles],
            reminderRole: after.reminderRole?.id ?? null,
            reminderRoleAt: after.reminderRole ? new Date(after.reminderRole.since) : null,
            sound: { ...after.sound, silent: [...after.sound.silent] },
          },
        });
        return after;
      });
      for (const listener of listeners) listener(guildId);
      return kept;
    },
  };
};
