/** What is said of planned talks: when their time has come, in lists, and where two overlap; in English. */
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('en');

export const planning = {
  /** How a talk opens at its time, as it is chosen when it is planned. */
  opens: { byHost: 'Ask me to open it', byItself: 'By itself, at its time' },
  /** To the host, and co-hosts, of a talk whose time has come. */
  opening: {
    asked: (people: string, topic: string, relative: string) =>
      `${people}, it is time for **${topic}** (${relative}).`,
    nudged: (people: string, topic: string, relative: string) =>
      `${people}, **${topic}** was to start ${relative} and is not open yet.`,
    kept: (why: string) => `It could not open by itself. ${why}`,
    until: (relative: string) => `If nobody opens it, it is called off ${relative}.`,
  },
  list: {
    title: '### Talks, live and planned',
    pageOf: (page: number, pages: number) =>
      `### Talks, live and planned · page ${number(page)} of ${number(pages)}`,
    live: (topic: string, since: string) => `🎙 **${topic}** · live, ${since}`,
    planned: (topic: string, when: string, relative: string) =>
      `${when}${relative === '' ? '' : ` (${relative})`}\n**${topic}**`,
    undated: 'No date yet',
    host: (host: string) => `Hosted by ${host}`,
    guests: (people: string) => `with ${people}`,
    repeats: 'comes again',
    card: 'Card',
    earlier: 'Earlier',
    later: 'Later',
    none: 'Nothing is live or planned here. Open a talk with `/talk open`, or plan one with `/talk schedule`.',
  },
  /** Below what is live, and where nothing is. */
  alsoPlanned: (count: number) =>
    count === 1 ? 'One talk is planned.' : `${number(count)} talks are planned.`,
  showList: 'Planned talks',
  /** Of a date that people read in two ways, such as “next Friday” on a Tuesday. */
  alsoMeans: (typed: string, when: string) =>
    `“${typed}” can also mean ${when}; if you meant that, change the time.`,
  /** A warning: another talk is on the same stage at the same time. `more`: how many others are. */
  overlaps: (topic: string, when: string, url: string | null, more: number) =>
    `Its stage has another talk at that time: “${topic}”, ${when}${url === null ? '' : ` ([card](${url}))`}${more === 0 ? '' : `, and ${number(more)} more`}.`,
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
  /** Among a server's settings. */
  server: {
    state: (itself: boolean, nudge: number, unopened: number) =>
      `**At their time**  planned talks ${itself ? 'open by themselves; when something is in the way, hosts are asked' : 'are opened by their hosts, who are asked'}, and once more after ${number(nudge)} min · called off after ${number(unopened)} min`,
    openItself: 'Open talks at their time',
    askHosts: 'Ask hosts to open talks',
    kept: (itself: boolean): string =>
      itself
        ? 'Kept. Planned talks open by themselves at their time.'
        : 'Kept. Hosts are asked to open their talks.',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'A host is asked once more before the talk is called off. Choose fewer minutes for the one, or more for the other.',
  'took-back-too-often': ({ most }) =>
    `You have taken back ${number(most)} questions in this talk, so it takes no more of yours. Raise your hand to ask in person.`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
