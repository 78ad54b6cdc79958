/** What happened in a talk, in Japanese, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';

const { number } = inLanguage('ja');

const named = (who: string) => `${user(who)}さん`;

/** Who did it, where that is known. */
const by = (who: string | null) => (who === null ? '' : `（${named(who)}）`);

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? '（Discordで）' : by(who));

const answers = {
  accepted: '招待を承諾しました',
  maybe: '招待に「未定」と答えました',
  declined: '招待を辞退しました',
} as const;

const lowered = {
  button: 'が手を下ろしました',
  discord: 'がDiscordで手を下ろしました',
  away: 'は時間内に戻らず、手が下ろされました',
  host: 'の手が下ろされました',
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: '（ディスクの空きがありません）',
  length: '（録音できる長さの上限に達しました）',
  size: '（録音できる容量の上限に達しました）',
  'not-possible': '（続けられませんでした）',
} as const;

const settled = {
  waiting: '公開待ち',
  open: '回答待ち',
  now: '回答中',
  answered: '回答済み',
  dismissed: '却下',
  withdrawn: '質問者が取り下げ',
  merged: '別の質問にまとめ済み',
} as const;

const orders = {
  'first-come': '手を挙げた順',
  'new-voices': 'まだ話していない人から',
  'least-talk': '発言時間の短い人から',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `${named(hostId)}がトークを予定しました`,
  opened: ({ by: who, itself }) =>
    itself ? '予定の時刻に自動で始まりました' : `トークが始まりました${inDiscord(who)}`,
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `トークが終了しました${by(who)}`
      : reason === 'stage-ended'
        ? 'ステージがDiscordで終了されました'
        : 'ホストが戻らず、トークが終了しました',
  cancelled: ({ by: who }) =>
    who === null ? '誰も始めなかったため中止になりました' : `${named(who)}がトークを中止しました`,
  'open-asked': ({ why }) =>
    why ? '自動で始められなかったため、ホストに開始をお願いしました' : 'ホストに開始をお願いしました',
  'open-nudged': () => 'ホストにもう一度お願いしました',
  'order-chosen': ({ order, by: who }) => `呼ぶ順番：${orders[order]}${by(who)}`,
  'rules-changed': ({ by: who }) => `${named(who)}がルールを変更しました`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrumがステージに呼ばれました${by(who)}`
      : who === null
        ? 'RostrumがDiscordでステージから切断されました'
        : `Rostrumがステージから外されました${by(who)}`,
  'line-locked': ({ by: who }) => `${named(who)}が挙手の受付を止めました`,
  'line-unlocked': ({ by: who }) => `${named(who)}が挙手の受付を再開しました`,
  moved: ({ startsAt, by: who }) => `日時が${at(startsAt, 'F')}に決まりました${inDiscord(who)}`,
  renamed: ({ by: who }) => `トピックが変更されました${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    length === null
      ? `長さが取り消されました${inDiscord(who)}`
      : `長さが${Math.round(length / 60_000)}分に決まりました${inDiscord(who)}`,
  'series-changed': ({ by: who }) => `${user(who)}がこのトーク以降を変更しました`,
  'dates-left-out': ({ by: who }) => `${user(who)}がシリーズの日程を除きました`,
  'remind-times-chosen': ({ by: who }) => `${user(who)}がリマインダーの時期を選びました`,
  'repeats-changed': ({ by: who }) => `${user(who)}がこのトーク以降の繰り返し方を変更しました`,
  'series-ended': ({ by: who }) => `${user(who)}がシリーズを終了しました`,
  'stage-chosen': ({ stageId, by: who }) => `ステージが${channel(stageId)}に決まりました${inDiscord(who)}`,
  'event-gone': () => 'イベントがDiscordで削除されました',
  'guest-invited': ({ guestId, by: who }) => `${named(who)}が${named(guestId)}を招待しました`,
  'invitation-answered': ({ guestId, answer }) => `${named(guestId)}が${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${named(who)}がサーバーの外から${name}さんを招待しました`,
  'link-renewed': ({ by: who }) => `${named(who)}がゲストの新しいリンクを作りました`,
  'link-revoked': ({ by: who }) => `${named(who)}がゲストのリンクを無効にしました`,
  'guest-recognised': ({ userId }) => `${named(userId)}がゲストのリンクから参加しました`,
  'time-proposed': ({ guestId, startsAt }) => `${named(guestId)}が${at(startsAt, 'F')}を希望しました`,
  'guest-reminded': ({ guestId, by: who }) => `${named(who)}が${named(guestId)}にリマインダーを送りました`,
  'invitation-withdrawn': ({ guestId, by: who }) =>
    `${named(who)}が${named(guestId)}への招待を取り消しました`,
  'hand-raised': ({ userId }) => `${named(userId)}が手を挙げました`,
  'hand-lowered': ({ userId, through, by: who }) =>
    `${named(userId)}${lowered[through]}${who === undefined ? '' : by(who)}`,
  'hands-cleared': ({ by: who }) => `${named(who)}が全員の手を下ろしました`,
  'hand-moved': ({ userId, to, by: who }) => `${named(who)}が${named(userId)}を${number(to)}番目に移しました`,
  'hands-restored': ({ hands, by: who }) => `${named(who)}が${number(hands.length)}人を順番待ちに戻しました`,
  'hand-away': ({ userId }) => `${named(userId)}の接続が切れました。順番はしばらく保持されます`,
  'hand-back': ({ userId }) => `${named(userId)}が順番待ちに戻りました`,
  called: ({ userId, by: who }) => `${named(userId)}をステージに呼びました${by(who)}`,
  'call-passed': ({ userId, by: who }) => `${named(userId)}の呼び出しは見送られました${by(who)}`,
  'call-declined': ({ userId }) => `${named(userId)}が発言を辞退しました`,
  speaking: ({ userId }) => `${named(userId)}が話し始めました`,
  'turn-warned': ({ userId }) => `${named(userId)}に、まもなく発言が終わると伝えました`,
  'turn-extended': ({ userId, by: who }) => `${named(who)}が${named(userId)}の発言を1分延長しました`,
  'turn-ended': ({ userId, by: who }) =>
    who === null
      ? `${named(userId)}の発言が時間切れになりました`
      : `${named(userId)}の発言が終わりました${by(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${named(who)}が${named(userId)}をオーディエンスに移しました`,
  'back-in-audience': ({ userId }) => `${named(userId)}はオーディエンスにいます`,
  'co-host-added': ({ userId, by: who }) => `${named(who)}が${named(userId)}を共同ホストにしました`,
  'co-host-removed': ({ userId, by: who }) => `${named(userId)}が共同ホストから外れました${by(who)}`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `${named(from)}が戻らず、${named(to)}がホストになりました`
      : `ホストを${named(from)}から${named(to)}に引き継ぎました${by(who)}`,
  removed: ({ userId, by: who }) => `${named(who)}が${named(userId)}を退出させました`,
  'kept-out': ({ userId, by: who }) => `${named(who)}が${named(userId)}の参加を禁止しました`,
  'let-in': ({ userId, by: who }) => `${named(who)}が${named(userId)}の参加を許可しました`,
  undone: ({ by: who }) => `${named(who)}が元に戻しました：`,
  'recording-started': ({ by: who }) => `${named(who)}が録音を始めました`,
  'recording-stopped': ({ by: who, reason }) => `録音が終わりました${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${named(userId)}が録音に同意しました`,
  'consent-declined': ({ userId }) => `${named(userId)}は録音に同意しませんでした`,
  'consent-withdrawn': ({ userId }) =>
    `${named(userId)}が録音への同意を取り消し、保存された音声は削除されました`,
  'question-asked': ({ userId, text, anonymous }) => `${anonymous ? '匿名' : named(userId)}の質問：${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `「${text}」：${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) =>
    `${named(who)}が「${text}」を「${intoText}」にまとめました`,
};
