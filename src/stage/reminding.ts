/** Does the reminders: writes to the people who asked, in the talk's channel, one message for each hundred. */
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { whoToRemind } from '../calendar/reminders.ts';
import type { SignId } from '../cards/card.ts';
import { reminderCard } from '../cards/talk-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { Talks } from '../host/talks.ts';
import type { RemindJob } from '../store/jobs.ts';
import { isOver } from '../talk/talk.ts';
import type { Messages } from './messages.ts';

export type RemindingDeps = {
  client: Client;
  talks: Talks;
  messages: Messages;
  sign: SignId;
  textsFor: (guildId: string) => Promise<Texts>;
  clock: Clock;
  log: Logger;
};

/** Makes the worker of reminder jobs. Done twice, it writes once: each message is known by its place. */
export const createReminding =
  ({ client, talks, messages, sign, textsFor, clock, log }: RemindingDeps) =>
  async ({ talkId, time, startsAt }: RemindJob): Promise<void> => {
    const talk = await talks.get(talkId);
    if (!talk || isOver(talk)) {
      log.info({ talk: talkId, time }, 'a reminder is dropped: the talk is over');
      return;
    }
    if (startsAt === undefined ? talk.movedAt !== null : startsAt !== talk.startsAt) {
      log.info({ talk: talkId, time }, 'a reminder is dropped: the talk was moved');
      return;
    }
    if (!client.guilds.cache.get(talk.guildId)?.available) throw new Error('the server is not available');
    const texts = await textsFor(talk.guildId);
    for (const [i, userIds] of whoToRemind(talk, time).entries()) {
      const subject = talk.movedAt === null ? `${time}-${i}` : `${time}-${talk.startsAt}-${i}`;
      const card = reminderCard(texts, talk, userIds, subject, clock.now().getTime(), sign);
      await messages.keep({ talkId, kind: 'reminder', subject }, talk.announceId, card, true);
    }
  };
