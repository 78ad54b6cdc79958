/** What is said of calendars elsewhere and announcements, in Japanese. */
import type { feed as english, feedCommands as englishCommands } from '../en/feed.ts';
import type { RefusalTexts } from '../texts.ts';

export const feed: typeof english = {
  opening: {
    live: (topic, host) => `**${topic}**が始まりました。ホストは${host}です。`,
    over: (topic) => `**${topic}**は終了しました。`,
  },
  publishing: {
    state: (on) =>
      `**アナウンスチャンネル**  ${on ? 'お知らせを、フォローしているサーバーにも公開（ホスト、ゲスト、発言者、挙手した人の名前を含む）' : 'お知らせはこのサーバーのみ'}`,
    kept: (on) =>
      on
        ? '保存しました。今後のお知らせは、チャンネルをフォローしているサーバーにも公開されます。カードにあるテーマ、時刻と、ホスト、ゲスト、発言者、挙手した人の名前も含まれます。'
        : '保存しました。今後のお知らせは、このサーバーだけに表示されます。公開済みのお知らせは残り、トークが終わるまで名前もそこで更新されます。やめるには、ここでそのメッセージを削除してください。',
    buttons: { on: 'お知らせを公開する', off: 'お知らせを公開しない' },
  },
  calendar: {
    none: 'ほかのカレンダーは、専用のアドレスでこのサーバーのトークを購読できます。アドレスはまだありません。',
    title: '**このサーバーのトークを自分のカレンダーで購読する**',
    address:
      'カレンダーの「URLで追加」に、このアドレスを入れてください。2つ目のアドレスは、多くのカレンダーを直接開きます。',
    secret:
      'アドレスを知っている人は、サーバーにいなくても、ここで全員に見えるトークのテーマと日時を読めます。アドレスを新しくするか、オフにすると、今のアドレスは誰も使えなくなります。',
    made: 'カレンダーのアドレスを作りました。',
    renewed: 'カレンダーのアドレスを新しくしました。前のアドレスは使えません。',
    off: 'カレンダーをオフにしました。アドレスは使えません。',
  },
  podcast: {
    none: 'ポッドキャストのアプリは、専用のアドレスで、ここで公開されたリプレイを購読できます。アドレスはまだありません。',
    title: '**このサーバーの公開リプレイをポッドキャストのアプリで購読する**',
    address: 'アプリの「URLで追加」に、このアドレスを入れてください。',
    secret:
      'アドレスを知っている人は、サーバーにいなくても、ここで公開されたリプレイをすべて聴けます。アドレスを新しくするか、オフにすると、今のアドレスは誰も使えなくなります。',
    made: 'ポッドキャストのアドレスを作りました。',
    renewed: 'ポッドキャストのアドレスを新しくしました。前のアドレスは使えません。',
    off: 'ポッドキャストをオフにしました。アドレスは使えません。',
  },
  buttons: { make: 'アドレスを作る', renew: '新しいアドレス', off: 'オフにする' },
};

export const feedRefusals = {
  'no-web': () =>
    'このボットにはDiscordの外のアドレスがありません。ボットの運営者が設定できます：WEB_PORTとWEB_URL（docs/operating.md）。',
} satisfies Partial<RefusalTexts>;

export const feedCommands: typeof englishCommands = {
  calendar: { is: 'このサーバーのトークをカレンダーで購読するためのアドレスを表示' },
};
