/** What guests and their hosts read, in Spanish: invitations, answers, reminders, the list of invitations. */
import type { Answer } from '../../../talk/talk.ts';
import type { guests as english } from '../en/guests.ts';
import { inLanguage } from '../in-language.ts';

const { counted, list, number } = inLanguage('es');

const answers: Record<Answer, string> = {
  accepted: 'aceptó la invitación',
  maybe: 'respondió «quizás»',
  declined: 'rechazó la invitación',
};

const ownAnswers: Record<Answer, string> = {
  accepted: 'aceptas',
  maybe: 'quizás',
  declined: 'rechazas',
};

export const guests: typeof english = {
  buttons: {
    accept: 'Aceptar',
    maybe: 'Quizás',
    anotherTime: 'Otra hora',
    decline: 'Rechazar',
    addWords: 'Decir por qué',
    takeTime: 'Elegir esta hora',
    remind: 'Enviar recordatorio',
    withdraw: 'Retirar la invitación',
    setDate: 'Poner fecha',
    link: 'Enlace de invitación',
    newLink: 'Crear otro enlace',
    revoke: 'Anular el enlace',
    back: 'Anterior',
    further: 'Siguiente',
  },
  card: {
    invites: (host, guest) => `${host} invita a ${guest} a una conversación`,
    about: (topic, when) => `«${topic}»${when}`,
    live: ', en vivo ahora',
    scheduled: (when, relative) => `, ${when} (${relative})`,
    idea: ', una idea todavía sin fecha',
    quoted: (text) => `«${text}»`,
    unanswered: (guest) => `${guest} todavía no ha respondido`,
    seen: (guest) => `${guest} ha visto la invitación y todavía no ha respondido`,
    answered: (guest, answer, when, words) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ${answers[answer]} el ${when}${words === '' ? '' : `: «${words}»`}`,
    proposed: (guest, when, relative) => `${guest} propone otra hora: ${when} (${relative})`,
    expired: (guest) => `${guest} no respondió a tiempo`,
    withdrawn: 'Esta invitación fue retirada.',
    movedSince: 'La fecha de la charla se fijó después de esta respuesta.',
    over: 'La charla ha terminado.',
  },
  link: {
    is: (name, url, expires, role) =>
      `Envía este enlace a ${name} y a nadie más: ${url}\nSirve una sola vez y vence ${expires}.${role === '' ? '' : ` Da el rol ${role}.`}`,
    used: (name) =>
      `El enlace de ${name} se usó, o se eliminó en Discord. Quien haya llegado por él puede responder en la invitación.`,
    revoked: (name) => `El enlace de ${name} está anulado.`,
  },
  idea: (host) => `Dirigida por ${host} · todavía sin fecha`,
  reminder: (guest, host, topic, when) =>
    `${guest}, ${host} espera una respuesta: ¿vendrás a «${topic}»${when}?`,
  arrived: (guest) => `${guest} ya está aquí, entre los invitados de esta charla.`,
  hint: { taken: 'Si quien dirige la charla elige esta hora, habrás aceptado la invitación.' },
  form: {
    invite: 'Invitar a una charla',
    message: 'Un mensaje para la persona invitada',
    talk: 'Qué charla',
    orIdea: 'O solo una idea: su tema',
    live: 'en vivo ahora',
    idea: 'una idea',
    onlyIdea: 'De qué trataría la charla',
    anotherTime: 'Otra hora',
    setDate: 'Poner fecha',
    date: 'Cuándo, como el viernes a las 19:00',
    zone: 'La zona de esa hora, como Europe/Madrid',
    words: 'Decir por qué',
    yourWords: 'Unas palabras, visibles con tu respuesta',
  },
  done: {
    invited: (people) =>
      people.length === 1
        ? `${list(people)} tiene tu invitación. La invitación y la respuesta son públicas.`
        : `${list(people)} tienen tu invitación. Las invitaciones y las respuestas son públicas.`,
    notInvited: (person, why) => `${person}: ${why}`,
    answered: (answer) => `Tu respuesta queda guardada: ${ownAnswers[answer]}.`,
    proposed: (when, relative) =>
      `Tu propuesta queda guardada: ${when} (${relative}). Quien dirige la charla puede elegirla.`,
    moved: (topic, when, relative) => `«${topic}» queda ahora para el ${when} (${relative}).`,
    reminded: (guest, left) =>
      `${guest} tiene tu recordatorio. ${left === 0 ? 'Era el último.' : `Puedes enviar ${number(left)} más, con una hora de por medio.`}`,
    withdrawn: (guest) => `Has retirado la invitación a ${guest}.`,
    willRemindOnceDated: 'Recibirás un recordatorio aquí cuando la charla tenga fecha.',
  },
  list: {
    title: (count) =>
      `**${counted(count, { one: 'invitación espera', other: 'invitaciones esperan' })} respuesta**`,
    line: (guest, topic, state, link) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [tarjeta](${link})`}`,
    states: {
      asked: 'sin respuesta todavía',
      seen: 'vista',
      accepted: 'aceptada',
      maybe: 'quizás',
      declined: 'rechazada',
      proposed: 'propone otra hora',
      expired: 'vencida',
      withdrawn: 'retirada',
    },
    page: (page, pages) => `-# ${number(page)} de ${number(pages)}`,
    empty: 'Aquí ninguna invitación espera respuesta. Invita a alguien con `/invite members`.',
  },
};
