/** What is said of reminders, in Portuguese: what somebody can choose, and what a host is told of their delivery. */
import type { reminders as english } from '../en/reminders.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('pt-BR');

const HOUR = 60;
const DAY = 24 * HOUR;

const length = (minutes: number): string => {
  if (minutes % DAY === 0) return counted(minutes / DAY, { one: 'dia', other: 'dias' });
  if (minutes % HOUR === 0) return counted(minutes / HOUR, { one: 'hora', other: 'horas' });
  return counted(minutes, { one: 'minuto', other: 'minutos' });
};

export const reminders: typeof english = {
  choose: 'Quando enviar seu lembrete',
  ahead: (minutes) => (minutes === 0 ? 'No início' : `${length(minutes)} antes`),
  passed: 'Esse horário já passou.',
  delivery: {
    title: '**Lembretes**',
    line: (ahead, sent, direct, failed) =>
      `${ahead}: ${counted(sent, { one: 'pessoa recebeu', other: 'pessoas receberam' })}${direct === 0 ? '' : ` (${number(direct)} por mensagem direta)`}${failed === 0 ? '' : `; não foi possível escrever a ${number(failed)}`}`,
  },
};
