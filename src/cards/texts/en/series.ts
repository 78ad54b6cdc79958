/** What is said of talks that come again, and of changing planned ones; in English. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';

const { counted, list } = inLanguage('en');
const weekday = weekdaysIn('en');

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const suffix: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (n: number) => `${n}${suffix[ordinals.select(n)]}`;
const weeks = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `1 hour 30 minutes`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'hour', other: 'hours' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minute', other: 'minutes' })] : []),
  ].join(' ');
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => 'every day',
  weekdays: () => 'Monday to Friday',
  weekly: (first) => `every ${weekday(first)}`,
  fortnightly: (first) => `every second ${weekday(first)}`,
  'monthly-date': (first) => `every month on the ${ordinal(first.getUTCDate())}`,
  'monthly-weekday': (first) =>
    `every month on the ${weeks[Math.ceil(first.getUTCDate() / 7) - 1]} ${weekday(first)}`,
  'monthly-last-weekday': (first) => `every month on the last ${weekday(first)}`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `, ${counted(ends.count, { one: 'time', other: 'times' })}` : `, until ${until}`;
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `about ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `It takes about ${length(ms)}.`,
  buttons: {
    change: 'Change',
    whatAndWhen: 'Topic, time and stage',
    reminders: 'Reminders',
    repeats: 'How it comes again',
    setRepeats: 'Change it so',
    callOffNow: 'Call it off',
    onlyThis: 'Only this talk',
    andFollowing: 'This and all that follow',
    wholeSeries: 'The whole series',
    everyTime: 'Every time',
    onlyThisTime: 'Only this time',
  },
  /** What can be chosen. */
  repeats: {
    daily: 'Every day',
    weekdays: 'Monday to Friday',
    weekly: 'Every week',
    fortnightly: 'Every two weeks',
    'monthly-date': 'Every month, on that date',
    'monthly-weekday': 'Every month, on that weekday, like the second Friday',
    'monthly-last-weekday': 'Every month, on the last such weekday',
  } satisfies Record<Repeats, string>,
  /** On the card: `until` is the last day, as Discord shows it. */
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `Comes again ${every[repeats](first)}${ending(ends, until)}`,
  /** After it is planned or changed. */
  next: (dates: readonly string[]) =>
    dates.length === 1 ? `The next date is ${list(dates)}.` : `The next dates are ${list(dates)}.`,
  noNext: 'No date follows it.',
  form: {
    change: 'Change the talk',
    changeFollowing: 'Change this and all that follow',
    topic: 'What it is about',
    length: 'How long, like 90 min; empty for not said',
    stage: 'The stage channel',
    reminders: 'When the talk reminds',
    scope: 'For which talks',
    repeats: 'From this talk on',
    until: 'Until, like 30 June; empty for no such end',
    times: 'Or for so many talks, this one among them',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**Reminders**  ${list(times)}`,
    hint: 'What would you like to change?',
    hintSeries:
      'What would you like to change? To call one talk off, or the whole series, press *Call off* on the card.',
    leaveOut: 'Leave dates out: choose the days without a talk',
  },
  /** Before a series comes again in another way. */
  ask: {
    staysMoved: (when: string) => `This talk stays on ${when}, where it was moved.`,
    dropped: (days: readonly string[]) =>
      days.length === 1
        ? `${list(days)} was left out, and is no date of the series any more.`
        : `${list(days)} were left out, and are no dates of the series any more.`,
  },
  done: {
    /** `length` and `stage` are empty where there is none. */
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `“${topic}” is on ${when} (${relative})${about === '' ? '' : `, about ${about}`}${stage === '' ? '' : `, in ${stage}`}.`,
    idea: (topic: string) => `The idea is “${topic}” now.`,
    unchanged: 'Nothing is changed.',
    /** `how` is what the card says of it. */
    repeats: (how: string) => `Changed. ${how}.`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? 'No date is left out.' : `No talk is on ${list(days)}.`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `“${topic}” and all that follow remind: ${list(times)}.`
        : `“${topic}” reminds: ${list(times)}.`,
    timesPassed: 'What has passed of that is not sent any more.',
    /** Of people who chose when they are reminded. */
    ownTimes: (people: number) =>
      people === 1
        ? 'One person chose times for themselves and keeps them.'
        : `${counted(people, { one: 'person', other: 'people' })} chose times for themselves and keep them.`,
    seriesOff: (topic: string) => `The series “${topic}” is called off.`,
    everyTime: 'You will be reminded of every talk of this series.',
  },
  /** Asked before a talk is called off; `when` is empty for an idea. */
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `Call off “${topic}”${when === '' ? '' : ` on ${when}`}?`,
      ...(reminded > 0
        ? [`${counted(reminded, { one: 'person', other: 'people' })} asked to be reminded and will be told.`]
        : []),
      ...(guests > 0 ? [`${counted(guests, { one: 'guest', other: 'guests' })} will be told, too.`] : []),
    ].join(' '),
  /** Mentions those who wait for the talk, below it. */
  notice: {
    moved: (topic: string, when: string, relative: string) => `**${topic}** is on ${when} now (${relative}).`,
    calledOff: (topic: string, when: string) =>
      `**${topic}**${when === '' ? '' : `, on ${when},`} was called off.`,
  },
  /** Of a series that ended by itself. */
  ended: {
    hostLeft: (topic: string, host: string) =>
      `The series **${topic}** has ended, for ${host}, its host, is not on this server any more. Anybody who may host can plan it anew with \`/talk schedule\`.`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}, the series **${topic}** has ended, for nobody opened its last ${times} talks. Plan it anew with \`/talk schedule\`.`,
  },
};

export const seriesRefusals = {
  'no-series': () => 'This talk does not come again. Plan a series with `repeat` in `/talk schedule`.',
  'ends-without-repeat': () =>
    'A talk that comes once has no end of a series. Choose how it comes again in `repeat`.',
  'two-ends': () => 'A series ends after a number of talks or on a day. Name one of `until` and `times`.',
};

export const seriesCommands = {};
