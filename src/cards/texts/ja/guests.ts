/** What guests and their hosts read, in Japanese: invitations, answers, reminders, the list of invitations. */
import type { Answer } from '../../../talk/talk.ts';
import type { guests as english } from '../en/guests.ts';
import { inLanguage } from '../in-language.ts';

const { list, number } = inLanguage('ja');

const answers: Record<Answer, string> = {
  accepted: '承諾しました',
  maybe: '「未定」と答えました',
  declined: '辞退しました',
};

const ownAnswers: Record<Answer, string> = { accepted: '承諾', maybe: '未定', declined: '辞退' };

export const guests: typeof english = {
  buttons: {
    accept: '承諾する',
    maybe: '未定',
    anotherTime: '別の日時',
    decline: '辞退する',
    addWords: '理由を伝える',
    takeTime: 'この日時にする',
    remind: 'リマインダーを送る',
    withdraw: '招待を取り消す',
    setDate: '日時を決める',
    link: 'ゲストのリンク',
    newLink: '新しいリンクを作る',
    revoke: 'リンクを無効にする',
    back: '前へ',
    further: '次へ',
  },
  card: {
    invites: (host, guest) => `${host}さんが${guest}さんをトークに招待しています`,
    about: (topic, when) => `「${topic}」${when}`,
    live: '（ライブ中）',
    scheduled: (when, relative) => `、${when}（${relative}）`,
    idea: '（日時未定のアイデア）',
    quoted: (text) => `「${text}」`,
    unanswered: (guest) => `${guest}さんの返事はまだありません`,
    seen: (guest) => `${guest}さんは招待を見ましたが、返事はまだありません`,
    answered: (guest, answer, when, words) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest}さんは${when}に${answers[answer]}${words === '' ? '' : `：「${words}」`}`,
    proposed: (guest, when, relative) => `${guest}さんは別の日時を希望しています：${when}（${relative}）`,
    expired: (guest) => `${guest}さんの返事は間に合いませんでした`,
    withdrawn: 'この招待は取り消されました。',
    movedSince: 'トークの日時は、この返事のあとに決まりました。',
    over: 'このトークは終わりました。',
  },
  link: {
    is: (name, url, expires, role) =>
      `このリンクは、${name}さんだけに送ってください： ${url}\n1回だけ使え、${expires}に無効になります。${role === '' ? '' : `使うと${role}のロールが付きます。`}`,
    used: (name) =>
      `${name}さんのリンクは、使われたか、Discordで削除されました。リンクから参加した人は、招待のカードで答えられます。`,
    revoked: (name) => `${name}さんのリンクは無効になりました。`,
  },
  idea: (host) => `ホスト：${host} · 日時未定`,
  reminder: (guest, host, topic, when) =>
    `${guest}さん、${host}さんが返事を待っています。参加しますか：「${topic}」${when}`,
  arrived: (guest) => `このトークのゲスト、${guest}さんが来ました。`,
  hint: { taken: 'ホストがこの日時に決めると、招待を承諾したことになります。' },
  form: {
    invite: 'トークに招待する',
    message: '相手へのメッセージ',
    talk: 'どのトークか',
    orIdea: 'またはアイデアだけ（そのトピック）',
    live: 'ライブ中',
    idea: 'アイデア',
    onlyIdea: '何についてのトークか',
    anotherTime: '別の日時',
    setDate: '日時を決める',
    date: '日時（例：次の金曜日19時）',
    zone: 'その日時のタイムゾーン（例：Asia/Tokyo）',
    words: '理由を伝える',
    yourWords: 'ひとこと（返事と一緒に表示されます）',
  },
  done: {
    invited: (people) =>
      `${list(people.map((person) => `${person}さん`))}を招待しました。招待と返事は公開されます。`,
    notInvited: (person, why) => `${person}さん：${why}`,
    answered: (answer) => `返事を保存しました：${ownAnswers[answer]}`,
    proposed: (when, relative) =>
      `希望の日時を保存しました：${when}（${relative}）。ホストがその日時に決められます。`,
    moved: (topic, when, relative) => `「${topic}」の日時を${when}（${relative}）に決めました。`,
    reminded: (guest, left) =>
      `${guest}さんにリマインダーを送りました。${left === 0 ? 'これが最後です。' : `1時間以上あけて、あと${number(left)}回送れます。`}`,
    withdrawn: (guest) => `${guest}さんへの招待を取り消しました。`,
    willRemindOnceDated: '日時が決まると、ここにリマインダーが届くようになります。',
  },
  list: {
    title: (count) => `**${number(count)}件の招待が返事待ちです**`,
    line: (guest, topic, state, link) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [カード](${link})`}`,
    states: {
      asked: '返事待ち',
      seen: '閲覧済み',
      accepted: '承諾',
      maybe: '未定',
      declined: '辞退',
      proposed: '別の日時を希望',
      expired: '期限切れ',
      withdrawn: '取り消し済み',
    },
    page: (page, pages) => `-# ${number(page)} / ${number(pages)}`,
    empty: 'ここには、返事待ちの招待はありません。`/invite members`で招待できます。',
  },
};
