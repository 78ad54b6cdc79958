/** What commands and their options are about, in Japanese. */
import type { commands as english } from '../en/commands.ts';

const person = '対象の人';

const talk = 'どのトークか。トピックの語を入力（指定しなければ、ライブ中か最後のもの）';

export const commands: typeof english = {
  talk: {
    is: 'ライブ音声トーク',
    open: {
      is: '今すぐトークを始める',
      topic: '何についてのトークか',
      stage: 'ステージチャンネル（指定しなければ新しく作成）',
    },
    close: { is: 'トークを終了する' },
    status: { is: 'このサーバーのライブ中のトークを見る' },
    list: { is: 'ライブ中と予定のトークをページごとに見る' },
    show: { is: '一つのトークを見る（予定、ライブ中、終了）', talk },
    history: { is: '終わったトークを見る' },
    timeline: { is: 'トークで誰がいつ何をしたかを見る（ホストとモデレーター用）', talk },
    export: { is: '参加者、発言、質問をファイルで受け取る（ホストとモデレーター用）', talk },
    schedule: {
      is: 'トークを予定する',
      topic: '何についてのトークか',
      date: '2026-12-01 19:00、次の金曜日19時、2時間後など',
      zone: '日時のタイムゾーン。Asia/Tokyoなど（指定しなければサーバーのもの）',
      length: 'トークの長さ。例：90分、1h30',
      stage: 'ステージチャンネル（指定しなければ新しく作成）',
      remind: 'リマインダーの時期（例：1週間、1日、10分）。空欄ならサーバーの設定どおり',
      opens: '予定の時刻にどう始めるか',
    },
  },
  invite: {
    is: '自分のトークのゲスト',
    members: {
      is: 'このサーバーにいるゲストを公開で招待する',
      guest: '招待する人',
      more: 'ほかのゲスト（メンションで入力、全部で10人まで）',
      message: '相手に伝えたいこと（全員が読める）',
      talk: '自分のどのトークか（指定しなければ、ライブ中か次のもの）',
      idea: 'トークの代わりに、日時が未定のトークのトピック',
    },
    outside: {
      is: 'このサーバーにいないゲストを招待する（相手に送るリンクを受け取る）',
      name: 'ゲストの名前（全員に表示される）',
      message: '相手に伝えたいこと（全員が読める）',
      talk: '自分のどのトークか（指定しなければ、ライブ中か次のもの）',
      idea: 'トークの代わりに、日時が未定のトークのトピック',
    },
    list: { is: '返事待ちの招待を見る' },
  },
  'Invite to a talk': 'トークに招待する',
  queue: {
    is: '発言の順番待ち',
    next: { is: '次の人を呼ぶ（空きがなければ、いちばん長い発言が終わる）' },
    call: { is: '名前を指定して呼ぶ', person: 'ステージに呼ぶ人' },
    skip: { is: '呼び出し中の人か、次の人をスキップする' },
    move: { is: '順番を変える', person: '順番を変える人', place: '何番目にするか（1が次）' },
    remove: { is: '誰かの手を下ろす', person: '手を下ろす人' },
    clear: { is: '全員の手を下ろす' },
    lock: { is: '挙手の受付を止める' },
    unlock: { is: '挙手の受付を再開する' },
    order: { is: '呼ぶ順番を選ぶ', order: '順番' },
    done: { is: '自分の発言を終える' },
    'more-time': { is: '話している人の発言を1分延長する', person: '発言を延長する人' },
    rules: {
      is: 'このトークのルールを変える',
      'turn-minutes': '1回の発言時間（分、0で制限なし）',
      'at-once': '同時に発言できる人数',
      cap: '順番待ちの上限（0で制限なし）',
      'cooldown-minutes': '次に手を挙げるまでの時間（分）',
    },
  },
  host: {
    is: '自分のトークを進行する',
    controls: { is: '順番待ちを見て、トークをまとめて操作する' },
    'co-host': { is: '共同ホストにする', person },
    'no-co-host': { is: '共同ホストから外す', person },
    'hand-over': { is: 'ホストをほかの人に譲る', person },
    audience: { is: 'スピーカーをオーディエンスに移動する', person },
    remove: { is: 'ステージから退出させる（また参加できる）', person },
    'keep-out': { is: 'このトークへの参加を禁止する', person },
    'let-in': { is: '参加を禁止した人の参加を許可する', person },
    voice: { is: 'このトークのステージでRostrumに話させるかどうかを選ぶ', here: 'ステージにいるかどうか' },
  },
  question: {
    is: 'スピーカーへの質問',
    ask: { is: '質問する' },
    board: { is: '質問を見る（ホストは管理もできる）' },
    export: { is: '質問をファイルで受け取る（ホスト用）' },
  },
  settings: { is: 'このサーバーのトークの設定を選ぶ' },
  help: { is: '今できることを見る' },
};
