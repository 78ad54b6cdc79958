/** Why something is not done, in Spanish: one sentence, and the next step. */
import { channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('es');

const at = (ms: number) => `<t:${Math.ceil(ms / 1000)}:R>`;

const rules = {
  turnMs: 'Un turno dura entre medio minuto y 60 minutos.',
  speakersAtOnce: 'Entre 1 y 10 personas pueden tener turno a la vez.',
  cap: 'En la fila caben entre 1 y 500 manos.',
  cooldownMs: 'La espera entre dos turnos es de 120 minutos como máximo.',
  graceMs: 'Un puesto se guarda 15 minutos como máximo.',
  hostAwayMs: 'Una charla espera a quien la dirige entre 1 y 120 minutos.',
  nudgeMs: 'Quien dirige recibe el segundo aviso después de 1 a 120 minutos.',
  unopenedMs: 'Una charla que nadie abre se cancela después de 5 a 240 minutos.',
};

export const refusals = {
  'topic-empty': () => 'Una charla necesita un tema. Repite el comando y di de qué trata.',
  'topic-too-long': ({ length }) =>
    `Un tema tiene 120 caracteres como máximo; el tuyo tiene ${number(length)}. Acórtalo y repite el comando.`,
  'date-past': () => 'Esa hora ya pasó. Elige una que esté por llegar.',
  'date-unreadable': ({ text }) =>
    `No puedo leer «${text}» como fecha. Escríbela como 2026-12-01 19:00, «el viernes a las 19:00» o «en 2 horas».`,
  'date-without-time': ({ text }) =>
    `«${text}» indica un día, pero no la hora. Añádela, como en «mañana a las 19:00».`,
  'date-in-gap': ({ text, zone }) =>
    `«${text}» no existe en ${zone}: a esa hora se adelantan los relojes. Elige una hora antes o después.`,
  'date-too-far': ({ text, years }) =>
    `Faltan más de ${number(years)} años para «${text}». Elige una fecha más cercana.`,
  'zone-unknown': ({ zone }) =>
    `No conozco la zona horaria «${zone}». Escríbela con su región y su ciudad, como Europe/Madrid.`,
  'zone-ambiguous': ({ zone, zones }) =>
    `«${zone}» puede ser varias zonas horarias, como ${list(zones)}. Escribe una de ellas entera.`,
  'zone-missing': () =>
    'No sé de qué zona horaria es esa fecha. Indica una en `zone`, como Europe/Madrid; un admin puede elegir una para el servidor con `/settings`.',
  'length-unreadable': ({ text }) =>
    `No puedo leer «${text}» como duración. Escríbela como «90 min», «1h30» o «2 horas».`,
  'length-out-of-bounds': ({ min, max }) =>
    `Una charla dura entre ${number(min / 60_000)} minutos y ${number(max / 3_600_000)} horas. Elige una duración dentro de esos límites.`,
  'repeat-misses-first': ({ repeats }) =>
    repeats === 'weekdays'
      ? 'Una serie entre semana no puede empezar un sábado ni un domingo. Elige un día de lunes a viernes.'
      : 'En el mes de la primera charla, ese día de la semana se repite más tarde. Elige una fecha posterior u otra repetición.',
  'repeat-count': ({ min, max }) =>
    `Una serie tiene entre ${number(min)} y ${number(max)} charlas. Elige un número dentro de esos límites.`,
  'repeat-ends-at-once': () =>
    'Una serie debe terminar después de su primer día. Elige un final posterior o planea una sola charla.',
  'stage-taken': ({ hostId, stageId }) =>
    hostId
      ? `${user(hostId)} ya dirige una charla en ${channel(stageId)}. Ciérrala primero o elige otro escenario.`
      : `Ya hay una charla en ${channel(stageId)}. Ciérrala primero o elige otro escenario.`,
  'stage-in-use': ({ stageId }) =>
    `${channel(stageId)} ya tiene abierto un escenario que yo no inicié. Ciérralo primero o elige otro.`,
  'no-talk': () => 'No conozco esa charla. Mira en `/talk status`.',
  'not-live': ({ status }) =>
    status === 'scheduled'
      ? 'Esta charla todavía no está abierta. Se abre con el botón de su tarjeta; puede hacerlo quien la dirige.'
      : 'Esta charla ha terminado. Abre otra con `/talk open`.',
  'not-scheduled': ({ status }) =>
    status === 'live'
      ? 'Esta charla ya está abierta.'
      : 'Esta charla ha terminado. Planea otra con `/talk schedule`.',
  over: () => 'Esta charla ha terminado. Abre otra con `/talk open`.',
  'not-host': ({ hostId }) =>
    `Solo pueden hacerlo ${user(hostId)}, que dirige esta charla, los coanfitriones y los moderadores del escenario. Pídeselo a alguien de ellos.`,
  'only-host': ({ hostId }) =>
    `Solo pueden hacerlo ${user(hostId)}, que dirige esta charla, y los moderadores del escenario. Pídeselo a alguien de ellos.`,
  'guest-is-bot': () => 'No se puede invitar a un bot. Invita a una persona.',
  'guest-is-self': () => 'No puedes invitarte a ti. Elige a otra persona.',
  'guest-is-host': () => 'Quien dirige la charla ya está en el escenario. Elige a otra persona.',
  'already-invited': ({ guestId }) => `${user(guestId)} ya tiene una invitación. La respuesta se ve en ella.`,
  'not-the-guest': ({ guestId }) => `Solo ${user(guestId)} puede responder a esta invitación.`,
  'message-too-long': ({ length, most }) =>
    `Ese texto puede tener ${number(most)} caracteres como máximo; el tuyo tiene ${number(length)}. Acórtalo e inténtalo de nuevo.`,
  'name-empty': () => 'La persona invitada necesita un nombre. Repite el comando y escríbelo.',
  'name-too-long': ({ length, most }) =>
    `Un nombre tiene ${number(most)} caracteres como máximo; este tiene ${number(length)}. Acórtalo e inténtalo de nuevo.`,
  'outsider-invited': ({ text }) =>
    `«${text}» ya tiene una invitación. El botón «Enlace de invitación», en ella, te muestra el enlace.`,
  'not-the-outsider': ({ text }) =>
    `Solo ${text} puede responder a esta invitación, después de llegar a este servidor por el enlace que le envió quien dirige la charla.`,
  'outsider-not-here': ({ text }) =>
    `Todavía no me consta que ${text} esté en este servidor, así que no le llega ningún recordatorio. Envíale de nuevo el enlace.`,
  'no-link': () => 'Esta invitación no tiene ningún enlace abierto. Mira la invitación.',
  'invitation-gone': () => 'No conozco esa invitación. Mira en `/invite list`.',
  'invitation-withdrawn': () =>
    'Esta invitación fue retirada. Si quieres venir, pregunta a quien dirige la charla.',
  'answer-too-late': () =>
    'Esta charla ha terminado: ya no se puede responder a sus invitaciones ni cambiarlas. Pregunta a quien la dirigía si habrá otra.',
  'proposal-changed': () => 'La persona invitada propone ahora otra hora. Mira de nuevo la invitación.',
  'guest-has-answered': ({ guestId }) =>
    `${user(guestId)} ya ha respondido. La respuesta se ve en la invitación.`,
  'guest-reminded-enough': ({ guestId, most }) =>
    `${user(guestId)} ya ha recibido ${number(most)} recordatorios, y eso basta. Espera o retira la invitación.`,
  'guest-reminded-lately': ({ guestId, until }) =>
    `${user(guestId)} ha recibido un recordatorio hace poco. Podrás enviar otro ${at(until)}.`,
  'too-many-guests': ({ count, most }) =>
    `Puedes invitar a ${number(most)} personas a la vez; has indicado ${number(count)}. Indica menos.`,
  'not-a-mention': ({ text }) =>
    `«${text}» no menciona a nadie. Escribe @ y elige a cada persona de la lista.`,
  'guest-not-here': ({ guestId }) =>
    `${user(guestId)} no está en este servidor. Pídele que se una, o invita a esa persona con \`/invite outside\`.`,
  'guest-left': ({ guestId }) =>
    `${user(guestId)} ya no está en este servidor, así que no le llega ningún recordatorio. Retira la invitación.`,
  'talk-or-idea': () => 'Indica una charla o el tema de una idea, no las dos cosas.',
  'no-talk-to-invite-to': () =>
    'No tienes ninguna charla a la que invitar. Abre o planea una con `/talk`, o da el tema de una idea.',
  'not-on-stage-channel': ({ stageId }) =>
    stageId
      ? `Únete primero a ${channel(stageId)} y luego levanta la mano.`
      : 'El escenario aún no está listo. Inténtalo de nuevo en un momento.',
  'already-up': () => 'Ya estás en el escenario. Puedes hablar.',
  'hand-down': () => 'No tienes la mano levantada. Pulsa «Levantar la mano» para entrar en la fila.',
  'no-hands': () =>
    'No hay manos levantadas. La mano se levanta con el botón de la tarjeta o con el de Discord.',
  'line-locked': () =>
    'Los anfitriones no admiten más manos por ahora. Inténtalo más tarde o haz una pregunta.',
  'line-full': ({ cap }) =>
    `La fila está llena: hay ${counted(cap, { one: 'mano levantada', other: 'manos levantadas' })}. Inténtalo de nuevo cuando alguien haya hablado.`,
  'cooling-down': ({ until }) => `Acabas de hablar. Podrás volver a levantar la mano ${at(until)}.`,
  'you-are-kept-out': () =>
    'Los anfitriones te han vetado en esta charla. Un moderador del escenario puede dejarte volver.',
  'not-in-line': ({ userId }) => `${user(userId)} no está en la fila. Mira la fila en «Panel de anfitrión».`,
  'no-such-place': ({ most }) =>
    most === 1
      ? 'Solo hay una mano levantada. No hay otro puesto.'
      : `Hay ${number(most)} manos levantadas. Elige un puesto del 1 al ${number(most)}.`,
  'up-already': ({ userId }) => `${user(userId)} ya está en el escenario o va a subir.`,
  'not-on-the-stage': ({ userId, stageId }) =>
    stageId
      ? `${user(userId)} no está en ${channel(stageId)}. Pídele primero que se una.`
      : `${user(userId)} no está en el canal de escenario. Pídele primero que se una.`,
  'bot-cannot-speak': () => 'No se puede llamar a un bot. Nombra a una persona.',
  'not-speaking': ({ userId }) => `${user(userId)} no está ahora en el escenario.`,
  'turn-has-no-end': ({ userId }) =>
    `El turno de ${user(userId)} no tiene fin. Fija la duración de los turnos en las reglas de esta charla.`,
  'rule-out-of-bounds': ({ rule }) => `${rules[rule]} Elige un número dentro de esos límites.`,
  'host-stays': ({ hostId }) => `${user(hostId)} dirige esta charla. Cédela primero a otra persona.`,
  'bot-cannot-host': () => 'Un bot no puede dirigir una charla. Elige a una persona.',
  'is-host': ({ userId }) => `${user(userId)} ya dirige esta charla.`,
  'is-co-host': ({ userId }) => `${user(userId)} ya codirige esta charla.`,
  'not-co-host': ({ userId }) => `${user(userId)} no codirige esta charla.`,
  'already-kept-out': ({ userId }) => `${user(userId)} ya tiene veto en esta charla.`,
  'not-kept-out': ({ userId }) => `${user(userId)} no tiene veto. Puede unirse como cualquier otra persona.`,
  'is-kept-out': ({ userId }) => `${user(userId)} tiene veto en esta charla. Primero déjale volver.`,
  'cannot-undo': () =>
    'Eso ya no se puede deshacer: ya se deshizo, o han pasado demasiadas cosas desde entonces.',
  'question-empty': () => 'Una pregunta necesita palabras. Pulsa otra vez «Preguntar» y escríbela.',
  'question-too-long': ({ length, most }) =>
    `Una pregunta tiene ${number(most)} caracteres como máximo; la tuya tiene ${number(length)}. Acórtala y vuelve a preguntar.`,
  'question-repeated': () => 'Ya has preguntado eso. Mira en la lista cómo va tu pregunta.',
  'too-many-questions': ({ most }) =>
    `Tienes ${number(most)} preguntas abiertas. Vuelve a preguntar cuando se responda una, o retira alguna.`,
  'board-full': () =>
    'La lista de preguntas está llena. Vuelve a preguntar cuando se hayan respondido algunas.',
  'question-gone': () => 'Esa pregunta ya no está abierta. Mira en la lista las que sí lo están.',
  'own-question': () => 'Esa pregunta es tuya; tu interés ya cuenta.',
  'not-your-question': () => 'Solo quien hizo una pregunta puede retirarla.',
  'merge-with-itself': () => 'Es la misma pregunta. Elige otra con la que unirla.',
  'asker-is-anonymous': () =>
    'Quien preguntó esto no quiso dar su nombre, así que no se le puede llamar al escenario. Haz tú la pregunta.',
  'only-in-servers': () => 'Las charlas viven en servidores. Usa este comando en uno en el que yo esté.',
  'may-not-host': () =>
    'Para dirigir charlas hace falta el permiso «Gestionar eventos», un rol de anfitrión o ser moderador del escenario. Pide una de las tres cosas a un admin del servidor.',
  'role-for-anybody': () =>
    'Cualquiera podría tomar ese rol, pero puede hacer más que un miembro corriente. Los recordatorios necesitan uno que solo distinga a las personas; un admin del servidor lo elige en /settings.',
  'role-for-guests': () =>
    'Quien llega por el enlace de invitación recibe ese rol, pero puede hacer más que un miembro corriente. Elige uno que solo distinga a las personas.',
  'no-such-channel': () => 'No veo ese canal. Elige uno en el que yo pueda leer y publicar.',
  'may-not-set': () =>
    'Para los ajustes hace falta el permiso «Gestionar servidor». Pídeselo a un admin del servidor.',
  'bot-lacks': ({ permissions, where }) =>
    where
      ? `Me ${permissions.length === 1 ? 'falta' : 'faltan'} ${list(permissions.map(permission))} en ${channel(where)}. Pide a un admin que lo permita en los permisos del canal e inténtalo de nuevo.`
      : `Me ${permissions.length === 1 ? 'falta' : 'faltan'} ${list(permissions.map(permission))} en este servidor. Pide a un admin que lo permita en los permisos de mi rol e inténtalo de nuevo.`,
  'no-channel-to-announce': () =>
    'No encuentro ningún canal en el que pueda publicar. Usa el comando en un canal de texto donde yo pueda enviar mensajes.',
  'not-a-community': () =>
    'Los escenarios necesitan un servidor de comunidad. Un admin puede activarlo en los ajustes del servidor.',
  'which-talk': () => 'No sé a qué charla te refieres. Únete a su escenario y repite el comando.',
  'not-here': () => 'Eso pertenece a otro servidor. Úsalo allí.',
  'not-a-number': ({ text }) => `«${text}» no es un número entero. Escríbelo en cifras, como 3.`,
  tampered: () =>
    'Ese botón ya no es uno de los míos. Usa la tarjeta más reciente de la charla o `/talk status`.',
  'store-down': () =>
    'Ahora mismo no puedo acceder a mi base de datos. Mira `/talk status` en un minuto y vuelve a intentarlo.',
} satisfies Partial<RefusalTexts>;
