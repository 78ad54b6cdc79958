/** How the world's records look on the wire: guilds, channels, members, voice states, events. */
import type { APIGuildMember, APIGuildScheduledEvent, APIVoiceState } from 'discord-api-types/v10';
import { isThread } from '../permissions.ts';
import type { Channel, Guild, ScheduledEvent } from './types.ts';

/** Privileged and ordinary intents that decide what a guild payload holds (bit values of Discord's gateway page). */
export const INTENT_GUILD_MEMBERS = 1 << 1;

/** More members make a guild large; the default of IDENTIFY's `large_threshold`. */
const LARGE = 50;

/** A channel as REST and the gateway show it. */
export function showChannel(channel: Channel): object {
  const { thread_member_ids: _members, bot_user_id: _bot, ...shown } = channel;
  return shown;
}

/** The part of a guild object that every guild payload shares. */
export function showGuild(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: guild.description,
    home_header: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    roles: [...guild.roles.values()],
    emojis: guild.emojis ?? [],
    stickers: guild.stickers ?? [],
    features: guild.features,
    mfa_level: guild.mfaLevel,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: guild.rulesChannelId,
    public_updates_channel_id: guild.publicUpdatesChannelId,
    safety_alerts_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.preferredLocale,
    nsfw: false,
    nsfw_level: 0,
    hub_type: null,
    latest_onboarding_question_id: null,
    incidents_data: null,
    inventory_settings: null,
  };
}

/** A voice state inside GUILD_CREATE: no guild id, no member. */
function showVoiceStateInGuild(state: APIVoiceState): object {
  const { guild_id: _guild, member: _member, ...shown } = state;
  return shown;
}

/** A voice state with its member, as VOICE_STATE_UPDATE and REST show it. */
export function showVoiceState(guild: Guild, state: APIVoiceState): APIVoiceState {
  const member = guild.members.get(state.user_id);
  return { ...state, guild_id: guild.id, ...(member ? { member } : {}) };
}

/** A scheduled event; REST adds the count of interested users when asked to. */
export function showScheduledEvent(
  scheduled: ScheduledEvent,
  withUserCount: boolean,
): APIGuildScheduledEvent {
  const event = { ...scheduled.event };
  if (withUserCount) event.user_count = scheduled.interested.size;
  else delete event.user_count;
  return event;
}

/**
 * GUILD_CREATE as one bot gets it. Without the members intent it holds the bot itself and the members in voice
 * channels (Discord's gateway events page, "Guild Create").
 */
export function showGuildCreate(guild: Guild, botUserId: string, intents: number): Record<string, unknown> {
  const everyone = (intents & INTENT_GUILD_MEMBERS) !== 0;
  const members: APIGuildMember[] = [...guild.members.values()].filter(
    (member) => everyone || member.user.id === botUserId || guild.voiceStates.has(member.user.id),
  );
  const channels = [...guild.channels.values()];
  return {
    ...showGuild(guild),
    joined_at: guild.members.get(botUserId)?.joined_at ?? null,
    large: guild.members.size > LARGE,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [...guild.voiceStates.values()].map(showVoiceStateInGuild),
    members,
    channels: channels.filter((channel) => !isThread(channel.type)).map(showChannel),
    threads: channels
      .filter((channel) => isThread(channel.type) && !channel.thread_metadata?.archived)
      .map(showChannel),
    presences: [],
    stage_instances: [...guild.stageInstances.values()],
    guild_scheduled_events: [...guild.scheduledEvents.values()]
      .filter(({ event }) => event.status <= 2)
      .map((one) => showScheduledEvent(one, false)),
    soundboard_sounds: [],
  };
}
