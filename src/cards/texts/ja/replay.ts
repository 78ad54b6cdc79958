/** What is said of replays and transcripts, in Japanese. */
import type { replay as english, replayCommands as englishCommands } from '../en/replay.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('ja');

const why = {
  silent: 'リプレイはありません。録音に同意した人の発言がありませんでした。',
  'no-key': 'リプレイを作れません。録音の鍵がボットにありません。',
  full: 'リプレイを作れません。ボットのディスクに空きがありません。',
  mixer: 'リプレイを作れませんでした。',
};

export const replay: typeof english = {
  formats: { ogg: 'Ogg Opus', mp3: 'MP3', m4a: 'M4A', tracks: '話した人ごとのトラック（ホスト用）' },
  buttons: {
    replay: (length) => `リプレイ · ${length}`,
    again: 'もう一度試す',
    publish: '公開する',
    unpublish: '公開をやめる',
    delete: '完全に削除',
    listen: '聴く',
    captions: '字幕',
    podcast: 'ポッドキャスト',
    look: 'もう一度見る',
  },
  mixing: (percent) => `リプレイ：ミックス中 ${number(percent)}%`,
  published: 'リプレイは公開されています。',
  why: (reason) => why[reason],
  picture: 'リプレイの間の、話した人それぞれの音量（番号ごとに1行）。',
  title: (topic, length) => `### ${topic} · ${length}`,
  recorded: (date, host) => `録音日：${date} · ホスト：${host}`,
  chapters: '**チャプター**',
  more: (count) => `ほか${number(count)}件のチャプター`,
  linked: (until) => `このアドレスはあなた専用で、${until}に無効になります。`,
  tracks: '話した人ごとのトラックです。上の番号の順に並んでいます。',
  private: '聴けるのはホストとモデレーターだけです。`/replay publish`で、ここの全員が聴けるようになります。',
  captions: {
    writing: '発言を文字に起こしています。トークより長くかかることがあります。',
    failed: '発言を文字に起こせませんでした。',
    is: (topic) =>
      `**${topic}** での発言を、プログラムが聞き取ったものです。聞き間違いがあります。特に名前に注意してください。`,
    at: (url) => `字幕はこのアドレスにもあります。あなた専用で、1日で無効になります。\n${url}`,
  },
  list: {
    title: '### リプレイ',
    none: 'ここには、あなたが聴けるリプレイがありません。録音したトークのリプレイは、終わってまもなくできます。',
    line: (date, topic, length) => `${date}  **${topic}** · ${length}`,
    private: '未公開',
    choose: '聴きたいものを選ぶ',
  },
  done: {
    published: 'このサーバーの全員が、リプレイを聴けるようになりました。',
    feed: (url) =>
      `サーバーのポッドキャストにも入りました。このアドレスを知っている人は、サーバーにいなくても聴けます。\n\`${url}\``,
    unpublished: 'リプレイを聴けるのは、ホストとモデレーターだけになりました。',
    sure: (topic) => `**${topic}** の録音とリプレイを、全員に対して削除します。元に戻す方法はありません。`,
    deleted: '録音とリプレイを削除しました。',
    again: 'もう一度試しています。進み具合はトークのカードで確認できます。',
  },
  podcast: (server) => `${server}のトーク`,
};

export const replayRefusals = {
  'no-replay': () =>
    'そのリプレイはないか、あなたには聴けません。`/replay list`で、聴けるリプレイを確認できます。',
  'replay-not-ready': () => 'このリプレイはまだできていません。進み具合はトークのカードで確認できます。',
  'replay-too-large': () =>
    'Discordで送るには大きすぎ、Discordの外のアドレスもありません。運用者がWEB_PORTとWEB_URLを設定すると使えます（docs/operating.md）。',
  'no-ffmpeg': () =>
    'この形式は作れません。ボットの動作環境にffmpegがありません。Oggを選ぶか、運用者にインストールを頼んでください。',
  'no-captions': () =>
    'このリプレイはまだ文字に起こされていません。ホストかモデレーターが`/replay transcript`で作れます。',
  'no-speech-model': () =>
    '発言を文字に起こせません。音声認識のモデルがありません。運用者がTRANSCRIPT_MODELを設定すると使えます（docs/replay.md）。',
  'speech-model-unusable': () =>
    '発言を文字に起こせません。音声認識のモデルを使えません。理由は運用者がログで確認できます。',
  'format-failed': () => 'この形式を作れませんでした。Oggを選ぶか、あとでもう一度試してください。',
} satisfies Partial<RefusalTexts>;

const which = 'どのリプレイか。省略すると最新のもの';

export const replayCommands: typeof englishCommands = {
  replay: {
    is: '録音したトークをもう一度聴く',
    list: { is: '聴けるリプレイを見る' },
    get: {
      is: 'リプレイを自分だけで聴く',
      replay: which,
      format: 'ファイル形式。省略するとOgg',
    },
    transcript: { is: '発言を文字で読む（作れるのはホストとモデレーター）', replay: which },
    publish: { is: 'リプレイをサーバーの全員に公開する（ホストとモデレーター）', replay: which },
    podcast: { is: 'このサーバーのポッドキャストのアドレスを表示、更新、オフにする' },
    delete: { is: '録音とリプレイを完全に削除する（ホストとモデレーター）', replay: which },
  },
};
