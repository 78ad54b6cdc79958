/** What a server's settings say, in Spanish. */
import type { settings as english } from '../en/settings.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('es');

const minutes = (count: number) => counted(count, { one: 'minuto', other: 'minutos' });

const rolesGone = (gone: number) =>
  gone === 0
    ? ''
    : `\n${counted(gone, { one: 'rol elegido ya no existe', other: 'roles elegidos ya no existen' })}; vuelve a elegir para ${gone === 1 ? 'olvidarlo' : 'olvidarlos'}.`;

export const settings: typeof english = {
  title:
    '### Ajustes de este servidor\n-# El canal, el orden y las reglas valen para las charlas a partir de ahora.',
  announce: {
    title: '**Dónde se anuncian las charlas**',
    byDefault:
      'En el primer canal de anuncios que ven todos; si no hay, en el canal de mensajes del sistema.',
    gone: 'El canal elegido ya no existe. Elige otro; hasta entonces vale el predeterminado.',
    lacking: (channel, permissions) =>
      `Me ${permissions.length === 1 ? 'falta' : 'faltan'} ${list(permissions.map(permission))} en ${channel}. Permítelo allí o elige otro canal; hasta entonces vale el predeterminado.`,
    choose: 'El predeterminado; elige un canal',
  },
  hostRoles: {
    title: (gone) =>
      `**Quién puede dirigir charlas**, además de quienes gestionan eventos o moderan el escenario${rolesGone(gone)}`,
    choose: 'Ningún otro rol puede dirigir; elige alguno',
  },
  priorityRoles: {
    title: (gone) => `**Quién va primero en la fila**, además de los invitados${rolesGone(gone)}`,
    choose: 'Ningún rol va primero; elige alguno',
  },
  guestRole: {
    title: (gone) =>
      `**Qué rol da el enlace de invitación**, a los invitados que aún no están en el servidor${rolesGone(gone)}`,
    choose: 'Ningún rol; elige uno',
  },
  language: {
    title: '**Idioma de las tarjetas**',
    choose: (own) => `El del servidor: ${own}`,
  },
  order: { title: '**En qué orden se da la palabra**', choose: 'Elige un orden' },
  turns: ({ turn, atOnce, cap, cooldown }) =>
    `**Turnos**  ${[
      turn === null ? 'sin fin' : `${minutes(turn)} cada uno`,
      `${number(atOnce)} a la vez`,
      cap === null ? 'fila sin límite' : `${number(cap)} en la fila como máximo`,
      cooldown === 0 ? 'sin espera entre dos turnos' : `${minutes(cooldown)} entre dos turnos de una persona`,
    ].join(' · ')}`,
  waits: (grace, hostAway) =>
    `**Esperas**  el puesto de quien sale ${grace === 0 ? 'no se guarda' : `se guarda ${minutes(grace)}`} · una charla espera ${minutes(hostAway)} a quien la dirige`,
  zone: (zone) => `**Zona horaria**  ${zone ?? 'ninguna; la indica quien planea una charla'}`,
  recorded: (attendance) =>
    `**Se registra**  ${attendance ? 'quién entra y sale, con nombres; la tarjeta lo dice' : 'del público, solo cuántos oyentes hay, sin nombres'}`,
  questions: (review) =>
    `**Preguntas**  ${review ? 'se muestran cuando un anfitrión las aprueba' : 'se muestran enseguida'}`,
  buttons: {
    turns: 'Turnos',
    waits: 'Esperas',
    zone: 'Zona horaria',
    recordNames: 'Registrar nombres',
    recordCounts: 'Registrar solo números',
    review: 'Revisar antes las preguntas',
    showAtOnce: 'Mostrar preguntas enseguida',
  },
  waitsForm: {
    grace: 'Minutos que se guarda un puesto',
    hostAway: 'Minutos que se espera a quien dirige',
    nudge: 'Minutos hasta avisar otra vez a quien dirige',
    unopened: 'Minutos hasta cancelarla si nadie la abre',
  },
  zoneForm: { title: 'Zona horaria de este servidor', city: 'Una ciudad o zona; vacío para ninguna' },
  kept: {
    announce: (channel) =>
      channel === null
        ? 'Guardado. Las charlas se anuncian en el canal predeterminado.'
        : `Guardado. Las charlas se anuncian en ${channel}.`,
    hostRoles: (names) =>
      names.length === 0
        ? 'Guardado. Ya ningún rol puede dirigir charlas, solo quienes gestionan eventos o moderan el escenario.'
        : `Guardado. ${list(names)} ${names.length === 1 ? 'puede' : 'pueden'} dirigir charlas.`,
    priorityRoles: (names) =>
      names.length === 0
        ? 'Guardado. Solo los invitados van primero en la fila.'
        : `Guardado. ${list(names)} ${names.length === 1 ? 'va' : 'van'} primero en la fila.`,
    guestRole: (role) =>
      role === null
        ? 'Guardado. El enlace de invitación no da ningún rol.'
        : `Guardado. El enlace de invitación da ${role}, mientras yo tenga ${permission('Manage Roles')} y esté por encima de ese rol.`,
    language: (name) => `Guardado. Idioma de las tarjetas: ${name}.`,
    rules: 'Guardado. Las reglas valen para las charlas a partir de ahora.',
    zone: (zone) =>
      zone === null
        ? 'Guardado. La zona horaria la indica quien planea una charla.'
        : `Guardado. Las fechas van en la zona ${zone}, salvo que se indique otra.`,
    attendance: (on) =>
      on
        ? 'Guardado. Se registra con nombres quién entra y sale, y la tarjeta de la charla lo dice.'
        : 'Guardado. Solo se registra cuántos oyentes hay.',
    review: (on) =>
      on
        ? 'Guardado. Los anfitriones ven las preguntas primero.'
        : 'Guardado. Las preguntas se muestran enseguida.',
  },
  zoneFirst: 'Indica primero una zona horaria: este servidor no ha elegido ninguna',
};
