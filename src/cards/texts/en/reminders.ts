/** What is said of reminders, in English: what somebody can choose, and what a host is told of their delivery. */
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('en');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return counted(minutes / DAY, { one: 'day', other: 'days' });
  if (minutes % HOUR === 0) return counted(minutes / HOUR, { one: 'hour', other: 'hours' });
  return counted(minutes, { one: 'minute', other: 'minutes' });
};

export const reminders = {
  choose: 'When to remind you',
  /** An option: how many minutes before the start. */
  ahead: (minutes: number) => (minutes === 0 ? 'At the start' : `${length(minutes)} ahead`),
  /** Below an option whose time has gone by. */
  passed: 'This time has passed.',
  delivery: {
    title: '**Reminders**',
    /** `ahead` is the option, as above. */
    line: (ahead: string, sent: number, direct: number, failed: number) =>
      `${ahead}: ${counted(sent, { one: 'person', other: 'people' })} got it${direct === 0 ? '' : ` (${number(direct)} by direct message)`}${failed === 0 ? '' : `, ${number(failed)} could not be written to`}`,
  },
};
