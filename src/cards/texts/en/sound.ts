/** What is said of the voice of the stage, and what it says; in English. */
import type { Announced } from '../../../talk/announced.ts';
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('en');

/** Spoken by a machine: plain words, no abbreviations, under two seconds each. */
const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'The talk begins.',
  next: (name) => (name === null ? 'Next speaker, please.' : `Next: ${name}.`),
  'minute-left': () => 'One minute left.',
  'time-up': () => 'Time is up.',
  'recording-started': () => 'This talk is now being recorded.',
  'recording-stopped': () => 'The recording has stopped.',
  ended: () => 'The talk has ended. Goodbye.',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'A talk opens',
  next: 'Who speaks next, by name',
  'minute-left': 'A speaker has a minute left',
  'time-up': 'A speaker’s time is up',
  'recording-started': 'A recording starts',
  'recording-stopped': 'A recording stops',
  ended: 'A talk ends',
};

export const sound = {
  says,
  /** Whether the bot is to be on the stage of a talk. */
  chosen: (here: boolean): string =>
    here ? 'I come to the stage of this talk.' : 'I stay away from the stage of this talk.',
  /** What a server chooses. */
  server: {
    title:
      '### Sound on this server\n-# What holds for the stages of all talks. A host decides for one with /host voice.',
    join: (on: boolean): string =>
      on
        ? '**On stage**  I come when a talk opens and leave when it ends'
        : '**On stage**  only when a host asks for it, or a talk is recorded',
    speech: (on: boolean): string => (on ? '**Voice**  a chime, then a sentence' : '**Voice**  chimes only'),
    said: '**What I announce** while I am on a stage',
    choose: 'Nothing; choose what',
    kinds,
    buttons: {
      open: 'Sound',
      come: 'Come to the stage',
      stay: 'Stay off the stage',
      speak: 'Speak sentences',
      chimes: 'Chimes only',
      back: 'Back',
    },
    kept: {
      join: (on: boolean): string =>
        on
          ? 'Kept. I come to the stage of every talk.'
          : 'Kept. I come to a stage only when a host asks for it, or a talk is recorded.',
      speech: (on: boolean): string => (on ? 'Kept. I speak sentences.' : 'Kept. I play chimes only.'),
      /** How many kinds are told. */
      told: (told: number): string =>
        told === 0
          ? 'Kept. I announce nothing.'
          : `Kept. I announce ${counted(told, { one: 'kind of event', other: 'kinds of events' })}.`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
