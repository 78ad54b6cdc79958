/** REST routes of pinned messages. */
import {
  type APIMessage,
  GatewayDispatchEvents,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { DiscordError } from '../errors.ts';
import { limitOf } from '../fields.ts';
import { makeMessages } from '../messages/messages.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import type { Json } from '../validate/form.ts';
import type { Channel } from '../world/types.ts';
import { isOrdinary } from './messages.ts';

/** Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json, code 30003. */
const MAX_PINS = 250;

type Pin = RouteContext<{ channel_id: string; message_id: string }>;

function channelOf(ctx: RouteContext<{ channel_id: string }>, needed: bigint): Channel {
  const inGuild = ctx.world.channel(ctx.params.channel_id).guild_id !== undefined;
  return ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, inGuild ? needed : 0n).channel;
}

function pinned(
  ctx: RouteContext<{ channel_id: string }>,
  channel: Channel,
): { message: APIMessage; at: number }[] {
  const { pinnedAt } = ctx.world.part(makeMessages);
  return [...ctx.world.messagesIn(channel.id).values()]
    .filter((one) => one.pinned)
    .map((message) => ({ message, at: pinnedAt.get(message.id) ?? 0 }))
    .sort((a, b) => b.at - a.at || (BigInt(a.message.id) < BigInt(b.message.id) ? 1 : -1));
}

/** PUT: PIN_MESSAGES; 30003 beyond 250; a system message says so in the channel. */
function pin(ctx: Pin): undefined {
  const channel = channelOf(ctx, P.PinMessages);
  const messages = ctx.world.part(makeMessages);
  const message = messages.find(channel.id, ctx.params.message_id);
  if (message.pinned) return undefined;
  if (!isOrdinary(message)) throw new DiscordError(403, 50021, 'Cannot execute action on a system message');
  if (pinned(ctx, channel).length >= MAX_PINS) {
    throw new DiscordError(400, 30003, `Maximum number of pins reached for the channel (${MAX_PINS})`);
  }
  set(ctx, channel, message, true);
  messages.store(
    messages.blank(channel, ctx.bot.user, {
      type: MessageType.ChannelPinnedMessage,
      message_reference: {
        type: 0,
        channel_id: channel.id,
        message_id: message.id,
        ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
      },
    }),
  );
  return undefined;
}

function unpin(ctx: Pin): undefined {
  const channel = channelOf(ctx, P.PinMessages);
  const message = ctx.world.part(makeMessages).find(channel.id, ctx.params.message_id);
  if (message.pinned) set(ctx, channel, message, false);
  return undefined;
}

function set(ctx: Pin, channel: Channel, message: APIMessage, on: boolean): void {
  const messages = ctx.world.part(makeMessages);
  message.pinned = on;
  if (on) {
    messages.pinnedAt.set(message.id, ctx.now);
    channel.last_pin_timestamp = ctx.world.clock.timestamp();
  } else messages.pinnedAt.delete(message.id);
  messages.touched(message);
  ctx.world.emit(
    GatewayDispatchEvents.ChannelPinsUpdate,
    {
      channel_id: channel.id,
      last_pin_timestamp: channel.last_pin_timestamp ?? null,
      ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
    },
    messages.audience(channel),
  );
}

/** GET …/messages/pins: newest pin first, 1–50 a page, `before` a time. */
function page(ctx: RouteContext<{ channel_id: string }>): Json {
  const channel = channelOf(ctx, P.ReadMessageHistory);
  const limit = limitOf(ctx.query, { most: 50 });
  const before = ctx.query.before === undefined ? Number.POSITIVE_INFINITY : Date.parse(ctx.query.before);
  const all = pinned(ctx, channel).filter((one) => one.at < before);
  const messages = ctx.world.part(makeMessages);
  const items = all.slice(0, limit).map(({ message, at }) => ({
    pinned_at: discordTimestamp(at),
    message: messages.asReadBy(message, ctx.bot.user.id, ctx.bot.privilegedIntents),
  }));
  return { items, has_more: all.length > limit };
}

export const routes: Route[] = [
  route('GET', '/channels/:channel_id/messages/pins', page),
  route('PUT', '/channels/:channel_id/messages/pins/:message_id', pin),
  route('DELETE', '/channels/:channel_id/messages/pins/:message_id', unpin),
  route('GET', '/channels/:channel_id/pins', (ctx) => {
    const channel = channelOf(ctx, P.ReadMessageHistory);
    return pinned(ctx, channel)
      .slice(0, 50)
      .map((one) => one.message);
  }),
  route('PUT', '/channels/:channel_id/pins/:message_id', pin),
  route('DELETE', '/channels/:channel_id/pins/:message_id', unpin),
];
