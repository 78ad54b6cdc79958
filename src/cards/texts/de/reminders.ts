/** What is said of reminders, in German: what somebody can choose, and what a host is told of their delivery. */
import type { reminders as english } from '../en/reminders.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('de');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return counted(minutes / DAY, { one: 'Tag', other: 'Tage' });
  if (minutes % HOUR === 0) return counted(minutes / HOUR, { one: 'Stunde', other: 'Stunden' });
  return counted(minutes, { one: 'Minute', other: 'Minuten' });
};

export const reminders: typeof english = {
  choose: 'Wann du erinnert wirst',
  ahead: (minutes) => (minutes === 0 ? 'Zum Beginn' : `${length(minutes)} vorher`),
  passed: 'Diese Zeit ist schon vorbei.',
  delivery: {
    title: '**Erinnerungen**',
    line: (ahead, sent, direct, failed) =>
      `${ahead}: ${counted(sent, { one: 'Person', other: 'Personen' })} erreicht${direct === 0 ? '' : ` (${number(direct)} per Direktnachricht)`}${failed === 0 ? '' : `, ${number(failed)} nicht erreichbar`}`,
  },
};
