/** What is said of reminders, in Japanese: what somebody can choose, and what a host is told of their delivery. */
import type { reminders as english } from '../en/reminders.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return `${number(minutes / DAY)}日`;
  if (minutes % HOUR === 0) return `${number(minutes / HOUR)}時間`;
  return `${number(minutes)}分`;
};

export const reminders: typeof english = {
  choose: 'リマインダーを受け取るタイミング',
  ahead: (minutes) => (minutes === 0 ? '開始時' : `${length(minutes)}前`),
  passed: 'この時刻は過ぎました。',
  delivery: {
    title: '**リマインダー**',
    line: (ahead, sent, direct, failed) =>
      `${ahead}：${number(sent)}人に届きました${direct === 0 ? '' : `（うち${number(direct)}人はダイレクトメッセージ）`}${failed === 0 ? '' : `（${number(failed)}人には送れませんでした）`}`,
  },
};
