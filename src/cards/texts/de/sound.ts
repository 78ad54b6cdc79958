/** What is said of the voice of the stage, and what it says; in German. */
import type { Announced } from '../../../talk/announced.ts';
import type { sound as english } from '../en/sound.ts';
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('de');

const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'Der Talk beginnt.',
  next: (name) => (name === null ? 'Die nächste Person, bitte.' : `Als Nächstes: ${name}.`),
  'minute-left': () => 'Noch eine Minute.',
  'time-up': () => 'Die Redezeit ist um.',
  'recording-started': () => 'Dieser Talk wird jetzt aufgenommen.',
  'recording-stopped': () => 'Die Aufnahme ist beendet.',
  ended: () => 'Der Talk ist zu Ende. Auf Wiederhören.',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'Ein Talk beginnt',
  next: 'Wer als Nächstes spricht, mit Namen',
  'minute-left': 'Jemand hat noch eine Minute',
  'time-up': 'Jemandes Redezeit ist um',
  'recording-started': 'Eine Aufnahme beginnt',
  'recording-stopped': 'Eine Aufnahme endet',
  ended: 'Ein Talk endet',
};

export const sound: typeof english = {
  says,
  chosen: (here) =>
    here ? 'Ich komme auf die Stage dieses Talks.' : 'Ich bleibe der Stage dieses Talks fern.',
  server: {
    title:
      '### Ton auf diesem Server\n-# Gilt für die Stages aller Talks. Für einen einzelnen entscheidet sein Host mit /host voice.',
    join: (on) =>
      on
        ? '**Auf der Stage**  ich komme, wenn ein Talk eröffnet wird, und gehe, wenn er endet'
        : '**Auf der Stage**  nur, wenn ein Host mich ruft oder ein Talk aufgenommen wird',
    speech: (on) => (on ? '**Stimme**  ein Klang, dann ein Satz' : '**Stimme**  nur Klänge'),
    said: '**Was ich ansage**, solange ich auf einer Stage bin',
    choose: 'Nichts; wähle aus',
    kinds,
    buttons: {
      open: 'Ton',
      come: 'Auf die Stage kommen',
      stay: 'Der Stage fernbleiben',
      speak: 'Sätze sprechen',
      chimes: 'Nur Klänge',
      back: 'Zurück',
    },
    kept: {
      join: (on) =>
        on
          ? 'Gespeichert. Ich komme auf die Stage jedes Talks.'
          : 'Gespeichert. Ich komme nur auf eine Stage, wenn ein Host mich ruft oder ein Talk aufgenommen wird.',
      speech: (on) => (on ? 'Gespeichert. Ich spreche Sätze.' : 'Gespeichert. Ich spiele nur Klänge.'),
      told: (told) =>
        told === 0
          ? 'Gespeichert. Ich sage nichts an.'
          : `Gespeichert. Ich sage ${counted(told, { one: 'Art von Ereignis', other: 'Arten von Ereignissen' })} an.`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
