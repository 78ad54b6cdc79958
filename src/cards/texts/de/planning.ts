/** What is said of planned talks: when their time has come, in lists, and where two overlap; in German. */
import type { planning as english } from '../en/planning.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('de');

export const planning: typeof english = {
  opens: { byHost: 'Mich bitten, ihn zu eröffnen', byItself: 'Von selbst, zur geplanten Zeit' },
  opening: {
    asked: (people, topic, relative) => `${people}, es ist Zeit für **${topic}** (${relative}).`,
    nudged: (people, topic, relative) =>
      `${people}, **${topic}** sollte ${relative} beginnen und ist noch nicht eröffnet.`,
    kept: (why) => `Von selbst konnte der Talk nicht beginnen. ${why}`,
    until: (relative) => `Wenn niemand ihn eröffnet, wird er abgesagt: ${relative}.`,
  },
  list: {
    title: '### Laufende und geplante Talks',
    pageOf: (page, pages) => `### Laufende und geplante Talks · Seite ${number(page)} von ${number(pages)}`,
    live: (topic, since) => `🎙 **${topic}** · läuft, ${since}`,
    planned: (topic, when, relative) => `${when}${relative === '' ? '' : ` (${relative})`}\n**${topic}**`,
    undated: 'Noch kein Termin',
    host: (host) => `Host: ${host}`,
    guests: (people) => `mit ${people}`,
    repeats: 'wiederholt sich',
    card: 'Karte',
    earlier: 'Frühere',
    later: 'Spätere',
    none: 'Hier läuft kein Talk und keiner ist geplant. Eröffne einen mit `/talk open` oder plane einen mit `/talk schedule`.',
  },
  alsoPlanned: (count) => (count === 1 ? 'Ein Talk ist geplant.' : `${number(count)} Talks sind geplant.`),
  showList: 'Geplante Talks',
  alsoMeans: (typed, when) => `„${typed}“ kann auch ${when} heißen; wenn du das meinst, ändere die Zeit.`,
  overlaps: (topic, when, url, more) =>
    `Im selben Stage-Kanal ist zu dieser Zeit ein anderer Talk: „${topic}“, ${when}${url === null ? '' : ` ([Karte](${url}))`}${more === 0 ? '' : `, und noch ${number(more)}`}.`,
  opensItself: 'Wird zur geplanten Zeit von selbst eröffnet',
  waits: (relative) =>
    `Es ist so weit: Der Talk wartet darauf, dass sein Host ihn eröffnet. Sonst wird er abgesagt: ${relative}.`,
  unopened: 'Niemand hat ihn zu seiner Zeit eröffnet.',
  due: (topic, relative) =>
    `Es ist Zeit für **${topic}** (${relative}). Der Host hat den Talk noch nicht eröffnet.`,
  calledOff: (topic, relative) =>
    `**${topic}** ist abgesagt. Der Talk sollte ${relative} beginnen, und niemand hat ihn eröffnet.`,
  server: {
    state: (itself, nudge, unopened) =>
      `**Zur geplanten Zeit**  ${itself ? 'werden Talks von selbst eröffnet; steht etwas im Weg, wird der Host gebeten' : 'wird der Host gebeten, den Talk zu eröffnen'}, und noch einmal nach ${number(nudge)} min · abgesagt nach ${number(unopened)} min`,
    openItself: 'Von selbst eröffnen',
    askHosts: 'Hosts eröffnen lassen',
    kept: (itself) =>
      itself
        ? 'Gespeichert. Geplante Talks werden zu ihrer Zeit von selbst eröffnet.'
        : 'Gespeichert. Hosts werden gebeten, ihre Talks zu eröffnen.',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'Der Host wird noch einmal gebeten, bevor der Talk abgesagt wird. Wähle dafür weniger Minuten, oder mehr bis zur Absage.',
  'took-back-too-often': ({ most }) =>
    `Du hast in diesem Talk ${number(most)} Fragen zurückgezogen, daher nimmt er keine mehr von dir an. Melde dich, um selbst zu fragen.`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
