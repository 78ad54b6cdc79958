/** What is said of events in Discord's own list and of calendar files, in Japanese. */
import type { events as english } from '../en/events.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { list, number } = inLanguage('ja');

export const events: typeof english = {
  buttons: { calendar: 'カレンダーに追加', offCalendar: 'カレンダーから削除' },
  description: '「興味あり」を押した人に、このトークのリマインダーが届きます。',
  none: {
    noStage:
      'サーバーのイベントには載っていません。イベントにはステージが必要です。載せるには`stage`でステージを指定してください。',
    lacks: (permissions) =>
      `サーバーのイベントには載っていません。このボットの権限が足りません：${list(permissions.map(permission))}。ボットのロールの権限で許可するよう管理者に頼んでください。`,
    full: (most) =>
      `サーバーのイベントにはまだ載っていません。Discordのイベントは${number(most)}件までです。どれかが削除されると載ります。`,
  },
  gone: 'このトークのイベントはDiscordで削除されました。トークの予定はそのままです。ホストは中止できます。',
  file: {
    added:
      'このファイルを開くと、トークをカレンダーに追加できます。トークが変更されたら、もう一度ボタンを押してください。カレンダーの内容が置き換わります。',
    cancelled: 'このファイルを開くと、トークをカレンダーから削除できます。',
    description: (server) => `Discordのサーバー「${server}」でのトーク`,
  },
};
