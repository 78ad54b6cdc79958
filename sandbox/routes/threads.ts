/** REST routes of threads: started from a message or on their own, joined, left, archived. */
import {
  ChannelType,
  GatewayDispatchEvents,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { makeMessages } from '../messages/messages.ts';
import { isThread } from '../permissions.ts';
import { Reply, type Route, type RouteContext, route } from '../route.ts';
import { MessageFlag } from '../validate/form.ts';
import { showChannel } from '../world/show.ts';
import type { Channel } from '../world/types.ts';

const GUILD_MEMBERS_INTENT = 1 << 1;
const ARCHIVE_MINUTES = [60, 1440, 4320, 10080] as const;

type InChannel = RouteContext<{ channel_id: string }>;
type OnMessage = RouteContext<{ channel_id: string; message_id: string }>;

function makeThread(
  ctx: InChannel,
  parent: Channel,
  given: { id: string; type: ChannelType; name: string; minutes: number; slow: number },
): Channel {
  const now = ctx.world.clock.timestamp();
  const thread: Channel = {
    id: given.id,
    type: given.type,
    guild_id: parent.guild_id ?? '',
    parent_id: parent.id,
    name: given.name,
    owner_id: ctx.bot.user.id,
    last_message_id: null,
    rate_limit_per_user: given.slow,
    flags: 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: given.minutes,
      archive_timestamp: now,
      create_timestamp: now,
      locked: false,
      ...(given.type === ChannelType.PrivateThread ? { invitable: true } : {}),
    },
    thread_member_ids: new Set([ctx.bot.user.id]),
  };
  ctx.world.channels.set(thread.id, thread);
  ctx.world.guild(thread.guild_id ?? '').channels.set(thread.id, thread);
  const audience = { guildId: thread.guild_id ?? '', channelId: thread.id };
  ctx.world.emit(
    GatewayDispatchEvents.ThreadCreate,
    { ...showChannel(thread), newly_created: true },
    audience,
  );
  return thread;
}

function readBody(ctx: InChannel): { name: string; minutes: number; slow: number; type: ChannelType } {
  const fields = new Fields(ctx.body);
  const name = fields.text('name', { required: true, min: 1, max: 100 });
  const minutes = fields.choice('auto_archive_duration', ARCHIVE_MINUTES);
  const slow = fields.integer('rate_limit_per_user', { min: 0, max: 21600 });
  const type = fields.choice('type', [
    ChannelType.AnnouncementThread,
    ChannelType.PublicThread,
    ChannelType.PrivateThread,
  ]);
  fields.done();
  return {
    name: name ?? '',
    minutes: minutes ?? 4320,
    slow: slow ?? 0,
    type: type ?? ChannelType.PrivateThread,
  };
}

/** POST …/messages/{id}/threads: the thread takes the message's id; 160004 when there is one already. */
function fromMessage(ctx: OnMessage): Reply {
  const { channel } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, P.CreatePublicThreads);
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
    throw refuse.notForThisChannelType();
  const messages = ctx.world.part(makeMessages);
  const message = messages.find(channel.id, ctx.params.message_id);
  if (ctx.world.channels.has(message.id)) {
    throw new DiscordError(400, 160004, 'A thread has already been created for this message');
  }
  const body = readBody(ctx);
  const type =
    channel.type === ChannelType.GuildText ? ChannelType.PublicThread : ChannelType.AnnouncementThread;
  const thread = makeThread(ctx, channel, { ...body, id: message.id, type });
  const record = message as unknown as { flags: number; thread: object };
  record.flags = Number(message.flags ?? 0) | MessageFlag.HasThread;
  record.thread = showChannel(thread);
  messages.touched(message);
  return new Reply(201, showChannel(thread));
}

function onItsOwn(ctx: InChannel): Reply {
  const body = readBody(ctx);
  const needed = body.type === ChannelType.PrivateThread ? P.CreatePrivateThreads : P.CreatePublicThreads;
  const { channel } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, needed);
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
    throw refuse.notForThisChannelType();
  const thread = makeThread(ctx, channel, { ...body, id: ctx.world.newId() });
  if (body.type === ChannelType.PublicThread) {
    const messages = ctx.world.part(makeMessages);
    messages.store(
      messages.blank(channel, ctx.bot.user, {
        type: MessageType.ThreadCreated,
        content: body.name,
        message_reference: { type: 0, channel_id: thread.id, guild_id: channel.guild_id },
      }),
    );
  }
  return new Reply(201, showChannel(thread));
}

function threadFor(ctx: InChannel): Channel {
  const { channel } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id);
  if (!isThread(channel.type)) throw refuse.notForThisChannelType();
  return channel;
}

function setMember(ctx: InChannel, userId: string, inside: boolean): undefined {
  const thread = threadFor(ctx);
  if (thread.thread_metadata?.archived) throw new DiscordError(400, 50083, 'Thread is archived');
  if (userId !== ctx.bot.user.id) {
    const needed = inside ? P.SendMessagesInThreads : P.ManageThreads;
    ctx.world.channelFor(thread.id, ctx.bot.user.id, needed);
    if (!ctx.world.guild(thread.guild_id ?? '').members.has(userId)) throw refuse.unknownMember();
  }
  const members = thread.thread_member_ids ?? new Set<string>();
  if (inside) members.add(userId);
  else members.delete(userId);
  thread.thread_member_ids = members;
  thread.member_count = members.size;
  const changed = inside
    ? {
        added_members: [
          { id: thread.id, user_id: userId, join_timestamp: ctx.world.clock.timestamp(), flags: 0 },
        ],
      }
    : { removed_member_ids: [userId] };
  ctx.world.emit(
    GatewayDispatchEvents.ThreadMembersUpdate,
    { id: thread.id, guild_id: thread.guild_id, member_count: members.size, ...changed },
    { guildId: thread.guild_id ?? '', channelId: thread.id },
  );
  return undefined;
}

function showMember(thread: Channel, userId: string): object {
  return {
    id: thread.id,
    user_id: userId,
    join_timestamp: thread.thread_metadata?.create_timestamp,
    flags: 0,
  };
}

function member(ctx: RouteContext<{ channel_id: string; user_id: string }>): object {
  const thread = threadFor(ctx);
  const id = ctx.params.user_id === '@me' ? ctx.bot.user.id : ctx.params.user_id;
  if (!thread.thread_member_ids?.has(id)) throw refuse.unknownMember();
  return showMember(thread, id);
}

/** GET …/thread-members takes the members intent, as listing members does. */
function members(ctx: InChannel): object[] {
  if ((ctx.bot.privilegedIntents & GUILD_MEMBERS_INTENT) === 0) throw refuse.missingAccess();
  const thread = threadFor(ctx);
  return [...(thread.thread_member_ids ?? [])].map((id) => showMember(thread, id));
}

export const routes: Route[] = [
  route('GET', '/channels/:channel_id/thread-members', members),
  route('GET', '/channels/:channel_id/thread-members/:user_id', member),
  route('POST', '/channels/:channel_id/messages/:message_id/threads', fromMessage),
  route('POST', '/channels/:channel_id/threads', onItsOwn),
  route('PUT', '/channels/:channel_id/thread-members/@me', (ctx) => setMember(ctx, ctx.bot.user.id, true)),
  route('DELETE', '/channels/:channel_id/thread-members/@me', (ctx) =>
    setMember(ctx, ctx.bot.user.id, false),
  ),
  route('PUT', '/channels/:channel_id/thread-members/:user_id', (ctx) =>
    setMember(ctx, ctx.params.user_id, true),
  ),
  route('DELETE', '/channels/:channel_id/thread-members/:user_id', (ctx) =>
    setMember(ctx, ctx.params.user_id, false),
  ),
];
