/** What the handlers of commands are given, and the questions that several of them ask. */
import {
  ChannelType,
  type Client,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
} from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Recordings } from '../src/audio/recording/recordings.ts';
import type { Replaying } from '../src/audio/replaying.ts';
import { plain, type SignId } from '../src/cards/card.ts';
import { oneLine } from '../src/cards/one-line.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Clock } from '../src/clock.ts';
import { type Answer, type Component, type ComponentCall, definer } from '../src/discord/define.ts';
import { ANNOUNCE_NEEDS, isStageModerator, lacking, mayHost } from '../src/discord/needs.ts';
import type { FeedKind, Feeds } from '../src/host/feeds.ts';
import type { Outcome } from '../src/host/mailbox.ts';
import type { Overlaps } from '../src/host/overlaps.ts';
import type { Settings } from '../src/host/settings.ts';
import type { Talks } from '../src/host/talks.ts';
import type { Ids } from '../src/ids.ts';
import type { DirectMessages } from '../src/stage/direct-messages.ts';
import type { GuestLinks } from '../src/stage/guest-links.ts';
import type { Places } from '../src/stage/places.ts';
import type { Choices } from '../src/store/choices.ts';
import type { Deliveries } from '../src/store/deliveries.ts';
import type { PrismaClient } from '../src/store/generated/client.ts';
import type { Actor } from '../src/talk/commands.ts';
import type { Recorded } from '../src/talk/events.ts';
import type { Talk } from '../src/talk/talk.ts';

export type Rostrum = {
  client: Client<true>;
  talks: Talks;
  prisma: PrismaClient;
  clock: Clock;
  ids: Ids;
  sign: SignId;
  places: Places;
  links: GuestLinks;
  settings: Settings;
  overlaps: Overlaps;
  deliveries: Deliveries;
  choices: Choices;
  direct: DirectMessages;
  /** Looks at a talk's reminders now: what people want has changed. */
  remind: (talkId: string) => void;
  feeds: Readonly<Record<FeedKind, Feeds>>;
  recordings: Recordings;
  replays: Replaying;
  /** Where people reach the bot over HTTP, without a slash at its end; null when it serves nothing. */
  webUrl: string | null;
  log: Logger;
};

const { defineCommand, defineComponent, defineDirectButton, defineUserMenu, does } = definer<Rostrum>();

export type { Answer };
export { defineCommand, defineComponent, defineDirectButton, defineUserMenu, does };

/** An answer of one sentence. */
export const say = (sentence: string) => ({ card: plain(sentence) });

/** What a person is told of an outcome. */
export const told = (outcome: Outcome, done: (talk: Talk, events: readonly Recorded[]) => Answer): Answer =>
  outcome.ok ? done(outcome.talk, outcome.events) : { refusal: outcome.refusal };

export const stageOf = (guild: Guild, talk: Talk): GuildBasedChannel | null =>
  (talk.stageId && guild.channels.cache.get(talk.stageId)) || null;

/** Who acts on a talk, and whether they moderate its stage. */
export const actorFor = (member: GuildMember, talk: Talk): Actor => ({
  id: member.id,
  moderator: isStageModerator(member, stageOf(member.guild, talk)),
});

/** Whether somebody may host on this server: by permission, or by a role that its settings name. */
export const mayHostHere = async (
  member: GuildMember,
  stage: GuildBasedChannel | null,
  settings: Settings,
): Promise<boolean> => {
  if (mayHost(member, stage)) return true;
  const { hostRoles } = await settings.of(member.guild.id);
  return member.roles.cache.hasAny(...hostRoles);
};

/** The live talk that somebody means: the one whose stage they are in, else the one they host, else the only one. */
export const liveTalkOf = (member: GuildMember, talks: Talks): { talk: Talk } | { refusal: Refusal } => {
  const here = talks.live().filter((talk) => talk.guildId === member.guild.id);
  const inStage = here.filter((talk) => talk.stageId !== null && talk.stageId === member.voice.channelId);
  const hosted = here.filter((talk) => [talk.hostId, ...talk.coHosts].includes(member.id));
  const [candidates] = [inStage, hosted, here].filter((some) => some.length > 0);
  const [talk, another] = candidates ?? [];
  if (!talk) return { refusal: { refused: 'no-talk' } };
  return another ? { refusal: { refused: 'which-talk' } } : { talk };
};

type Kind = ComponentCall['kind'];
type TalkCall<K extends Kind> = ComponentCall & { kind: K; talk: Talk };

/**
 * Declares a button, select or form of a talk: the first argument of its custom id names the talk, `args` are the
 * others.
 *
 * @param answers how its message is answered; see {@link Component}
 */
export const defineForTalk = <K extends Kind>(
  kind: K,
  action: string,
  run: (call: TalkCall<K>, rostrum: Rostrum) => Promise<Answer>,
  answers: Component<Rostrum>['answers'] = 'message',
): Component<Rostrum> =>
  defineComponent<K>({
    kind,
    action,
    answers,
    run: async (call, rostrum) => {
      const [talkId, ...args] = call.args;
      const talk = talkId === undefined ? null : await rostrum.talks.get(talkId);
      if (!talk) return { refusal: { refused: 'no-talk' } };
      if (talk.guildId !== call.interaction.guild.id) return { refusal: { refused: 'not-here' } };
      return run({ ...call, args, talk }, rostrum);
    },
  });

/** Declares a button of a talk that is answered by a message. */
export const defineTalkButton = (
  action: string,
  run: (call: TalkCall<'button'>, rostrum: Rostrum) => Promise<Answer>,
): Component<Rostrum> => defineForTalk('button', action, run);

/** A talk of a server by its id; null for what is none, or another server's. */
export const talkOf = async (guild: Guild, id: string, { talks }: Rostrum): Promise<Talk | null> => {
  const talk = z.uuid().safeParse(id).success ? await talks.get(id) : null;
  return talk?.guildId === guild.id ? talk : null;
};

/** The option that names a talk of the server; suggests those that match, the latest first. */
export const talkOption = {
  type: 'string',
  max: 100,
  suggest: async (typed: string, { guild }: { guild: Guild }, { prisma }: Rostrum) => {
    const found = await prisma.talk.findMany({
      where: { guildId: guild.id, topic: { contains: typed, mode: 'insensitive' } },
      orderBy: [{ openedAt: { sort: 'desc', nulls: 'first' } }, { startsAt: 'asc' }],
      take: 25,
      select: { id: true, topic: true },
    });
    return found.map(({ id, topic }) => ({ name: oneLine(topic, 100), value: id }));
  },
} as const;

/** How long names are waited for, in milliseconds. */
const NAMES_WITHIN = 5_000;
/** How many members one request to the gateway may name. Source: Discord, Request Guild Members. */
const MEMBERS_ASKED = 100;

/** The names that people have on a server; who is not there has none. */
export const namesIn = async (
  guild: Guild,
  userIds: readonly string[],
  log: Logger,
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (let i = 0; i < userIds.length; i += MEMBERS_ASKED) {
    try {
      const user = userIds.slice(i, i + MEMBERS_ASKED);
      const members = await guild.members.fetch({ user, time: NAMES_WITHIN });
      for (const member of members.values()) names.set(member.id, member.displayName);
    } catch (error) {
      log.warn({ err: error, guild: guild.id }, 'an export has to do without some names');
    }
  }
  return names;
};

/** The channel in which somebody is, for all that the bot sees. */
export const whereIs = (guild: Guild, userId: string): string | null =>
  guild.voiceStates.cache.get(userId)?.channelId ?? null;

/**
 * Where a server announces: the channel that was chosen in its settings, else the first announcement channel that everybody sees, else the server's system channel,
 * else where the command was run; each only when the bot can post there.
 */
export const announceChannelOf = (
  guild: Guild,
  me: GuildMember,
  askedIn: GuildTextBasedChannel | null,
  chosen: string | null = null,
): { channelId: string } | { refusal: Refusal } => {
  const isPublic = (channel: GuildBasedChannel) =>
    channel.permissionsFor(guild.roles.everyone).has(PermissionFlagsBits.ViewChannel);
  const announcements = guild.channels.cache
    .filter((channel) => channel.type === ChannelType.GuildAnnouncement)
    .filter(isPublic)
    .sort((a, b) => a.rawPosition - b.rawPosition);
  // A thread can be archived, and takes another permission.
  const here = askedIn?.isThread() ? null : askedIn;
  const own = chosen === null ? null : (guild.channels.cache.get(chosen) ?? null);
  const candidates = [own, ...announcements.values(), guild.systemChannel, here].filter(
    (channel) => channel !== null,
  );
  const usable = candidates.find((channel) => lacking(me, channel, ANNOUNCE_NEEDS).length === 0);
  if (usable) return { channelId: usable.id };
  const [wanted] = candidates;
  if (!wanted) return { refusal: { refused: 'no-channel-to-announce' } };
  return {
    refusal: { refused: 'bot-lacks', permissions: lacking(me, wanted, ANNOUNCE_NEEDS), where: wanted.id },
  };
};
