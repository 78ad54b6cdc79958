/** What a server's settings say, in Japanese. */
import type { settings as english } from '../en/settings.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { list, number } = inLanguage('ja');

const minutes = (count: number) => `${number(count)}分`;

const rolesGone = (gone: number) =>
  gone === 0 ? '' : `\n選ばれていたロールのうち${number(gone)}個は削除されています。選び直すと消えます。`;

export const settings: typeof english = {
  title: '### このサーバーの設定\n-# チャンネル、順番、ルールは、これからのトークに適用されます。',
  announce: {
    title: '**トークのお知らせ先**',
    byDefault: '全員が見られる最初のアナウンスチャンネル。なければシステムチャンネル。',
    gone: '選ばれていたチャンネルは削除されています。別のチャンネルを選んでください。それまでは、何も選ばれていない扱いです。',
    lacking: (channel, permissions) =>
      `${channel}で、このボットの権限が足りません：${list(permissions.map(permission))}。そこで許可するか、別のチャンネルを選んでください。それまでは、何も選ばれていない扱いです。`,
    choose: '既定のまま（チャンネルを選ぶ）',
  },
  hostRoles: {
    title: (gone) =>
      `**ホストになれるロール**（イベントを管理する人とステージモデレーターのほか）${rolesGone(gone)}`,
    choose: 'ほかのロールはなし（ロールを選ぶ）',
  },
  priorityRoles: {
    title: (gone) => `**順番が優先されるロール**（ゲストのほか）${rolesGone(gone)}`,
    choose: '優先するロールはなし（ロールを選ぶ）',
  },
  guestRole: {
    title: (gone) => `**ゲストのリンクで付くロール**（まだサーバーにいないゲスト）${rolesGone(gone)}`,
    choose: 'ロールなし（ロールを選ぶ）',
  },
  language: {
    title: '**カードの言語**',
    choose: (own) => `サーバーの言語：${own}`,
  },
  order: { title: '**呼ぶ順番**', choose: '順番を選ぶ' },
  turns: (rules) =>
    `**発言**  ${[
      rules.turn === null ? '時間の制限なし' : `1回${minutes(rules.turn)}`,
      `同時に${number(rules.atOnce)}人まで`,
      rules.cap === null ? '順番待ちの上限なし' : `順番待ちは${number(rules.cap)}人まで`,
      rules.cooldown === 0 ? '次の挙手まで待ち時間なし' : `同じ人の次の挙手まで${minutes(rules.cooldown)}`,
    ].join(' · ')}`,
  waits: (grace, hostAway) =>
    `**待ち時間**  切断した人の順番は${grace === 0 ? '保持なし' : `${minutes(grace)}保持`} · ホスト不在のまま続くのは${minutes(hostAway)}まで`,
  zone: (zone) => `**タイムゾーン**  ${zone ?? 'なし（トークを予定する人が指定）'}`,
  recorded: (attendance) =>
    `**記録**  ${attendance ? '入退室を名前付きで（カードに表示）' : 'リスナーは人数のみ、名前なし'}`,
  questions: (review) => `**質問**  ${review ? 'ホストの確認後に公開' : 'すぐに公開'}`,
  buttons: {
    turns: '発言',
    waits: '待ち時間',
    zone: 'タイムゾーン',
    recordNames: '名前を記録する',
    recordCounts: '人数だけ記録する',
    review: '質問を先に確認する',
    showAtOnce: '質問をすぐに公開する',
  },
  waitsForm: {
    grace: '切断した人の順番を保持する時間（分）',
    hostAway: 'トークがホストを待つ時間（分）',
    nudge: 'ホストに再度お願いするまでの時間（分）',
    unopened: '誰も始めないトークを中止するまでの時間（分）',
  },
  zoneForm: { title: 'このサーバーのタイムゾーン', city: '都市かタイムゾーン（空欄でなし）' },
  kept: {
    announce: (channel) =>
      channel === null
        ? '保存しました。トークは既定の場所でお知らせします。'
        : `保存しました。トークは${channel}でお知らせします。`,
    hostRoles: (names) =>
      names.length === 0
        ? '保存しました。ホストになれるのは、イベントを管理する人とステージモデレーターだけです。'
        : `保存しました。ホストになれるロール：${list(names)}`,
    priorityRoles: (names) =>
      names.length === 0
        ? '保存しました。優先されるのはゲストだけです。'
        : `保存しました。順番が優先されるロール：${list(names)}`,
    guestRole: (role) =>
      role === null
        ? '保存しました。ゲストのリンクではロールは付きません。'
        : `保存しました。ゲストのリンクで${role}のロールが付きます。ただし、このボットに${permission('Manage Roles')}権限があり、ボットのロールがそれより上にある間だけです。`,
    language: (name) => `保存しました。カードの言語：${name}`,
    rules: '保存しました。ルールはこれからのトークに適用されます。',
    zone: (zone) =>
      zone === null
        ? '保存しました。タイムゾーンはトークを予定する人が指定します。'
        : `保存しました。別の指定がなければ、日時は${zone}です。`,
    attendance: (on) =>
      on
        ? '保存しました。入退室は名前付きで記録され、トークのカードにもそう表示されます。'
        : '保存しました。聴いている人数だけが記録されます。',
    review: (on) =>
      on ? '保存しました。質問は先にホストが確認します。' : '保存しました。質問はすぐに公開されます。',
  },
  zoneFirst: '先にタイムゾーンを指定してください（このサーバーでは未設定です）',
};
