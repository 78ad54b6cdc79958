/** What is said of reminders, in Spanish: what somebody can choose, and what a host is told of their delivery. */
import type { reminders as english } from '../en/reminders.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('es');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return counted(minutes / DAY, { one: 'día', other: 'días' });
  if (minutes % HOUR === 0) return counted(minutes / HOUR, { one: 'hora', other: 'horas' });
  return counted(minutes, { one: 'minuto', other: 'minutos' });
};

export const reminders: typeof english = {
  choose: 'Cuándo recibir un recordatorio',
  ahead: (minutes) => (minutes === 0 ? 'Al empezar' : `${length(minutes)} antes`),
  passed: 'Este momento ya pasó.',
  delivery: {
    title: '**Recordatorios**',
    line: (ahead, sent, direct, failed) =>
      `${ahead}: ${counted(sent, { one: 'persona lo recibió', other: 'personas lo recibieron' })}${direct === 0 ? '' : ` (${number(direct)} por mensaje directo)`}${failed === 0 ? '' : `, no se pudo escribir a ${number(failed)}`}`,
  },
};
