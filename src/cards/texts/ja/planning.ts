/** What is said of planned talks: when their time has come, in lists, and where two overlap; in Japanese. */
import type { planning as english } from '../en/planning.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('ja');

export const planning: typeof english = {
  opens: { byHost: '自分に開始をお願いする', byItself: '予定の時刻に自動で' },
  opening: {
    asked: (people, topic, relative) => `${people}、**${topic}**の時間です（${relative}）。`,
    nudged: (people, topic, relative) =>
      `${people}、**${topic}**は${relative}に始まる予定でしたが、まだ始まっていません。`,
    kept: (why) => `自動では始められませんでした。${why}`,
    until: (relative) => `誰も始めないときは、${relative}に中止になります。`,
  },
  list: {
    title: '### 開催中と予定のトーク',
    pageOf: (page, pages) => `### 開催中と予定のトーク · ${number(page)}/${number(pages)}ページ`,
    live: (topic, since) => `🎙 **${topic}** · 開催中（${since}から）`,
    planned: (topic, when, relative) => `${when}${relative === '' ? '' : `（${relative}）`}\n**${topic}**`,
    undated: '日時は未定',
    host: (host) => `ホスト：${host}`,
    guests: (people) => `ゲスト：${people}`,
    repeats: '繰り返し',
    card: 'カード',
    earlier: '前へ',
    later: '次へ',
    none: '開催中のトークも予定もありません。`/talk open`で始めるか、`/talk schedule`で予定してください。',
  },
  alsoPlanned: (count) => `${number(count)}件のトークが予定されています。`,
  showList: '予定のトーク',
  alsoMeans: (typed, when) =>
    `「${typed}」は${when}とも読めます。そのつもりだったときは、日時を変更してください。`,
  overlaps: (topic, when, url, more) =>
    `同じステージで、同じ時間に別のトークがあります：「${topic}」${when}${url === null ? '' : `（[カード](${url})）`}${more === 0 ? '' : `、ほか${number(more)}件`}`,
  opensItself: '予定の時刻に自動で始まります',
  waits: (relative) =>
    `時間になりました。ホストが始めるのを待っています。始まらないときは、${relative}に中止になります。`,
  unopened: '予定の時刻に誰も始めませんでした。',
  due: (topic, relative) => `**${topic}**の時間です（${relative}）。ホストはまだ始めていません。`,
  calledOff: (topic, relative) =>
    `**${topic}**は中止になりました。${relative}に始まる予定でしたが、誰も始めませんでした。`,
  server: {
    state: (itself, nudge, unopened) =>
      `**予定の時刻**  ${itself ? '自動で開始（できないときはホストに依頼）' : 'ホストに開始を依頼'} · ${number(nudge)}分後に再度依頼 · ${number(unopened)}分後に中止`,
    openItself: '時刻に自動で始める',
    askHosts: 'ホストに開始を頼む',
    kept: (itself) =>
      itself
        ? '保存しました。予定のトークは時刻に自動で始まります。'
        : '保存しました。ホストにトークの開始をお願いします。',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'ホストへの再度のお願いは、中止より前に行います。前者を短くするか、後者を長くしてください。',
  'took-back-too-often': ({ most }) =>
    `このトークで${number(most)}件の質問を取り下げたため、これ以上は受け付けられません。手を挙げて直接質問してください。`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
