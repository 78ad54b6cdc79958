/** What the channels of a drill show of its reminders: early, missing, doubled, late, unasked. */
import type { Sandbox } from '../../sandbox/server.ts';
import { snowflakeTime } from '../../sandbox/snowflakes.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { spread } from './figures.ts';
import type { ReminderFigures } from './reminder-drill.ts';

/** One reminder of a talk: whom it is owed to, and since when, in milliseconds. */
export type Owed = {
  talkId: string;
  topic: string;
  channelId: string;
  /** Channels of direct messages: what names the topic there is a reminder of this talk. */
  dms: readonly string[];
  /** Asked there to open the talk, and owed no reminder. */
  hostId: string;
  due: number;
  userIds: readonly string[];
};

/** When the bot or its database was down. */
export type Outage = { from: number; to: number };

export type ReminderVerdict = {
  owed: number;
  early: number;
  missing: number;
  /** Messages that wrote to somebody anew. */
  doubledMessages: number;
  /** People who were written to more than once of one talk. */
  doubled: number;
  /** People who were written to although they had opted out. */
  unasked: number;
  /** From when it was due, without the outages between, in milliseconds, of each reminder that came. */
  lateBy: number[];
  /** Reminders that came and are not recorded as sent, or are recorded and did not come. */
  unrecorded: number;
};

/** How long Discord's rate limit makes the first message of each talk wait, in milliseconds. */
export const LIMITED = 400;

/** How late a reminder may be, in milliseconds: what is promised, and what the limit forces. */
const LATE = 2_000 + LIMITED;

/** How much of the time between two instants was no outage; of outages that overlap each millisecond counts once. */
const upBetween = (from: number, to: number, outages: readonly Outage[]): number => {
  let up = 0;
  let at = from;
  for (const one of outages.toSorted((a, b) => a.from - b.from)) {
    if (one.to <= at || one.from >= to) continue;
    up += Math.max(0, one.from - at);
    at = one.to;
  }
  return up + Math.max(0, to - at);
};

/** Compares what was posted with what was owed. */
export const judgeReminders = async (
  sandbox: Sandbox,
  prisma: PrismaClient,
  owed: readonly Owed[],
  outages: readonly Outage[],
): Promise<ReminderVerdict> => {
  const verdict: ReminderVerdict = {
    owed: 0,
    early: 0,
    missing: 0,
    doubledMessages: 0,
    doubled: 0,
    unasked: 0,
    lateBy: [],
    unrecorded: 0,
  };
  for (const { talkId, topic, channelId, dms, hostId, due, userIds } of owed) {
    const seen = new Set<string>();
    const twice = new Set<string>();
    const direct = dms.flatMap((id) => {
      const people = (sandbox.world.channel(id).recipients ?? []).map((person) => person.id);
      return [...sandbox.world.messagesIn(id).values()]
        .filter(({ components }) => JSON.stringify(components).includes(topic))
        .map((message) => ({ at: snowflakeTime(message.id), mentioned: people }));
    });
    const inChannel = [...sandbox.world.messagesIn(channelId).values()].map(({ id, mentions }) => ({
      at: snowflakeTime(id),
      mentioned: mentions.map((user) => user.id).filter((one) => one !== hostId),
    }));
    for (const { at, mentioned } of [...direct, ...inChannel]) {
      const again = mentioned.filter((id) => seen.has(id));
      if (again.length > 0) verdict.doubledMessages += 1;
      for (const id of again) twice.add(id);
      for (const id of mentioned.filter((one) => !seen.has(one))) {
        seen.add(id);
        if (!userIds.includes(id)) verdict.unasked += 1;
        if (at < due) verdict.early += 1;
        verdict.lateBy.push(upBetween(due, at, outages));
      }
    }
    const rows = await prisma.delivery.findMany({ where: { talkId, status: 'sent' } });
    const recorded = new Set(rows.map(({ userId }) => userId));
    verdict.owed += userIds.length;
    verdict.missing += userIds.filter((id) => !seen.has(id)).length;
    verdict.doubled += twice.size;
    verdict.unrecorded += seen.symmetricDifference(recorded).size;
  }
  return verdict;
};

/** What is not as the contract says; empty for a drill that held. */
export const reminderFailures = (figures: ReminderFigures): string[] => {
  const late = figures.lateBy.filter((ms) => ms > LATE).length;
  const { early, missing, unasked, unrecorded } = figures;
  return [
    ...Object.entries({ early, missing, unasked, unrecorded, late }).flatMap(([what, count]) =>
      count > 0 ? [`${count} ${what}`] : [],
    ),
    ...(figures.doubledMessages > figures.kills + figures.stops
      ? [`${figures.doubledMessages} messages doubled`]
      : []),
    ...figures.bugs,
  ];
};

/** The figures, line by line. */
export const reminderLines = (figures: ReminderFigures): string[] => [
  `reminders owed ${figures.owed}, kills ${figures.kills} (${figures.killedMidway} with a message under way), stops of the database ${figures.stops}, failed starts ${figures.failedStarts}`,
  `early ${figures.early}, missing ${figures.missing}, doubled ${figures.doubled} (in ${figures.doubledMessages} messages), late ${figures.lateBy.filter((ms) => ms > LATE).length}, to who opted out ${figures.unasked}, not recorded ${figures.unrecorded}`,
  `late by, outages apart, ms: ${spread(figures.lateBy)}`,
];
