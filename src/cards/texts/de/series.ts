/** What is said of talks that come again, and of changing planned ones; in German. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';

const { counted, list } = inLanguage('de');
const weekday = weekdaysIn('de');

const weeks = ['ersten', 'zweiten', 'dritten', 'vierten', 'fünften'];

/** `1 Stunde 30 Minuten`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'Stunde', other: 'Stunden' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'Minute', other: 'Minuten' })] : []),
  ].join(' ');
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => 'jeden Tag',
  weekdays: () => 'montags bis freitags',
  weekly: (first) => `jeden ${weekday(first)}`,
  fortnightly: (first) => `jeden zweiten ${weekday(first)}`,
  'monthly-date': (first) => `am ${first.getUTCDate()}. jedes Monats`,
  'monthly-weekday': (first) =>
    `am ${weeks[Math.ceil(first.getUTCDate() / 7) - 1]} ${weekday(first)} jedes Monats`,
  'monthly-last-weekday': (first) => `am letzten ${weekday(first)} jedes Monats`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `, ${counted(ends.count, { one: 'Mal', other: 'Mal' })}` : `, bis ${until}`;
};

export const series = {
  length,
  about: (ms: number) => `etwa ${length(ms)}`,
  lasts: (ms: number) => `Er dauert etwa ${length(ms)}.`,
  buttons: {
    change: 'Ändern',
    whatAndWhen: 'Thema, Zeit und Stage',
    reminders: 'Erinnerungen',
    repeats: 'Wie er wiederkehrt',
    setRepeats: 'So ändern',
    callOffNow: 'Ja, absagen',
    onlyThis: 'Nur diesen Talk',
    andFollowing: 'Diesen und alle folgenden',
    wholeSeries: 'Die ganze Serie',
    everyTime: 'Jedes Mal',
    onlyThisTime: 'Nur dieses Mal',
  },
  repeats: {
    daily: 'Jeden Tag',
    weekdays: 'Montags bis freitags',
    weekly: 'Jede Woche',
    fortnightly: 'Alle zwei Wochen',
    'monthly-date': 'Jeden Monat, an diesem Datum',
    'monthly-weekday': 'Jeden Monat, an diesem Wochentag, wie am zweiten Freitag',
    'monthly-last-weekday': 'Jeden Monat, am letzten solchen Wochentag',
  } satisfies Record<Repeats, string>,
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `Kommt wieder: ${every[repeats](first)}${ending(ends, until)}`,
  next: (dates: readonly string[]) =>
    dates.length === 1
      ? `Der nächste Termin ist ${list(dates)}.`
      : `Die nächsten Termine sind ${list(dates)}.`,
  noNext: 'Danach kommt kein Termin mehr.',
  form: {
    change: 'Den Talk ändern',
    changeFollowing: 'Diesen und alle folgenden ändern',
    topic: 'Worum es geht',
    length: 'Wie lange, wie 90 min; leer für keine Angabe',
    stage: 'Der Stage-Kanal',
    reminders: 'Wann der Talk erinnert',
    scope: 'Für welche Talks',
    repeats: 'Ab diesem Talk',
    until: 'Bis, etwa 30. Juni; leer für kein Enddatum',
    times: 'Oder für so viele Talks, mit diesem',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**Erinnerungen**  ${list(times)}`,
    hint: 'Was möchtest du ändern?',
    hintSeries:
      'Was möchtest du ändern? Einen Talk oder die ganze Serie sagst du mit *Absagen* auf der Karte ab.',
    leaveOut: 'Termine auslassen: wähle die Tage ohne Talk',
  },
  ask: {
    staysMoved: (when: string) => `Dieser Talk bleibt am ${when}, wohin er verschoben wurde.`,
    dropped: (days: readonly string[]) =>
      days.length === 1
        ? `${list(days)} war ausgelassen und ist kein Termin der Serie mehr.`
        : `${list(days)} waren ausgelassen und sind keine Termine der Serie mehr.`,
  },
  done: {
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `„${topic}“ ist am ${when} (${relative})${about === '' ? '' : `, etwa ${about}`}${stage === '' ? '' : `, in ${stage}`}.`,
    idea: (topic: string) => `Die Idee heißt jetzt „${topic}“.`,
    unchanged: 'Es ist nichts geändert.',
    repeats: (how: string) => `Geändert. ${how}.`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? 'Kein Termin ist ausgelassen.' : `Kein Talk ist am ${list(days)}.`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `„${topic}“ und alle folgenden erinnern: ${list(times)}.`
        : `„${topic}“ erinnert: ${list(times)}.`,
    timesPassed: 'Was davon schon vorbei ist, wird nicht mehr verschickt.',
    ownTimes: (people: number) =>
      people === 1
        ? 'Eine Person hat eigene Zeiten gewählt und behält sie.'
        : `${counted(people, { one: 'Person', other: 'Personen' })} haben eigene Zeiten gewählt und behalten sie.`,
    seriesOff: (topic: string) => `Die Serie „${topic}“ ist abgesagt.`,
    everyTime: 'Du wirst an jeden Talk dieser Serie erinnert.',
  },
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `„${topic}“${when === '' ? '' : ` am ${when}`} absagen?`,
      ...(reminded > 0
        ? [
            reminded === 1
              ? 'Eine Person wollte erinnert werden und erfährt es.'
              : `${counted(reminded, { one: 'Person', other: 'Personen' })} wollten erinnert werden und erfahren es.`,
          ]
        : []),
      ...(guests > 0
        ? [
            guests === 1
              ? 'Ein Gast erfährt es auch.'
              : `${counted(guests, { one: 'Gast', other: 'Gäste' })} erfahren es auch.`,
          ]
        : []),
    ].join(' '),
  notice: {
    moved: (topic: string, when: string, relative: string) =>
      `**${topic}** ist jetzt am ${when} (${relative}).`,
    calledOff: (topic: string, when: string) =>
      `**${topic}**${when === '' ? '' : ` am ${when}`} wurde abgesagt.`,
  },
  ended: {
    hostLeft: (topic: string, host: string) =>
      `Die Serie **${topic}** ist zu Ende, denn ihr Host ${host} ist nicht mehr auf diesem Server. Wer hosten darf, kann sie mit \`/talk schedule\` neu planen.`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}, die Serie **${topic}** ist zu Ende, denn ihre letzten ${times} Talks hat niemand geöffnet. Plane sie mit \`/talk schedule\` neu.`,
  },
};

export const seriesRefusals = {
  'no-series': () => 'Dieser Talk kommt nicht wieder. Plane eine Serie mit `repeat` in `/talk schedule`.',
  'ends-without-repeat': () =>
    'Ein einzelner Talk hat kein Ende einer Serie. Wähle in `repeat`, wie er wiederkommt.',
  'two-ends': () =>
    'Eine Serie endet nach einer Zahl von Talks oder an einem Tag. Nenne entweder `until` oder `times`.',
};

export const seriesCommands = {};
