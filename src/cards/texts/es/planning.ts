/** What is said of planned talks: when their time has come, in lists, and where two overlap; in Spanish. */
import type { planning as english } from '../en/planning.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('es');

export const planning: typeof english = {
  opens: { byHost: 'Pedirme que la abra', byItself: 'Sola, a su hora' },
  opening: {
    asked: (people, topic, relative) => `${people}, es la hora de **${topic}** (${relative}).`,
    nudged: (people, topic, relative) =>
      `${people}, **${topic}** debía empezar ${relative} y todavía no está abierta.`,
    kept: (why) => `La charla no pudo abrirse sola. ${why}`,
    until: (relative) => `Si nadie la abre, se cancela ${relative}.`,
  },
  list: {
    title: '### Charlas en vivo y planeadas',
    pageOf: (page, pages) => `### Charlas en vivo y planeadas · página ${number(page)} de ${number(pages)}`,
    live: (topic, since) => `🎙 **${topic}** · en vivo, ${since}`,
    planned: (topic, when, relative) => `${when}${relative === '' ? '' : ` (${relative})`}\n**${topic}**`,
    undated: 'Todavía sin fecha',
    host: (host) => `Dirige ${host}`,
    guests: (people) => `con ${people}`,
    repeats: 'se repite',
    card: 'Tarjeta',
    earlier: 'Anteriores',
    later: 'Siguientes',
    none: 'No hay nada en vivo ni planeado aquí. Abre una charla con `/talk open` o planea una con `/talk schedule`.',
  },
  alsoPlanned: (count) =>
    count === 1 ? 'Hay una charla planeada.' : `Hay ${number(count)} charlas planeadas.`,
  showList: 'Charlas planeadas',
  alsoMeans: (typed, when) => `«${typed}» también puede ser ${when}; si te referías a eso, cambia la hora.`,
  overlaps: (topic, when, url, more) =>
    `En el mismo canal de escenario hay otra charla a esa hora: «${topic}», ${when}${url === null ? '' : ` ([tarjeta](${url}))`}${more === 0 ? '' : `, y ${number(more)} más`}.`,
  opensItself: 'Se abre sola a su hora',
  waits: (relative) =>
    `Es la hora. La charla espera a que la abra quien la dirige; si no, se cancela ${relative}.`,
  unopened: 'Nadie la abrió a su hora.',
  due: (topic, relative) =>
    `Es la hora de **${topic}** (${relative}). Quien dirige la charla todavía no la ha abierto.`,
  calledOff: (topic, relative) =>
    `**${topic}** está cancelada. La charla debía empezar ${relative} y nadie la abrió.`,
  server: {
    state: (itself, nudge, unopened) =>
      `**A su hora**  ${itself ? 'las charlas se abren solas; si algo lo impide, se avisa a quien dirige' : 'se pide a quien dirige que abra la charla'}, y otra vez después de ${number(nudge)} min · se cancela después de ${number(unopened)} min`,
    openItself: 'Abrir a su hora',
    askHosts: 'Pedir que las abran',
    kept: (itself) =>
      itself
        ? 'Guardado. Las charlas planeadas se abren solas a su hora.'
        : 'Guardado. Se pide a quien dirige que abra su charla.',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'Quien dirige recibe el segundo aviso antes de que la charla se cancele. Elige menos minutos para lo uno o más para lo otro.',
  'took-back-too-often': ({ most }) =>
    `Has retirado ${number(most)} preguntas en esta charla, así que ya no admite más tuyas. Levanta la mano para preguntar de viva voz.`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
