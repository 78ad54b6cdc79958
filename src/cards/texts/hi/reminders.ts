/** What is said of reminders, in Hindi: what somebody can choose, and what a host is told of their delivery. */
import type { reminders as english } from '../en/reminders.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('hi');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return `${number(minutes / DAY)} दिन`;
  if (minutes % HOUR === 0) return counted(minutes / HOUR, { one: 'घंटा', other: 'घंटे' });
  return `${number(minutes)} मिनट`;
};

export const reminders: typeof english = {
  choose: 'आपको कब याद दिलाया जाए',
  ahead: (minutes) => (minutes === 0 ? 'शुरू होने पर' : `${length(minutes)} पहले`),
  passed: 'यह समय बीत चुका है।',
  delivery: {
    title: '**रिमाइंडर**',
    line: (ahead, sent, direct, failed) =>
      `${ahead}: ${counted(sent, { one: 'व्यक्ति', other: 'लोगों' })} को मिला${direct === 0 ? '' : ` (${number(direct)} को डायरेक्ट मैसेज से)`}${failed === 0 ? '' : `, ${number(failed)} को नहीं भेजा जा सका`}`,
  },
};
