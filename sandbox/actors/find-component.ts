/** Finds the button or select that a person means, among what they can see. */
import {
  type APIMessage,
  ChannelType,
  PermissionFlagsBits as P,
  ComponentType as T,
} from 'discord-api-types/v10';
import { makeMessages } from '../messages/messages.ts';
import { visit } from '../messages/stored-shape.ts';
import { renderBody } from '../transcript/message.ts';
import { SELECT_TYPES } from '../validate/components.ts';
import type { Json } from '../validate/form.ts';
import type { World } from '../world.ts';

/** Where to look: a message, its id, something that holds one, or text that the message contains. */
export type On = APIMessage | string | RegExp | { readonly message?: APIMessage | undefined };

/** A component on a message. */
export interface Found {
  readonly message: APIMessage;
  readonly component: Json;
}

/** All messages that a person can see now, newest first, in every channel and direct message. */
export function visibleMessages(world: World, userId: string): APIMessage[] {
  const messages = world.part(makeMessages);
  const found: APIMessage[] = [];
  for (const channel of world.channels.values()) {
    const may =
      channel.guild_id === undefined
        ? channel.recipients?.some((one) => one.id === userId)
        : (world.permissionsIn(channel.id, userId) & P.ViewChannel) !== 0n &&
          channel.type !== ChannelType.GuildCategory;
    if (may) found.push(...messages.seenBy(channel.id, userId));
  }
  return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

/** Where a component is looked for: on some message, in one channel, or anywhere in sight. */
export interface Where {
  readonly on?: On | undefined;
  readonly channelId?: string | undefined;
}

/** The messages that are meant, newest first. */
export function messagesMeant(world: World, userId: string, { on, channelId }: Where): APIMessage[] {
  const all = visibleMessages(world, userId).filter(
    (one) => channelId === undefined || one.channel_id === channelId,
  );
  if (on === undefined) return all;
  if (typeof on === 'string' || on instanceof RegExp) {
    return all.filter((one) => {
      const channel = world.channel(one.channel_id);
      const guild = channel.guild_id === undefined ? undefined : world.guild(channel.guild_id);
      const body = renderBody({ world, guild, options: {} }, one);
      return typeof on === 'string' ? one.id === on || body.includes(on) : on.test(body);
    });
  }
  const id = 'channel_id' in on ? on.id : on.message?.id;
  return all.filter((one) => one.id === id);
}

/**
 * The newest enabled button with this label (with or without its emoji).
 *
 * @throws when there is none, naming those that there are; or when it is disabled
 */
export function findButton(world: World, userId: string, label: string, where: Where): Found {
  const isIt = (one: Json): boolean =>
    one.type === T.Button && one.style !== 5 && labels(one).includes(label);
  return find(world, userId, where, isIt, `button "${label}"`, (one) =>
    one.type === T.Button ? String(labels(one)[0]) : undefined,
  );
}

/** The newest enabled select with this placeholder or custom id; any select where `name` is undefined. */
export function findSelect(world: World, userId: string, name: string | undefined, where: Where): Found {
  const isSelect = (one: Json): boolean => SELECT_TYPES.includes(Number(one.type));
  const isIt = (one: Json): boolean =>
    isSelect(one) && (name === undefined || one.placeholder === name || one.custom_id === name);
  return find(world, userId, where, isIt, `select "${name ?? ''}"`, (one) =>
    isSelect(one) ? String(one.placeholder ?? one.custom_id) : undefined,
  );
}

/**
 * The enabled button or select with a custom id on a message that the person can see.
 *
 * @throws when there is none, or it is disabled
 */
export function findById(world: World, userId: string, messageId: string, customId: string): Found {
  const on = { message: { id: messageId } as APIMessage };
  const isIt = (one: Json): boolean => one.custom_id === customId;
  return find(world, userId, { on }, isIt, `component "${customId}"`, (one) =>
    typeof one.custom_id === 'string' ? one.custom_id : undefined,
  );
}

function labels(button: Json): string[] {
  const label = String(button.label ?? '');
  const emoji = (button.emoji as Json | undefined)?.name;
  return emoji ? [`${emoji} ${label}`.trim(), label] : [label];
}

function find(
  world: World,
  userId: string,
  where: Where,
  isIt: (component: Json) => boolean,
  wanted: string,
  describe: (component: Json) => string | undefined,
): Found {
  const others = new Set<string>();
  let disabled = false;
  for (const message of messagesMeant(world, userId, where)) {
    let found: Json | undefined;
    visit(message.components, (one) => {
      const name = describe(one);
      if (name !== undefined) others.add(one.disabled === true ? `(${name})` : name);
      if (!isIt(one)) return;
      if (one.disabled === true) disabled = true;
      else found ??= one;
    });
    if (found) return { message, component: found };
  }
  if (disabled) throw new Error(`The ${wanted} is disabled`);
  throw new Error(`No ${wanted} in sight; there are: ${[...others].join(', ') || 'none'}`);
}
