/** What is said of planned talks: when their time has come, in lists, and where two overlap; in English. */
import type { RefusalTexts } from '../texts.ts';

export const planning = {
  /** To the host, and co-hosts, of a talk whose time has come. */
  opening: {
    asked: (people: string, topic: string, relative: string) =>
      `${people}, it is time for **${topic}** (${relative}).`,
    nudged: (people: string, topic: string, relative: string) =>
      `${people}, **${topic}** was to start ${relative} and is not open yet.`,
    kept: (why: string) => `It could not open by itself. ${why}`,
    until: (relative: string) => `If nobody opens it, it is called off ${relative}.`,
  },
  /** On the card of a planned talk. */
  opensItself: 'Opens by itself at its time',
  waits: (relative: string) =>
    `It is time. The talk waits for its host to open it, or is called off ${relative}.`,
  /** On the card of a talk that was called off because nobody opened it. */
  unopened: 'Nobody opened it at its time.',
  /** Reminds of a talk that nobody has opened yet. */
  due: (topic: string, relative: string) =>
    `It is time for **${topic}** (${relative}). Its host has not opened it yet.`,
  /** To its host and to whoever waits for it. */
  calledOff: (topic: string, relative: string) =>
    `**${topic}** is called off. It was to start ${relative}, and nobody opened it.`,
};

export const planningRefusals = {} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
