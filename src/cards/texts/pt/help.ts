/** What somebody can do now, in Portuguese. */
import type { help as english } from '../en/help.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('pt-BR');

export const help: typeof english = {
  called: (topic, stage, seconds) =>
    `Chegou a sua vez em “${topic}”. Aceite o convite que o Discord mostra em ${stage}${seconds === null ? '' : `; depois de ${number(seconds)} segundos, a vez passa adiante`}.`,
  speaks: (topic) => `Você está no palco de “${topic}”. É só falar.`,
  speaksInTurn: (topic) => `A palavra é sua em “${topic}”. É só falar; quando acabar, aperte “Terminei”.`,
  runs: (topic) => `Você conduz “${topic}”.`,
  hands: (count) =>
    count === 0
      ? 'Nenhuma mão levantada. As pessoas levantam a mão no cartão ou com o botão do próprio Discord.'
      : `${counted(count, { one: 'mão levantada', other: 'mãos levantadas' })}. “Chamar próxima pessoa” chama a primeira.`,
  questions: (count) =>
    count === 0
      ? ''
      : `${counted(count, { one: 'pergunta', other: 'perguntas' })} em aberto. Veja em “Controles do anfitrião”.`,
  come: (stage) => `Entre em ${stage}: o convite para falar chega assim que você entrar.`,
  listens: (topic) => `Você está ouvindo “${topic}”. Levante a mão para falar ou faça uma pergunta.`,
  live: (topic, stage) =>
    stage === null
      ? `“${topic}” está ao vivo; o palco está sendo criado.`
      : `“${topic}” está ao vivo em ${stage}. Entre para ouvir e levantar a mão.`,
  mayHost:
    'Nenhuma conversa ao vivo. Abra uma com `/talk open` ou marque uma com `/talk schedule`; `/invite members` chama convidados.',
  mayNotHost: 'Nenhuma conversa ao vivo.',
  planned: (topic, when, host) => `${when}  ${topic}, conduzida por ${host}`,
  nothingPlanned:
    'Também não há conversa marcada. Para fazer a sua, peça a um admin do servidor um cargo de anfitrião.',
  pointer: '-# `/talk status` mostra o que está ao vivo e marcado. Digite `/` para ver tudo o que eu faço.',
  pointerForAdmins:
    '-# Em `/settings` você escolhe quem pode ser anfitrião, onde as conversas são anunciadas e como elas são.',
};
