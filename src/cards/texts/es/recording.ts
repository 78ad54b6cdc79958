/** What is said of recording and consent; in Spanish. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('es');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: 'La grabación se detuvo: no queda espacio en el disco del bot. Lo guardado hasta entonces se conserva.',
  length: 'La grabación se detuvo: alcanzó la duración permitida. Lo guardado hasta entonces se conserva.',
  size: 'La grabación se detuvo: alcanzó el tamaño permitido. Lo guardado hasta entonces se conserva.',
  'not-possible': 'La grabación se detuvo: no pude seguir con ella. Lo guardado hasta entonces se conserva.',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person} no ha respondido`,
  given: (person) => `${person} dijo que sí`,
  declined: (person) => `${person} dijo que no`,
  withdrawn: (person) => `${person} retiró su permiso`,
};

export const recording = {
  buttons: {
    agree: 'De acuerdo',
    decline: 'No',
    mine: 'Mi grabación',
    withdraw: 'Borrar lo mío, no guardar más',
  },
  line: (agreed: number, speakers: number) =>
    speakers === 0 ? '● grabación' : `● grabación (${number(agreed)} de ${number(speakers)} de acuerdo)`,
  topicSuffix: ' · ● grabación',
  asks: (person: string) =>
    `● ${person}, esta charla se está grabando. ¿Se puede guardar lo que dices? Mientras no digas que sí, no se guarda nada tuyo; puedes hablar de todos modos.`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'Lo que dices en esta charla se guarda. Puedes retirar tu permiso en cualquier momento; entonces se borra todo lo tuyo.',
  keptBefore:
    'Lo que permitiste en esta charla está guardado. Puedes retirar tu permiso; entonces se borra todo lo tuyo.',
  notKept: 'No se guarda nada de lo que dices en esta charla. Puedes hablar de todos modos.',
  notKeptBefore: 'No se guarda nada de lo que dijiste en esta charla.',
  deleted: 'Se borró todo lo guardado de ti en esta charla, y no se guarda nada más.',
  started:
    'La grabación empezó. Se pregunta a todas las personas del escenario; no se guarda nada de nadie antes de que acepte.',
  stopped: 'La grabación se detuvo.',
  status: (since: string, megabytes: number, hours: number) =>
    `● grabación desde ${since} · ${number(megabytes)} MB · como máximo ${counted(hours, { one: 'hora', other: 'horas' })}`,
  statusOff: 'Esta charla no se está grabando.',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'Esta charla ya se está grabando.',
  'not-recording': () =>
    'Esta charla no se está grabando. Su anfitrión puede empezar con `/recording start`.',
  'recording-no-key': () =>
    'Todavía no puedo grabar: quien me administra tiene que darme antes una clave para grabaciones, `RECORDING_KEY`.',
  'recording-wrong-key': () =>
    'No puedo grabar: mi clave no es la de la última grabación. Quien me administra tiene que revisar `RECORDING_KEY`.',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `Solo <@${userId}> puede responder a eso. Para lo tuyo, pulsa «Mi grabación» en la tarjeta de la charla.`,
};

export const recordingCommands = {
  recording: {
    is: 'Graba una charla: a quienes aceptan, y a nadie más',
    start: { is: 'Empieza a grabar tu charla; se pregunta a todo el escenario' },
    stop: { is: 'Detiene la grabación de tu charla' },
    status: { is: 'Muestra si la charla se graba y quién aceptó' },
    consent: { is: 'Muestra qué se guarda de ti; acéptalo o retíralo' },
  },
};
