/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Portuguese. */

import { role } from '../../card.ts';
import type { delivery as english, deliveryCommands as englishCommands } from '../en/delivery.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { list, number } = inLanguage('pt-BR');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery: typeof english = {
  roleMentioned: 'o cargo foi mencionado',
  server: {
    title:
      '### Lembretes neste servidor\n-# Os horários valem para as conversas planejadas a partir de agora. Quem planeja uma pode indicar outros.',
    times: (times) => `**Quando as conversas são lembradas**  ${list(times)}`,
    role: (gone) =>
      `**Cargo mencionado em cada lembrete**; cada um o pega em \`/reminders\`${gone ? '\nO que foi escolhido não existe mais; escolha outro.' : ''}`,
    chooseRole: 'Nenhum cargo; escolha um',
    keptRole: (role) =>
      role === null
        ? 'Anotado. Nenhum cargo é mencionado.'
        : `Anotado. ${role} é mencionado em cada lembrete de uma conversa. Quem também pediu por si não é mencionado duas vezes.`,
    buttons: { open: 'Lembretes', times: 'Horários', back: 'Voltar' },
    form: { title: 'Quando as conversas são lembradas', times: 'Com quanta antecedência' },
    hint: 'Como 1 semana, 1 dia, 10 minutos, no início. Vazio para os horários de sempre.',
    kept: (times) => `Anotado. As conversas planejadas a partir de agora são lembradas: ${list(times)}.`,
  },
  own: {
    title:
      '### Seus lembretes\n-# O que você escolhe aqui vale para todas as conversas, em todos os servidores.',
    quiet: (from, to, zone) =>
      `**Horas de silêncio**  de ${from} a ${to} em ${zone}. Um lembrete espera o fim delas, ou não vem se a conversa já tiver começado.`,
    noQuiet: '**Horas de silêncio**  nenhuma',
    direct: '**Como**  por mensagem direta; se não der, com uma menção',
    mention: '**Como**  com uma menção no canal da conversa',
    role: (role, has) =>
      has
        ? `**Todas as conversas**  você tem ${role}, mencionado em cada lembrete deste servidor`
        : `**Todas as conversas**  ${role} é mencionado em cada lembrete deste servidor; você não o tem`,
    talks: '**Conversas daqui que são lembradas a você**',
    noTalks:
      'Nenhuma conversa deste servidor é lembrada a você. Aperte “Quero um lembrete” no cartão de uma.',
    stop: 'Parar os lembretes de uma conversa',
    buttons: {
      quiet: 'Horas de silêncio',
      direct: 'Por mensagem direta',
      mention: 'Com uma menção',
      takeRole: 'Lembrar de todas as conversas',
      giveRole: 'Não de todas as conversas',
      forget: 'Esquecer minhas escolhas',
    },
    form: {
      title: 'Horas de silêncio',
      from: 'De, como 22:00; vazio para nenhuma',
      to: 'Até, como 7:00',
      zone: 'Em que fuso, como America/Sao_Paulo',
    },
    kept: {
      quiet: (from, to) => `Anotado. Nenhum lembrete entre ${from} e ${to}.`,
      noQuiet: 'Anotado. Você não tem horas de silêncio.',
      direct: 'Anotado. Acabei de escrever para você; seus lembretes chegam lá.',
      mention: 'Anotado. Você é mencionado no canal da conversa.',
      stopped: (topic) => `“${topic}” não é mais lembrada a você.`,
      roleTaken: (role) =>
        `Agora você tem ${role}: cada conversa deste servidor é lembrada a você. Suas horas de silêncio não valem para isso.`,
      roleGiven: (role) => `Você não tem mais ${role}.`,
      forgotten: 'Esquecido. Você não tem horas de silêncio e é mencionado no canal da conversa.',
    },
  },
  direct: {
    first: 'Seus lembretes de conversas chegam aqui, como você escolheu.',
    stop: 'Sem mensagens diretas',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `Não entendo “${text}” como uma antecedência. Escreva algo como 1 semana, 1 dia, 10 minutos, no início.`,
  'offset-too-long': ({ most }) =>
    `Um lembrete vem no máximo ${number(most / WEEK)} semanas antes. Indique menos tempo.`,
  'too-many-offsets': ({ count, most }) =>
    `Uma conversa é lembrada no máximo ${number(most)} vezes; você indicou ${number(count)}. Tire algumas.`,
  'time-unreadable': ({ text }) => `Não entendo “${text}” como um horário. Escreva algo como 22:00 ou 10 pm.`,
  'quiet-all-day': () =>
    'As horas de silêncio não começam e terminam no mesmo horário. Para não receber nada, pare os lembretes de cada conversa.',
  'direct-closed': () =>
    'O Discord não me deixa escrever para você. Permita mensagens diretas nas configurações de privacidade deste servidor e escolha de novo.',
  'direct-busy': () =>
    'O Discord não me deixa escrever mais mensagens diretas agora. Escolha de novo daqui a uma hora; até lá você é mencionado.',
  'role-out-of-reach': ({ roleId }) =>
    `Não posso dar ${role(roleId)} a ninguém: é de uma integração ou está acima do meu. Coloque meu cargo acima dele nas configurações do servidor ou escolha outro.`,
  'role-not-mentionable': ({ roleId }) =>
    `Uma menção a ${role(roleId)} não chegaria a ninguém. Permita nas configurações do cargo que todos o mencionem e escolha-o de novo.`,
  'no-reminder-role': () =>
    'Este servidor não tem mais um cargo para lembretes. Aperte “Quero um lembrete” no cartão de uma conversa.',
} satisfies Partial<RefusalTexts>;

export const deliveryCommands: typeof englishCommands = {
  reminders: { is: 'Ver quais conversas são lembradas a você e escolher como' },
};
