/** What is said of talks that are over, in Portuguese: the summary, the history, the export. */
import type { past as english } from '../en/past.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('pt-BR');

export const past: typeof english = {
  summary: {
    ended: (topic, length, peak) =>
      `## ${topic}: conversa encerrada · ${length}${peak > 0 ? ` · ${counted(peak, { one: 'ouvinte', other: 'ouvintes' })} no pico` : ''}`,
    hostedBy: (hosts) => `Conduzida por ${hosts}`,
    picture: 'Em cima, quem falou e quando, uma linha por número; embaixo, quantas pessoas ouviram.',
    voice: (n, person, time) => `**${n}** ${person} ${time}`,
    spoke: (count) => counted(count, { one: 'pessoa falou', other: 'pessoas falaram' }),
    hands: (count) => counted(count, { one: 'mão', other: 'mãos' }),
    questions: (answered, all) =>
      `${number(answered)} de ${counted(all, { one: 'pergunta respondida', other: 'perguntas respondidas' })}`,
    median: (count) => `público mediano de ${number(count)}`,
  },
  history: {
    title: '### Conversas encerradas',
    line: (date, topic, length, peak, host) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · ${number(peak)} no pico` : ''} · ${host}`,
    choose: 'Ver uma delas',
    none: 'Nenhuma conversa terminou aqui ainda. Abra uma com `/talk open` ou marque uma com `/talk schedule`.',
    timeline: (topic) => `### Linha do tempo · ${topic}`,
    earlier: 'Anteriores',
    latest: 'Mais recentes',
  },
  exported: {
    done: 'O que foi guardado desta conversa, em tabelas e em JSON. Os arquivos citam pessoas: trate-os como uma lista de convidados.',
    doneWithoutAttendance:
      'O que foi guardado desta conversa, em tabelas e em JSON. A presença traz só os anfitriões: quem mais entrou e saiu não foi registrado.',
    questions: 'As perguntas desta conversa, em uma tabela.',
    noQuestions: 'Ninguém perguntou nada nesta conversa ainda, então não há o que exportar.',
  },
};
