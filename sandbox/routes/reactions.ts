/** REST routes of reactions. */
import { type APIMessage, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { makeMessages } from '../messages/messages.ts';
import { clearReactions, reactors, setReaction } from '../messages/reactions.ts';
import { showUser } from '../messages/stored-shape.ts';
import { type Route, type RouteContext, route } from '../route.ts';

type OnMessage = RouteContext<{ channel_id: string; message_id: string }>;

function messageOf(ctx: OnMessage, needed: bigint): APIMessage {
  const inGuild = ctx.world.channel(ctx.params.channel_id).guild_id !== undefined;
  const { channel } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, inGuild ? needed : 0n);
  return ctx.world.part(makeMessages).find(channel.id, ctx.params.message_id);
}

const ALL = '/channels/:channel_id/messages/:message_id/reactions';
const ONE = `${ALL}/:emoji` as const;

/** Source: https://docs.discord.com/developers/resources/message#create-reaction and the sections after it. */
export const routes: Route[] = [
  route('PUT', `${ONE}/@me`, (ctx) => {
    const message = messageOf(ctx, P.ReadMessageHistory | P.AddReactions);
    setReaction(ctx.world, message, ctx.bot.user.id, decodeURIComponent(ctx.params.emoji), true);
  }),
  route('DELETE', `${ONE}/@me`, (ctx) => {
    const message = messageOf(ctx, P.ReadMessageHistory);
    setReaction(ctx.world, message, ctx.bot.user.id, decodeURIComponent(ctx.params.emoji), false);
  }),
  route('DELETE', `${ONE}/:user_id`, (ctx) => {
    const message = messageOf(ctx, P.ManageMessages);
    setReaction(ctx.world, message, ctx.params.user_id, decodeURIComponent(ctx.params.emoji), false);
  }),
  route('GET', ONE, (ctx) => {
    const who = reactors(
      ctx.world,
      messageOf(ctx, P.ReadMessageHistory),
      decodeURIComponent(ctx.params.emoji),
    );
    return who.slice(0, Number(ctx.query.limit ?? 25)).map((id) => showUser(ctx.world.user(id)));
  }),
  route('DELETE', ONE, (ctx) => {
    clearReactions(ctx.world, messageOf(ctx, P.ManageMessages), decodeURIComponent(ctx.params.emoji));
  }),
  route('DELETE', ALL, (ctx) => {
    clearReactions(ctx.world, messageOf(ctx, P.ManageMessages));
  }),
];
