/** What is said of talks that are over, in Japanese: the summary, the history, the export. */
import type { past as english } from '../en/past.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

export const past: typeof english = {
  summary: {
    ended: (topic, length, peak) =>
      `## ${topic}は終わりました · ${length}${peak > 0 ? ` · 最大${number(peak)}人が聴きました` : ''}`,
    hostedBy: (hosts) => `ホスト：${hosts}`,
    picture: '上は、誰がいつ話したか（番号ごとに1行）。下は、聴いていた人数。',
    voice: (n, person, time) => `**${number(n)}** ${person} ${time}`,
    spoke: (count) => `${number(count)}人が発言`,
    hands: (count) => `挙手${number(count)}回`,
    questions: (answered, all) => `質問${number(all)}件中${number(answered)}件に回答`,
    median: (count) => `オーディエンスの中央値${number(count)}人`,
  },
  history: {
    title: '### 終わったトーク',
    line: (date, topic, length, peak, host) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · 最大${number(peak)}人` : ''} · ${host}`,
    choose: '見たいトークを選ぶ',
    none: 'ここで終わったトークはまだありません。`/talk open`で始めるか、`/talk schedule`で予定してください。',
    timeline: (topic) => `### タイムライン · ${topic}`,
    earlier: '前へ',
    latest: '最新へ',
  },
  exported: {
    done: 'このトークの記録を、表とJSONにまとめました。人の名前が含まれるので、ゲスト名簿と同じように扱ってください。',
    doneWithoutAttendance:
      'このトークの記録を、表とJSONにまとめました。参加記録にはホストだけが載っています。ほかの人の入退室は記録していません。',
    questions: 'このトークの質問を、表にまとめました。',
    noQuestions: 'このトークにはまだ質問がないので、エクスポートするものがありません。',
  },
};
