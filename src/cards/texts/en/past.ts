/** What is said of talks that are over, in English: the summary, the history, the export. */
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('en');

export const past = {
  summary: {
    ended: (topic: string, length: string, peak: number) =>
      `## ${topic} has ended · ${length}${peak > 0 ? ` · ${counted(peak, { one: 'listener', other: 'listeners' })} at its peak` : ''}`,
    hostedBy: (hosts: string) => `Hosted by ${hosts}`,
    picture: 'Above, who spoke when, a line for each number; below, how many listened.',
    voice: (n: number, person: string, time: string) => `**${n}** ${person} ${time}`,
    spoke: (count: number) => `${counted(count, { one: 'person', other: 'people' })} spoke`,
    hands: (count: number) => counted(count, { one: 'hand', other: 'hands' }),
    questions: (answered: number, all: number) =>
      `${number(answered)} of ${counted(all, { one: 'question', other: 'questions' })} answered`,
    median: (count: number) => `median audience ${number(count)}`,
  },
  history: {
    title: '### Talks that are over',
    line: (date: string, topic: string, length: string, peak: number, host: string) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · ${number(peak)} at its peak` : ''} · ${host}`,
    choose: 'See one of them',
    none: 'No talk has ended here yet. Open one with `/talk open`, or plan one with `/talk schedule`.',
    timeline: (topic: string) => `### Timeline · ${topic}`,
    earlier: 'Earlier',
    latest: 'Latest',
  },
  exported: {
    done: 'What is kept of this talk, as tables and as JSON. The files name people: handle them as you would a list of guests.',
    doneWithoutAttendance:
      'What is kept of this talk, as tables and as JSON. Only its hosts are in the attendance: who else came and went was not recorded.',
    questions: 'The questions of this talk, as a table.',
    noQuestions: 'Nothing was asked in this talk yet, so there is nothing to export.',
  },
};
