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
  type GuildBasedChannel,
  type PermissionsBitField,
  type Role,
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

/** Events of the gateway about one event of a server; discord.js would keep who made it. */
const OF_AN_EVENT: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.GuildScheduledEventCreate,
  GatewayDispatchEvents.GuildScheduledEventUpdate,
  GatewayDispatchEvents.GuildScheduledEventDelete,
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
  for (const role of guild.roles) delete (role as { colors?: unknown }).colors; // an object for each role
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
  else if (packet.t && OF_AN_EVENT.has(packet.t)) delete (packet.d as { creator?: unknown }).creator;
  else if (packet.t === GatewayDispatchEvents.ThreadListSync) Object.assign(packet, { t: PASSED_OVER });
  else if (packet.t && OF_ONE_CHANNEL.has(packet.t) && !KEPT.has((packet.d as APIChannel).type))
    Object.assign(packet, { t: PASSED_OVER });
};

type Bits = { readonly bitfield: bigint | number };

/** discord.js freezes its bit fields, so equal ones may be one object: of hundreds of thousands a few hundred remain. */
const createSharing = (): ((guild: Guild) => void) => {
  const oneOfEach = <Field extends Bits>() => {
    const known = new Map<Field['bitfield'], Field>();
    return (field: Field): Field => {
      const found = known.get(field.bitfield);
      if (!found) known.set(field.bitfield, field);
      return found ?? field;
    };
  };
  const permissions = oneOfEach<Readonly<PermissionsBitField>>();
  const roleFlags = oneOfEach<Role['flags']>();
  const channelFlags = oneOfEach<GuildBasedChannel['flags']>();
  return (guild) => {
    for (const role of guild.roles.cache.values()) {
      role.permissions = permissions(role.permissions);
      role.flags = roleFlags(role.flags);
    }
    for (const channel of guild.channels.cache.values()) {
      if (channel.isThread()) continue;
      channel.flags = channelFlags(channel.flags);
      for (const overwrite of channel.permissionOverwrites.cache.values()) {
        overwrite.allow = permissions(overwrite.allow);
        overwrite.deny = permissions(overwrite.deny);
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
