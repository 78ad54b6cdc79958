/** REST routes of reactions, as far as bots add and remove their own. */
import { type APIMessage, GatewayDispatchEvents, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { DiscordError } from '../errors.ts';
import { makeMessages } from '../messages/messages.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world.ts';

/** User ids by message id and emoji. */
type Reactions = Map<string, Map<string, Set<string>>>;

/** Who reacted to what; use as `world.part(makeReactions)`. */
export function makeReactions(_world: World): Reactions {
  return new Map();
}

type Context = RouteContext<{ channel_id: string; message_id: string; emoji: string }>;

function place(ctx: Context, needed: bigint): { channel: Channel; message: APIMessage; emoji: string } {
  const inGuild = ctx.world.channel(ctx.params.channel_id).guild_id !== undefined;
  const { channel } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, inGuild ? needed : 0n);
  const message = ctx.world.part(makeMessages).find(channel.id, ctx.params.message_id);
  const emoji = decodeURIComponent(ctx.params.emoji);
  if (!/\p{Emoji}/u.test(emoji)) throw new DiscordError(400, 10014, 'Unknown Emoji');
  return { channel, message, emoji };
}

function react(ctx: Context, on: boolean): undefined {
  const { channel, message, emoji } = place(ctx, P.ReadMessageHistory | (on ? P.AddReactions : 0n));
  const all = ctx.world.part(makeReactions);
  const own = all.get(message.id) ?? new Map<string, Set<string>>();
  all.set(message.id, own);
  const people = own.get(emoji) ?? new Set<string>();
  own.set(emoji, people);
  if (on && own.size > 20) {
    own.delete(emoji);
    throw new DiscordError(400, 30010, 'Maximum number of reactions reached (20)');
  }
  if (on) people.add(ctx.bot.user.id);
  else people.delete(ctx.bot.user.id);
  if (people.size === 0) own.delete(emoji);
  const record = message as unknown as { reactions: object[] };
  record.reactions = [...own].map(([name, who]) => ({
    emoji: { id: null, name },
    count: who.size,
    count_details: { burst: 0, normal: who.size },
    burst_colors: [],
    me: who.has(ctx.bot.user.id),
    me_burst: false,
    burst_me: false,
    burst_count: 0,
  }));
  ctx.world.emit(
    on ? GatewayDispatchEvents.MessageReactionAdd : GatewayDispatchEvents.MessageReactionRemove,
    {
      user_id: ctx.bot.user.id,
      channel_id: channel.id,
      message_id: message.id,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
      ...(on ? { message_author_id: message.author.id } : {}),
    },
    ctx.world.part(makeMessages).audience(channel),
  );
  return undefined;
}

const PATH = '/channels/:channel_id/messages/:message_id/reactions/:emoji/@me';

export const routes: Route[] = [
  route('PUT', PATH, (ctx) => react(ctx, true)),
  route('DELETE', PATH, (ctx) => react(ctx, false)),
];
