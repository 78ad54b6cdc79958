/** What cards say, in Japanese. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import type { cards as english } from '../en/cards.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

const ordinal = (n: number) => `${number(n)}番目`;

const minutes = (count: number) => `${number(count)}分`;

const orders: Record<Order, string> = {
  'first-come': '手を挙げた順に呼びます',
  'new-voices': 'まだ話していない人から呼びます',
  'least-talk': '発言時間の短い人から呼びます',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'ステージがDiscordで終了されました。',
  'host-gone': 'ホストが戻らず、代わりに進行する人もいませんでした。',
};

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const accept = (seconds: number, turn: number | null) =>
  `${number(seconds)}秒以内に、Discordに表示される招待を承諾してください。${turn === null ? '' : `発言時間は${minutes(turn)}です。`}`;

export const cards: typeof english = {
  buttons: {
    raise: '手を挙げる',
    myPlace: '自分の順番',
    lower: '手を下ろす',
    ask: '質問する',
    next: '次の人を呼ぶ',
    listen: '聴く',
    controls: 'ホスト用パネル',
    remindMe: 'リマインダーを受け取る',
    stopReminding: 'リマインダーを止める',
    openNow: '今すぐ始める',
    callOff: '中止する',
    undo: '元に戻す',
    skip: 'スキップ',
    lock: '挙手の受付を止める',
    unlock: '挙手の受付を再開する',
    clear: '全員の手を下ろす',
    refresh: '更新',
    rules: 'このトークのルール',
    questions: '質問',
    timeline: 'タイムライン',
    export: 'エクスポート',
    summary: 'まとめ',
    callUp: 'ステージに呼ぶ',
    move: '順番を変える',
    lowerTheirs: '手を下ろす',
    moreTime: '1分延長する',
    endTurn: '話し終わりました',
    notNow: '今はやめておく',
    toAudience: 'オーディエンスに移動',
    coHost: '共同ホストにする',
    noCoHost: '共同ホストから外す',
    handOver: 'ホストを譲る',
    remove: '退出させる',
    keepOut: '参加を禁止する',
    letIn: '参加を許可する',
    back: '戻る',
    answerNow: '今答える',
    answered: '回答済みにする',
    dismiss: '却下する',
    letThrough: '公開する',
    bringUp: '質問者を呼ぶ',
    reopen: 'ボードに戻す',
    reviewFirst: '公開前に確認する',
    reviewNone: 'すぐに公開する',
    withdraw: '質問を取り下げる',
  },
  talk: {
    live: (topic) => `## 🎙 ${topic}`,
    titled: (topic) => `## ${topic}`,
    hostedBy: (hosts, since, stage) => `ホスト：${hosts} · ${since} · ${stage}`,
    onStage: (people) => `**ステージ**  ${people}`,
    nobodyOnStage: 'まだ誰もいません',
    invitedUp: (person) => `${person}（呼び出し中）`,
    hostAway: (host, stands, relative) =>
      stands === null
        ? `${host}さんがステージにいません。ホストが不在のままだと、トークは${relative}に終了します。`
        : `${host}さんがステージにいません。${relative}に${stands}さんがホストを引き継ぎます。`,
    speaksUntil: (person, relative) => `${person}（発言は${relative}に終了）`,
    away: (person) => `${person}（切断中）`,
    nextInLine: (people) => `**順番待ち**  ${people}`,
    ordered: (order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: '手を挙げている人はいません',
    locked: '挙手の受付を止めています。',
    attendance: '入退室はホストのために記録されます。',
    more: (count) => `ほか${number(count)}`,
    listening: (count) => `${number(count)}人が聴いています`,
    questions: (count) => `質問${number(count)}件`,
    wait: (count) => `今手を挙げると約${minutes(count)}待ち`,
    guests: (people) => `**ゲスト**  ${people}`,
    stageComing: 'ステージを準備中',
    scheduledBy: (host, when, relative) => `ホスト：${host} · ${when}（${relative}）`,
    reminding: (count) =>
      count === 0
        ? 'リマインダーを希望した人はまだいません'
        : `${number(count)}人がリマインダーを受け取ります`,
    endedBecause: (reason) => ends[reason],
    cancelled: (topic) => `## ${topic}は中止になりました`,
    length: (ms) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? '1分未満' : minutes(length);
    },
  },
  reminder: {
    starts: (topic, relative, guests) =>
      `${relative}に始まります：**${topic}**${guests === '' ? '' : `（ゲスト：${guests}）`}`,
    started: (topic, relative) => `**${topic}**は${relative}に始まりました。`,
  },
  turn: {
    called: (person, seconds, turn) => `${person}さん、次はあなたの番です。${accept(seconds, turn)}`,
    speaks: (person, until) =>
      until === null ? `${person}さんの番です。` : `${person}さんの番です。発言は${until}に終わります。`,
    endsSoon: (person, until) => `${person}さん、発言は${until}に終わります。`,
  },
  line: {
    place: (place, wait, order) =>
      `順番は${ordinal(place)}で、${wait < 1 ? '次に呼ばれます' : `約${minutes(wait)}待ちです`}。${order === 'first-come' ? '' : `このトークでは、${orders[order]}。`}`,
    called: (seconds, turn) => `あなたの番です。${accept(seconds, turn)}`,
    speaking: 'あなたはステージにいます。',
    down: '手を下ろしました。',
    notKept:
      'Discordの制限により、この表示が更新されるのは14分間だけです。「自分の順番」を押すと、もう一度見られます。',
  },
  panel: {
    title: '### ホスト用パネル',
    place: (place, person, wait) =>
      `${number(place)}. ${person}（${wait < 1 ? '次' : `約${minutes(wait)}後`}）`,
    nobodyInLine: '手を挙げている人はいません。手は、カードのボタンかDiscordの挙手ボタンで挙げられます。',
    speaks: (person, seconds, until) =>
      `${person} ${clock(seconds)}${until === null ? '' : `（発言は${until}に終了）`}`,
    rules: (order, rules) =>
      [
        orders[order],
        rules.turn === null ? '発言時間の制限なし' : `発言は1回${minutes(rules.turn)}`,
        ...(rules.atOnce > 1 ? [`同時に${number(rules.atOnce)}人まで`] : []),
        ...(rules.cap === null ? [] : [`順番待ちは${number(rules.cap)}人まで`]),
        ...(rules.cooldown > 0 ? [`次の挙手まで${minutes(rules.cooldown)}`] : []),
      ].join(' · '),
    coHosts: (people) => `**共同ホスト**  ${people}`,
    keptOut: (people) => `**参加禁止**  ${people}`,
    choosePerson: '人を選ぶ：ステージに呼ぶ、順番を変える、退出させるなど',
    chooseOrder: '呼ぶ順番',
  },
  person: {
    is: (person, role) =>
      role === 'host'
        ? `### ${person} · ホスト`
        : role === 'coHost'
          ? `### ${person} · 共同ホスト`
          : `### ${person}`,
    inLine: (place, wait) =>
      `順番は${ordinal(place)}で、${wait < 1 ? '次に呼ばれます' : `約${minutes(wait)}待ちです`}`,
    isKeptOut: 'このトークへの参加を禁止されています',
    spoken: (seconds, turns) =>
      seconds === 0 && turns === 0
        ? 'まだ話していません'
        : `発言時間${clock(seconds)}（終えた発言${number(turns)}回）`,
  },
  form: {
    move: '順番を変える',
    place: '何番目にするか（1が次）',
    rules: 'このトークのルール',
    turn: '1回の発言時間（分、空欄で制限なし）',
    atOnce: '同時に発言できる人数',
    cap: '順番待ちの上限（空欄で制限なし）',
    cooldown: '同じ人が次に手を挙げるまでの時間（分）',
    ask: '質問する',
    question: 'あなたの質問',
    named: '名前を出しますか',
    withName: '名前を出す',
    withoutName: '名前を出さない',
  },
  board: {
    title: (topic) => `### 質問 · ${topic}`,
    question: (n, text, votes, asker) =>
      `**${number(n)}.** ${text}\n-# ${votes > 0 ? `${number(votes)}人が回答を希望 · ` : ''}${asker}`,
    answered: (n, text, votes, asker) =>
      `**${number(n)}.** ✔ ${text}\n-# ${votes > 0 ? `${number(votes)}人が回答を希望 · ` : ''}${asker}`,
    now: (text, asker) => `**回答中**  ${text}\n-# ${asker}`,
    anonymous: '匿名の質問',
    waiting: (count) => `質問${number(count)}件が公開待ちです`,
    counts: (answered, all) => `${number(all)}件中${number(answered)}件に回答`,
    empty: 'まだ質問はありません。トークのカードの「質問する」から最初の質問ができます。',
    noneOpen: '回答待ちの質問はありません。トークのカードの「質問する」から次の質問ができます。',
    own: 'これはあなたの質問です。希望はすでに数に入っています。',
    choose: '答えてほしい質問を選ぶ',
    chooseOne: '質問を選ぶ：答える、まとめる、却下するなど',
    mergeInto: 'どの質問にまとめますか',
    status: {
      waiting: '公開待ち',
      open: '回答待ち',
      now: '回答中',
      answered: '回答済み',
      dismissed: '却下',
      withdrawn: '取り下げ',
      merged: '別の質問にまとめ済み',
    },
  },
  done: {
    opened: (stage) =>
      stage ? `${stage}でトークを始めました。` : 'トークを始めました。ステージを準備しています。',
    closed: (topic) => `「${topic}」を終了しました。`,
    calledOff: (topic) => `「${topic}」を中止しました。`,
    scheduled: (topic, when, relative) => `「${topic}」を${when}（${relative}）に予定しました。`,
    ordered: (order) => `これからは、${orders[order]}。`,
    handDown: '手を下ろしました。',
    called: (person) => `${person}さんを発言に招待しました。`,
    skipped: 'スキップしました。',
    moved: (person, place) => `${person}さんの順番は${ordinal(place)}です。`,
    theirHandDown: (person) => `${person}さんの手を下ろしました。`,
    cleared: '全員の手を下ろしました。',
    locked: '挙手の受付を止めました。',
    unlocked: '挙手の受付を再開しました。',
    ruled: 'このトークのルールを変更しました。',
    ruledBelow: (hands, cap) =>
      `このトークのルールを変更しました。順番待ちの${number(hands)}人はそのまま残ります。新しい挙手は、${number(cap)}人より少なくなると受け付けます。`,
    moreTime: (person) => `${person}さんの発言を1分延長しました。`,
    turnEnded: (person) => `${person}さんの発言は終わりました。`,
    toAudience: (person) => `${person}さんをオーディエンスに移動します。`,
    coHost: (person) => `${person}さんを共同ホストにしました。`,
    noCoHost: (person) => `${person}さんを共同ホストから外しました。`,
    handedOver: (person) => `このトークのホストは${person}さんになりました。あなたは共同ホストです。`,
    removed: (person) =>
      `${person}さんを退出させました。また参加できます。止めるには「参加を禁止する」を使ってください。`,
    keptOut: (person) => `${person}さんのこのトークへの参加を禁止しました。`,
    letIn: (person) => `${person}さんはまた参加できます。`,
    undone: '元に戻しました。',
    asked: '質問をボードに載せました。',
    reviewed: 'これからは、どの質問も公開前に確認できます。',
    unreviewed: 'これからは、質問をすぐに公開します。',
    askedForReview: '質問を保存しました。先にホストが確認します。',
    wanted: '希望を受け付けました。',
    unwanted: '希望を取り消しました。',
    settled: {
      open: '質問をボードに載せました。',
      now: '質問を回答中にしました。',
      answered: '質問を回答済みにしました。',
      dismissed: '質問を却下しました。',
    },
    merged: '質問を一つにまとめました。',
    withdrawn: '質問を取り下げました。',
    willRemind: (relative) => `ここでお知らせします。トークは${relative}に始まります。`,
    willNotRemind: 'このトークのリマインダーは届きません。',
  },
  failed: (reference) =>
    `こちらで問題が起きました。もう一度試してください。続くようなら、ボットの運営者にこの参照番号を伝えてください：${reference}`,
  orders: {
    'first-come': '手を挙げた順',
    'new-voices': 'まだ話していない人から',
    'least-talk': '発言時間の短い人から',
  },
  empty: {
    noTalks:
      'ここでは今、トークは開かれていません。`/talk open`で始めるか、`/talk schedule`で予定してください。',
    planned: '**予定**',
  },
};
