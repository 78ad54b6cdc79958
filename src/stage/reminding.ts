/** Reminds the people who asked, as each wants it: computes what is due, and records of each what became of it. */
import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError } from 'discord.js';
import type { Logger } from 'pino';
import { inGroups, remind, remindedTalk, remindTimes } from '../calendar/reminders.ts';
import type { SignId } from '../cards/card.ts';
import { directReminderCard, reminderCard, roleReminderCard } from '../cards/talk-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { Talks } from '../host/talks.ts';
import { type Choice, type Choices, NO_CHOICE } from '../store/choices.ts';
import { type Deliveries, deliveryKey, type ReminderMessage } from '../store/deliveries.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Talk } from '../talk/talk.ts';
import type { DirectMessages } from './direct-messages.ts';
import type { Messages } from './messages.ts';
import type { ReminderRole } from './reminder-role.ts';

export type RemindingDeps = {
  client: Client;
  talks: Talks;
  messages: Messages;
  direct: DirectMessages;
  deliveries: Deliveries;
  choices: Choices;
  jobs: Jobs;
  sign: SignId;
  textsFor: (guildId: string) => Promise<Texts>;
  roleFor: (talk: Talk) => Promise<ReminderRole | null>;
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

/** After so many direct messages who could not be written to is mentioned: two seconds of them. */
const DIRECT_BATCH = 10;

/** What a run goes by: it holds as long as nobody asked, chose or opted out, and the talk is as it was. */
type Basis = {
  readonly talk: Talk;
  readonly startsAt: number;
  readonly texts: Texts;
  /** Of those who have chosen something. */
  readonly chosen: ReadonlyMap<string, Choice>;
  readonly version: number;
  readonly role: ReminderRole | null;
  /** Keys of what is sent, failed or dropped. */
  readonly done: Set<string>;
};

/** People of one reminder, and why each is not written to directly as they want it, where that is so. */
type Person = { readonly userId: string; readonly why: string | null };

/** Names a message by what is in it, so that one that is found again is known to have written to just these people. */
const nameOf = (startsAt: number, offset: number, userIds: readonly string[]): string =>
  createHash('sha256').update(`${startsAt} ${offset} ${userIds}`).digest('base64url').slice(0, 22);

/** The custom id of the button by which a message is found again. */
const BUTTON = { mention: 'unremind', direct: 'direct-unremind', role: 'role-off' } as const;

/** Makes the worker of reminders. */
export const createReminding = (deps: RemindingDeps): RemindingRun => {
  const { client, talks, messages, direct, deliveries, choices, jobs, sign, textsFor, roleFor, clock, log } =
    deps;
  const now = () => clock.now().getTime();
  let stopped = false;

  const requireServer = ({ guildId }: Talk): void => {
    if (client.guilds.cache.get(guildId)?.available === false) throw new Error('the server is not available');
  };

  const holds = async ({ talk, version }: Basis): Promise<boolean> => {
    if (stopped || choices.version() !== version) return false;
    const then = await talks.get(talk.id);
    return (
      then !== null &&
      then.reminders === talk.reminders &&
      then.startsAt === talk.startsAt &&
      then.rules.remindBefore === talk.rules.remindBefore &&
      then.status === talk.status
    );
  };

  const findAgain = async (talk: Talk, { via, name, userIds }: ReminderMessage): Promise<string | null> => {
    const customId = sign(BUTTON[via], talk.id, name);
    if (via !== 'direct') return messages.find(talk.announceId, customId);
    const [userId = ''] = userIds;
    const { directId } = await choices.of(userId);
    return directId && direct.find(directId, customId);
  };

  /** The messages that were on their way when a run broke off were posted, or were not: then their people are still to be reminded. */
  const settle = async (talk: Talk): Promise<void> => {
    for (const message of await deliveries.unsettled(talk.id)) {
      requireServer(talk);
      const found = await findAgain(talk, message).catch((error: unknown) => {
        // Where the bot may not look, posting tells what it may.
        if (error instanceof DiscordAPIError) return null;
        throw error;
      });
      if (found) await deliveries.sent(message, found, now());
      else await deliveries.release(message);
    }
  };

  const messageOf = (
    { talk, startsAt }: Basis,
    offset: number,
    people: readonly Person[],
    via: ReminderMessage['via'],
  ): ReminderMessage => {
    const userIds = people.map(({ userId }) => userId);
    const whys = people.map(({ why }) => why);
    const name = nameOf(startsAt, offset, userIds);
    return { talkId: talk.id, name, startsAt, offset, userIds, whys, via };
  };

  const settled = ({ startsAt, done }: Basis, { offset, userIds }: ReminderMessage): void => {
    for (const userId of userIds) done.add(deliveryKey(startsAt, offset, userId));
  };

  /** Mentions people, or the role, in the talk's channel. What Discord refuses is not tried again. */
  const post = async (
    basis: Basis,
    offset: number,
    people: readonly Person[],
    via: 'mention' | 'role' = 'mention',
  ): Promise<void> => {
    const { talk, texts } = basis;
    const message = messageOf(basis, offset, people, via);
    const { name, userIds } = message;
    await deliveries.claim(message, now());
    const fail = async (why: string) => {
      log.warn({ talk: talk.id, people: userIds.length, why }, 'reminders could not be delivered');
      await deliveries.failed(message, why, now());
    };
    try {
      const card =
        via === 'role'
          ? roleReminderCard(texts, talk, userIds.join(), name, now(), sign)
          : reminderCard(texts, talk, userIds, name, now(), sign);
      const key = { talkId: talk.id, kind: 'reminder' as const, subject: name };
      const messageId = await messages.post(key, talk.announceId, card);
      if (messageId === null) await fail('the channel is gone');
      else await deliveries.sent(message, messageId, now());
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      await fail(`${error.code} ${error.message}`);
    }
    settled(basis, message);
  };

  /** Nobody is told twice: whom the mention of the role has told already is left out. */
  const withoutRole = async (
    { talk, startsAt, role, done }: Basis,
    offset: number,
    people: readonly Person[],
  ): Promise<readonly Person[]> => {
    if (!role || people.length === 0 || !done.has(deliveryKey(startsAt, offset, role.id))) return people;
    const told = await role.holders(people.map(({ userId }) => userId));
    if (told.size === 0) return people;
    const dropped = [...told].map((userId) => ({ userId, offset, why: 'role' }));
    await deliveries.drop(talk.id, startsAt, dropped, now());
    for (const userId of told) done.add(deliveryKey(startsAt, offset, userId));
    return people.filter(({ userId }) => !told.has(userId));
  };

  /** @returns whether all were mentioned; not when the talk, or what people want, has changed meanwhile */
  const mention = async (basis: Basis, offset: number, people: readonly Person[]): Promise<boolean> => {
    for (const group of inGroups(people)) {
      const some = await withoutRole(basis, offset, group);
      if (!(await holds(basis))) return false;
      if (some.length > 0) await post(basis, offset, some);
    }
    return true;
  };

  /** @returns why somebody was not written to; null when they were */
  const write = async (basis: Basis, offset: number, userId: string): Promise<string | null> => {
    const directId = basis.chosen.get(userId)?.directId ?? '';
    const message = messageOf(basis, offset, [{ userId, why: null }], 'direct');
    await deliveries.claim(message, now());
    const card = directReminderCard(basis.texts, basis.talk, message.name, now(), sign);
    const written = await direct.send(directId, message.name, card);
    if ('why' in written) {
      await deliveries.release(message);
      return written.why;
    }
    await deliveries.sent(message, written.messageId, now());
    settled(basis, message);
    return null;
  };

  /** Writes to people directly; who can't be written to so is mentioned. */
  const writeToAll = async (basis: Basis, offset: number, userIds: readonly string[]): Promise<boolean> => {
    const people = userIds.map((userId) => ({ userId, why: null }));
    for (const group of inGroups(people, DIRECT_BATCH)) {
      const unreached: Person[] = [];
      for (const { userId } of await withoutRole(basis, offset, group)) {
        const notNow = await direct.turn();
        // They may have changed their mind while they waited.
        if (!(await holds(basis))) return false;
        const why = notNow ? notNow.why : await write(basis, offset, userId);
        if (why !== null) unreached.push({ userId, why });
      }
      if (!(await mention(basis, offset, unreached))) return false;
    }
    return true;
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
    const version = choices.version();
    const chosen = await choices.ofAll(talk.reminders.map(({ userId }) => userId));
    const choiceOf = (userId: string) => chosen.get(userId) ?? NO_CHOICE;
    const role = await roleFor(talk);
    const wishes = [
      // The role is reminded like a person who wants it whenever talks remind.
      ...(role ? [{ userId: role.id, askedAt: role.since, offsets: null, quiet: null }] : []),
      ...talk.reminders.map((reminder) => ({ ...reminder, quiet: choiceOf(reminder.userId).quiet })),
    ];
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
    const basis: Basis = { talk, startsAt, texts: await textsFor(talk.guildId), chosen, version, role, done };
    for (const { offset, userIds: all } of due.send) {
      if (role && all.includes(role.id)) {
        if (!(await holds(basis))) return stopped ? null : 'changed';
        await post(basis, offset, [{ userId: role.id, why: null }], 'role');
      }
      const userIds = all.filter((id) => id !== role?.id);
      const isDirect = (userId: string) => choiceOf(userId).directId !== null;
      const mentioned = userIds
        .filter((userId) => !isDirect(userId))
        .map((userId) => ({ userId, why: null }));
      // Both end before another run begins, also when one fails.
      const ends = await Promise.allSettled([
        mention(basis, offset, mentioned),
        writeToAll(basis, offset, userIds.filter(isDirect)),
      ]);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      if (ends.some((end) => end.status === 'fulfilled' && !end.value)) return stopped ? null : 'changed';
    }
    return due.next;
  };

  /** Wake-ups are enqueued with the plan; what is due at another time, or came before it by our clock, needs its own. */
  const comeAgain = async (talk: Talk, next: number): Promise<void> => {
    const isPlanned = remindTimes(talk).has((talk.startsAt ?? 0) - next);
    if (!isPlanned || next - now() < SKEW) await jobs.wake(talk.id, [next]);
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
