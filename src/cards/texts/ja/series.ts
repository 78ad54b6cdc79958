/** What is said of talks that come again, and of changing planned ones; in Japanese. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';

const { list, number } = inLanguage('ja');
const weekday = weekdaysIn('ja');

/** `1時間30分`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [`${number(hours)}時間`] : []), ...(rest > 0 ? [`${number(rest)}分`] : [])].join(
    '',
  );
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => '毎日',
  weekdays: () => '月曜日から金曜日まで毎日',
  weekly: (first) => `毎週${weekday(first)}`,
  fortnightly: (first) => `隔週${weekday(first)}`,
  'monthly-date': (first) => `毎月${first.getUTCDate()}日`,
  'monthly-weekday': (first) => `毎月第${Math.ceil(first.getUTCDate() / 7)}${weekday(first)}`,
  'monthly-last-weekday': (first) => `毎月最後の${weekday(first)}`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `、全${number(ends.count)}回` : `、${until}まで`;
};

export const series = {
  length,
  about: (ms: number) => `約${length(ms)}`,
  lasts: (ms: number) => `長さは約${length(ms)}です。`,
  buttons: {
    change: '変更',
    whatAndWhen: 'テーマ・日時・ステージ',
    reminders: 'リマインダー',
    repeats: '繰り返し方',
    setRepeats: 'このように変更する',
    callOffNow: '中止する',
    onlyThis: 'このトークだけ',
    andFollowing: 'このトーク以降すべて',
    wholeSeries: 'シリーズ全体',
    everyTime: '毎回',
    onlyThisTime: '今回だけ',
  },
  repeats: {
    daily: '毎日',
    weekdays: '月曜日から金曜日まで',
    weekly: '毎週',
    fortnightly: '隔週',
    'monthly-date': '毎月、その日付',
    'monthly-weekday': '毎月、その曜日（第2金曜日など）',
    'monthly-last-weekday': '毎月、最後のその曜日',
  } satisfies Record<Repeats, string>,
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `繰り返し：${every[repeats](first)}${ending(ends, until)}`,
  next: (dates: readonly string[]) => `次の日程は${list(dates)}です。`,
  noNext: 'この後の日程はありません。',
  form: {
    change: 'トークを変更',
    changeFollowing: 'このトーク以降を変更',
    topic: 'トピック',
    length: '長さ。例：90分。決めないときは空欄',
    stage: 'ステージチャンネル',
    reminders: 'リマインダーの時期',
    scope: '対象のトーク',
    repeats: 'このトーク以降',
    until: '最終日（例：6月30日）。なければ空欄',
    times: 'または回数（このトークを含む）',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**リマインダー**  ${list(times)}`,
    hint: '何を変更しますか。',
    hintSeries:
      '何を変更しますか。トークやシリーズ全体を中止するには、カードの「中止する」を押してください。',
    leaveOut: '日程を除く：トークのない日を選択',
  },
  ask: {
    staysMoved: (when: string) => `このトークは変更先の${when}のままです。`,
    dropped: (days: readonly string[]) =>
      `${list(days)}は除かれていましたが、シリーズの日程ではなくなります。`,
  },
  done: {
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `「${topic}」は${when}（${relative}）です${about === '' ? '' : `。長さは約${about}`}${stage === '' ? '' : `。場所は${stage}`}。`,
    idea: (topic: string) => `アイデアは「${topic}」になりました。`,
    unchanged: '変更はありません。',
    repeats: (how: string) => `変更しました。${how}。`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? '除かれた日程はありません。' : `${list(days)}にトークはありません。`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `「${topic}」以降すべてのリマインダー：${list(times)}。`
        : `「${topic}」のリマインダー：${list(times)}。`,
    timesPassed: 'すでに過ぎた分は送られません。',
    ownTimes: (people: number) => `${number(people)}人は自分で時期を選んでいるため、そのままです。`,
    seriesOff: (topic: string) => `シリーズ「${topic}」を中止しました。`,
    everyTime: 'このシリーズのすべてのトークをお知らせします。',
  },
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `${when === '' ? '' : `${when}の`}「${topic}」を中止しますか。`,
      ...(reminded > 0 ? [`リマインダーを希望した${number(reminded)}人にお知らせします。`] : []),
      ...(guests > 0 ? [`ゲスト${number(guests)}人にもお知らせします。`] : []),
    ].join(''),
  notice: {
    moved: (topic: string, when: string, relative: string) =>
      `**${topic}** の日時が${when}（${relative}）に変わりました。`,
    calledOff: (topic: string, when: string) =>
      `${when === '' ? '' : `${when}の `}**${topic}** は中止になりました。`,
  },
  ended: {
    hostLeft: (topic: string, host: string) =>
      `ホストの${host}がこのサーバーにいないため、シリーズ **${topic}** は終わりました。ホストになれる人は \`/talk schedule\` で新しく予定できます。`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}さん、最後の${times}回のトークが開かれなかったため、シリーズ **${topic}** は終わりました。 \`/talk schedule\` で新しく予定してください。`,
  },
};

export const seriesRefusals = {
  'no-series': () =>
    'このトークは繰り返されません。シリーズは `/talk schedule` の `repeat` で予定してください。',
  'ends-without-repeat': () =>
    '一度だけのトークにシリーズの終わりはありません。`repeat` で繰り返し方を選んでください。',
  'two-ends': () =>
    'シリーズは、回数か最後の日のどちらかで終わります。`until` か `times` の一方だけを指定してください。',
};

export const seriesCommands = {};
