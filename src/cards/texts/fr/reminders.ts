/** What is said of reminders, in French: what somebody can choose, and what a host is told of their delivery. */
import type { reminders as english } from '../en/reminders.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('fr');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return counted(minutes / DAY, { one: 'jour', other: 'jours' });
  if (minutes % HOUR === 0) return counted(minutes / HOUR, { one: 'heure', other: 'heures' });
  return counted(minutes, { one: 'minute', other: 'minutes' });
};

export const reminders: typeof english = {
  choose: 'Quand recevoir un rappel',
  ahead: (minutes) => (minutes === 0 ? 'Au début' : `${length(minutes)} avant`),
  passed: 'Ce moment est passé.',
  delivery: {
    title: '**Rappels**',
    line: (ahead, sent, direct, failed) =>
      `${ahead}\u202f: ${counted(sent, { one: 'personne l’a reçu', other: 'personnes l’ont reçu' })}${direct === 0 ? '' : ` (dont ${number(direct)} par message privé)`}${failed === 0 ? '' : `, envoi impossible à ${number(failed)}`}`,
  },
};
