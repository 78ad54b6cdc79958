/** What is said of talks that come again, and of changing planned ones; in French. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';
import { quoted } from './quoted.ts';

const { counted, list } = inLanguage('fr');
const weekday = weekdaysIn('fr');

const weeks = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième'];

/** `1 heure 30 minutes`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'heure', other: 'heures' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minute', other: 'minutes' })] : []),
  ].join(' ');
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => 'chaque jour',
  weekdays: () => 'du lundi au vendredi',
  weekly: (first) => `chaque ${weekday(first)}`,
  fortnightly: (first) => `un ${weekday(first)} sur deux`,
  'monthly-date': (first) => `le ${first.getUTCDate() === 1 ? '1er' : first.getUTCDate()} de chaque mois`,
  'monthly-weekday': (first) =>
    `le ${weeks[Math.ceil(first.getUTCDate() / 7) - 1]} ${weekday(first)} de chaque mois`,
  'monthly-last-weekday': (first) => `le dernier ${weekday(first)} de chaque mois`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `, ${counted(ends.count, { one: 'fois', other: 'fois' })}` : `, jusqu’au ${until}`;
};

export const series = {
  length,
  about: (ms: number) => `environ ${length(ms)}`,
  lasts: (ms: number) => `Il dure environ ${length(ms)}.`,
  buttons: {
    change: 'Modifier',
    whatAndWhen: 'Sujet, heure et salon',
    reminders: 'Rappels',
    repeats: 'Sa répétition',
    setRepeats: 'Modifier ainsi',
    callOffNow: 'Oui, annuler',
    onlyThis: 'Ce talk seulement',
    andFollowing: 'Celui-ci et les suivants',
    wholeSeries: 'Toute la série',
    everyTime: 'À chaque fois',
    onlyThisTime: 'Cette fois seulement',
  },
  repeats: {
    daily: 'Chaque jour',
    weekdays: 'Du lundi au vendredi',
    weekly: 'Chaque semaine',
    fortnightly: 'Toutes les deux semaines',
    'monthly-date': 'Chaque mois, à cette date',
    'monthly-weekday': 'Chaque mois, ce jour de la semaine, comme le deuxième vendredi',
    'monthly-last-weekday': 'Chaque mois, le dernier de ces jours',
  } satisfies Record<Repeats, string>,
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `Revient ${every[repeats](first)}${ending(ends, until)}`,
  next: (dates: readonly string[]) =>
    dates.length === 1
      ? `La prochaine date est le ${list(dates)}.`
      : `Les prochaines dates sont ${list(dates)}.`,
  noNext: 'Aucune date ne suit.',
  form: {
    change: 'Modifier le talk',
    changeFollowing: 'Modifier celui-ci et les suivants',
    topic: 'De quoi il parle',
    length: 'Durée, comme 90 min\u202f; vide si non dite',
    stage: 'Le salon de conférence',
    reminders: 'Quand le talk est rappelé',
    scope: 'Pour quels talks',
    repeats: 'À partir de ce talk',
    until: 'Jusqu’au, comme 30 juin\u202f; vide pour aucun',
    times: 'Ou ce nombre de talks, celui-ci compris',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**Rappels**  ${list(times)}`,
    hint: 'Que veux-tu modifier\u202f?',
    hintSeries:
      'Que veux-tu modifier\u202f? Pour annuler un talk, ou toute la série, appuie sur *Annuler le talk* sur la carte.',
    leaveOut: 'Sauter des dates\u202f: choisis les jours sans talk',
  },
  ask: {
    staysMoved: (when: string) => `Ce talk reste le ${when}, où il a été déplacé.`,
    dropped: (days: readonly string[]) =>
      days.length === 1
        ? `${list(days)} était sautée et n’est plus une date de la série.`
        : `${list(days)} étaient sautées et ne sont plus des dates de la série.`,
  },
  done: {
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `${quoted(topic)} a lieu le ${when} (${relative})${about === '' ? '' : `, environ ${about}`}${stage === '' ? '' : `, dans ${stage}`}.`,
    idea: (topic: string) => `L’idée s’appelle maintenant ${quoted(topic)}.`,
    unchanged: 'Rien n’est modifié.',
    repeats: (how: string) => `C’est modifié. ${how}.`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? 'Aucune date n’est sautée.' : `Il n’y a pas de talk le ${list(days)}.`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `Rappels de ${quoted(topic)} et des talks suivants\u202f: ${list(times)}.`
        : `Rappels de ${quoted(topic)}\u202f: ${list(times)}.`,
    timesPassed: 'Ce qui est déjà passé n’est plus envoyé.',
    ownTimes: (people: number) =>
      people === 1
        ? 'Une personne a choisi ses propres moments et les garde.'
        : `${counted(people, { one: 'personne', other: 'personnes' })} ont choisi leurs propres moments et les gardent.`,
    seriesOff: (topic: string) => `La série ${quoted(topic)} est annulée.`,
    everyTime: 'Tu recevras un rappel de chaque talk de cette série.',
  },
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `Annuler ${quoted(topic)}${when === '' ? '' : `, le ${when}`}\u202f?`,
      ...(reminded > 0
        ? [
            reminded === 1
              ? 'Une personne a demandé un rappel et en sera prévenue.'
              : `${counted(reminded, { one: 'personne', other: 'personnes' })} ont demandé un rappel et en seront prévenues.`,
          ]
        : []),
      ...(guests > 0
        ? [
            guests === 1
              ? 'Un invité en sera prévenu aussi.'
              : `${counted(guests, { one: 'invité', other: 'invités' })} en seront prévenus aussi.`,
          ]
        : []),
    ].join(' '),
  notice: {
    moved: (topic: string, when: string, relative: string) =>
      `**${topic}** a maintenant lieu le ${when} (${relative}).`,
    calledOff: (topic: string, when: string) =>
      `**${topic}**${when === '' ? '' : `, prévu le ${when},`} a été annulé.`,
  },
  ended: {
    hostLeft: (topic: string, host: string) =>
      `La série **${topic}** est terminée, car ${host}, son hôte, n’est plus sur ce serveur. Qui peut animer peut la prévoir de nouveau avec \`/talk schedule\`.`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}, la série **${topic}** est terminée, car personne n’a ouvert ses ${times} derniers talks. Prévois-la de nouveau avec \`/talk schedule\`.`,
  },
};

export const seriesRefusals = {
  'no-series': () => 'Ce talk ne revient pas. Prévois une série avec `repeat` dans `/talk schedule`.',
  'ends-without-repeat': () =>
    'Un talk unique n’a pas de fin de série. Choisis comment il revient dans `repeat`.',
  'two-ends': () =>
    'Une série se termine après un nombre de talks ou un certain jour. Donne soit `until`, soit `times`.',
};

export const seriesCommands = {};
