/** What is said of the voice of the stage, and what it says; in Portuguese. */
import type { Announced } from '../../../talk/announced.ts';
import type { sound as english } from '../en/sound.ts';
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('pt');

const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'A conversa começa agora.',
  next: (name) => (name === null ? 'A próxima pessoa, por favor.' : `A seguir, ${name}.`),
  'minute-left': () => 'Falta um minuto.',
  'time-up': () => 'O tempo acabou.',
  'recording-started': () => 'Esta conversa está sendo gravada.',
  'recording-stopped': () => 'A gravação parou.',
  ended: () => 'A conversa terminou. Até logo.',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'Uma conversa abre',
  next: 'Quem fala a seguir, pelo nome',
  'minute-left': 'Falta um minuto para alguém',
  'time-up': 'O tempo de alguém acabou',
  'recording-started': 'Uma gravação começa',
  'recording-stopped': 'Uma gravação para',
  ended: 'Uma conversa termina',
};

export const sound: typeof english = {
  says,
  chosen: (here) => (here ? 'Vou para o palco desta conversa.' : 'Fico fora do palco desta conversa.'),
  server: {
    title:
      '### Som neste servidor\n-# Vale para os palcos de todas as conversas. Para uma só, o anfitrião decide com /host voice.',
    join: (on) =>
      on
        ? '**No palco**  chego quando uma conversa abre e saio quando ela termina'
        : '**No palco**  só quando um anfitrião pede ou quando uma conversa é gravada',
    speech: (on) => (on ? '**Voz**  um toque e depois uma frase' : '**Voz**  só toques'),
    said: '**O que anuncio** enquanto estou num palco',
    choose: 'Nada; escolha o quê',
    kinds,
    buttons: {
      open: 'Som',
      come: 'Ir para o palco',
      stay: 'Ficar fora do palco',
      speak: 'Dizer frases',
      chimes: 'Só toques',
      back: 'Voltar',
    },
    kept: {
      join: (on) =>
        on
          ? 'Guardado. Vou para o palco de cada conversa.'
          : 'Guardado. Só vou para um palco quando um anfitrião pede ou quando uma conversa é gravada.',
      speech: (on) => (on ? 'Guardado. Digo frases.' : 'Guardado. Só dou toques.'),
      told: (told) =>
        told === 0
          ? 'Guardado. Não anuncio nada.'
          : `Guardado. Anuncio ${counted(told, { one: 'tipo de acontecimento', other: 'tipos de acontecimentos' })}.`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
