/** Recurrence rules of scheduled events: what Discord accepts, what is excepted, and when the next one is. */
import type { APIGuildScheduledEvent, APIGuildScheduledEventRecurrenceRule } from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { complain } from '../errors.ts';
import { Fields } from '../fields.ts';

/** An occurrence that is left out, or at another time. */
export interface ScheduledEventException {
  event_id: string;
  /** Its first 42 bits are the time that the rule names. */
  event_exception_id: string;
  scheduled_start_time: string | null;
  scheduled_end_time: string | null;
  is_canceled: boolean;
}

/** The exceptions of an event, of which the list itself may be changed. */
export function exceptionsOf(event: APIGuildScheduledEvent): ScheduledEventException[] {
  const record = event as { guild_scheduled_event_exceptions?: ScheduledEventException[] };
  record.guild_scheduled_event_exceptions ??= [];
  return record.guild_scheduled_event_exceptions;
}

const DAY = 86_400_000;
const YEARLY = 0;
const MONTHLY = 1;
const WEEKLY = 2;
const DAILY = 3;

/** Sets of weekdays that a daily rule may name (Discord's "Guild Scheduled Event" page; Monday is 0). */
const DAILY_SETS = [
  [0, 1, 2, 3, 4],
  [1, 2, 3, 4, 5],
  [6, 0, 1, 2, 3],
  [4, 5],
  [5, 6],
  [6, 0],
];

/**
 * Reads a rule from the body's `recurrence_rule` and notes complaints on `fields`. Source: the "system limitations"
 * of the recurrence rule object.
 */
export function readRecurrence(fields: Fields): APIGuildScheduledEventRecurrenceRule | null | undefined {
  const given = fields.object('recurrence_rule');
  if (given === undefined || given === null) return given;
  const rule = new Fields(given);
  const bad = (path: string, message: string) =>
    fields.complain(`recurrence_rule.${path}`, {
      code: 'GUILD_SCHEDULED_EVENT_RECURRENCE_RULE_INVALID',
      message,
    });
  const start = rule.time('start', { required: true });
  const frequency = rule.choice('frequency', [YEARLY, MONTHLY, WEEKLY, DAILY], { required: true });
  const interval = rule.integer('interval', { required: true, min: 1 });
  const weekdays = numbers(given.by_weekday);
  const nth = Array.isArray(given.by_n_weekday)
    ? (given.by_n_weekday as { n?: unknown; day?: unknown }[])
    : undefined;
  const months = numbers(given.by_month);
  const monthDays = numbers(given.by_month_day);
  try {
    rule.done();
  } catch {
    return fields.complain('recurrence_rule', complain.required());
  }
  for (const name of ['count', 'end', 'by_year_day']) {
    if (given[name] !== undefined && given[name] !== null) bad(name, 'This field may not be set.');
  }
  if (interval !== 1 && !(interval === 2 && frequency === WEEKLY)) bad('interval', 'Interval must be 1.');
  if ([weekdays, nth, months || monthDays].filter((set) => set !== undefined).length > 1) {
    bad('by_weekday', 'Only one of by_weekday, by_n_weekday and by_month may be set.');
  }
  if (weekdays && frequency === WEEKLY && weekdays.length !== 1) bad('by_weekday', 'Must name one weekday.');
  if (weekdays && frequency === DAILY && !DAILY_SETS.some((set) => isSameSet(set, weekdays))) {
    bad('by_weekday', 'Not a known set of weekdays.');
  }
  if (weekdays && frequency !== WEEKLY && frequency !== DAILY)
    bad('by_weekday', 'Not valid for this frequency.');
  if (nth && (frequency !== MONTHLY || nth.length !== 1)) bad('by_n_weekday', 'Must name one day, monthly.');
  if ((months || monthDays) && (frequency !== YEARLY || months?.length !== 1 || monthDays?.length !== 1)) {
    bad('by_month', 'Both by_month and by_month_day must name one value, yearly.');
  }
  return {
    start: discordTimestamp(start ?? 0),
    end: null,
    frequency: frequency ?? WEEKLY,
    interval: interval ?? 1,
    by_weekday: weekdays ?? null,
    by_n_weekday: nth?.map(({ n, day }) => ({ n: Number(n), day: Number(day) })) ?? null,
    by_month: months ?? null,
    by_month_day: monthDays ?? null,
    by_year_day: null,
    count: null,
  } as APIGuildScheduledEventRecurrenceRule;
}

/** The first time after `after` that the rule names, in milliseconds; counted in UTC days, as Discord stores it. */
export function nextOccurrence(
  rule: APIGuildScheduledEventRecurrenceRule,
  after: number,
): number | undefined {
  const start = Date.parse(rule.start);
  let at = start;
  for (let day = 0; day < 366 * 10; day += 1, at = start + day * DAY) {
    if (at > after && falls(rule, start, at)) return at;
  }
  return undefined;
}

/** Whether a rule names this time. */
export function isOccurrence(rule: APIGuildScheduledEventRecurrenceRule, at: number): boolean {
  return nextOccurrence(rule, at - 1) === at;
}

function falls(rule: APIGuildScheduledEventRecurrenceRule, start: number, at: number): boolean {
  const date = new Date(at);
  const first = new Date(start);
  const weekday = (date.getUTCDay() + 6) % 7;
  const weekdays: readonly number[] | null = rule.by_weekday;
  switch (rule.frequency as number) {
    case DAILY:
      return weekdays?.includes(weekday) ?? true;
    case WEEKLY: {
      const weeks = Math.floor((at - start) / (7 * DAY));
      const wanted = weekdays?.[0] ?? (first.getUTCDay() + 6) % 7;
      return weekday === wanted && weeks % rule.interval === 0;
    }
    case MONTHLY: {
      const nth = rule.by_n_weekday?.[0];
      if (!nth) return date.getUTCDate() === first.getUTCDate();
      return weekday === (nth.day as number) && Math.ceil(date.getUTCDate() / 7) === nth.n;
    }
    default:
      return date.getUTCMonth() === first.getUTCMonth() && date.getUTCDate() === first.getUTCDate();
  }
}

function numbers(value: unknown): number[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.map(Number) : undefined;
}

function isSameSet(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
