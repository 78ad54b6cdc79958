/** What is said of talks that are over, in Spanish: the summary, the history, the export. */
import type { past as english } from '../en/past.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('es');

const atMost = (peak: number) => `hasta ${counted(peak, { one: 'oyente', other: 'oyentes' })}`;

export const past: typeof english = {
  summary: {
    ended: (topic, length, peak) =>
      `## ${topic} ha terminado · ${length}${peak > 0 ? ` · ${atMost(peak)}` : ''}`,
    hostedBy: (hosts) => `Dirigida por ${hosts}`,
    picture: 'Arriba, quién habló y cuándo, una línea por número; abajo, cuántos oyentes había.',
    voice: (n, person, time) => `**${n}** ${person} ${time}`,
    spoke: (count) => counted(count, { one: 'persona habló', other: 'personas hablaron' }),
    hands: (count) => counted(count, { one: 'mano levantada', other: 'manos levantadas' }),
    questions: (answered, all) =>
      `${counted(answered, { one: 'pregunta respondida', other: 'preguntas respondidas' })} de ${number(all)}`,
    median: (count) => `mediana de ${counted(count, { one: 'oyente', other: 'oyentes' })}`,
  },
  history: {
    title: '### Charlas terminadas',
    line: (date, topic, length, peak, host) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · ${atMost(peak)}` : ''} · ${host}`,
    choose: 'Ver una de ellas',
    none: 'Aquí todavía no ha terminado ninguna charla. Abre una con `/talk open` o planea una con `/talk schedule`.',
    timeline: (topic) => `### Cronología · ${topic}`,
    earlier: 'Anteriores',
    latest: 'Lo más reciente',
  },
  exported: {
    done: 'Lo que se guarda de esta charla, en tablas y en JSON. Los archivos nombran a personas: trátalos como una lista de invitados.',
    doneWithoutAttendance:
      'Lo que se guarda de esta charla, en tablas y en JSON. En la asistencia solo figuran sus anfitriones: no se registró quién más entró y salió.',
    questions: 'Las preguntas de esta charla, en una tabla.',
    noQuestions: 'En esta charla todavía no se ha preguntado nada, así que no hay nada que exportar.',
  },
};
