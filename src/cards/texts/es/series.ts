/** What is said of talks that come again, and of changing planned ones; in Spanish. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';

const { counted, list } = inLanguage('es');
const weekday = weekdaysIn('es');

const weeks = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto'];

/** `1 hora 30 minutos`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'hora', other: 'horas' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minuto', other: 'minutos' })] : []),
  ].join(' ');
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => 'cada día',
  weekdays: () => 'de lunes a viernes',
  weekly: (first) => `cada ${weekday(first)}`,
  fortnightly: (first) => `cada dos semanas, el ${weekday(first)}`,
  'monthly-date': (first) => `el día ${first.getUTCDate()} de cada mes`,
  'monthly-weekday': (first) =>
    `el ${weeks[Math.ceil(first.getUTCDate() / 7) - 1]} ${weekday(first)} de cada mes`,
  'monthly-last-weekday': (first) => `el último ${weekday(first)} de cada mes`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `, ${counted(ends.count, { one: 'vez', other: 'veces' })}` : `, hasta el ${until}`;
};

export const series = {
  length,
  about: (ms: number) => `aprox. ${length(ms)}`,
  lasts: (ms: number) => `Dura aproximadamente ${length(ms)}.`,
  buttons: {
    change: 'Cambiar',
    whatAndWhen: 'Tema, hora y escenario',
    reminders: 'Recordatorios',
    repeats: 'Cómo se repite',
    setRepeats: 'Cambiarla así',
    callOffNow: 'Sí, cancelar',
    onlyThis: 'Solo esta charla',
    andFollowing: 'Esta y las siguientes',
    wholeSeries: 'Toda la serie',
    everyTime: 'Todas las veces',
    onlyThisTime: 'Solo esta vez',
  },
  repeats: {
    daily: 'Cada día',
    weekdays: 'De lunes a viernes',
    weekly: 'Cada semana',
    fortnightly: 'Cada dos semanas',
    'monthly-date': 'Cada mes, en esa fecha',
    'monthly-weekday': 'Cada mes, ese día de la semana, como el segundo viernes',
    'monthly-last-weekday': 'Cada mes, el último de esos días',
  } satisfies Record<Repeats, string>,
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `Se repite ${every[repeats](first)}${ending(ends, until)}`,
  next: (dates: readonly string[]) =>
    dates.length === 1 ? `La próxima fecha es ${list(dates)}.` : `Las próximas fechas son ${list(dates)}.`,
  noNext: 'No le sigue ninguna fecha.',
  form: {
    change: 'Cambiar la charla',
    changeFollowing: 'Cambiar esta y las siguientes',
    topic: 'De qué trata',
    length: 'Duración, como 90 min; vacío si no se dice',
    stage: 'El canal de escenario',
    reminders: 'Cuándo se recuerda la charla',
    scope: 'Para qué charlas',
    repeats: 'A partir de esta charla',
    until: 'Hasta, como 30 de junio; vacío: sin esa fecha',
    times: 'O durante tantas charlas, contando esta',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**Recordatorios**  ${list(times)}`,
    hint: '¿Qué quieres cambiar?',
    hintSeries:
      '¿Qué quieres cambiar? Para cancelar una charla, o toda la serie, pulsa *Cancelar la charla* en la tarjeta.',
    leaveOut: 'Omitir fechas: elige los días sin charla',
  },
  ask: {
    staysMoved: (when: string) => `Esta charla sigue el ${when}, adonde se movió.`,
    dropped: (days: readonly string[]) =>
      days.length === 1
        ? `${list(days)} estaba omitida y ya no es una fecha de la serie.`
        : `${list(days)} estaban omitidas y ya no son fechas de la serie.`,
  },
  done: {
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `«${topic}» es el ${when} (${relative})${about === '' ? '' : `, aprox. ${about}`}${stage === '' ? '' : `, en ${stage}`}.`,
    idea: (topic: string) => `La idea se llama ahora «${topic}».`,
    unchanged: 'No ha cambiado nada.',
    repeats: (how: string) => `Cambiado. ${how}.`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? 'No se omite ninguna fecha.' : `No hay charla el ${list(days)}.`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `Recordatorios de «${topic}» y de las siguientes: ${list(times)}.`
        : `Recordatorios de «${topic}»: ${list(times)}.`,
    timesPassed: 'Lo que ya ha pasado no se envía.',
    ownTimes: (people: number) =>
      people === 1
        ? 'Una persona eligió sus propios momentos y los conserva.'
        : `${counted(people, { one: 'persona', other: 'personas' })} eligieron sus propios momentos y los conservan.`,
    seriesOff: (topic: string) => `La serie «${topic}» está cancelada.`,
    everyTime: 'Recibirás un recordatorio de cada charla de esta serie.',
  },
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `¿Cancelar «${topic}»${when === '' ? '' : `, el ${when}`}?`,
      ...(reminded > 0
        ? [
            reminded === 1
              ? 'Una persona pidió un recordatorio y recibirá el aviso.'
              : `${counted(reminded, { one: 'persona', other: 'personas' })} pidieron un recordatorio y recibirán el aviso.`,
          ]
        : []),
      ...(guests > 0
        ? [
            guests === 1
              ? 'Un invitado también recibirá el aviso.'
              : `${counted(guests, { one: 'invitado', other: 'invitados' })} también recibirán el aviso.`,
          ]
        : []),
    ].join(' '),
  notice: {
    moved: (topic: string, when: string, relative: string) =>
      `**${topic}** es ahora el ${when} (${relative}).`,
    calledOff: (topic: string, when: string) =>
      `**${topic}**${when === '' ? '' : `, el ${when},`} se ha cancelado.`,
  },
  ended: {
    hostLeft: (topic: string, host: string) =>
      `La serie **${topic}** ha terminado, porque ${host}, su anfitrión, ya no está en este servidor. Quien pueda ser anfitrión puede planearla de nuevo con \`/talk schedule\`.`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}, la serie **${topic}** ha terminado, porque nadie abrió sus últimas ${times} charlas. Planéala de nuevo con \`/talk schedule\`.`,
  },
};

export const seriesRefusals = {
  'no-series': () => 'Esta charla no se repite. Planea una serie con `repeat` en `/talk schedule`.',
  'ends-without-repeat': () => 'Una charla única no tiene fin de serie. Elige en `repeat` cómo se repite.',
  'two-ends': () =>
    'Una serie termina tras un número de charlas o en un día. Indica solo `until` o solo `times`.',
};

export const seriesCommands = {};
