/** What commands and their options are about, in Spanish. `is` describes the command itself. */
import type { commands as english } from '../en/commands.ts';

const person = 'La persona de la que se trata';

const talk = 'Qué charla; escribe una palabra de su tema. Si no, la que está en vivo o la última';

export const commands: typeof english = {
  talk: {
    is: 'Charlas de audio en vivo',
    open: {
      is: 'Abrir una charla ahora',
      topic: 'De qué trata',
      stage: 'El canal de escenario; si no eliges ninguno, se crea uno',
    },
    close: { is: 'Cerrar la charla' },
    status: { is: 'Ver las charlas en vivo de este servidor' },
    list: { is: 'Ver las charlas en vivo y planeadas, página por página' },
    show: { is: 'Ver una charla: planeada, en vivo o terminada', talk },
    history: { is: 'Ver las charlas terminadas' },
    timeline: { is: 'Ver quién hizo qué y cuándo en una charla, para anfitriones y moderadores', talk },
    export: {
      is: 'Obtener asistencia, turnos y preguntas en archivos, para anfitriones y moderadores',
      talk,
    },
    edit: {
      is: 'Cambiar una charla planeada, o su serie',
      talk: 'Qué charla planeada; escribe una palabra de su tema',
    },
    schedule: {
      is: 'Planear una charla para más tarde',
      topic: 'De qué trata',
      date: 'Como 2026-12-01 19:00, el viernes a las 19:00 o en 2 horas',
      zone: 'La zona horaria de esa fecha, como Europe/Madrid; si no, la del servidor',
      repeat: 'Cómo se repite',
      until: 'El último día de la serie, como 30 de junio',
      times: 'Cuántas charlas tiene la serie',
      length: 'Cuánto dura, como 90 min o 1h30',
      stage: 'El canal de escenario; si no eliges ninguno, se crea uno',
      remind: 'Cuándo recordarla, como 1 semana, 1 día, 10 minutos; si no, como eligió el servidor',
      opens: 'Cómo se abre la charla cuando llega su hora',
    },
  },
  invite: {
    is: 'Los invitados de tus charlas',
    members: {
      is: 'Invitar en público a personas que están en este servidor',
      guest: 'A quién invitas',
      more: 'Más invitados: menciónalos, hasta 10 en total',
      message: 'Lo que quieres decirles; todos lo leen',
      talk: 'Cuál de tus charlas; si no, la que está en vivo o la siguiente',
      idea: 'En lugar de una charla: de qué trataría una todavía sin fecha',
    },
    outside: {
      is: 'Invitar a alguien que no está en este servidor; recibes un enlace para enviárselo',
      name: 'Su nombre, tal como todos lo leen',
      message: 'Lo que quieres decirle; todos lo leen',
      talk: 'Cuál de tus charlas; si no, la que está en vivo o la siguiente',
      idea: 'En lugar de una charla: de qué trataría una todavía sin fecha',
    },
    list: { is: 'Ver las invitaciones que esperan respuesta' },
  },
  'Invite to a talk': 'Invitar a una charla',
  queue: {
    is: 'La fila de quienes quieren hablar',
    next: { is: 'Llamar a quien sigue en la fila; si no hay sitio, termina el turno más largo' },
    call: { is: 'Llamar a una persona concreta', person: 'A quién se llama al escenario' },
    skip: { is: 'Saltar a quien le toca subir, o a quien sigue en la fila' },
    move: {
      is: 'Mover a alguien en la fila',
      person: 'Quién cambia de puesto',
      place: 'El puesto en la fila; 1 va a continuación',
    },
    remove: { is: 'Bajar la mano de alguien', person: 'De quién es la mano' },
    clear: { is: 'Bajar todas las manos' },
    lock: { is: 'No admitir más manos' },
    unlock: { is: 'Volver a admitir manos' },
    order: { is: 'Elegir en qué orden se da la palabra', order: 'El orden' },
    done: { is: 'Terminar tu propio turno' },
    'more-time': {
      is: 'Dar un minuto más a alguien que está hablando',
      person: 'De quién es el turno que continúa',
    },
    rules: {
      is: 'Cambiar las reglas de esta charla',
      'turn-minutes': 'Cuánto dura un turno; 0 para no limitarlo',
      'at-once': 'Cuántas personas tienen turno a la vez',
      cap: 'Cuántas manos puede haber en la fila; 0 para no limitarlas',
      'cooldown-minutes': 'Cuánto espera una persona antes de volver a levantar la mano',
    },
  },
  host: {
    is: 'Dirigir tu charla en vivo',
    controls: { is: 'Ver la fila y dirigir la charla desde un solo lugar' },
    'co-host': { is: 'Nombrar coanfitrión a alguien', person },
    'no-co-host': { is: 'Quitar a alguien como coanfitrión', person },
    'hand-over': { is: 'Ceder la charla a otra persona', person },
    audience: { is: 'Pasar a alguien del escenario al público', person },
    remove: { is: 'Sacar a alguien del canal de escenario; puede volver', person },
    'keep-out': { is: 'Vetar a alguien en esta charla', person },
    'let-in': { is: 'Dejar volver a alguien con veto', person },
    voice: { is: 'Que Rostrum hable en el escenario de esta charla, o no', here: 'Si está en el escenario' },
  },
  question: {
    is: 'Preguntas para quienes están en el escenario',
    ask: { is: 'Hacer una pregunta' },
    board: { is: 'Ver las preguntas, y gestionarlas como anfitrión' },
    export: { is: 'Obtener las preguntas en un archivo, como anfitrión' },
  },
  settings: { is: 'Elegir cómo son las charlas en este servidor' },
  help: { is: 'Ver lo que puedes hacer ahora' },
};
