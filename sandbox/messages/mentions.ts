/** Finds whom a message mentions, and whom of them it may ping. */
import { type APIUser, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { isObject, type Json } from '../validate/form.ts';
import type { Channel, Guild } from '../world/types.ts';
import type { World } from '../world.ts';
import { visit } from './stored-shape.ts';

/** Whom a message mentions, after `allowed_mentions` and permissions have been heard. */
export interface Mentions {
  readonly users: APIUser[];
  readonly roles: string[];
  readonly everyone: boolean;
}

/** Content and all text displays: where Discord looks for mentions. */
export function mentionableText(content: string, components: unknown): string {
  const texts = [content];
  visit(components, (one) => {
    if (one.type === 10 && typeof one.content === 'string') texts.push(one.content);
  });
  return texts.join('\n');
}

/**
 * Resolves mentions. Without `allowed_mentions` an ordinary message parses users, roles and everyone, and a response
 * to an interaction only users. Roles that are not mentionable, and everyone, take MENTION_EVERYONE.
 * Source: https://docs.discord.com/developers/resources/message#allowed-mentions-object
 *
 * @param repliedTo the author of the message replied to, pinged unless `replied_user` is false
 */
export function resolveMentions(
  world: World,
  guild: Guild | undefined,
  text: string,
  allowed: unknown,
  by: { permissions: bigint; interaction: boolean; repliedTo?: APIUser | undefined },
): Mentions {
  const rules = isObject(allowed) ? allowed : undefined;
  const parse = new Set(
    rules ? list(rules.parse) : by.interaction ? ['users'] : ['users', 'roles', 'everyone'],
  );
  const mayPingAll = (by.permissions & P.MentionEveryone) !== 0n;
  const users = new Map<string, APIUser>();
  for (const [, id = ''] of text.matchAll(/<@!?(\d{1,20})>/g)) {
    const user = world.users.get(id);
    if (user && (parse.has('users') || list(rules?.users).includes(id))) users.set(id, user);
  }
  const repliedPing = rules ? (rules.replied_user ?? false) : true;
  if (by.repliedTo && repliedPing === true) users.set(by.repliedTo.id, by.repliedTo);
  const roles = new Set<string>();
  for (const [, id = ''] of text.matchAll(/<@&(\d{1,20})>/g)) {
    const role = guild?.roles.get(id);
    const named = parse.has('roles') || list(rules?.roles).includes(id);
    if (role && named && (role.mentionable || mayPingAll)) roles.add(id);
  }
  const everyone =
    guild !== undefined && parse.has('everyone') && mayPingAll && /@(everyone|here)\b/.test(text);
  return { users: [...users.values()], roles: [...roles], everyone };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/**
 * The ids of the people whom a message notifies: those mentioned who can see the channel, and in a direct message the
 * other person. Never the author.
 */
export function notified(
  world: World,
  channel: Channel,
  guild: Guild | undefined,
  message: Json,
  mentions: Mentions,
): string[] {
  const author = (message.author as Json).id;
  if (!guild) return (channel.recipients ?? []).map((one) => one.id).filter((id) => id !== author);
  const named = new Set(mentions.users.map((one) => one.id));
  for (const [id, member] of guild.members) {
    if (mentions.everyone || member.roles.some((role) => mentions.roles.includes(role))) named.add(id);
  }
  return [...named].filter(
    (id) =>
      id !== author && guild.members.has(id) && (world.permissionsIn(channel.id, id) & P.ViewChannel) !== 0n,
  );
}
