/** What is said of the voice of the stage, and what it says; in French. */
import type { Announced } from '../../../talk/announced.ts';
import type { sound as english } from '../en/sound.ts';
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('fr');

const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'Le talk commence.',
  next: (name) => (name === null ? 'Personne suivante, s’il vous plaît.' : `À suivre, ${name}.`),
  'minute-left': () => 'Encore une minute.',
  'time-up': () => 'Le temps de parole est écoulé.',
  'recording-started': () => 'Ce talk est maintenant enregistré.',
  'recording-stopped': () => 'L’enregistrement est arrêté.',
  ended: () => 'Le talk est terminé. Au revoir.',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'Un talk s’ouvre',
  next: 'Qui parle ensuite, par son nom',
  'minute-left': 'Il reste une minute à quelqu’un',
  'time-up': 'Le temps de quelqu’un est écoulé',
  'recording-started': 'Un enregistrement commence',
  'recording-stopped': 'Un enregistrement s’arrête',
  ended: 'Un talk se termine',
};

export const sound: typeof english = {
  says,
  chosen: (here) =>
    here ? 'J’arrive sur la scène de ce talk.' : 'Je reste à l’écart de la scène de ce talk.',
  server: {
    title:
      '### Le son sur ce serveur\n-# Vaut pour la scène de tous les talks. Pour un seul, son hôte décide avec /host voice.',
    join: (on) =>
      on
        ? '**Sur scène**  j’arrive quand un talk s’ouvre et je pars quand il se termine'
        : '**Sur scène**  seulement si un hôte le demande ou si un talk est enregistré',
    speech: (on) => (on ? '**Voix**  un carillon, puis une phrase' : '**Voix**  des carillons seulement'),
    said: '**Ce que j’annonce** tant que je suis sur scène',
    choose: 'Rien\u202f; à vous de choisir',
    kinds,
    buttons: {
      open: 'Son',
      come: 'Venir sur scène',
      stay: 'Rester hors de scène',
      speak: 'Dire des phrases',
      chimes: 'Carillons seulement',
      back: 'Retour',
    },
    kept: {
      join: (on) =>
        on
          ? 'C’est noté. J’arrive sur la scène de chaque talk.'
          : 'C’est noté. Je ne viens sur scène que si un hôte le demande ou si un talk est enregistré.',
      speech: (on) => (on ? 'C’est noté. Je dis des phrases.' : 'C’est noté. Je ne joue que des carillons.'),
      told: (told) =>
        told === 0
          ? 'C’est noté. Je n’annonce rien.'
          : `C’est noté. J’annonce ${counted(told, { one: 'type d’événement', other: 'types d’événements' })}.`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
