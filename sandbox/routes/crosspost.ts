/** REST route that publishes a message of an announcement channel. */
import { type APIMessage, ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import { makeMessages } from '../messages/messages.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { MessageFlag } from '../validate/form.ts';
import type { World } from '../world.ts';

/**
 * POST …/crosspost: SEND_MESSAGES for one's own message, MANAGE_MESSAGES besides for another's.
 * Source: https://docs.discord.com/developers/resources/message#crosspost-message; that ten may be published in an
 * hour, in a bucket of its own, is reported by the community, not documented.
 */
function crosspost(ctx: RouteContext<{ channel_id: string; message_id: string }>): APIMessage {
  const { channel } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id);
  if (channel.type !== ChannelType.GuildAnnouncement) throw refuse.notForThisChannelType();
  const messages = ctx.world.part(makeMessages);
  const message = messages.find(channel.id, ctx.params.message_id);
  const own = message.author.id === ctx.bot.user.id;
  ctx.world.channelFor(channel.id, ctx.bot.user.id, own ? P.SendMessages : P.SendMessages | P.ManageMessages);
  const flags = Number(message.flags ?? 0);
  if ((flags & MessageFlag.Crossposted) !== 0) {
    throw new DiscordError(400, 40033, 'This message has already been crossposted.');
  }
  const record = message as unknown as { flags: number };
  record.flags = flags | MessageFlag.Crossposted;
  ctx.world.part(makePublished).push(message.id);
  messages.touched(message);
  return messages.asReadBy(message, ctx.bot.user.id, ctx.bot.privilegedIntents);
}

/** Ids of all published messages, oldest first; use as `world.part(makePublished)`. */
export function makePublished(_world: World): string[] {
  return [];
}

export const routes: Route[] = [
  route('POST', '/channels/:channel_id/messages/:message_id/crosspost', crosspost, {
    limit: { limit: 10, perMs: 3_600_000 },
  }),
];
