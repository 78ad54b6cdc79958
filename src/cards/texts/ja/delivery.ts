/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Japanese. */

import { role } from '../../card.ts';
import type { delivery as english, deliveryCommands as englishCommands } from '../en/delivery.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('ja');

const WEEK = 7 * 24 * 60 * 60_000;

const list = (items: readonly string[]): string => items.join('、');

export const delivery: typeof english = {
  roleMentioned: 'ロールをメンションしました',
  server: {
    title:
      '### このサーバーのリマインダー\n-# この時期は、これから予定されるトークに適用されます。トークごとに別の時期も指定できます。',
    times: (times) => `**リマインダーを送る時期**  ${list(times)}`,
    role: (gone) =>
      `**リマインダーのたびにメンションするロール**。メンバーは\`/reminders\`で受け取れます${gone ? '\n選ばれていたロールはなくなりました。選び直してください。' : ''}`,
    chooseRole: 'ロールなし。1つ選べます',
    keptRole: (role) =>
      role === null
        ? '設定しました。ロールはメンションしません。'
        : `設定しました。トークのリマインダーのたびに${role}をメンションします。自分でも頼んだ人が二重にメンションされることはありません。`,
    buttons: { open: 'リマインダー', times: '時期', back: '戻る' },
    form: { title: 'リマインダーを送る時期', times: 'どのくらい前か' },
    hint: '例：1週間、1日、10分、開始時。空欄なら通常の時期になります。',
    kept: (times) => `設定しました。これから予定されるトークのリマインダー：${list(times)}。`,
  },
  own: {
    title:
      '### あなたのリマインダー\n-# ここで選んだことは、すべてのサーバーのすべてのトークに適用されます。',
    quiet: (from, to, zone) =>
      `**通知しない時間**  ${from}〜${to}（${zone}）。リマインダーはその終わりまで待ちます。それまでにトークが始まる場合は届きません。`,
    noQuiet: '**通知しない時間**  なし',
    direct: '**方法**  ダイレクトメッセージ。届かない場合はメンションします',
    mention: '**方法**  トークのチャンネルでのメンション',
    role: (role, has) =>
      has
        ? `**すべてのトーク**  ${role}を持っています。このサーバーのリマインダーのたびにメンションされます`
        : `**すべてのトーク**  このサーバーのリマインダーのたびに${role}がメンションされます。今は持っていません`,
    talks: '**ここでリマインダーが届くトーク**',
    noTalks:
      'このサーバーでリマインダーが届くトークはありません。トークのカードで「リマインダーを受け取る」を押してください。',
    stop: 'トークのリマインダーを止める',
    buttons: {
      quiet: '通知しない時間',
      direct: 'ダイレクトメッセージで',
      mention: 'メンションで',
      takeRole: 'すべてのトークを知らせる',
      giveRole: 'すべてのトークは不要',
      forget: '選んだことを消す',
    },
    form: {
      title: '通知しない時間',
      from: '開始（例：22:00）。空欄ならなし',
      to: '終了（例：7:00）',
      zone: 'タイムゾーン（例：Asia/Tokyo）',
    },
    kept: {
      quiet: (from, to) => `設定しました。${from}から${to}まで、リマインダーは届きません。`,
      noQuiet: '設定しました。通知しない時間はありません。',
      direct: '設定しました。今メッセージを送りました。リマインダーはそこに届きます。',
      mention: '設定しました。トークのチャンネルでメンションします。',
      stopped: (topic) => `「${topic}」のリマインダーはもう届きません。`,
      roleTaken: (role) =>
        `${role}を受け取りました。このサーバーのすべてのトークのリマインダーが届きます。通知しない時間は適用されません。`,
      roleGiven: (role) => `${role}を返しました。`,
      forgotten: '消しました。通知しない時間はなく、トークのチャンネルでメンションします。',
    },
  },
  direct: {
    first: '選ばれたとおり、トークのリマインダーはここに届きます。',
    stop: 'ダイレクトメッセージをやめる',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `「${text}」を時期として読み取れません。「1週間、1日、10分、開始時」のように入力してください。`,
  'offset-too-long': ({ most }) =>
    `リマインダーは${number(most / WEEK)}週間前からです。もっと短い時期を指定してください。`,
  'too-many-offsets': ({ count, most }) =>
    `リマインダーは1つのトークにつき${number(most)}回までです。${number(count)}回分が指定されました。減らしてください。`,
  'time-unreadable': ({ text }) =>
    `「${text}」を時刻として読み取れません。「22:00」のように入力してください。`,
  'quiet-all-day': () =>
    '通知しない時間の開始と終了は別の時刻にしてください。何も受け取らないなら、各トークのリマインダーを止めてください。',
  'direct-closed': () =>
    'Discordの設定により、あなたにメッセージを送れません。このサーバーのプライバシー設定でダイレクトメッセージを許可してから、もう一度選んでください。',
  'direct-busy': () =>
    '今はDiscordの制限でダイレクトメッセージを送れません。1時間後にもう一度選んでください。それまではメンションします。',
  'role-out-of-reach': ({ roleId }) =>
    `${role(roleId)}は付与できません。連携サービスのロールか、私のロールより上にあります。サーバー設定で私のロールを上に移すか、別のロールを選んでください。`,
  'role-not-mentionable': ({ roleId }) =>
    `${role(roleId)}をメンションしても誰にも届きません。ロールの設定で全員によるメンションを許可してから、もう一度選んでください。`,
  'no-reminder-role': () =>
    'このサーバーにはもうリマインダー用のロールがありません。トークのカードで「リマインダーを受け取る」を押してください。',
} satisfies Partial<RefusalTexts>;

export const deliveryCommands: typeof englishCommands = {
  reminders: { is: 'リマインダーが届くトークを見て、届き方を選ぶ' },
};
