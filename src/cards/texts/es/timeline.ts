/** What happened in a talk, in Spanish, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';

const { counted } = inLanguage('es');

const by = (who: string | null | undefined) => (who ? ` por ${user(who)}` : '');

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? ' en Discord' : by(who));

const answers = {
  accepted: 'aceptó la invitación',
  maybe: 'respondió «quizás»',
  declined: 'rechazó la invitación',
} as const;

const lowered = {
  button: (person: string) => `${person} bajó la mano`,
  discord: (person: string) => `${person} bajó la mano en Discord`,
  away: (person: string) => `${person} no volvió a tiempo; su mano está bajada`,
  host: (person: string, who?: string) => `Mano de ${person} bajada${by(who)}`,
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: ': el disco está lleno',
  length: ': alcanzó la duración permitida',
  size: ': alcanzó el tamaño permitido',
  'not-possible': ': no pudo seguir',
} as const;

const settled = {
  waiting: 'puesta a la espera de aprobación',
  open: 'puesta en la lista',
  now: 'elegida para responderla',
  answered: 'marcada como respondida',
  dismissed: 'descartada',
  withdrawn: 'retirada',
  merged: 'unida a otra',
} as const;

const orders = {
  'first-come': 'por orden de manos levantadas',
  'new-voices': 'primero las voces nuevas',
  'least-talk': 'primero quien menos ha hablado',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `Charla planeada por ${user(hostId)}`,
  opened: ({ by: who, itself }) =>
    itself ? 'La charla se abrió sola a su hora' : `Charla abierta${inDiscord(who)}`,
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `Charla cerrada${by(who)}`
      : reason === 'stage-ended'
        ? 'El escenario se cerró en Discord'
        : 'Charla cerrada: quien la dirigía no volvió',
  cancelled: ({ by: who }) =>
    who === null ? 'Charla cancelada: nadie la abrió' : `Charla cancelada por ${user(who)}`,
  'open-asked': ({ why }) =>
    why
      ? 'Se pidió a quien dirige que abriera la charla; no pudo abrirse sola'
      : 'Se pidió a quien dirige que abriera la charla',
  'open-nudged': () => 'Segundo aviso a quien dirige',
  'order-chosen': ({ order, by: who }) => `Orden elegido por ${user(who)}: ${orders[order]}`,
  'rules-changed': ({ by: who }) => `Reglas cambiadas por ${user(who)}`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrum llamado al escenario${by(who)}`
      : who === null
        ? 'Rostrum fue desconectado del escenario en Discord'
        : `Rostrum retirado del escenario${by(who)}`,
  'line-locked': ({ by: who }) => `Fila cerrada por ${user(who)}`,
  'line-unlocked': ({ by: who }) => `Fila abierta por ${user(who)}`,
  moved: ({ startsAt, by: who }) => `Fecha fijada${inDiscord(who)}: ${at(startsAt, 'F')}`,
  renamed: ({ by: who }) => `Tema cambiado${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    length === null
      ? `Duración quitada${inDiscord(who)}`
      : `Duración elegida${inDiscord(who)}: ${counted(Math.round(length / 60_000), { one: 'minuto', other: 'minutos' })}`,
  'series-changed': ({ by: who }) => `Cambiado a partir de esta charla por ${user(who)}`,
  'dates-left-out': ({ by: who }) => `Fechas omitidas de la serie por ${user(who)}`,
  'remind-times-chosen': ({ by: who }) => `Momentos de los recordatorios elegidos por ${user(who)}`,
  'repeats-changed': ({ by: who }) =>
    `Repetición de la serie cambiada a partir de esta charla por ${user(who)}`,
  'series-ended': ({ by: who }) => `Serie terminada por ${user(who)}`,
  'stage-chosen': ({ stageId, by: who }) =>
    `Canal de escenario elegido${inDiscord(who)}: ${channel(stageId)}`,
  'event-gone': () => 'El evento se eliminó en Discord',
  'guest-invited': ({ guestId, by: who }) => `${user(who)} invitó a ${user(guestId)}`,
  'invitation-answered': ({ guestId, answer }) => `${user(guestId)} ${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${user(who)} invitó a ${name}, que no está en el servidor`,
  'link-renewed': ({ by: who }) => `${user(who)} creó otro enlace de invitación`,
  'link-revoked': ({ by: who }) => `${user(who)} anuló un enlace de invitación`,
  'guest-recognised': ({ userId }) => `${user(userId)} llegó por un enlace de invitación`,
  'time-proposed': ({ guestId, startsAt }) => `${user(guestId)} propuso el ${at(startsAt, 'F')}`,
  'guest-reminded': ({ guestId, by: who }) => `${user(who)} envió un recordatorio a ${user(guestId)}`,
  'invitation-withdrawn': ({ guestId, by: who }) => `${user(who)} retiró la invitación a ${user(guestId)}`,
  'hand-raised': ({ userId }) => `${user(userId)} levantó la mano`,
  'hand-lowered': ({ userId, through, by: who }) => lowered[through](user(userId), who),
  'hands-cleared': ({ by: who }) => `Todas las manos bajadas por ${user(who)}`,
  'hand-moved': ({ userId, to, by: who }) => `${user(who)} movió a ${user(userId)} al puesto ${to}`,
  'hands-restored': ({ hands, by: who }) =>
    `${counted(hands.length, { one: 'mano devuelta', other: 'manos devueltas' })} a la fila por ${user(who)}`,
  'hand-away': ({ userId }) => `${user(userId)} salió del canal; su puesto se guarda un rato`,
  'hand-back': ({ userId }) => `${user(userId)} vuelve a estar en la fila`,
  called: ({ userId, by: who }) =>
    who === null ? `A ${user(userId)} le toca subir` : `${user(who)} llamó a ${user(userId)} al escenario`,
  'call-passed': ({ userId, by: who }) =>
    who === null ? `${user(userId)} no aceptó a tiempo` : `${user(who)} saltó el turno de ${user(userId)}`,
  'call-declined': ({ userId }) => `${user(userId)} no quiso hablar`,
  speaking: ({ userId }) => `${user(userId)} habla`,
  'turn-warned': ({ userId }) => `Aviso a ${user(userId)}: el turno termina pronto`,
  'turn-extended': ({ userId, by: who }) => `${user(who)} dio un minuto más a ${user(userId)}`,
  'turn-ended': ({ userId, by: who }) =>
    who === null ? `Se acabó el tiempo de ${user(userId)}` : `Turno de ${user(userId)} terminado${by(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${user(who)} pasó a ${user(userId)} al público`,
  'back-in-audience': ({ userId }) => `${user(userId)} está en el público`,
  'co-host-added': ({ userId, by: who }) =>
    `${user(userId)} ahora codirige la charla, por decisión de ${user(who)}`,
  'co-host-removed': ({ userId, by: who }) =>
    `${user(userId)} ya no codirige la charla, por decisión de ${user(who)}`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `${user(to)} dirige ahora: ${user(from)} no volvió`
      : `Charla cedida de ${user(from)} a ${user(to)}${by(who)}`,
  removed: ({ userId, by: who }) => `${user(who)} sacó a ${user(userId)}`,
  'kept-out': ({ userId, by: who }) => `${user(who)} vetó a ${user(userId)}`,
  'let-in': ({ userId, by: who }) => `${user(who)} dejó volver a ${user(userId)}`,
  undone: ({ by: who }) => `Deshecho por ${user(who)}:`,
  'recording-started': ({ by: who }) => `Grabación iniciada${by(who)}`,
  'recording-stopped': ({ by: who, reason }) => `Grabación detenida${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${user(userId)} acepta que se le grabe`,
  'consent-declined': ({ userId }) => `${user(userId)} no acepta que se le grabe`,
  'consent-withdrawn': ({ userId }) => `${user(userId)} ya no quiere que se le grabe; lo guardado se borró`,
  'question-asked': ({ userId, text, anonymous }) =>
    `${anonymous ? 'Alguien' : user(userId)} preguntó: ${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `«${text}» ${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) => `«${text}» unida a «${intoText}» por ${user(who)}`,
};
