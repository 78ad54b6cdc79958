/** What is said of the voice of the stage, and what it says; in Spanish. */
import type { Announced } from '../../../talk/announced.ts';
import type { sound as english } from '../en/sound.ts';
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('es');

const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'Empieza la charla.',
  next: (name) => (name === null ? 'La siguiente persona, por favor.' : `A continuación, ${name}.`),
  'minute-left': () => 'Queda un minuto.',
  'time-up': () => 'Se acabó el tiempo.',
  'recording-started': () => 'Esta charla se está grabando.',
  'recording-stopped': () => 'La grabación se ha detenido.',
  ended: () => 'La charla ha terminado. Hasta pronto.',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'Se abre una charla',
  next: 'Quién habla después, por su nombre',
  'minute-left': 'A alguien le queda un minuto',
  'time-up': 'A alguien se le acabó el tiempo',
  'recording-started': 'Empieza una grabación',
  'recording-stopped': 'Se detiene una grabación',
  ended: 'Termina una charla',
};

export const sound: typeof english = {
  says,
  chosen: (here) =>
    here ? 'Subo al escenario de esta charla.' : 'Me quedo fuera del escenario de esta charla.',
  server: {
    title:
      '### Sonido en este servidor\n-# Vale para los escenarios de todas las charlas. Para una sola decide su anfitrión con /host voice.',
    join: (on) =>
      on
        ? '**En el escenario**  subo cuando se abre una charla y me voy cuando termina'
        : '**En el escenario**  solo si un anfitrión lo pide o si se graba una charla',
    speech: (on) => (on ? '**Voz**  un tono y después una frase' : '**Voz**  solo tonos'),
    said: '**Lo que anuncio** mientras estoy en un escenario',
    choose: 'Nada; elige qué',
    kinds,
    buttons: {
      open: 'Sonido',
      come: 'Subir al escenario',
      stay: 'No subir al escenario',
      speak: 'Decir frases',
      chimes: 'Solo tonos',
      back: 'Volver',
    },
    kept: {
      join: (on) =>
        on
          ? 'Guardado. Subo al escenario de cada charla.'
          : 'Guardado. Solo subo a un escenario si un anfitrión lo pide o si se graba una charla.',
      speech: (on) => (on ? 'Guardado. Digo frases.' : 'Guardado. Solo pongo tonos.'),
      told: (told) =>
        told === 0
          ? 'Guardado. No anuncio nada.'
          : `Guardado. Anuncio ${counted(told, { one: 'tipo de suceso', other: 'tipos de sucesos' })}.`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
