/** Which intent an event takes (Discord's gateway page, "List of Intents"). */

/** Intent bits by name, as far as the sandbox sends their events. */
export const INTENT = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildModeration: 1 << 2,
  GuildInvites: 1 << 6,
  GuildVoiceStates: 1 << 7,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  GuildMessageReactions: 1 << 10,
  GuildMessageTyping: 1 << 11,
  DirectMessages: 1 << 12,
  DirectMessageReactions: 1 << 13,
  DirectMessageTyping: 1 << 14,
  MessageContent: 1 << 15,
  GuildScheduledEvents: 1 << 16,
  GuildMessagePolls: 1 << 24,
  DirectMessagePolls: 1 << 25,
} as const;

/** Every intent bit that exists; others make IDENTIFY close with 4013. */
const KNOWN_INTENTS =
  0b1_1111_1111_1111_1111 | (1 << 20) | (1 << 21) | INTENT.GuildMessagePolls | INTENT.DirectMessagePolls;

/** Intents that the developer portal must allow. */
export const PRIVILEGED = INTENT.GuildMembers | INTENT.GuildPresences | INTENT.MessageContent;

/** Whether all bits are intents. */
export function areIntentsValid(intents: unknown): intents is number {
  return (
    typeof intents === 'number' &&
    Number.isInteger(intents) &&
    intents >= 0 &&
    (intents & ~KNOWN_INTENTS) === 0
  );
}

/** Prefix of event names → intent in a guild, intent in direct messages. Most specific first. */
const NEEDED: [prefix: string, inGuild: number, inDirect: number][] = [
  ['GUILD_MEMBER_', INTENT.GuildMembers, 0],
  ['GUILD_MEMBERS_CHUNK', 0, 0],
  ['THREAD_MEMBERS_UPDATE', INTENT.Guilds, 0],
  ['GUILD_SCHEDULED_EVENT_', INTENT.GuildScheduledEvents, 0],
  ['GUILD_BAN_', INTENT.GuildModeration, 0],
  ['GUILD_AUDIT_LOG_ENTRY_', INTENT.GuildModeration, 0],
  ['GUILD_', INTENT.Guilds, 0],
  ['CHANNEL_', INTENT.Guilds, INTENT.DirectMessages],
  ['THREAD_', INTENT.Guilds, 0],
  ['STAGE_INSTANCE_', INTENT.Guilds, 0],
  ['INVITE_', INTENT.GuildInvites, 0],
  ['VOICE_STATE_', INTENT.GuildVoiceStates, 0],
  ['PRESENCE_', INTENT.GuildPresences, 0],
  ['MESSAGE_REACTION_', INTENT.GuildMessageReactions, INTENT.DirectMessageReactions],
  ['MESSAGE_POLL_', INTENT.GuildMessagePolls, INTENT.DirectMessagePolls],
  ['MESSAGE_', INTENT.GuildMessages, INTENT.DirectMessages],
  ['TYPING_', INTENT.GuildMessageTyping, INTENT.DirectMessageTyping],
];

/** The intent an event needs; 0 when it always comes (interactions, voice server, what concerns the bot itself). */
export function neededIntent(event: string, inGuild: boolean): number {
  const found = NEEDED.find(([prefix]) => event.startsWith(prefix));
  return found ? found[inGuild ? 1 : 2] : 0;
}
