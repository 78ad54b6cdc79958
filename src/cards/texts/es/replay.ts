/** What is said of replays and transcripts, in Spanish. */
import type { replay as english, replayCommands as englishCommands } from '../en/replay.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { counted, number } = inLanguage('es');

const why = {
  silent: 'No hay repetición: nadie de quienes aceptaron ser grabados dijo nada.',
  'no-key': 'La repetición no se puede preparar: al bot le falta la clave de la grabación.',
  full: 'La repetición no se puede preparar: no queda espacio en el disco del bot.',
  mixer: 'La repetición no se pudo preparar.',
};

export const replay: typeof english = {
  formats: { ogg: 'Ogg Opus', mp3: 'MP3', m4a: 'M4A', tracks: 'Una pista por voz, para anfitriones' },
  buttons: {
    replay: (length) => `Repetición · ${length}`,
    again: 'Intentar otra vez',
    publish: 'Publicar',
    unpublish: 'Retirar',
    delete: 'Eliminar para siempre',
    listen: 'Escuchar',
    captions: 'Subtítulos',
    podcast: 'Pódcast',
    look: 'Mirar otra vez',
  },
  mixing: (percent) => `Repetición: mezclando, ${number(percent)} %`,
  published: 'La repetición está publicada.',
  why: (reason) => why[reason],
  picture: 'El volumen de cada voz a lo largo de la repetición, una línea por número.',
  title: (topic, length) => `### ${topic} · ${length}`,
  recorded: (date, host) => `Grabada el ${date} · dirigida por ${host}`,
  chapters: '**Capítulos**',
  more: (count) => `+ ${counted(count, { one: 'capítulo', other: 'capítulos' })}`,
  linked: (until) => `La dirección es tuya y caduca ${until}.`,
  tracks: 'Una pista por voz, en el orden de los números de arriba.',
  private: 'Solo anfitriones y moderación pueden oírla. Con `/replay publish` pueden todos aquí.',
  captions: {
    writing: 'Se está escribiendo lo que se dijo. Puede tardar más de lo que duró la charla.',
    failed: 'No se pudo escribir lo que se dijo.',
    is: (topic) =>
      `Lo que se dijo en **${topic}**, tal como lo entendió un programa: se equivoca, sobre todo con los nombres.`,
    at: (url) => `Los subtítulos también están en una dirección que es tuya y caduca en un día: ${url}`,
  },
  list: {
    title: '### Repeticiones',
    none: 'Aquí no hay ninguna repetición que puedas oír. Una charla grabada tiene una poco después de terminar.',
    line: (date, topic, length) => `${date}  **${topic}** · ${length}`,
    private: 'sin publicar',
    choose: 'Escuchar una',
  },
  done: {
    published: 'Ahora todos en este servidor pueden oír la repetición.',
    feed: (url) =>
      `También está en el pódcast del servidor; quien tenga esta dirección la oye sin estar en el servidor:\n\`${url}\``,
    unpublished: 'Ahora solo anfitriones y moderación pueden oír la repetición.',
    sure: (topic) =>
      `Esto elimina la grabación de **${topic}** y su repetición para todos. Nada puede recuperarlas.`,
    deleted: 'La grabación y su repetición están eliminadas.',
    again: 'Se intenta otra vez. La tarjeta de la charla muestra cómo va.',
  },
  podcast: (server) => `Charlas de ${server}`,
};

export const replayRefusals = {
  'no-replay': () =>
    'Esa repetición no existe, o no puedes oírla. `/replay list` muestra las que puedes oír.',
  'replay-not-ready': () => 'Esta repetición todavía no está lista. La tarjeta de la charla muestra cómo va.',
  'replay-too-large': () =>
    'Es demasiado grande para Discord, y fuera de él no tengo dirección. Quien me administra puede darme una: WEB_PORT y WEB_URL, en docs/operating.md.',
  'no-ffmpeg': () =>
    'No puedo preparar este formato: no hay ffmpeg donde me ejecuto. Elige Ogg, o pide a quien me administra que lo instale.',
  'no-captions': () =>
    'Nadie ha mandado escribir esta repetición todavía. Su anfitrión o la moderación puede: `/replay transcript`.',
  'no-speech-model': () =>
    'No puedo escribir lo que se dijo: no tengo un modelo de voz. Quien me administra puede darme uno: TRANSCRIPT_MODEL, en docs/replay.md.',
  'speech-model-unusable': () =>
    'No puedo escribir lo que se dijo: mi modelo de voz no sirve. Quien me administra encuentra el motivo en mi registro.',
  'format-failed': () => 'Este formato no se pudo preparar. Elige Ogg, o inténtalo más tarde.',
} satisfies Partial<RefusalTexts>;

const which = 'Cuál; la más reciente si no nombras ninguna';

export const replayCommands: typeof englishCommands = {
  replay: {
    is: 'Volver a oír charlas grabadas',
    list: { is: 'Ver las repeticiones que puedes oír' },
    get: {
      is: 'Oír una repetición, solo para ti',
      replay: which,
      format: 'En qué formato; Ogg si no nombras ninguno',
    },
    transcript: { is: 'Leer lo que se dijo; el anfitrión o la moderación lo manda escribir', replay: which },
    publish: {
      is: 'Dejar que todo el servidor oiga una repetición, como anfitrión o moderador',
      replay: which,
    },
    podcast: { is: 'Obtener la dirección del pódcast de este servidor, renovarla o desactivarlo' },
    delete: {
      is: 'Eliminar una grabación y su repetición, como anfitrión o moderador',
      replay: which,
    },
  },
};
