/** What is said of planned talks: when their time has come, in lists, and where two overlap; in Portuguese. */
import type { planning as english } from '../en/planning.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('pt');

export const planning: typeof english = {
  opens: { byHost: 'Pedir que eu abra', byItself: 'Sozinha, na hora marcada' },
  opening: {
    asked: (people, topic, relative) => `${people}, chegou a hora de **${topic}** (${relative}).`,
    nudged: (people, topic, relative) =>
      `${people}, **${topic}** devia começar ${relative} e ainda não está aberta.`,
    kept: (why) => `A conversa não pôde abrir sozinha. ${why}`,
    until: (relative) => `Se ninguém abrir, ela será cancelada ${relative}.`,
  },
  list: {
    title: '### Conversas ao vivo e marcadas',
    pageOf: (page, pages) => `### Conversas ao vivo e marcadas · página ${number(page)} de ${number(pages)}`,
    live: (topic, since) => `🎙 **${topic}** · ao vivo, ${since}`,
    planned: (topic, when, relative) => `${when}${relative === '' ? '' : ` (${relative})`}\n**${topic}**`,
    undated: 'Ainda sem data',
    host: (host) => `Anfitrião: ${host}`,
    guests: (people) => `com ${people}`,
    repeats: 'se repete',
    card: 'Cartão',
    earlier: 'Anteriores',
    later: 'Próximas',
    none: 'Nada ao vivo nem marcado aqui. Abra uma conversa com `/talk open` ou marque uma com `/talk schedule`.',
  },
  alsoPlanned: (count) =>
    count === 1 ? 'Há uma conversa marcada.' : `Há ${number(count)} conversas marcadas.`,
  showList: 'Conversas marcadas',
  alsoMeans: (typed, when) => `“${typed}” também pode ser ${when}; se era isso, mude o horário.`,
  overlaps: (topic, when, url, more) =>
    `No mesmo palco há outra conversa nesse horário: “${topic}”, ${when}${url === null ? '' : ` ([cartão](${url}))`}${more === 0 ? '' : `, e mais ${number(more)}`}.`,
  opensItself: 'Abre sozinha na hora marcada',
  waits: (relative) =>
    `Chegou a hora. A conversa espera que o anfitrião abra; senão, será cancelada ${relative}.`,
  unopened: 'Ninguém abriu na hora marcada.',
  due: (topic, relative) => `Chegou a hora de **${topic}** (${relative}). O anfitrião ainda não abriu.`,
  calledOff: (topic, relative) =>
    `**${topic}** foi cancelada. A conversa devia começar ${relative}, e ninguém abriu.`,
  server: {
    state: (itself, nudge, unopened) =>
      `**Na hora marcada**  ${itself ? 'as conversas abrem sozinhas; se algo impedir, o anfitrião é chamado' : 'o anfitrião é chamado para abrir'}, e de novo depois de ${number(nudge)} min · cancelada depois de ${number(unopened)} min`,
    openItself: 'Abrir na hora marcada',
    askHosts: 'Pedir aos anfitriões',
    kept: (itself) =>
      itself
        ? 'Guardado. As conversas marcadas abrem sozinhas na hora.'
        : 'Guardado. Os anfitriões são chamados para abrir suas conversas.',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'O anfitrião é chamado de novo antes de a conversa ser cancelada. Escolha menos minutos para um, ou mais para o outro.',
  'took-back-too-often': ({ most }) =>
    `Você retirou ${number(most)} perguntas nesta conversa, então ela não aceita mais as suas. Levante a mão para perguntar ao vivo.`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
