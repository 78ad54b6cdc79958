/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Spanish. */

import { role } from '../../card.ts';
import type { delivery as english, deliveryCommands as englishCommands } from '../en/delivery.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { list, number } = inLanguage('es');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery: typeof english = {
  roleMentioned: 'se mencionó el rol',
  server: {
    title:
      '### Recordatorios en este servidor\n-# Los momentos valen para las charlas que se planeen desde ahora. Quien planee una puede nombrar otros.',
    times: (times) => `**Cuándo se recuerdan las charlas**  ${list(times)}`,
    role: (gone) =>
      `**Rol que se menciona en cada recordatorio**; cada quien lo toma en \`/reminders\`${gone ? '\nEl que se eligió ya no existe; elige otro.' : ''}`,
    chooseRole: 'Ningún rol; elige uno',
    keptRole: (role) =>
      role === null
        ? 'Guardado. No se menciona ningún rol.'
        : `Guardado. Se menciona ${role} en cada recordatorio de una charla. A quien lo pidió también por su cuenta no se le menciona dos veces.`,
    buttons: { open: 'Recordatorios', times: 'Momentos', back: 'Volver' },
    form: { title: 'Cuándo se recuerdan las charlas', times: 'Con cuánta antelación' },
    hint: 'Como 1 semana, 1 día, 10 minutos, al inicio. Vacío para los momentos habituales.',
    kept: (times) => `Guardado. Las charlas que se planeen desde ahora se recuerdan: ${list(times)}.`,
  },
  own: {
    title:
      '### Tus recordatorios\n-# Lo que elijas aquí vale para todas las charlas, en todos los servidores.',
    quiet: (from, to, zone) =>
      `**Horas de silencio**  de ${from} a ${to} en ${zone}. Un recordatorio espera a que acaben, o no llega si la charla ya ha empezado.`,
    noQuiet: '**Horas de silencio**  ninguna',
    direct: '**Cómo**  por mensaje directo; si no se puede, con una mención',
    mention: '**Cómo**  con una mención en el canal de la charla',
    role: (role, has) =>
      has
        ? `**Todas las charlas**  tienes ${role}, que se menciona en cada recordatorio de este servidor`
        : `**Todas las charlas**  ${role} se menciona en cada recordatorio de este servidor; no lo tienes`,
    talks: '**Charlas de aquí que se te recuerdan**',
    noTalks: 'No se te recuerda ninguna charla de este servidor. Pulsa «Recordármelo» en la tarjeta de una.',
    stop: 'Dejar de recordarme una charla',
    buttons: {
      quiet: 'Horas de silencio',
      direct: 'Por mensaje directo',
      mention: 'Con una mención',
      takeRole: 'Recordarme todas las charlas',
      giveRole: 'No todas las charlas',
      forget: 'Olvidar lo que elegí',
    },
    form: {
      title: 'Horas de silencio',
      from: 'Desde, como 22:00; vacío para ninguna',
      to: 'Hasta, como 7:00',
      zone: 'En qué zona, como Europe/Madrid',
    },
    kept: {
      quiet: (from, to) => `Guardado. Nada se te recuerda entre las ${from} y las ${to}.`,
      noQuiet: 'Guardado. No tienes horas de silencio.',
      direct: 'Guardado. Acabo de escribirte; tus recordatorios llegarán ahí.',
      mention: 'Guardado. Se te menciona en el canal de la charla.',
      stopped: (topic) => `Ya no se te recuerda «${topic}».`,
      roleTaken: (role) =>
        `Ahora tienes ${role}: se te recuerda cada charla de este servidor. Tus horas de silencio no valen para ello.`,
      roleGiven: (role) => `Ya no tienes ${role}.`,
      forgotten: 'Olvidado. No tienes horas de silencio, y se te menciona en el canal de la charla.',
    },
  },
  direct: {
    first: 'Tus recordatorios de charlas llegarán aquí, como elegiste.',
    stop: 'Sin mensajes directos',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `No entiendo «${text}» como una antelación. Escríbela como 1 semana, 1 día, 10 minutos, al inicio.`,
  'offset-too-long': ({ most }) =>
    `Un recordatorio llega como mucho ${number(most / WEEK)} semanas antes. Indica menos tiempo.`,
  'too-many-offsets': ({ count, most }) =>
    `Una charla se recuerda ${number(most)} veces como mucho; has indicado ${number(count)}. Quita algunas.`,
  'time-unreadable': ({ text }) => `No entiendo «${text}» como una hora. Escríbela como 22:00 o 10 pm.`,
  'quiet-all-day': () =>
    'Las horas de silencio no empiezan y acaban a la misma hora. Para no recibir nada, detén los recordatorios de cada charla.',
  'direct-closed': () =>
    'Discord no me deja escribirte. Permite los mensajes directos en los ajustes de privacidad de este servidor y elige de nuevo.',
  'direct-busy': () =>
    'Discord no me deja escribir más mensajes directos por ahora. Elige de nuevo en una hora; hasta entonces se te menciona.',
  'role-out-of-reach': ({ roleId }) =>
    `No puedo dar ${role(roleId)} a nadie: es de una integración o está por encima del mío. Sube mi rol en los ajustes del servidor o elige otro.`,
  'role-not-mentionable': ({ roleId }) =>
    `Una mención de ${role(roleId)} no llegaría a nadie. Permite en los ajustes del rol que todos lo mencionen y elígelo de nuevo.`,
  'no-reminder-role': () =>
    'Este servidor ya no tiene un rol para recordatorios. Pulsa «Recordármelo» en la tarjeta de una charla.',
} satisfies Partial<RefusalTexts>;

export const deliveryCommands: typeof englishCommands = {
  reminders: { is: 'Ver qué charlas se te recuerdan y elegir cómo' },
};
