/** The records of the sandbox's world: plain API objects, held by id. */
import type {
  APIEmoji,
  APIGuildMember,
  APIGuildScheduledEvent,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIStageInstance,
  APISticker,
  APIUser,
  APIVoiceState,
  ChannelType,
  GatewayDispatchEvents,
} from 'discord-api-types/v10';

/** An application with its bot user: what `Authorization: Bot …` stands for. */
export interface Application {
  id: string;
  name: string;
  description: string;
  token: string;
  user: APIUser;
  ownerId: string;
  /** Privileged intents enabled in the developer portal, as a bit set. Identifying with others closes with 4014. */
  privilegedIntents: number;
  /** Largest number of IDENTIFYs in 24 hours, how many are left, and how many may happen in 5 s. */
  sessionStarts: { total: number; remaining: number; resetAt: number; maxConcurrency: number };
  /** Shards that `GET /gateway/bot` recommends. */
  recommendedShards: number;
}

/** A channel of any type; fields that a type lacks are absent. Shown by `showChannel`. */
export interface Channel {
  id: string;
  type: ChannelType;
  guild_id?: string;
  name?: string | null;
  position?: number;
  parent_id?: string | null;
  topic?: string | null;
  nsfw?: boolean;
  permission_overwrites?: APIOverwrite[];
  last_message_id?: string | null;
  last_pin_timestamp?: string | null;
  rate_limit_per_user?: number;
  bitrate?: number;
  user_limit?: number;
  rtc_region?: string | null;
  video_quality_mode?: number;
  default_auto_archive_duration?: number;
  flags: number;
  /** Direct messages: who is in it besides the bot. */
  recipients?: APIUser[];
  /** Direct messages: the bot user it belongs to. */
  bot_user_id?: string;
  /** Threads. */
  owner_id?: string;
  thread_metadata?: {
    archived: boolean;
    auto_archive_duration: number;
    archive_timestamp: string;
    locked: boolean;
    create_timestamp: string;
    invitable?: boolean;
  };
  message_count?: number;
  member_count?: number;
  total_message_sent?: number;
  /** Threads: user ids of those in it. */
  thread_member_ids?: Set<string>;
}

/** A scheduled event and who is interested in it, oldest interest first. */
export interface ScheduledEvent {
  event: APIGuildScheduledEvent;
  /** User id → when they pressed "Interested" (milliseconds). */
  interested: Map<string, number>;
}

/** An invite to a channel. */
export interface Invite {
  code: string;
  guildId: string;
  channelId: string;
  inviterId: string;
  maxAge: number;
  maxUses: number;
  uses: number;
  temporary: boolean;
  createdAt: number;
  targetType?: number;
  targetUserId?: string;
  scheduledEventId?: string;
  roleIds: string[];
}

/** A guild with all it contains. */
export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  description: string | null;
  features: string[];
  preferredLocale: string;
  systemChannelId: string | null;
  rulesChannelId: string | null;
  publicUpdatesChannelId: string | null;
  mfaLevel: number;
  roles: Map<string, APIRole>;
  channels: Map<string, Channel>;
  members: Map<string, APIGuildMember>;
  bans: Map<string, string | null>;
  voiceStates: Map<string, APIVoiceState>;
  /** By channel id: a stage channel holds one instance at most. */
  stageInstances: Map<string, APIStageInstance>;
  scheduledEvents: Map<string, ScheduledEvent>;
  /** None unless seeded: no route changes them. */
  emojis?: readonly APIEmoji[];
  stickers?: readonly APISticker[];
  invites: Map<string, Invite>;
}

/** Messages of a channel by id, oldest first. */
export type ChannelMessages = Map<string, APIMessage>;

/** Who should receive a dispatch, and how it differs between them. */
export interface Audience {
  /** Members of this guild; also selects the shard. */
  guildId?: string;
  /** Only those who can view this channel. */
  channelId?: string;
  /** Only these applications' bots. */
  applicationIds?: readonly string[];
  /** Only these users (actors and bots). */
  userIds?: readonly string[];
  /** Another payload, or none at all (`undefined`), for a bot that asked for `intents`. */
  payloadFor?: (application: Application, intents: number) => object | undefined;
}

/** One event on its way to gateway sessions and to whoever listens to the world. */
export interface Dispatch {
  event: GatewayDispatchEvents | (string & {});
  payload: object;
  audience: Audience;
}
