/** Why something is not done, in Japanese: one sentence, and the next step. */
import { channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { permission } from './permissions.ts';

const { list, number } = inLanguage('ja');

const at = (ms: number) => `<t:${Math.ceil(ms / 1000)}:R>`;

const rules = {
  turnMs: '1回の発言時間は30秒から60分までです。',
  speakersAtOnce: '同時に発言できるのは1人から10人までです。',
  cap: '順番待ちの上限は1人から500人までです。',
  cooldownMs: '次に手を挙げるまでの時間は120分までです。',
  graceMs: '順番を保持できるのは15分までです。',
  hostAwayMs: 'トークがホストを待つのは1分から120分までです。',
  nudgeMs: 'ホストへの再度のお知らせは1分後から120分後までです。',
  unopenedMs: '誰も始めないトークが中止になるのは5分後から240分後までです。',
};

export const refusals = {
  'topic-empty': () =>
    'トークにはトピックが必要です。何についてのトークかを入れて、もう一度実行してください。',
  'topic-too-long': ({ length }) =>
    `トピックは120文字までです（今は${number(length)}文字）。短くして、もう一度実行してください。`,
  'date-past': () => 'その日時は過ぎています。これからの日時を選んでください。',
  'date-unreadable': ({ text }) =>
    `「${text}」を日時として読み取れません。「2026-12-01 19:00」「次の金曜日19時」「2時間後」のように書いてください。`,
  'date-without-time': ({ text }) =>
    `「${text}」には時刻がありません。「明日19時」のように時刻を付けてください。`,
  'date-in-gap': ({ text, zone }) =>
    `「${text}」は${zone}にはありません。時計が進められて飛ばされる時刻です。前後の時刻を選んでください。`,
  'date-too-far': ({ text, years }) =>
    `「${text}」は${number(years)}年より先です。もっと近い日時を選んでください。`,
  'zone-unknown': ({ zone }) =>
    `「${zone}」というタイムゾーンは見つかりません。Asia/Tokyoのように、地域と都市で書いてください。`,
  'zone-ambiguous': ({ zone, zones }) =>
    `「${zone}」に当てはまるタイムゾーンは${list(zones)}などがあります。どれか一つを正式な名前で書いてください。`,
  'zone-missing': () =>
    'その日時のタイムゾーンがわかりません。`zone`にAsia/Tokyoのように指定してください。管理者は`/settings`でサーバーのタイムゾーンを選べます。',
  'length-unreadable': ({ text }) =>
    `「${text}」を長さとして読み取れません。「90分」「1時間30分」「2時間」のように書いてください。`,
  'length-out-of-bounds': ({ min, max }) =>
    `トークの長さは${number(min / 60_000)}分から${number(max / 3_600_000)}時間までです。その範囲の長さを選んでください。`,
  'repeat-misses-first': ({ repeats }) =>
    repeats === 'weekdays'
      ? '平日のシリーズは土曜日や日曜日には始められません。月曜日から金曜日までの日を選んでください。'
      : '初回が、その月の最後の同じ曜日ではありません。もっとあとの日を選ぶか、別の繰り返し方を選んでください。',
  'repeat-count': ({ min, max }) =>
    `シリーズは${number(min)}回から${number(max)}回までです。その範囲の数を選んでください。`,
  'repeat-ends-at-once': () =>
    'シリーズの終わりは初日よりあとです。もっとあとの日を選ぶか、1回だけのトークを予定してください。',
  'stage-taken': ({ hostId, stageId }) =>
    hostId
      ? `${channel(stageId)}では${user(hostId)}さんがトークを開いています。先にそれを終了するか、別のステージを選んでください。`
      : `${channel(stageId)}にはすでにトークがあります。先にそれを終了するか、別のステージを選んでください。`,
  'stage-in-use': ({ stageId }) =>
    `${channel(stageId)}では、Rostrum以外が始めたステージが開いています。先にそれを終了するか、別のステージを選んでください。`,
  'no-talk': () => 'そのトークは見つかりません。`/talk status`で確認してください。',
  'not-live': ({ status }) =>
    status === 'scheduled'
      ? 'このトークはまだ始まっていません。ホストがカードのボタンで始めます。'
      : 'このトークは終わりました。`/talk open`で新しく始めてください。',
  'not-scheduled': ({ status }) =>
    status === 'live'
      ? 'このトークはもう始まっています。'
      : 'このトークは終わりました。`/talk schedule`で新しく予定してください。',
  over: () => 'このトークは終わりました。`/talk open`で新しく始めてください。',
  'not-host': ({ hostId }) =>
    `これができるのは、ホストの${user(hostId)}さん、共同ホスト、ステージモデレーターだけです。誰かに頼んでください。`,
  'only-host': ({ hostId }) =>
    `これができるのは、ホストの${user(hostId)}さんとステージモデレーターだけです。誰かに頼んでください。`,
  'guest-is-bot': () => 'ボットはゲストになれません。人を招待してください。',
  'guest-is-self': () => '自分は招待できません。ほかの人を指定してください。',
  'guest-is-host': () => 'ホストはもうステージにいます。ほかの人を指定してください。',
  'already-invited': ({ guestId }) =>
    `${user(guestId)}さんは招待済みです。返事は招待のカードに表示されます。`,
  'not-the-guest': ({ guestId }) => `この招待に答えられるのは${user(guestId)}さんだけです。`,
  'message-too-long': ({ length, most }) =>
    `ここに書けるのは${number(most)}文字までです（今は${number(length)}文字）。短くして、もう一度試してください。`,
  'name-empty': () => 'ゲストの名前が必要です。名前を入れて、もう一度実行してください。',
  'name-too-long': ({ length, most }) =>
    `名前は${number(most)}文字までです（今は${number(length)}文字）。短くして、もう一度試してください。`,
  'outsider-invited': ({ text }) =>
    `「${text}」さんは招待済みです。リンクは、招待のカードの「ゲストのリンク」で見られます。`,
  'not-the-outsider': ({ text }) =>
    `この招待に答えられるのは、ホストから送られたリンクでこのサーバーに参加した${text}さんだけです。`,
  'outsider-not-here': ({ text }) =>
    `このサーバーのどのメンバーが${text}さんかまだわからないため、リマインダーが届きません。もう一度リンクを送ってください。`,
  'no-link': () => 'この招待に有効なリンクはありません。招待のカードを確認してください。',
  'invitation-gone': () => 'その招待は見つかりません。`/invite list`で確認してください。',
  'invitation-withdrawn': () => 'この招待は取り消されました。参加したい場合は、ホストに相談してください。',
  'answer-too-late': () =>
    'このトークは終わったので、招待への返事や変更はもうできません。次の予定はホストに聞いてください。',
  'proposal-changed': () => 'ゲストの希望する日時が変わっています。招待のカードをもう一度確認してください。',
  'guest-has-answered': ({ guestId }) =>
    `${user(guestId)}さんは返事をしています。返事は招待のカードに表示されます。`,
  'guest-reminded-enough': ({ guestId, most }) =>
    `${user(guestId)}さんへのリマインダーは、上限の${number(most)}回送られています。返事を待つか、招待を取り消してください。`,
  'guest-reminded-lately': ({ guestId, until }) =>
    `${user(guestId)}さんには少し前にリマインダーが送られました。次は${at(until)}に送れます。`,
  'too-many-guests': ({ count, most }) =>
    `一度に招待できるのは${number(most)}人までです（今は${number(count)}人）。人数を減らしてください。`,
  'not-a-mention': ({ text }) =>
    `「${text}」は誰へのメンションでもありません。@を入力して、一人ずつ一覧から選んでください。`,
  'guest-not-here': ({ guestId }) =>
    `${user(guestId)}さんはこのサーバーにいません。参加してもらうか、\`/invite outside\`で招待してください。`,
  'guest-left': ({ guestId }) =>
    `${user(guestId)}さんはこのサーバーを離れたため、リマインダーが届きません。招待を取り消してください。`,
  'talk-or-idea': () => 'トークかアイデアのトピックの、どちらか一方だけを指定してください。',
  'no-talk-to-invite-to': () =>
    '招待できる自分のトークがありません。`/talk`で始めるか予定するか、アイデアのトピックを指定してください。',
  'not-on-stage-channel': ({ stageId }) =>
    stageId
      ? `先に${channel(stageId)}に参加してから、手を挙げてください。`
      : 'ステージの準備がまだできていません。少し待って、もう一度試してください。',
  'already-up': () => 'もうステージにいます。そのまま話してください。',
  'hand-down': () => '手は挙がっていません。「手を挙げる」を押すと、順番待ちに入れます。',
  'no-hands': () => '手を挙げている人はいません。手は、カードのボタンかDiscordの挙手ボタンで挙げられます。',
  'line-locked': () => 'ホストが挙手の受付を止めています。あとでもう一度試すか、質問を送ってください。',
  'line-full': ({ cap }) =>
    `順番待ちは${number(cap)}人でいっぱいです。誰かが話し終わったら、もう一度試してください。`,
  'cooling-down': ({ until }) => `話し終わったばかりです。次は${at(until)}に手を挙げられます。`,
  'you-are-kept-out': () =>
    'ホストがこのトークへの参加を禁止しています。ステージモデレーターに頼むと、また参加できます。',
  'not-in-line': ({ userId }) =>
    `${user(userId)}さんは順番待ちにいません。「ホスト用パネル」で順番を確認してください。`,
  'no-such-place': ({ most }) =>
    most === 1
      ? '手を挙げているのは1人だけなので、ほかの順番はありません。'
      : `${number(most)}人が手を挙げています。1から${number(most)}までの順番を選んでください。`,
  'up-already': ({ userId }) => `${user(userId)}さんはもうステージにいるか、呼び出し中です。`,
  'not-on-the-stage': ({ userId, stageId }) =>
    `${user(userId)}さんは${stageId ? channel(stageId) : 'ステージ'}にいません。先に参加してもらってください。`,
  'bot-cannot-speak': () => 'ボットはステージに呼べません。人を指定してください。',
  'not-speaking': ({ userId }) => `${user(userId)}さんは今ステージにいません。`,
  'turn-has-no-end': ({ userId }) =>
    `${user(userId)}さんの発言には時間の制限がありません。このトークのルールで発言時間を決めてください。`,
  'rule-out-of-bounds': ({ rule }) => `${rules[rule]}その範囲の数を選んでください。`,
  'host-stays': ({ hostId }) =>
    `${user(hostId)}さんはこのトークのホストです。先にホストをほかの人に譲ってください。`,
  'bot-cannot-host': () => 'ボットはホストになれません。人を指定してください。',
  'is-host': ({ userId }) => `${user(userId)}さんはすでにこのトークのホストです。`,
  'is-co-host': ({ userId }) => `${user(userId)}さんはすでに共同ホストです。`,
  'not-co-host': ({ userId }) => `${user(userId)}さんはこのトークの共同ホストではありません。`,
  'already-kept-out': ({ userId }) => `${user(userId)}さんの参加はすでに禁止されています。`,
  'not-kept-out': ({ userId }) =>
    `${user(userId)}さんの参加は禁止されていません。ほかの人と同じように参加できます。`,
  'is-kept-out': ({ userId }) =>
    `${user(userId)}さんはこのトークへの参加を禁止されています。先に参加を許可してください。`,
  'cannot-undo': () => 'もう元に戻せません。すでに戻したか、そのあとに多くのことが起きています。',
  'question-empty': () => '質問が空です。もう一度「質問する」を押して書いてください。',
  'question-too-long': ({ length, most }) =>
    `質問は${number(most)}文字までです（今は${number(length)}文字）。短くして、もう一度送ってください。`,
  'question-repeated': () => '同じ質問をすでに送っています。ボードで状況を確認してください。',
  'too-many-questions': ({ most }) =>
    `あなたの質問が${number(most)}件、回答待ちです。回答されてから送るか、どれかを取り下げてください。`,
  'board-full': () => 'ボードがいっぱいです。質問がいくつか回答されてから送ってください。',
  'question-gone': () => 'その質問はもう回答待ちではありません。回答待ちの質問はボードで見られます。',
  'own-question': () => 'あなた自身の質問です。希望はすでに数に入っています。',
  'not-your-question': () => '質問を取り下げられるのは、質問した本人だけです。',
  'merge-with-itself': () => '同じ質問です。まとめる先には別の質問を選んでください。',
  'asker-is-anonymous': () => 'この質問は匿名なので、質問者を呼べません。代わりに読み上げてください。',
  'only-in-servers': () =>
    'トークはサーバーで開きます。このボットがいるサーバーでこのコマンドを使ってください。',
  'may-not-host': () =>
    'トークを開くには「イベントの管理」権限、ホスト用のロール、ステージモデレーターのいずれかが必要です。サーバーの管理者に頼んでください。',
  'role-for-anybody': () =>
    'そのロールは誰でも受け取れますが、一般のメンバーにない権限があります。リマインダーには、目印になるだけのロールが必要です。サーバー管理者が/settingsで選びます。',
  'role-for-guests': () =>
    'ゲストのリンクで来た人にはそのロールが付きますが、一般のメンバーにない権限があります。目印になるだけのロールを選んでください。',
  'no-such-channel': () =>
    'そのチャンネルが見えません。このボットが読み書きできるチャンネルを選んでください。',
  'may-not-set': () => '設定には「サーバーの管理」権限が必要です。サーバーの管理者に頼んでください。',
  'bot-lacks': ({ permissions, where }) =>
    `${where ? channel(where) : 'このサーバー'}で、このボットの権限が足りません：${list(permissions.map(permission))}。${where ? 'チャンネル' : 'ボットのロール'}の権限で許可するよう管理者に頼み、もう一度試してください。`,
  'no-channel-to-announce': () =>
    '投稿できるチャンネルが見つかりません。このボットがメッセージを送れるテキストチャンネルでコマンドを実行してください。',
  'not-a-community': () =>
    'ステージにはコミュニティサーバーが必要です。管理者がサーバー設定で有効にできます。',
  'which-talk': () => 'どのトークかわかりません。そのステージに参加して、もう一度実行してください。',
  'not-here': () => 'それは別のサーバーのものです。そのサーバーで使ってください。',
  'not-a-number': ({ text }) => `「${text}」は整数ではありません。3のように数字で書いてください。`,
  tampered: () => 'そのボタンはもう使えません。トークの最新のカードか`/talk status`を使ってください。',
  'store-down': () =>
    '今、データベースに接続できません。1分ほどしたら`/talk status`を確認して、もう一度試してください。',
} satisfies Partial<RefusalTexts>;
