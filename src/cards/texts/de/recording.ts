/** What is said of recording and consent; in German. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('de');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: 'Die Aufnahme ist beendet: Auf der Festplatte des Bots ist kein Platz mehr. Was bis dahin aufgehoben war, bleibt.',
  length:
    'Die Aufnahme ist beendet: Sie ist so lang, wie eine Aufnahme sein darf. Was bis dahin aufgehoben war, bleibt.',
  size: 'Die Aufnahme ist beendet: Sie ist so groß, wie eine Aufnahme sein darf. Was bis dahin aufgehoben war, bleibt.',
  'not-possible':
    'Die Aufnahme ist beendet: Ich konnte sie nicht fortsetzen. Was bis dahin aufgehoben war, bleibt.',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person} hat nicht geantwortet`,
  given: (person) => `${person} ist einverstanden`,
  declined: (person) => `${person} ist nicht einverstanden`,
  withdrawn: (person) => `${person} hat das Einverständnis zurückgenommen`,
};

export const recording = {
  buttons: {
    agree: 'Einverstanden',
    decline: 'Nein',
    mine: 'Meine Aufnahme',
    withdraw: 'Meine löschen, nichts mehr aufheben',
  },
  line: (agreed: number, speakers: number) =>
    speakers === 0 ? '● Aufnahme' : `● Aufnahme (${number(agreed)} von ${number(speakers)} einverstanden)`,
  topicSuffix: ' · ● Aufnahme',
  asks: (person: string) =>
    `● ${person}, dieser Talk wird aufgenommen. Darf aufgehoben werden, was du sagst? Solange du nicht zustimmst, wird nichts von dir aufgehoben; sprechen kannst du so oder so.`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'Was du in diesem Talk sagst, wird aufgehoben. Du kannst das jederzeit zurücknehmen; dann wird alles gelöscht, was von dir aufgehoben war.',
  keptBefore:
    'Was du in diesem Talk erlaubt hast, ist aufgehoben. Du kannst das zurücknehmen; dann wird alles gelöscht, was von dir aufgehoben war.',
  notKept: 'Nichts von dem, was du in diesem Talk sagst, wird aufgehoben. Sprechen kannst du trotzdem.',
  notKeptBefore: 'Nichts von dem, was du in diesem Talk gesagt hast, ist aufgehoben.',
  deleted: 'Alles, was von dir in diesem Talk aufgehoben war, ist gelöscht, und mehr wird nicht aufgehoben.',
  started:
    'Die Aufnahme läuft. Alle auf der Bühne werden gefragt; von niemandem wird etwas aufgehoben, bevor sie zustimmen.',
  stopped: 'Die Aufnahme ist beendet.',
  status: (since: string, megabytes: number, hours: number) =>
    `● Aufnahme seit ${since} · ${number(megabytes)} MB · höchstens ${counted(hours, { one: 'Stunde', other: 'Stunden' })}`,
  statusOff: 'Dieser Talk wird nicht aufgenommen.',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'Dieser Talk wird schon aufgenommen.',
  'not-recording': () =>
    'Dieser Talk wird nicht aufgenommen. Sein Host kann das mit `/recording start` beginnen.',
  'recording-no-key': () =>
    'Ich kann noch nicht aufnehmen: Wer mich betreibt, muss mir erst einen Schlüssel für Aufnahmen geben, `RECORDING_KEY`.',
  'recording-wrong-key': () =>
    'Ich kann nicht aufnehmen: Mein Schlüssel für Aufnahmen ist nicht der der letzten Aufnahme. Wer mich betreibt, muss sich `RECORDING_KEY` ansehen.',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `Das kann nur <@${userId}> beantworten. Für dich selbst ist „Meine Aufnahme“ auf der Karte des Talks da.`,
};

export const recordingCommands = {
  recording: {
    is: 'Nimmt einen Talk auf: nur die, die zustimmen',
    start: { is: 'Beginnt, deinen Talk aufzunehmen; alle auf der Bühne werden gefragt' },
    stop: { is: 'Beendet die Aufnahme deines Talks' },
    status: { is: 'Zeigt, ob der Talk aufgenommen wird und wer zugestimmt hat' },
    consent: { is: 'Zeigt, was von dir aufgehoben wird; stimme zu oder nimm es zurück' },
  },
};
