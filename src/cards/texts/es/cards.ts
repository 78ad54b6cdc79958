/** What cards say, in Spanish. Participles that would have to agree with a person are avoided. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import type { cards as english } from '../en/cards.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('es');

const minutes = (count: number) => counted(count, { one: 'minuto', other: 'minutos' });

/** `about 3 minutes`: the article agrees with the number. */
const about = (count: number) => `${count === 1 ? 'alrededor de' : 'unos'} ${minutes(count)}`;

const orders: Record<Order, string> = {
  'first-come': 'La palabra se da en el orden de las manos levantadas',
  'new-voices': 'Las voces nuevas van primero',
  'least-talk': 'Quien menos ha hablado va primero',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'El escenario se cerró en Discord.',
  'host-gone': 'Quien dirigía la charla no volvió, y nadie tomó el relevo.',
};

const callOf = (seconds: number, turn: number | null) =>
  `Tienes ${number(seconds)} segundos para aceptar la invitación que te muestra Discord${turn === null ? '.' : `; tu turno dura ${minutes(turn)}.`}`;

const wish = (votes: number) =>
  votes > 0 ? `${counted(votes, { one: 'persona quiere', other: 'personas quieren' })} la respuesta · ` : '';

const wished = (votes: number) =>
  votes > 0 ? `${counted(votes, { one: 'persona quería', other: 'personas querían' })} la respuesta · ` : '';

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const cards: typeof english = {
  buttons: {
    raise: 'Levantar la mano',
    myPlace: 'Mi puesto',
    lower: 'Bajar la mano',
    ask: 'Preguntar',
    next: 'Siguiente turno',
    listen: 'Escuchar',
    controls: 'Panel de anfitrión',
    remindMe: 'Recordármelo',
    stopReminding: 'No recordármelo más',
    openNow: 'Abrir ahora',
    callOff: 'Cancelar la charla',
    undo: 'Deshacer',
    skip: 'Saltar',
    lock: 'Cerrar la fila',
    unlock: 'Abrir la fila',
    clear: 'Bajar todas las manos',
    refresh: 'Actualizar',
    rules: 'Reglas de esta charla',
    questions: 'Preguntas',
    timeline: 'Cronología',
    export: 'Exportar',
    summary: 'Resumen',
    callUp: 'Llamar al escenario',
    move: 'Mover en la fila',
    lowerTheirs: 'Bajar la mano',
    moreTime: 'Un minuto más',
    endTurn: 'He terminado',
    notNow: 'Ahora no',
    toAudience: 'Al público',
    coHost: 'Nombrar coanfitrión',
    noCoHost: 'Quitar como coanfitrión',
    handOver: 'Ceder la charla',
    remove: 'Sacar',
    keepOut: 'Vetar',
    letIn: 'Dejar volver',
    back: 'Volver',
    answerNow: 'Responder ahora',
    answered: 'Respondida',
    dismiss: 'Descartar',
    letThrough: 'Aprobar',
    bringUp: 'Llamar a quien pregunta',
    reopen: 'Devolver a la lista',
    reviewFirst: 'Revisar antes de mostrar',
    reviewNone: 'Mostrar sin revisar',
    withdraw: 'Retirar mi pregunta',
  },
  talk: {
    live: (topic) => `## 🎙 ${topic}`,
    titled: (topic) => `## ${topic}`,
    hostedBy: (hosts, since, stage) => `Dirigida por ${hosts} · ${since} · ${stage}`,
    onStage: (people) => `**En el escenario**  ${people}`,
    nobodyOnStage: 'nadie todavía',
    invitedUp: (person) => `${person} (le toca subir)`,
    hostAway: (host, stands, relative) =>
      stands === null
        ? `${host} no está en el canal de escenario. Sin nadie que la dirija, la charla se cierra ${relative}.`
        : `${host} no está en el canal de escenario. ${stands} toma el relevo ${relative}.`,
    speaksUntil: (person, relative) => `${person} (fin del turno ${relative})`,
    away: (person) => `${person} (fuera del canal)`,
    nextInLine: (people) => `**A continuación**  ${people}`,
    ordered: (order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'no hay manos levantadas',
    locked: 'La fila está cerrada: por ahora no se admiten más manos.',
    attendance: 'Las entradas y salidas se registran para los anfitriones.',
    more: (count) => `+ ${number(count)}`,
    listening: (count) => counted(count, { one: 'oyente', other: 'oyentes' }),
    questions: (count) => counted(count, { one: 'pregunta', other: 'preguntas' }),
    wait: (count) => `espera aproximada de ${number(count)} min`,
    guests: (people) => `**Invitados**  ${people}`,
    stageComing: 'el canal de escenario se está creando',
    scheduledBy: (host, when, relative) => `Dirigida por ${host} · ${when} (${relative})`,
    reminding: (count) =>
      count === 0
        ? 'Nadie ha pedido un recordatorio todavía'
        : `${counted(count, { one: 'persona recibirá', other: 'personas recibirán' })} un recordatorio`,
    endedBecause: (reason) => ends[reason],
    cancelled: (topic) => `## Charla cancelada: ${topic}`,
    length: (ms) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? 'menos de un minuto' : `${number(length)} min`;
    },
  },
  reminder: {
    starts: (topic, relative, guests) =>
      `Empieza ${relative}: **${topic}**${guests === '' ? '' : `, con ${guests}`}.`,
    started: (topic, relative) => `**${topic}** empezó ${relative}.`,
  },
  turn: {
    called: (person, seconds, turn) => `${person}, te toca. ${callOf(seconds, turn)}`,
    speaks: (person, until) =>
      until === null
        ? `${person} tiene la palabra.`
        : `${person} tiene la palabra; el turno termina ${until}.`,
    endsSoon: (person, until) => `${person}, tu turno termina ${until}.`,
  },
  line: {
    place: (place, wait, order) =>
      `Ocupas el puesto ${number(place)} de la fila, ${wait < 1 ? 'y te toca a continuación' : `te toca en ${about(wait)}`}.${order === 'first-come' ? '' : ` ${orders[order]} en esta charla.`}`,
    called: (seconds, turn) => `Te toca. ${callOf(seconds, turn)}`,
    speaking: 'Estás en el escenario.',
    down: 'Tu mano está bajada.',
    notKept: 'Discord solo me deja mantener esto al día 14 minutos. Pulsa «Mi puesto» para volver a verlo.',
  },
  panel: {
    title: '### Panel de anfitrión',
    place: (place, person, wait) =>
      `${number(place)}. ${person}, ${wait < 1 ? 'a continuación' : `aprox. ${number(wait)} min`}`,
    nobodyInLine: 'No hay manos levantadas. La mano se levanta desde la tarjeta o con el botón de Discord.',
    speaks: (person, seconds, until) =>
      `${person} ${clock(seconds)}${until === null ? '' : ` (fin del turno ${until})`}`,
    rules: (order, rules) =>
      [
        orders[order],
        rules.turn === null ? 'turnos sin fin' : `${minutes(rules.turn)} por turno`,
        ...(rules.atOnce > 1 ? [`${number(rules.atOnce)} a la vez`] : []),
        ...(rules.cap === null ? [] : [`${number(rules.cap)} en la fila como máximo`]),
        ...(rules.cooldown > 0 ? [`${minutes(rules.cooldown)} entre dos turnos`] : []),
      ].join(' · '),
    coHosts: (people) => `**Coanfitriones**  ${people}`,
    keptOut: (people) => `**Con veto**  ${people}`,
    choosePerson: 'Elige a una persona: llamar, mover, sacar…',
    chooseOrder: 'En qué orden se da la palabra',
  },
  person: {
    is: (person, role) =>
      role === 'host'
        ? `### ${person} · dirige la charla`
        : role === 'coHost'
          ? `### ${person} · codirige la charla`
          : `### ${person}`,
    inLine: (place, wait) =>
      `Puesto ${number(place)} de la fila, ${wait < 1 ? 'a continuación' : `le toca en ${about(wait)}`}`,
    isKeptOut: 'Tiene veto en esta charla',
    spoken: (seconds, turns) =>
      seconds === 0 && turns === 0
        ? 'Todavía no ha hablado'
        : `Ha hablado ${clock(seconds)} en ${counted(turns, { one: 'turno terminado', other: 'turnos terminados' })}`,
  },
  form: {
    move: 'Mover en la fila',
    place: 'Puesto en la fila; 1 va a continuación',
    rules: 'Reglas de esta charla',
    turn: 'Minutos por turno, vacío para no limitar',
    atOnce: 'Cuántas personas tienen turno a la vez',
    cap: 'Máximo de manos, vacío para no limitar',
    cooldown: 'Minutos entre dos turnos de una persona',
    ask: 'Hacer una pregunta',
    question: 'Tu pregunta',
    named: '¿Con tu nombre?',
    withName: 'Mostrar mi nombre',
    withoutName: 'No mostrar mi nombre',
  },
  board: {
    title: (topic) => `### Preguntas · ${topic}`,
    question: (n, text, votes, asker) => `**${n}.** ${text}\n-# ${wish(votes)}${asker}`,
    answered: (n, text, votes, asker) => `**${n}.** ✔ ${text}\n-# ${wished(votes)}${asker}`,
    now: (text, asker) => `**Se está respondiendo**  ${text}\n-# ${asker}`,
    anonymous: 'hecha sin nombre',
    waiting: (count) =>
      counted(count, {
        one: 'pregunta pendiente de aprobación',
        other: 'preguntas pendientes de aprobación',
      }),
    counts: (answered, all) =>
      `${counted(answered, { one: 'respondida', other: 'respondidas' })} de ${number(all)}`,
    empty: 'Todavía no hay preguntas. Pulsa «Preguntar» en la tarjeta de la charla para hacer la primera.',
    noneOpen:
      'No hay preguntas abiertas. Pulsa «Preguntar» en la tarjeta de la charla para hacer la siguiente.',
    own: 'Esta pregunta es tuya; tu interés ya cuenta.',
    choose: '¿Quieres la respuesta a alguna? Elígela',
    chooseOne: 'Elige una pregunta: responder, unir, descartar…',
    mergeInto: '¿Con qué pregunta se une?',
    status: {
      waiting: 'pendiente de aprobación',
      open: 'abierta',
      now: 'se está respondiendo',
      answered: 'respondida',
      dismissed: 'descartada',
      withdrawn: 'retirada',
      merged: 'unida a otra',
    },
  },
  done: {
    opened: (stage) =>
      stage
        ? `La charla está abierta en ${stage}.`
        : 'La charla está abierta; su canal de escenario se está creando.',
    closed: (topic) => `La charla «${topic}» está cerrada.`,
    calledOff: (topic) => `La charla «${topic}» está cancelada.`,
    scheduled: (topic, when, relative) => `«${topic}» queda para el ${when} (${relative}).`,
    ordered: (order) => `${orders[order]}, a partir de ahora.`,
    handDown: 'Tu mano está bajada.',
    called: (person) => `A ${person} le toca subir al escenario.`,
    skipped: 'Turno saltado.',
    moved: (person, place) => `${person} ocupa el puesto ${number(place)} de la fila.`,
    theirHandDown: (person) => `La mano de ${person} está bajada.`,
    cleared: 'Todas las manos están bajadas.',
    locked: 'La fila está cerrada.',
    unlocked: 'La fila está abierta.',
    ruled: 'Las reglas de esta charla han cambiado.',
    ruledBelow: (hands, cap) =>
      `Las reglas de esta charla han cambiado. Las ${number(hands)} manos levantadas se quedan; se admiten otras cuando haya menos de ${number(cap)}.`,
    moreTime: (person) => `${person} tiene un minuto más.`,
    turnEnded: (person) => `El turno de ${person} ha terminado.`,
    toAudience: (person) => `${person} pasa al público.`,
    coHost: (person) => `${person} ahora codirige la charla.`,
    noCoHost: (person) => `${person} ya no codirige la charla.`,
    handedOver: (person) => `${person} dirige ahora esta charla. Tú la codiriges.`,
    removed: (person) => `${person} ya no está en el canal de escenario. Puede volver; «Vetar» lo impide.`,
    keptOut: (person) => `${person} tiene veto en esta charla.`,
    letIn: (person) => `${person} puede volver.`,
    undone: 'Deshecho.',
    asked: 'Tu pregunta está en la lista.',
    reviewed: 'A partir de ahora ves primero cada pregunta.',
    unreviewed: 'A partir de ahora las preguntas se muestran enseguida.',
    askedForReview: 'Tu pregunta queda guardada. Los anfitriones la ven primero.',
    wanted: 'Tu interés cuenta.',
    unwanted: 'Tu interés ya no cuenta.',
    settled: {
      open: 'La pregunta está en la lista.',
      now: 'La pregunta se está respondiendo.',
      answered: 'La pregunta está respondida.',
      dismissed: 'La pregunta está descartada.',
    },
    merged: 'Las preguntas ahora son una.',
    withdrawn: 'Tu pregunta está retirada.',
    willRemind: (relative) => `Recibirás un recordatorio aquí. La charla empieza ${relative}.`,
    willNotRemind: 'No recibirás recordatorios de esta charla.',
  },
  failed: (reference) =>
    `Algo falló por mi parte. Inténtalo de nuevo; si sigue igual, da esta referencia a quienes me administran: ${reference}`,
  orders: {
    'first-come': 'Por orden de manos levantadas',
    'new-voices': 'Primero las voces nuevas',
    'least-talk': 'Primero quien menos ha hablado',
  },
  empty: {
    noTalks:
      'No hay ninguna charla en vivo aquí. Abre una con `/talk open` o planea una con `/talk schedule`.',
    planned: '**Planeadas**',
  },
};
