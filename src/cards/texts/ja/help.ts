/** What somebody can do now, in Japanese. */
import type { help as english } from '../en/help.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

export const help: typeof english = {
  called: (topic, stage, seconds) =>
    `「${topic}」であなたの番です。${stage}に表示されるDiscordの招待を承諾してください。${seconds === null ? '' : `${number(seconds)}秒を過ぎると、次の人に移ります。`}`,
  speaks: (topic) => `「${topic}」のステージにいます。そのまま話してください。`,
  speaksInTurn: (topic) =>
    `「${topic}」であなたの番です。そのまま話し、終わったら「話し終わりました」を押してください。`,
  runs: (topic) => `「${topic}」を進行しています。`,
  hands: (count) =>
    count === 0
      ? '手を挙げている人はいません。手は、カードのボタンかDiscordの挙手ボタンで挙げられます。'
      : `${number(count)}人が手を挙げています。「次の人を呼ぶ」で最初の人を呼びます。`,
  questions: (count) =>
    count === 0 ? '' : `${number(count)}件の質問が回答待ちです。「ホスト用パネル」で見られます。`,
  come: (stage) => `${stage}に参加してください。参加すると、すぐに発言へ招待されます。`,
  listens: (topic) => `「${topic}」を聴いています。話すには手を挙げてください。質問もできます。`,
  live: (topic, stage) =>
    stage === null
      ? `「${topic}」が始まりました。ステージを準備しています。`
      : `「${topic}」を${stage}で開催中です。参加すると、聴いたり手を挙げたりできます。`,
  mayHost:
    '今、トークは開かれていません。`/talk open`で始めるか、`/talk schedule`で予定してください。ゲストは`/invite members`で招待できます。',
  mayNotHost: '今、トークは開かれていません。',
  planned: (topic, when, host) => `${when}  ${topic}（ホスト：${host}）`,
  nothingPlanned:
    '予定もありません。自分でトークを開くには、サーバーの管理者にホスト用のロールを頼んでください。',
  pointer:
    '-# `/talk status`でライブ中と予定のトークが見られます。`/`を入力すると、できることがすべて出ます。',
  pointerForAdmins: '-# ホストになれる人、お知らせの場所、トークの進め方は`/settings`で選べます。',
};
