/** Reminds the people who asked, in the talk's channel: computes what is due, and records of each what became of it. */
import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError } from 'discord.js';
import type { Logger } from 'pino';
import { remind, remindedTalk } from '../calendar/reminders.ts';
import type { SignId } from '../cards/card.ts';
import { reminderCard } from '../cards/talk-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { Talks } from '../host/talks.ts';
import { type Deliveries, deliveryKey, type ReminderMessage } from '../store/deliveries.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Talk } from '../talk/talk.ts';
import type { Messages } from './messages.ts';

export type RemindingDeps = {
  client: Client;
  talks: Talks;
  messages: Messages;
  deliveries: Deliveries;
  jobs: Jobs;
  sign: SignId;
  textsFor: (guildId: string) => Promise<Texts>;
  clock: Clock;
  log: Logger;
};

export type RemindingRun = {
  /** Does all that is due of a talk. Rejects when something has to be tried again; one run of a talk at a time. */
  run(talkId: string): Promise<void>;
  /** Begins no more messages. */
  stop(): void;
};

/** By how much the clocks of this process and of the database may differ, in milliseconds. */
const SKEW = 60_000;

/** Names a message by what is in it, so that one that is found again is known to have written to just these people. */
const nameOf = (startsAt: number, offset: number, userIds: readonly string[]): string =>
  createHash('sha256').update(`${startsAt} ${offset} ${userIds}`).digest('base64url').slice(0, 22);

/** Whether reminding goes on as it was decided: nobody asked, chose or opted out meanwhile, and the talk is as it was. */
const isAsBefore = (before: Talk, now: Talk | null): boolean =>
  now !== null &&
  now.reminders === before.reminders &&
  now.startsAt === before.startsAt &&
  now.status === before.status;

/** Makes the worker of reminders. */
export const createReminding = (deps: RemindingDeps): RemindingRun => {
  const { client, talks, messages, deliveries, jobs, sign, textsFor, clock, log } = deps;
  const now = () => clock.now().getTime();
  let stopped = false;

  const requireServer = ({ guildId }: Talk): void => {
    if (client.guilds.cache.get(guildId)?.available === false) throw new Error('the server is not available');
  };

  /** The message that was on its way when a run broke off was posted, or was not: then its people are still to be reminded. */
  const settle = async (talk: Talk): Promise<void> => {
    for (const message of await deliveries.unsettled(talk.id)) {
      requireServer(talk);
      const customId = sign('unremind', talk.id, message.name);
      const found = await messages.find(talk.announceId, customId).catch((error: unknown) => {
        // Where the bot may not look, posting tells what it may.
        if (error instanceof DiscordAPIError) return null;
        throw error;
      });
      if (found) await deliveries.sent(message, found, now());
      else await deliveries.release(message);
    }
  };

  /** Posts one message. What Discord refuses is not tried again. */
  const post = async (texts: Texts, talk: Talk, message: ReminderMessage): Promise<void> => {
    const { name, userIds } = message;
    await deliveries.claim(message, now());
    const fail = async (why: string) => {
      log.warn({ talk: talk.id, people: userIds.length, why }, 'reminders could not be delivered');
      await deliveries.failed(message, why, now());
    };
    try {
      const card = reminderCard(texts, talk, userIds, name, now(), sign);
      const key = { talkId: talk.id, kind: 'reminder' as const, subject: name };
      const messageId = await messages.post(key, talk.announceId, card);
      if (messageId === null) await fail('the channel is gone');
      else await deliveries.sent(message, messageId, now());
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      await fail(`${error.code} ${error.message}`);
    }
  };

  /**
   * Sends what is due, as far as the talk stays as it is.
   *
   * @returns when something is due next, or `changed`
   */
  const send = async (talk: Talk, done: Set<string>): Promise<number | null | 'changed'> => {
    const plan = remindedTalk(talk);
    if (!plan) return null;
    const { startsAt } = plan;
    const wishes = talk.reminders.map((reminder) => ({ ...reminder, quiet: null }));
    const keyOf = (offset: number, userId: string) => deliveryKey(startsAt, offset, userId);
    const due = remind(plan, wishes, ({ offset, userId }) => done.has(keyOf(offset, userId)), now());
    if (due.drop.length > 0) {
      await deliveries.drop(talk.id, startsAt, due.drop, now());
      for (const { offset, userId } of due.drop) done.add(keyOf(offset, userId));
      for (const [why, some] of Map.groupBy(due.drop, (one) => one.why))
        log.info({ talk: talk.id, people: some.length, why }, 'reminders are dropped');
    }
    if (due.send.length === 0) return due.next;
    requireServer(talk);
    const texts = await textsFor(talk.guildId);
    for (const { offset, groups } of due.send) {
      for (const userIds of groups) {
        if (stopped) return null;
        if (!isAsBefore(talk, await talks.get(talk.id))) return 'changed';
        const name = nameOf(startsAt, offset, userIds);
        await post(texts, talk, { talkId: talk.id, name, startsAt, offset, userIds });
        for (const userId of userIds) done.add(keyOf(offset, userId));
      }
    }
    return due.next;
  };

  /** Wake-ups are enqueued with the plan; what is due at another time, or came before it by our clock, needs its own. */
  const comeAgain = async ({ id, startsAt, rules }: Talk, next: number): Promise<void> => {
    const isPlanned = rules.remindBefore.some((offset) => (startsAt ?? 0) - offset === next);
    if (!isPlanned || next - now() < SKEW) await jobs.wake(id, [next]);
  };

  return {
    run: async (talkId) => {
      let talk = await talks.get(talkId);
      if (!talk || talk.startsAt === null) return;
      await settle(talk);
      const done = await deliveries.done(talkId);
      let next = await send(talk, done);
      while (next === 'changed') {
        talk = (await talks.get(talkId)) ?? talk;
        next = await send(talk, done);
      }
      if (next !== null) await comeAgain(talk, next);
    },
    stop: () => {
      stopped = true;
    },
  };
};
