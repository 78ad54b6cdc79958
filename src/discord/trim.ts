/** Takes out of the gateway's packets, before discord.js keeps it, whatever no talk needs. */
import {
  type APIChannel,
  ChannelType,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayReceivePayload,
  type Guild,
  type PermissionsBitField,
} from 'discord.js';

/** Where talks are held and announced. Commands work in every other channel too; only nothing is posted there. */
const KEPT: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
]);

/** Events of which discord.js would keep the channel or thread. */
const OF_ONE_CHANNEL: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ThreadCreate,
  GatewayDispatchEvents.ThreadUpdate,
]);

/** Makes discord.js pass over a packet: it has no handler for this name. */
const PASSED_OVER = 'PASSED_OVER';

/** Topics and marks of the last message are as good as all the text that servers bring, and never read. */
const trimChannel = (channel: APIChannel, idOf: (id: string) => string): void => {
  const fields = channel as {
    guild_id?: string;
    parent_id?: string | null;
    topic?: string | null;
    last_message_id?: string | null;
    permission_overwrites?: { id: string }[];
  };
  fields.topic = null;
  delete fields.last_message_id;
  delete fields.guild_id; // discord.js takes it from the server that the channel came with
  if (fields.parent_id) fields.parent_id = idOf(fields.parent_id);
  for (const overwrite of fields.permission_overwrites ?? []) overwrite.id = idOf(overwrite.id);
};

const trimGuild = (guild: GatewayGuildCreateDispatchData): void => {
  // Each id is one string, however often the packet has it.
  const ids = new Map([...guild.roles, ...guild.channels].map(({ id }) => [id, id]));
  guild.channels = guild.channels.filter(({ type }) => KEPT.has(type));
  for (const channel of guild.channels) trimChannel(channel, (id) => ids.get(id) ?? id);
  Object.assign(guild, {
    threads: [],
    emojis: [],
    stickers: [],
    presences: [],
    soundboard_sounds: [],
    guild_scheduled_events: [],
  });
};

/**
 * Trims a packet in place.
 *
 * Done here, and not by sweeping a cache, because what is never made need not be collected: at the start, thousands
 * of servers arrive at once. discord.js has no support for leaving channels out of its caches by `makeCache`.
 */
export const trim = (packet: GatewayReceivePayload): void => {
  if (packet.t === GatewayDispatchEvents.GuildCreate) trimGuild(packet.d);
  else if (packet.t === GatewayDispatchEvents.ThreadListSync) Object.assign(packet, { t: PASSED_OVER });
  else if (packet.t && OF_ONE_CHANNEL.has(packet.t) && !KEPT.has((packet.d as APIChannel).type))
    Object.assign(packet, { t: PASSED_OVER });
};

/** Permissions are frozen, so equal ones may be one object: of hundreds of thousands a few hundred remain. */
const createSharing = (): ((guild: Guild) => void) => {
  const known = new Map<bigint, Readonly<PermissionsBitField>>();
  const shared = (permissions: Readonly<PermissionsBitField>): Readonly<PermissionsBitField> => {
    const found = known.get(permissions.bitfield);
    if (!found) known.set(permissions.bitfield, permissions);
    return found ?? permissions;
  };
  return (guild) => {
    for (const role of guild.roles.cache.values()) role.permissions = shared(role.permissions);
    for (const channel of guild.channels.cache.values()) {
      if (channel.isThread()) continue;
      for (const overwrite of channel.permissionOverwrites.cache.values()) {
        overwrite.allow = shared(overwrite.allow);
        overwrite.deny = shared(overwrite.deny);
      }
    }
  };
};

/** Makes a client keep only what talks need. Called before it connects. */
export const keepLittle = (client: Client): void => {
  client.on(Events.Raw, trim);
  const share = createSharing();
  client.on(Events.GuildAvailable, share);
  client.on(Events.GuildCreate, share);
};
