/** What is said of replays and transcripts; in English. */
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('en');

const why = {
  silent: 'There is no replay: nobody who agreed to be recorded said anything.',
  'no-key': 'The replay can’t be made: the bot lacks the key that the recording was kept with.',
  full: 'The replay can’t be made: there is no room left on the bot’s disk.',
  mixer: 'The replay could not be made.',
};

export const replay = {
  formats: {
    ogg: 'Ogg Opus',
    mp3: 'MP3',
    m4a: 'M4A',
    tracks: 'A track for each speaker, for hosts',
  },
  buttons: {
    replay: (length: string) => `Replay · ${length}`,
    again: 'Try again',
    publish: 'Publish',
    unpublish: 'Take back',
    delete: 'Delete for good',
    listen: 'Listen',
    captions: 'Captions',
    podcast: 'Podcast',
    look: 'Look again',
  },
  /** On the card of a talk that is over. */
  mixing: (percent: number) => `Replay: being mixed, ${number(percent)} %`,
  published: 'The replay is published.',
  why: (reason: keyof typeof why) => why[reason],
  picture: 'How loud each speaker is over the time of the replay, a line for each number.',
  title: (topic: string, length: string) => `### ${topic} · ${length}`,
  recorded: (date: string, host: string) => `Recorded ${date} · hosted by ${host}`,
  chapters: '**Chapters**',
  more: (count: number) => `+ ${counted(count, { one: 'chapter', other: 'chapters' })}`,
  linked: (until: string) => `The address is yours and ends ${until}.`,
  tracks: 'A track of each speaker, in the order of the numbers above.',
  private: 'Only the hosts and moderators can hear it. `/replay publish` lets everybody here.',
  captions: {
    writing: 'What was said is being written down. It may take longer than the talk did.',
    failed: 'What was said could not be written down.',
    is: (topic: string) =>
      `What was said in **${topic}**, as a program understood it: it makes mistakes, above all with names.`,
    at: (url: string) => `The captions are also at an address that is yours and ends in a day: ${url}`,
  },
  list: {
    title: '### Replays',
    none: 'There is no replay here that you may hear. A talk that was recorded has one soon after its end.',
    line: (date: string, topic: string, length: string) => `${date}  **${topic}** · ${length}`,
    private: 'not published',
    choose: 'Hear one of them',
  },
  done: {
    published: 'Everybody on this server can hear the replay now.',
    feed: (url: string) =>
      `It is in the server’s podcast too; whoever has this address hears it without being on the server:\n\`${url}\``,
    unpublished: 'Only the hosts and moderators can hear the replay now.',
    sure: (topic: string) =>
      `This deletes the recording of **${topic}** and its replay for everybody. Nothing can bring them back.`,
    deleted: 'The recording and its replay are deleted.',
    again: 'It is tried again. The card of the talk shows how far it is.',
  },
  /** The podcast of a server. */
  podcast: (server: string) => `Talks of ${server}`,
};

export const replayRefusals = {
  'no-replay': () =>
    'There is no such replay, or you may not hear it. `/replay list` shows those that you may.',
  'replay-not-ready': () => 'This replay is not ready yet. The card of the talk shows how far it is.',
  'replay-too-large': () =>
    'This is too large to be sent in Discord, and I have no address outside of it. Whoever runs me can give me one: WEB_PORT and WEB_URL, in docs/operating.md.',
  'no-ffmpeg': () =>
    'I can’t make this format: there is no ffmpeg where I run. Choose Ogg, or ask whoever runs me to install it.',
  'no-captions': () =>
    'Nobody has had this replay written down yet. Its host or a moderator can: `/replay transcript`.',
  'no-speech-model': () =>
    'I can’t write down what was said: I have no model of speech. Whoever runs me can give me one: TRANSCRIPT_MODEL, in docs/replay.md.',
  'speech-model-unusable': () =>
    'I can’t write down what was said: my model of speech can’t be used. Whoever runs me finds the reason in my log.',
  'format-failed': () => 'This format could not be made. Choose Ogg, or try again later.',
};

const which = 'Which one; the latest when you name none';

export const replayCommands = {
  replay: {
    is: 'Hear recorded talks again',
    list: { is: 'See the replays that you may hear' },
    get: {
      is: 'Hear a replay, only for you',
      replay: which,
      format: 'As which file; Ogg when you name none',
    },
    transcript: {
      is: 'Read what was said in a replay; its host or a moderator has it written down',
      replay: which,
    },
    publish: { is: 'Let everybody on this server hear a replay, as its host or a moderator', replay: which },
    podcast: { is: 'Get the address of this server’s podcast, make a new one, or turn it off' },
    delete: { is: 'Delete a recording and its replay for good, as its host or a moderator', replay: which },
  },
};
