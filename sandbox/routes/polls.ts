/** REST routes of polls: who voted, and ending one's own early. */
import { type APIMessage, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { DiscordError } from '../errors.ts';
import { makeMessages } from '../messages/messages.ts';
import { voters } from '../messages/polls.ts';
import { showUser } from '../messages/stored-shape.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import type { Json } from '../validate/form.ts';

type Context = RouteContext<{ channel_id: string; message_id: string }>;

function pollOf(ctx: Context): APIMessage {
  const inGuild = ctx.world.channel(ctx.params.channel_id).guild_id !== undefined;
  ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, inGuild ? P.ReadMessageHistory : 0n);
  const message = ctx.world.part(makeMessages).find(ctx.params.channel_id, ctx.params.message_id);
  if (!message.poll) throw new DiscordError(400, 520006, 'Cannot expire a non-poll message');
  return message;
}

/** Source: https://docs.discord.com/developers/resources/poll */
export const routes: Route[] = [
  route('GET', '/channels/:channel_id/polls/:message_id/answers/:answer_id', (ctx): Json => {
    const message = pollOf(ctx);
    const who = voters(ctx.world, message.id, Number(ctx.params.answer_id));
    return { users: who.map((id) => showUser(ctx.world.user(id))) };
  }),
  route('POST', '/channels/:channel_id/polls/:message_id/expire', (ctx): APIMessage => {
    const message = pollOf(ctx);
    if (message.author.id !== ctx.bot.user.id) {
      throw new DiscordError(403, 50005, 'Cannot edit a message authored by another user');
    }
    const { poll } = message;
    if (poll) {
      poll.expiry = ctx.world.clock.timestamp();
      if (poll.results) poll.results.is_finalized = true;
    }
    ctx.world.part(makeMessages).touched(message);
    return message;
  }),
];
