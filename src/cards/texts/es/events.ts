/** What is said of events in Discord's own list and of calendar files, in Spanish. */
import type { events as english } from '../en/events.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { list, number } = inLanguage('es');

export const events: typeof english = {
  buttons: { calendar: 'Añadir a mi calendario', offCalendar: 'Quitar de mi calendario' },
  description: 'Quien pulsa «Me interesa» recibe un recordatorio de esta charla.',
  none: {
    noStage:
      'La charla no está entre los eventos del servidor, porque estos necesitan un canal de escenario: indica uno en `stage` para que aparezca allí.',
    lacks: (permissions) =>
      `La charla no está entre los eventos del servidor, porque me ${permissions.length === 1 ? 'falta' : 'faltan'} ${list(permissions.map(permission))}: pide a un admin que lo permita en los permisos de mi rol.`,
    full: (most) =>
      `La charla aún no está entre los eventos del servidor, porque Discord admite ${number(most)} como máximo: se añadirá cuando se elimine uno de ellos.`,
  },
  gone: 'El evento se eliminó en Discord. La charla sigue planeada; quien la dirige puede cancelarla.',
  file: {
    added:
      'Abre este archivo para poner la charla en tu calendario. Pulsa el botón de nuevo si la charla cambia: tu calendario sustituye lo que tiene.',
    cancelled: 'Abre este archivo para quitar la charla de tu calendario.',
    description: (server) => `Una charla en Discord, en el servidor ${server}`,
  },
};
