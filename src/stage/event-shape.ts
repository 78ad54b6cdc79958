/** What an event in Discord shows, and what has to change at it so that it shows its talk. Pure. */
import {
  ChannelType,
  type Guild,
  type GuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventRecurrenceRuleFrequency,
  type GuildScheduledEventRecurrenceRuleOptions,
  GuildScheduledEventStatus,
  type StageChannel,
} from 'discord.js';
import { toDiscordRule } from '../calendar/discord-rule.ts';
import type { Listing, Talk } from '../talk/talk.ts';

const DAY = 86_400_000;

const inSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** A stage channel of a server; null when it has none of that id. */
export const stageIn = (guild: Guild, channelId: string | null): StageChannel | null => {
  const channel = guild.channels.cache.get(channelId ?? '');
  return channel?.type === ChannelType.GuildStageVoice ? channel : null;
};

/** What an event shows of its talk; no stage when it is elsewhere. */
export const seenOf = (
  guild: Guild,
  { name, scheduledStartTimestamp, scheduledEndTimestamp, channelId }: GuildScheduledEvent,
) => ({
  name,
  startsAt: inSeconds(scheduledStartTimestamp ?? 0),
  endsAt: scheduledEndTimestamp && inSeconds(scheduledEndTimestamp),
  stageId: stageIn(guild, channelId)?.id ?? null,
});

/**
 * How the event of a talk recurs: as the series of the talk does, where a rule of Discord says that. A talk that is not
 * when its series has it takes place once.
 */
export const ruleOf = ({ series, startsAt }: Talk): GuildScheduledEventRecurrenceRuleOptions | null => {
  if (!series || startsAt !== series.at) return null;
  const rule = toDiscordRule(series.recurrence, inSeconds(series.at));
  return rule?.startAt === inSeconds(series.at) ? rule : null;
};

/** Only what the rules of talks have; Discord may give a set of weekdays in another order. */
type Days = {
  frequency: number;
  interval: number;
  byWeekday?: readonly number[] | null;
  byNWeekday?: readonly { n: number; day: number }[] | null;
};

const daysOf = ({ frequency, interval, byWeekday, byNWeekday }: Days): string =>
  JSON.stringify([
    frequency,
    interval,
    (byWeekday ?? []).toSorted((one, other) => one - other),
    (byNWeekday ?? []).map(({ n, day }) => [n, day]),
  ]);

/** Whether an event recurs on the days of a rule. It may have begun earlier, which matters where weeks are left out. */
const recursBy = (
  { recurrenceRule: seen }: GuildScheduledEvent,
  rule: GuildScheduledEventRecurrenceRuleOptions | null,
): boolean => {
  if (!seen || !rule) return !seen && !rule;
  const isWeekly = rule.frequency === GuildScheduledEventRecurrenceRuleFrequency.Weekly;
  const period = isWeekly ? 7 * DAY * rule.interval : DAY;
  const between = Number(rule.startAt) - seen.startTimestamp;
  return between % period === 0 && daysOf(seen) === daysOf(rule);
};

/** What has to change at an event so that it shows its talk; null when nothing has to. */
export const changesOf = (
  guild: Guild,
  event: GuildScheduledEvent,
  wanted: Listing,
  rule: GuildScheduledEventRecurrenceRuleOptions | null,
  now: number,
) => {
  const seen = seenOf(guild, event);
  const { endsAt = null } = wanted;
  // Discord takes no time that has passed.
  const isToCome = wanted.startsAt > now;
  const moves = seen.startsAt !== wanted.startsAt && isToCome;
  const recurs = (moves && rule) || !recursBy(event, rule);
  const changes = {
    ...(seen.name === wanted.name ? {} : { name: wanted.name }),
    ...(moves ? { scheduledStartTime: wanted.startsAt } : {}),
    ...(endsAt !== null && endsAt !== seen.endsAt && endsAt > now ? { scheduledEndTime: endsAt } : {}),
    ...(seen.stageId === wanted.stageId
      ? {}
      : { channel: wanted.stageId, entityType: GuildScheduledEventEntityType.StageInstance }),
    ...(recurs && (isToCome || !rule) ? { recurrenceRule: rule } : {}),
  };
  return Object.keys(changes).length > 0 ? changes : null;
};

/** Whether a recurring event shows a later day than that of its talk, whose time has passed: nobody moved it there. */
export const wentOn = (
  { recurrenceRule, status, scheduledStartTimestamp }: GuildScheduledEvent,
  { startsAt }: Talk,
  now: number,
): boolean => {
  if (!recurrenceRule || status !== GuildScheduledEventStatus.Scheduled) return false;
  if (startsAt === null || startsAt > now) return false;
  const later = inSeconds(scheduledStartTimestamp ?? 0) - inSeconds(startsAt);
  return later > 0 && later % DAY === 0;
};
