/** What guests and their hosts read, in Portuguese: invitations, answers, reminders, the list of invitations. */
import type { Answer } from '../../../talk/talk.ts';
import type { guests as english } from '../en/guests.ts';
import { inLanguage } from '../in-language.ts';

const { counted, list, number } = inLanguage('pt-BR');

const answers: Record<Answer, string> = {
  accepted: 'aceitou',
  maybe: 'respondeu “talvez”',
  declined: 'recusou',
};

export const guests: typeof english = {
  buttons: {
    accept: 'Aceitar',
    maybe: 'Talvez',
    anotherTime: 'Outro horário',
    decline: 'Recusar',
    addWords: 'Dizer por quê',
    takeTime: 'Usar este horário',
    remind: 'Enviar lembrete',
    withdraw: 'Retirar convite',
    setDate: 'Marcar data',
    link: 'Link do convidado',
    newLink: 'Criar novo link',
    revoke: 'Revogar o link',
    back: 'Anterior',
    further: 'Próxima',
  },
  card: {
    invites: (host, guest) => `${host} convida ${guest} para uma conversa`,
    about: (topic, when) => `“${topic}”${when}`,
    live: ', ao vivo agora',
    scheduled: (when, relative) => `, ${when} (${relative})`,
    idea: ', uma ideia ainda sem data',
    quoted: (text) => `“${text}”`,
    unanswered: (guest) => `${guest} ainda não respondeu`,
    seen: (guest) => `${guest} viu o convite e ainda não respondeu`,
    answered: (guest, answer, when, words) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ${answers[answer]} em ${when}${words === '' ? '' : `: “${words}”`}`,
    proposed: (guest, when, relative) => `${guest} propõe outro horário: ${when} (${relative})`,
    expired: (guest) => `${guest} não respondeu a tempo`,
    withdrawn: 'Este convite foi retirado.',
    movedSince: 'O horário da conversa foi definido depois desta resposta.',
    over: 'A conversa terminou.',
  },
  link: {
    is: (name, url, expires, role) =>
      `Envie este link a ${name} e a mais ninguém: ${url}\nEle funciona uma só vez e expira ${expires}.${role === '' ? '' : ` Dá o cargo ${role}.`}`,
    used: (name) =>
      `O link de ${name} já foi usado ou foi apagado no Discord. Quem entrou por ele pode responder no convite.`,
    revoked: (name) => `O link de ${name} foi revogado.`,
  },
  idea: (host) => `Conduzida por ${host} · ainda sem data`,
  reminder: (guest, host, topic, when) =>
    `${guest}, ${host} espera sua resposta: você vai participar de “${topic}”${when}?`,
  arrived: (guest) => `Chegou ${guest}, da lista de convidados desta conversa.`,
  hint: { taken: 'Se o anfitrião usar este horário, o convite vale como aceito.' },
  form: {
    invite: 'Convidar para uma conversa',
    message: 'Uma mensagem para a pessoa',
    talk: 'Qual conversa',
    orIdea: 'Ou só uma ideia: o tema',
    live: 'ao vivo agora',
    idea: 'uma ideia',
    onlyIdea: 'Sobre o que seria a conversa',
    anotherTime: 'Outro horário',
    setDate: 'Marcar data',
    date: 'Quando, como “próxima sexta às 19h”',
    zone: 'O fuso desse horário, como America/Sao_Paulo',
    words: 'Dizer por quê',
    yourWords: 'Algumas palavras, junto da sua resposta',
  },
  done: {
    invited: (people) =>
      `${list(people)} ${people.length === 1 ? 'recebeu' : 'receberam'} o convite. O convite e a resposta são públicos.`,
    notInvited: (person, why) => `${person}: ${why}`,
    answered: (answer) => `Resposta guardada: você ${answers[answer]}.`,
    proposed: (when, relative) =>
      `Proposta guardada: ${when} (${relative}). O anfitrião pode usar esse horário.`,
    moved: (topic, when, relative) => `“${topic}” agora está marcada para ${when} (${relative}).`,
    reminded: (guest, left) =>
      `Lembrete enviado a ${guest}. ${left === 0 ? 'Foi o último.' : `Você ainda pode enviar ${counted(left, { one: 'lembrete', other: 'lembretes' })}, com uma hora de intervalo.`}`,
    withdrawn: (guest) => `O convite a ${guest} foi retirado.`,
    willRemindOnceDated: 'Quando a conversa tiver data, você vai receber um lembrete aqui.',
  },
  list: {
    title: (count) =>
      `**${counted(count, { one: 'convite aguarda', other: 'convites aguardam' })} resposta**`,
    line: (guest, topic, state, link) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [cartão](${link})`}`,
    states: {
      asked: 'ainda sem resposta',
      seen: 'visto',
      accepted: 'aceito',
      maybe: 'talvez',
      declined: 'recusado',
      proposed: 'propõe outro horário',
      expired: 'expirado',
      withdrawn: 'retirado',
    },
    page: (page, pages) => `-# ${number(page)} de ${number(pages)}`,
    empty: 'Nenhum convite aguarda resposta aqui. Convide alguém com `/invite members`.',
  },
};
