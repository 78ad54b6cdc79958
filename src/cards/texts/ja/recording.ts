/** What is said of recording and consent; in Japanese. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: '録音が止まりました。ボットのディスクに空きがありません。それまでに保存された分は残ります。',
  length: '録音が止まりました。録音できる長さの上限に達しました。それまでに保存された分は残ります。',
  size: '録音が止まりました。録音できる容量の上限に達しました。それまでに保存された分は残ります。',
  'not-possible': '録音が止まりました。続けることができませんでした。それまでに保存された分は残ります。',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person}さんはまだ答えていません`,
  given: (person) => `${person}さんは同意しました`,
  declined: (person) => `${person}さんは同意しませんでした`,
  withdrawn: (person) => `${person}さんは同意を取り消しました`,
};

export const recording = {
  buttons: {
    agree: '同意する',
    decline: '同意しない',
    mine: '自分の録音',
    withdraw: '自分の分を削除し、以後も保存しない',
  },
  line: (agreed: number, speakers: number) =>
    speakers === 0 ? '● 録音中' : `● 録音中（${number(speakers)}人中${number(agreed)}人が同意）`,
  topicSuffix: ' · ● 録音中',
  asks: (person: string) =>
    `● ${person}さん、このトークは録音されています。あなたの発言を保存してもよいですか。同意するまで、あなたの発言は一切保存されません。どちらでも発言できます。`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'このトークでのあなたの発言は保存されています。いつでも取り消せます。取り消すと、保存されたあなたの音声はすべて削除されます。',
  keptBefore:
    'このトークで同意した分は保存されています。取り消すと、保存されたあなたの音声はすべて削除されます。',
  notKept: 'このトークでのあなたの発言は保存されていません。そのまま発言できます。',
  notKeptBefore: 'このトークでのあなたの発言は保存されていません。',
  deleted: 'このトークで保存されたあなたの音声はすべて削除されました。以後も保存されません。',
  started: '録音を始めました。ステージの全員に確認します。同意する前の発言は誰のものも保存されません。',
  stopped: '録音を終えました。',
  status: (since: string, megabytes: number, hours: number) =>
    `● ${since}から録音中・${number(megabytes)} MB・最長${number(hours)}時間`,
  statusOff: 'このトークは録音されていません。',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'このトークはすでに録音されています。',
  'not-recording': () => 'このトークは録音されていません。ホストは`/recording start`で始められます。',
  'recording-no-key': () =>
    'まだ録音できません。ボットの運営者が先に録音用の鍵`RECORDING_KEY`を設定する必要があります。',
  'recording-wrong-key': () =>
    '録音できません。録音用の鍵が前回の録音のものと違います。ボットの運営者が`RECORDING_KEY`を確認する必要があります。',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `これに答えられるのは<@${userId}>さんだけです。自分の分は、トークのカードの「自分の録音」を押してください。`,
};

export const recordingCommands = {
  recording: {
    is: 'トークを録音します。同意した人の声だけを保存します',
    start: { is: 'トークの録音を始め、ステージの全員に確認します' },
    stop: { is: 'トークの録音を止めます' },
    status: { is: '録音中かどうかと、同意した人を表示します' },
    consent: { is: '保存されている自分の分を確認し、同意または取り消します' },
  },
};
