/** What is said of planned talks: when their time has come, in lists, and where two overlap; in French. */
import type { planning as english } from '../en/planning.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { quoted } from './quoted.ts';

const { number } = inLanguage('fr');

export const planning: typeof english = {
  opens: { byHost: 'Me demander de l’ouvrir', byItself: 'De lui-même, à l’heure prévue' },
  opening: {
    asked: (people, topic, relative) => `${people}, c’est l’heure de **${topic}** (${relative}).`,
    nudged: (people, topic, relative) =>
      `${people}, **${topic}** devait commencer ${relative} et n’est pas encore ouvert.`,
    kept: (why) => `Le talk n’a pas pu s’ouvrir de lui-même. ${why}`,
    until: (relative) => `Si personne ne l’ouvre, il sera annulé ${relative}.`,
  },
  list: {
    title: '### Talks en direct et à venir',
    pageOf: (page, pages) => `### Talks en direct et à venir · page ${number(page)} sur ${number(pages)}`,
    live: (topic, since) => `🎙 **${topic}** · en direct, ${since}`,
    planned: (topic, when, relative) => `${when}${relative === '' ? '' : ` (${relative})`}\n**${topic}**`,
    undated: 'Pas encore de date',
    host: (host) => `Hôte\u202f: ${host}`,
    guests: (people) => `avec ${people}`,
    repeats: 'se répète',
    card: 'Carte',
    earlier: 'Plus tôt',
    later: 'Plus tard',
    none: 'Rien en direct ni à venir ici. Ouvre un talk avec `/talk open`, ou prévois-en un avec `/talk schedule`.',
  },
  alsoPlanned: (count) => (count === 1 ? 'Un talk est prévu.' : `${number(count)} talks sont prévus.`),
  showList: 'Talks à venir',
  alsoMeans: (typed, when) =>
    `${quoted(typed)} peut aussi vouloir dire ${when}\u202f; si c’est ce que tu voulais, change l’heure.`,
  overlaps: (topic, when, url, more) =>
    `Un autre talk occupe le même salon de conférence à ce moment-là\u202f: ${quoted(topic)}, ${when}${url === null ? '' : ` ([carte](${url}))`}${more === 0 ? '' : `, et ${number(more)} de plus`}.`,
  opensItself: 'S’ouvre de lui-même à l’heure prévue',
  waits: (relative) =>
    `C’est l’heure. Le talk attend que son hôte l’ouvre\u202f; sinon, il sera annulé ${relative}.`,
  unopened: 'Personne ne l’a ouvert à l’heure prévue.',
  due: (topic, relative) => `C’est l’heure de **${topic}** (${relative}). L’hôte ne l’a pas encore ouvert.`,
  calledOff: (topic, relative) =>
    `**${topic}** est annulé. Le talk devait commencer ${relative}, et personne ne l’a ouvert.`,
  server: {
    state: (itself, nudge, unopened) =>
      `**À l’heure prévue**  ${itself ? 'les talks s’ouvrent d’eux-mêmes\u202f; si quelque chose l’empêche, l’hôte est sollicité' : 'l’hôte est invité à ouvrir son talk'}, puis une seconde fois après ${number(nudge)} min · annulation après ${number(unopened)} min`,
    openItself: 'Ouvrir à l’heure prévue',
    askHosts: 'Demander aux hôtes d’ouvrir',
    kept: (itself) =>
      itself
        ? 'Enregistré. Les talks prévus s’ouvrent d’eux-mêmes à l’heure.'
        : 'Enregistré. Les hôtes sont invités à ouvrir leurs talks.',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'L’hôte est sollicité une seconde fois avant l’annulation. Choisis moins de minutes pour l’une, ou plus pour l’autre.',
  'took-back-too-often': ({ most }) =>
    `Tu as retiré ${number(most)} questions dans ce talk, il n’en prend donc plus de toi. Lève la main pour poser la tienne de vive voix.`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
