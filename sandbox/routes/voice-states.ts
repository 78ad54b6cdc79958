/** Voice states: who is where, inviting to speak, suppressing, raising the bot's own hand. */
import { type APIVoiceState, ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { requireInChannel } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { showVoiceState } from '../world/show.ts';
import type { Channel, Guild } from '../world/types.ts';

interface Target {
  guild: Guild;
  channel: Channel;
  state: APIVoiceState;
}

/** The state to change; 10065 when the user is in no channel or in another than the body names, 50024 outside stages. */
function targetOf(
  ctx: RouteContext<{ guild_id: string }>,
  userId: string,
  channelId: string | null | undefined,
): Target {
  const guild = ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
  if (channelId && !guild.channels.has(channelId)) throw refuse.unknownChannel();
  const state = ctx.world.voice.stateIn(guild.id, userId);
  const channel = guild.channels.get(state.channel_id ?? '');
  if (!channel || (channelId && channelId !== channel.id)) throw refuse.unknownVoiceState();
  if (channel.type !== ChannelType.GuildStageVoice) throw refuse.notForThisChannelType();
  return { guild, channel, state };
}

function modifySelf(ctx: RouteContext<{ guild_id: string }>): undefined {
  const fields = new Fields(ctx.body);
  const channelId = fields.snowflake('channel_id');
  const suppress = fields.flag('suppress');
  const requestAt = fields.time('request_to_speak_timestamp');
  fields.done();
  const own = ctx.bot.user.id;
  const { guild, channel, state } = targetOf(ctx, own, channelId);
  const need = (permission: bigint) => requireInChannel(guild, own, channel, ctx.now, permission);
  const unsuppresses = suppress === false && state.suppress;
  if (unsuppresses) need(P.MuteMembers);
  if (typeof requestAt === 'number') need(P.RequestToSpeak);
  if (unsuppresses) ctx.world.voice.stepUp(own, guild.id);
  else if (suppress === true) ctx.world.voice.stepDown(own, guild.id);
  if (requestAt !== undefined && state.suppress) ctx.world.voice.requestToSpeak(guild.id, own, requestAt);
  return undefined;
}

function modifyOther(ctx: RouteContext<{ guild_id: string; user_id: string }>): undefined {
  const fields = new Fields(ctx.body);
  const channelId = fields.snowflake('channel_id');
  const suppress = fields.flag('suppress');
  fields.done();
  const userId = ctx.params.user_id;
  const { guild, channel } = targetOf(ctx, userId, channelId);
  requireInChannel(guild, ctx.bot.user.id, channel, ctx.now, P.MuteMembers);
  if (suppress === false) ctx.world.voice.invite(guild.id, userId);
  if (suppress === true) ctx.world.voice.suppress(guild.id, userId);
  return undefined;
}

function read(ctx: RouteContext<{ guild_id: string }>, userId: string): object {
  const guild = ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
  const state = ctx.world.voice.stateIn(guild.id, userId);
  ctx.world.channelFor(state.channel_id ?? '', ctx.bot.user.id);
  return showVoiceState(guild, state);
}

/** Source: Discord's "Voice" page. */
export const routes: Route[] = [
  route('GET', '/guilds/:guild_id/voice-states/@me', (ctx) => read(ctx, ctx.bot.user.id)),
  route('GET', '/guilds/:guild_id/voice-states/:user_id', (ctx) => read(ctx, ctx.params.user_id)),
  route('PATCH', '/guilds/:guild_id/voice-states/@me', modifySelf),
  route('PATCH', '/guilds/:guild_id/voice-states/:user_id', modifyOther),
  route('GET', '/voice/regions', () => [
    { id: 'rotterdam', name: 'Rotterdam', optimal: true, deprecated: false, custom: false },
  ]),
];
