/** What is said of recording and consent; in English. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('en');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: 'The recording stopped: there is no room left on the bot’s disk. What was kept until then stays.',
  length: 'The recording stopped: it is as long as a recording may be. What was kept until then stays.',
  size: 'The recording stopped: it is as large as a recording may be. What was kept until then stays.',
  'not-possible': 'The recording stopped: I could not go on with it. What was kept until then stays.',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person} has not answered`,
  given: (person) => `${person} agreed`,
  declined: (person) => `${person} did not agree`,
  withdrawn: (person) => `${person} took it back`,
};

export const recording = {
  buttons: { agree: 'Agree', decline: 'No', mine: 'My recording', withdraw: 'Delete mine, keep no more' },
  /** On the card. `speakers`: how many are on the stage, of whom so many agreed. */
  line: (agreed: number, speakers: number) =>
    speakers === 0 ? '● recording' : `● recording (${number(agreed)} of ${number(speakers)} agreed)`,
  /** Behind the topic of the stage. */
  topicSuffix: ' · ● recording',
  asks: (person: string) =>
    `● ${person}, this talk is being recorded. May what you say be kept? Until you agree, nothing of yours is; you can speak either way.`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  /** To the host, when a recording stopped by itself. */
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'What you say in this talk is being kept. You can take that back at any time; then all that was kept of you is deleted.',
  keptBefore:
    'What you agreed to in this talk is kept. You can take that back; then all that was kept of you is deleted.',
  notKept: 'Nothing of what you say in this talk is kept. You can speak all the same.',
  notKeptBefore: 'Nothing of what you said in this talk is kept.',
  deleted: 'All that was kept of you in this talk is deleted, and nothing more is kept.',
  started:
    'The recording has started. Everybody on the stage is asked; nothing is kept of anybody before they agree.',
  stopped: 'The recording has stopped.',
  status: (since: string, megabytes: number, hours: number) =>
    `● recording since ${since} · ${number(megabytes)} MB · at most ${counted(hours, { one: 'hour', other: 'hours' })}`,
  statusOff: 'This talk is not being recorded.',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'This talk is being recorded already.',
  'not-recording': () => 'This talk is not being recorded. Its host can start that with `/recording start`.',
  'recording-no-key': () =>
    'I can’t record yet: whoever runs me has to give me a key for recordings first, `RECORDING_KEY`.',
  'recording-wrong-key': () =>
    'I can’t record: my key for recordings is not the one of the last recording. Whoever runs me has to look at `RECORDING_KEY`.',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `Only <@${userId}> can answer that. Press “My recording” on the talk’s card for yourself.`,
};

export const recordingCommands = {
  recording: {
    is: 'Records a talk: of those who agree, and of nobody else',
    start: { is: 'Starts to record your talk; everybody on the stage is asked' },
    stop: { is: 'Stops recording your talk' },
    status: { is: 'Shows whether the talk is recorded, and who agreed' },
    consent: { is: 'Shows what is kept of you; agree to it, or take it back' },
  },
};
