/** Votes in polls. */
import { type APIMessage, GatewayDispatchEvents } from 'discord-api-types/v10';
import { DiscordError } from '../errors.ts';
import type { World } from '../world.ts';
import { makeMessages } from './messages.ts';

/** User ids by message id and answer id. */
type Votes = Map<string, Map<number, Set<string>>>;

/** Who voted for what; use as `world.part(makeVotes)`. */
export function makeVotes(_world: World): Votes {
  return new Map();
}

/** The users who voted for an answer. */
export function voters(world: World, messageId: string, answerId: number): string[] {
  return [...(world.part(makeVotes).get(messageId)?.get(answerId) ?? [])];
}

/** Votes, replacing an earlier vote unless the poll takes several; 520001 when it is over. */
export function vote(world: World, message: APIMessage, userId: string, answerId: number): void {
  const { poll } = message;
  if (!poll?.answers.some((one) => one.answer_id === answerId)) throw new Error('No such answer');
  if (Date.parse(poll.expiry ?? '') <= world.now()) throw new DiscordError(400, 520001, 'Poll expired');
  const all = world.part(makeVotes);
  const own = all.get(message.id) ?? new Map<number, Set<string>>();
  all.set(message.id, own);
  const channel = world.channel(message.channel_id);
  const tell = (event: GatewayDispatchEvents, answer: number): void => {
    const told = { user_id: userId, channel_id: channel.id, message_id: message.id, answer_id: answer };
    const around = channel.guild_id ? { guild_id: channel.guild_id } : {};
    world.emit(event, { ...told, ...around }, world.part(makeMessages).audience(channel));
  };
  if (!poll.allow_multiselect) {
    for (const [answer, who] of own) {
      if (answer !== answerId && who.delete(userId))
        tell(GatewayDispatchEvents.MessagePollVoteRemove, answer);
    }
  }
  const people = own.get(answerId) ?? new Set<string>();
  own.set(answerId, people.add(userId));
  tell(GatewayDispatchEvents.MessagePollVoteAdd, answerId);
  if (poll.results) {
    poll.results.answer_counts = [...own].map(([id, who]) => ({ id, count: who.size, me_voted: false }));
  }
}
