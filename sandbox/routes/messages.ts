/** REST routes of messages: post, read, edit, delete, and the typing sign. */
import {
  type APIMessage,
  GatewayDispatchEvents,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { DiscordError, formError, refuse } from '../errors.ts';
import { limitOf } from '../fields.ts';
import { refuseClosedDm } from '../messages/dms.ts';
import { makeFiles } from '../messages/files.ts';
import { holdsMessages, type Messages, makeMessages } from '../messages/messages.ts';
import { ALL_PERMISSIONS, isThread } from '../permissions.ts';
import { Reply, type Route, type RouteContext, route } from '../route.ts';
import { snowflakeTime } from '../snowflakes.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { Application, Channel, Guild } from '../world/types.ts';
import type { World } from '../world.ts';

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;

/** Permission to write in a channel of this kind. */
function sendPermission(channel: Channel): bigint {
  return isThread(channel.type) ? P.SendMessagesInThreads : P.SendMessages;
}

/** The channel, if the bot may write in it; 50001, 50013, 50008, 50007 or 160005 otherwise. */
export function writableChannel(
  world: World,
  id: string,
  bot: Application,
): { channel: Channel; guild: Guild | undefined; permissions: bigint } {
  const { channel, guild } = world.channelFor(id, bot.user.id);
  if (!holdsMessages(channel.type))
    throw new DiscordError(400, 50008, 'Cannot send messages in a non-text channel');
  if (!guild) return { channel, guild, permissions: ALL_PERMISSIONS };
  world.channelFor(id, bot.user.id, sendPermission(channel));
  const permissions = world.permissionsIn(id, bot.user.id);
  if (channel.thread_metadata?.locked && (permissions & P.ManageThreads) === 0n) {
    throw new DiscordError(400, 160005, 'This thread is locked');
  }
  return { channel, guild, permissions };
}

/**
 * POST /channels/{id}/messages.
 * Source: https://docs.discord.com/developers/resources/message#create-message
 */
function createMessage(ctx: RouteContext<{ channel_id: string }>): APIMessage {
  const { world, bot } = ctx;
  const messages = world.part(makeMessages);
  const { channel, guild, permissions } = writableChannel(world, ctx.params.channel_id, bot);
  if (!guild) refuseClosedDm(world, channel);
  if (ctx.files.length > 0 && (permissions & P.AttachFiles) === 0n) throw refuse.missingPermissions();
  const body: Json = isObject(ctx.body) ? { ...ctx.body } : {};
  if (isObject(body.poll) && (permissions & P.SendPolls) === 0n) throw refuse.missingPermissions();
  if (Array.isArray(body.embeds) && body.embeds.length > 0 && (permissions & P.EmbedLinks) === 0n) {
    body.embeds = [];
    if (!body.content) throw refuse.missingPermissions();
  }
  if (body.tts === true && (permissions & P.SendTTSMessages) === 0n) body.tts = false;
  const reference = referenced(ctx, messages, channel, body.message_reference);
  return messages.post({
    channel,
    author: bot.user,
    body,
    files: ctx.files,
    origin: originOf(ctx),
    permissions,
    ...(reference ? { reference: { message: reference } } : {}),
  });
}

/** Address of the API, before `/attachments/…`. */
export function originOf(ctx: Pick<RouteContext, 'sandbox'>): string {
  return `${ctx.sandbox.apiUrl}/v10`;
}

function referenced(
  ctx: RouteContext<{ channel_id: string }>,
  messages: Messages,
  channel: Channel,
  given: unknown,
): APIMessage | undefined {
  if (!isObject(given) || given.type === 1) return undefined;
  const found = ctx.world.messagesIn(channel.id).get(String(given.message_id));
  if (!found) {
    if (given.fail_if_not_exists === false) return undefined;
    throw formError({
      message_reference: { code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
    });
  }
  if (
    channel.guild_id &&
    (ctx.world.permissionsIn(channel.id, ctx.bot.user.id) & P.ReadMessageHistory) === 0n
  ) {
    throw new DiscordError(400, 160002, 'Cannot reply without permission to read message history');
  }
  return messages.find(channel.id, found.id);
}

/** A channel whose messages the bot may read. */
function readable(ctx: RouteContext<{ channel_id: string }>, needed = 0n): Channel {
  return ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, needed).channel;
}

function shown(ctx: RouteContext, messages: Messages, message: APIMessage): APIMessage {
  return messages.asReadBy(message, ctx.bot.user.id, ctx.bot.privilegedIntents);
}

/** GET /channels/{id}/messages: newest first; empty without READ_MESSAGE_HISTORY. */
function listMessages(ctx: RouteContext<{ channel_id: string }>): APIMessage[] {
  const channel = readable(ctx);
  if (!holdsMessages(channel.type))
    throw new DiscordError(400, 50008, 'Cannot send messages in a non-text channel');
  const messages = ctx.world.part(makeMessages);
  const limit = limitOf(ctx.query, { most: 100, otherwise: 50 });
  const mayRead =
    !channel.guild_id || (ctx.world.permissionsIn(channel.id, ctx.bot.user.id) & P.ReadMessageHistory) !== 0n;
  const all = mayRead ? [...ctx.world.messagesIn(channel.id).values()] : [];
  return pick(all, ctx.query, limit)
    .reverse()
    .map((one) => shown(ctx, messages, one));
}

function pick(all: readonly APIMessage[], query: RouteContext['query'], limit: number): APIMessage[] {
  const before = (id: string): APIMessage[] => all.filter((one) => BigInt(one.id) < BigInt(id));
  const after = (id: string): APIMessage[] => all.filter((one) => BigInt(one.id) > BigInt(id));
  if (query.around !== undefined) {
    const half = Math.floor(limit / 2);
    const middle = all.filter((one) => one.id === query.around);
    return [
      ...before(query.around).slice(-half || all.length),
      ...middle,
      ...after(query.around).slice(0, half),
    ];
  }
  if (query.before !== undefined) return before(query.before).slice(-limit);
  if (query.after !== undefined) return after(query.after).slice(0, limit);
  return all.slice(-limit);
}

function getMessage(ctx: RouteContext<{ channel_id: string; message_id: string }>): APIMessage {
  readable(ctx, ctx.world.channel(ctx.params.channel_id).guild_id ? P.ReadMessageHistory : 0n);
  const messages = ctx.world.part(makeMessages);
  return shown(ctx, messages, messages.find(ctx.params.channel_id, ctx.params.message_id));
}

/** PATCH: only the author may change a message; a moderator may set its SUPPRESS_EMBEDS flag. */
function editMessage(ctx: RouteContext<{ channel_id: string; message_id: string }>): APIMessage {
  const channel = readable(ctx);
  const messages = ctx.world.part(makeMessages);
  const message = messages.find(channel.id, ctx.params.message_id);
  if (message.author.id !== ctx.bot.user.id) {
    const keys = isObject(ctx.body) ? Object.keys(ctx.body) : [];
    const may = (ctx.world.permissionsIn(channel.id, ctx.bot.user.id) & P.ManageMessages) !== 0n;
    if (!may || keys.some((key) => key !== 'flags')) {
      throw new DiscordError(403, 50005, 'Cannot edit a message authored by another user');
    }
  }
  if (message.poll) throw new DiscordError(400, 520003, 'Cannot edit a poll message');
  const permissions = channel.guild_id
    ? ctx.world.permissionsIn(channel.id, ctx.bot.user.id)
    : ALL_PERMISSIONS;
  return messages.edit(message, ctx.body, { files: ctx.files, origin: originOf(ctx), permissions });
}

function deleteMessage(ctx: RouteContext<{ channel_id: string; message_id: string }>): undefined {
  const channel = readable(ctx);
  const messages = ctx.world.part(makeMessages);
  const message = messages.find(channel.id, ctx.params.message_id);
  if (message.author.id !== ctx.bot.user.id) {
    if (!channel.guild_id) throw new DiscordError(403, 50003, 'Cannot execute action on a DM channel');
    readable(ctx, P.ManageMessages);
  }
  messages.remove(message);
  return undefined;
}

/** POST …/bulk-delete: 2–100 ids, none older than two weeks. */
function bulkDelete(ctx: RouteContext<{ channel_id: string }>): undefined {
  const channel = readable(ctx, P.ManageMessages);
  const listed = isObject(ctx.body) ? ctx.body.messages : undefined;
  const ids = [...new Set((Array.isArray(listed) ? listed : []).map(String))];
  if (ids.length < 2 || ids.length > 100) {
    throw new DiscordError(
      400,
      50016,
      'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete',
    );
  }
  if (ids.some((id) => !/^\d+$/.test(id) || snowflakeTime(id) < ctx.now - TWO_WEEKS_MS)) {
    throw new DiscordError(400, 50034, 'You can only bulk delete messages that are under 14 days old.');
  }
  const held = ctx.world.messagesIn(channel.id);
  const gone = ids.filter((id) => held.delete(id));
  ctx.world.emit(
    GatewayDispatchEvents.MessageDeleteBulk,
    { ids: gone, channel_id: channel.id, guild_id: channel.guild_id },
    ctx.world.part(makeMessages).audience(channel),
  );
  return undefined;
}

function typing(ctx: RouteContext<{ channel_id: string }>): undefined {
  const { channel } = writableChannel(ctx.world, ctx.params.channel_id, ctx.bot);
  ctx.world.emit(
    GatewayDispatchEvents.TypingStart,
    {
      channel_id: channel.id,
      user_id: ctx.bot.user.id,
      timestamp: Math.floor(ctx.now / 1000),
      ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
    },
    ctx.world.part(makeMessages).audience(channel),
  );
  return undefined;
}

function serveFile(
  ctx: RouteContext<{ channel_id: string; attachment_id: string; filename: string }>,
): Reply {
  const file = ctx.world.part(makeFiles).held.get(ctx.params.attachment_id);
  if (!file) throw new DiscordError(404, 0, '404: Not Found');
  return new Reply(200, file.data, file.contentType);
}

/** Whether a message came from a person or app, not from the system. */
export function isOrdinary(message: APIMessage): boolean {
  return [
    MessageType.Default,
    MessageType.Reply,
    MessageType.ChatInputCommand,
    MessageType.ContextMenuCommand,
  ].includes(message.type);
}

export const routes: Route[] = [
  route('POST', '/channels/:channel_id/messages', createMessage),
  route('GET', '/channels/:channel_id/messages', listMessages),
  route('POST', '/channels/:channel_id/messages/bulk-delete', bulkDelete),
  route('GET', '/channels/:channel_id/messages/:message_id', getMessage),
  route('PATCH', '/channels/:channel_id/messages/:message_id', editMessage),
  route('DELETE', '/channels/:channel_id/messages/:message_id', deleteMessage),
  route('POST', '/channels/:channel_id/typing', typing),
  route('GET', '/attachments/:channel_id/:attachment_id/:filename', serveFile, { auth: 'none' }),
];
