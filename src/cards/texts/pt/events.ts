/** What is said of events in Discord's own list and of calendar files, in Portuguese. */
import type { events as english } from '../en/events.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { list, number } = inLanguage('pt-BR');

export const events: typeof english = {
  buttons: { calendar: 'Adicionar à agenda', offCalendar: 'Tirar da minha agenda' },
  description: 'Quem apertar “Tenho interesse” recebe um lembrete desta conversa.',
  none: {
    noStage:
      'Ela não está entre os eventos do servidor, pois eles precisam de um palco: indique um em `stage` para que ela apareça lá.',
    lacks: (permissions) =>
      `Ela não está entre os eventos do servidor, pois preciso de mais permissões: ${list(permissions.map(permission))}. Peça a um admin que as libere no meu cargo.`,
    full: (most) =>
      `Ela ainda não está entre os eventos do servidor, pois o Discord aceita no máximo ${number(most)}: ela entra quando um deles for removido.`,
  },
  gone: 'O evento dela foi removido no Discord. A conversa continua marcada; o anfitrião pode cancelá-la.',
  file: {
    added:
      'Abra este arquivo para pôr a conversa na sua agenda. Se a conversa mudar, aperte o botão de novo: a agenda substitui o que tem.',
    cancelled: 'Abra este arquivo para tirar a conversa da sua agenda.',
    description: (server) => `Uma conversa no Discord, no servidor ${server}`,
  },
};
