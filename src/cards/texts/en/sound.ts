/** What is said of the voice of the stage, and what it says; in English. */
import type { Announced } from '../../../talk/announced.ts';

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

export const sound = {
  says,
  /** Whether the bot is to be on the stage of a talk. */
  chosen: (here: boolean): string =>
    here ? 'I come to the stage of this talk.' : 'I stay away from the stage of this talk.',
};

export const soundRefusals = {};

export const soundCommands = {};
