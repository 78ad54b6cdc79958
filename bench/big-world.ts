/** Fills a sandbox with servers as real communities look, for what a bot holds of them in memory. */
import {
  type APIEmoji,
  type APIGuildScheduledEvent,
  type APIOverwrite,
  type APISticker,
  type APIUser,
  ChannelType as C,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  OverwriteType,
  PermissionFlagsBits as P,
  StickerFormatType,
  StickerType,
} from 'discord-api-types/v10';
import { discordTimestamp } from '../sandbox/clock.ts';
import { BOT_PERMISSIONS } from '../sandbox/community.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { Application, Channel, Guild } from '../sandbox/world/types.ts';

const ROLES = 20;
const EMOJIS = 40;
const STICKERS = 10;
const IN_VOICE = 4;
/** Every so many servers have a scheduled event. */
const EVENT_EVERY = 5;

/** The channels of a server: a category, then what is in it. */
const PLAN: readonly (readonly [category: string, ...inside: (readonly [name: string, type: C])[]])[] = [
  ['Welcome', ['rules', C.GuildText], ['announcements', C.GuildAnnouncement], ['introductions', C.GuildText]],
  [
    'Talk',
    ['general', C.GuildText],
    ['off-topic', C.GuildText],
    ['pictures', C.GuildText],
    ['links', C.GuildText],
    ['music', C.GuildText],
    ['help', C.GuildForum],
    ['questions', C.GuildText],
  ],
  [
    'Work',
    ['planning', C.GuildText],
    ['design', C.GuildText],
    ['reviews', C.GuildText],
    ['releases', C.GuildAnnouncement],
    ['bots', C.GuildText],
  ],
  [
    'Voice',
    ['Lounge', C.GuildVoice],
    ['Table 1', C.GuildVoice],
    ['Table 2', C.GuildVoice],
    ['Quiet', C.GuildVoice],
    ['Town hall', C.GuildStageVoice],
  ],
  [
    'Team',
    ['moderators', C.GuildText],
    ['reports', C.GuildText],
    ['log', C.GuildText],
    ['Team room', C.GuildVoice],
  ],
];
/** Threads that are open, by the name of their channel. */
const THREADS = ['general', 'questions', 'help', 'reviews'];

const TOPIC =
  'What belongs here, what does not, and where else to go: read the pinned messages before you ask.';

/** Adds servers, with two bots in each: as much as they hold in real life, and no more ceremony than needed. */
export const seedServers = (sandbox: Sandbox, bots: readonly Application[], count: number): void => {
  const { world } = sandbox;
  const { seed } = world;
  const owner = seed.addUser({ name: 'owner' });
  for (let i = 0; i < count; i++) {
    const guild = seed.addGuild({ name: `Community ${i}`, ownerId: owner.id });
    const roles = Array.from({ length: ROLES - bots.length - 1 }, (_, n) =>
      seed.addRole(guild.id, { name: `Role ${n}`, color: n * 4096, hoist: n < 5 }),
    );
    seedChannels(
      sandbox,
      guild,
      roles.map((role) => role.id),
    );
    guild.emojis = Array.from({ length: EMOJIS }, (_, n) => emoji(world.newId(), n, owner));
    guild.stickers = Array.from({ length: STICKERS }, (_, n) => sticker(world.newId(), n, guild.id));
    seedVoice(sandbox, guild);
    if (i % EVENT_EVERY === 0) seedEvent(sandbox, guild, owner.id);
    for (const bot of bots) seed.installBot(guild.id, bot.id, BOT_PERMISSIONS);
  }
};

const seedChannels = (sandbox: Sandbox, guild: Guild, roleIds: readonly string[]): void => {
  const { seed } = sandbox.world;
  for (const [index, [category, ...inside]] of PLAN.entries()) {
    const [one = '', another = ''] = roleIds.slice(index * 2);
    const overwrites: APIOverwrite[] = [
      overwrite(guild.id, 0n, index === PLAN.length - 1 ? P.ViewChannel : P.MentionEveryone),
      overwrite(one, P.ViewChannel | P.SendMessages, 0n),
      overwrite(another, P.ViewChannel | P.ManageMessages, 0n),
    ];
    const common = { permission_overwrites: overwrites };
    const parent = seed.addChannel(guild.id, { name: category, type: C.GuildCategory, ...common });
    for (const [name, type] of inside) {
      const isVoice = type === C.GuildVoice || type === C.GuildStageVoice;
      const channel = seed.addChannel(guild.id, {
        name,
        type,
        parent_id: parent.id,
        ...common,
        topic: isVoice ? null : TOPIC,
        last_message_id: sandbox.world.newId(),
        ...(type === C.GuildForum ? { default_auto_archive_duration: 4320 } : {}),
      });
      if (THREADS.includes(name)) seedThread(sandbox, guild, channel);
    }
  }
};

const overwrite = (id: string, allow: bigint, deny: bigint): APIOverwrite => ({
  id,
  type: OverwriteType.Role,
  allow: String(allow),
  deny: String(deny),
});

const seedThread = (sandbox: Sandbox, guild: Guild, parent: Channel): void => {
  const { seed } = sandbox.world;
  const now = discordTimestamp(sandbox.world.now());
  seed.addChannel(guild.id, {
    name: `About ${parent.name}`,
    type: C.PublicThread,
    parent_id: parent.id,
    owner_id: guild.ownerId,
    message_count: 12,
    member_count: 4,
    total_message_sent: 12,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 4320,
      archive_timestamp: now,
      create_timestamp: now,
      locked: false,
    },
  });
};

const seedVoice = (sandbox: Sandbox, guild: Guild): void => {
  const { world } = sandbox;
  const channels = [...guild.channels.values()];
  const where = channels.filter(({ type }) => type === C.GuildVoice || type === C.GuildStageVoice);
  for (let n = 0; n < IN_VOICE; n++) {
    const person = world.seed.addUser({ name: `person.${n}`, globalName: `Person ${n}` });
    world.seed.addMember(guild.id, person.id);
    guild.voiceStates.set(person.id, {
      guild_id: guild.id,
      channel_id: where[n % where.length]?.id ?? null,
      user_id: person.id,
      session_id: world.newId(),
      deaf: false,
      mute: false,
      self_deaf: false,
      self_mute: true,
      self_video: false,
      suppress: false,
      request_to_speak_timestamp: null,
    });
  }
};

const seedEvent = (sandbox: Sandbox, guild: Guild, creatorId: string): void => {
  const id = sandbox.world.newId();
  const event: APIGuildScheduledEvent = {
    id,
    guild_id: guild.id,
    channel_id: null,
    creator_id: creatorId,
    name: 'Monthly meeting',
    description: TOPIC,
    scheduled_start_time: discordTimestamp(sandbox.world.now() + 7 * 86_400_000),
    scheduled_end_time: discordTimestamp(sandbox.world.now() + 7 * 86_400_000 + 3_600_000),
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    status: GuildScheduledEventStatus.Scheduled,
    entity_type: GuildScheduledEventEntityType.External,
    entity_id: null,
    entity_metadata: { location: 'The usual place' },
    image: null,
    recurrence_rule: null,
  };
  guild.scheduledEvents.set(id, { event, interested: new Map() });
};

const emoji = (id: string, n: number, user: APIUser): APIEmoji => ({
  id,
  name: `emoji_${n}`,
  roles: [],
  user,
  require_colons: true,
  managed: false,
  animated: n % 4 === 0,
  available: true,
});

const sticker = (id: string, n: number, guildId: string): APISticker => ({
  id,
  name: `sticker ${n}`,
  description: 'A sticker',
  tags: 'wave',
  type: StickerType.Guild,
  format_type: StickerFormatType.PNG,
  available: true,
  guild_id: guildId,
});
