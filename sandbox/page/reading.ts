/** What a person reads in a channel, and the commands that their client offers there. */
import {
  type APIMessage,
  type ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChannelType,
  ApplicationCommandOptionType as O,
} from 'discord-api-types/v10';
import { makeCommands } from '../interactions/command-store.ts';
import { isLoading, TOKEN_LIFE_MS } from '../interactions/interactions.ts';
import { makeMessages } from '../messages/messages.ts';
import { voters } from '../messages/polls.ts';
import { reactors } from '../messages/reactions.ts';
import { nameOf } from '../transcript/text.ts';
import { isObject, type Json, MessageFlag } from '../validate/form.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world.ts';
import type { PageChoice, PageCommand, PageMessage, PageOption } from './protocol.ts';
import { colorOf } from './view.ts';

/** Messages sent at once. */
export const PAGE_LENGTH = 50;

/** The newest messages of a channel that the person reads, or those before one; oldest first. */
export function messagesOf(
  world: World,
  channel: Channel,
  userId: string,
  before?: string,
): { messages: PageMessage[]; more: boolean } {
  const all = world.part(makeMessages).seenBy(channel.id, userId);
  const until = before === undefined ? all : all.filter((one) => BigInt(one.id) < BigInt(before));
  const shown = until.slice(-PAGE_LENGTH);
  const show = messageShower(world, channel, userId);
  return { messages: shown.map(show), more: until.length > shown.length };
}

/** Shows messages of one channel to one person; ask anew for each batch. */
export function messageShower(
  world: World,
  channel: Channel,
  userId: string,
): (message: APIMessage) => PageMessage {
  const guild = world.guilds.get(channel.guild_id ?? '');
  const { notifications } = world.part(makeMessages);
  const pinged = new Set(notifications.filter((one) => one.userId === userId).map((one) => one.messageId));
  return (message) => {
    const thinking = isLoading(message);
    const asked = message.interaction_metadata?.user;
    const command = (message as { interaction?: { name?: string } }).interaction?.name;
    return {
      message: withOwn(world, message, userId),
      authorName: nameOf(world, guild, message.author.id),
      authorColor: colorOf(guild, message.author.id),
      onlyYou: (Number(message.flags ?? 0) & MessageFlag.Ephemeral) !== 0,
      thinking,
      mentionsYou: pinged.has(message.id),
      ...(asked
        ? {
            answers: {
              userId: asked.id,
              userName: nameOf(world, guild, asked.id),
              ...(command === undefined ? {} : { command }),
            },
          }
        : {}),
      ...(thinking ? { thinkingUntil: Date.parse(message.timestamp) + TOKEN_LIFE_MS } : {}),
    };
  };
}

/** The message with the reader's own reactions and votes marked; what is stored marks those of bots. */
function withOwn(world: World, message: APIMessage, userId: string): APIMessage {
  const { poll, reactions } = message;
  const own = { ...message };
  if (reactions)
    own.reactions = reactions.map((one) => ({
      ...one,
      me: reactors(world, message, one.emoji.name ?? '').includes(userId),
    }));
  if (poll?.results) {
    const counts = poll.results.answer_counts.map((one) => ({
      ...one,
      me_voted: voters(world, message.id, one.id).includes(userId),
    }));
    own.poll = { ...poll, results: { ...poll.results, answer_counts: counts } };
  }
  return own;
}

/** The commands of a channel, subcommands spread out, by line. */
export function commandsOf(world: World, channel: Channel, userId: string): PageCommand[] {
  const made = world.part(makeCommands).visibleTo(userId, channel);
  return made
    .flatMap((command): PageCommand[] => {
      const base = {
        applicationId: command.application_id,
        applicationName: world.applications.get(command.application_id)?.name ?? '',
        type: command.type,
      };
      const node = command as unknown as Json;
      if (command.type !== ApplicationCommandType.ChatInput)
        return [{ ...base, line: command.name, description: '', options: [] }];
      return leavesOf(node, `/${command.name}`).map((leaf) => ({ ...base, ...leaf }));
    })
    .sort((a, b) => a.type - b.type || a.line.localeCompare(b.line));
}

type Leaf = Pick<PageCommand, 'line' | 'description' | 'options'>;

function leavesOf(node: Json, line: string): Leaf[] {
  const options = Array.isArray(node.options) ? node.options.filter(isObject) : [];
  const inner = options.filter((one) => one.type === O.Subcommand || one.type === O.SubcommandGroup);
  if (inner.length > 0) return inner.flatMap((one) => leavesOf(one, `${line} ${String(one.name)}`));
  return [{ line, description: String(node.description ?? ''), options: options.map(showOption) }];
}

function showOption(option: Json): PageOption {
  const bounds = [
    ['min', option.min_value],
    ['max', option.max_value],
    ['minLength', option.min_length],
    ['maxLength', option.max_length],
  ] as const;
  return {
    name: String(option.name),
    description: String(option.description ?? ''),
    type: option.type as ApplicationCommandOptionType,
    required: option.required === true,
    autocomplete: option.autocomplete === true,
    choices: choicesOf(option.choices),
    channelTypes: (Array.isArray(option.channel_types) ? option.channel_types : []) as ChannelType[],
    ...Object.fromEntries(bounds.filter(([, value]) => typeof value === 'number')),
  };
}

/** Choices without what only other languages need. */
export function choicesOf(choices: unknown): PageChoice[] {
  return (Array.isArray(choices) ? choices : [])
    .filter(isObject)
    .map((one) => ({ name: String(one.name), value: one.value as string | number }));
}
