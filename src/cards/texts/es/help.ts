/** What somebody can do now, in Spanish. */
import type { help as english } from '../en/help.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('es');

export const help: typeof english = {
  called: (topic, stage, seconds) =>
    `Te toca en «${topic}». Acepta la invitación que te muestra Discord en ${stage}${seconds === null ? '' : `; a los ${number(seconds)} segundos, el turno pasa a la siguiente persona`}.`,
  speaks: (topic) => `Estás en el escenario de «${topic}». Puedes hablar.`,
  speaksInTurn: (topic) => `Tienes la palabra en «${topic}». Puedes hablar; al acabar, pulsa «He terminado».`,
  runs: (topic) => `Diriges «${topic}».`,
  hands: (count) =>
    count === 0
      ? 'No hay manos levantadas. La mano se levanta desde la tarjeta o con el botón de Discord.'
      : `${counted(count, { one: 'mano levantada', other: 'manos levantadas' })}. «Siguiente turno» llama a la primera.`,
  questions: (count) =>
    count === 0
      ? ''
      : `${counted(count, { one: 'pregunta abierta', other: 'preguntas abiertas' })}; mira en «Panel de anfitrión».`,
  come: (stage) => `Únete a ${stage}: en cuanto llegues, Discord te invita a hablar.`,
  listens: (topic) => `Estás escuchando «${topic}». Levanta la mano para hablar o haz una pregunta.`,
  live: (topic, stage) =>
    stage === null
      ? `«${topic}» está en vivo; su canal de escenario se está creando.`
      : `«${topic}» está en vivo en ${stage}. Únete para escuchar y levantar la mano.`,
  mayHost:
    'No hay ninguna charla en vivo. Abre una con `/talk open` o planea una con `/talk schedule`; con `/invite members` puedes invitar a alguien a ella.',
  mayNotHost: 'No hay ninguna charla en vivo.',
  planned: (topic, when, host) => `${when}  ${topic}, dirigida por ${host}`,
  nothingPlanned:
    'Tampoco hay ninguna planeada. Para dirigir una, pide un rol de anfitrión a un admin del servidor.',
  pointer:
    '-# `/talk status` muestra las charlas en vivo y planeadas. Escribe `/` para ver todo lo que hago.',
  pointerForAdmins: '-# En `/settings` eliges quién dirige charlas, dónde se anuncian y cómo se desarrollan.',
};
