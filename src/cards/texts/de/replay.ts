/** What is said of replays and transcripts, in German. */
import type { replay as english, replayCommands as englishCommands } from '../en/replay.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { counted, number } = inLanguage('de');

const why = {
  silent: 'Es gibt keine Wiedergabe: Niemand, der der Aufnahme zugestimmt hat, hat etwas gesagt.',
  'no-key': 'Die Wiedergabe lässt sich nicht herstellen: Dem Bot fehlt der Schlüssel der Aufnahme.',
  full: 'Die Wiedergabe lässt sich nicht herstellen: Auf der Festplatte des Bots ist kein Platz mehr.',
  mixer: 'Die Wiedergabe konnte nicht hergestellt werden.',
};

export const replay: typeof english = {
  formats: { ogg: 'Ogg Opus', mp3: 'MP3', m4a: 'M4A', tracks: 'Eine Spur je Stimme, für Hosts' },
  buttons: {
    replay: (length) => `Wiedergabe · ${length}`,
    again: 'Noch einmal versuchen',
    publish: 'Veröffentlichen',
    unpublish: 'Zurücknehmen',
    delete: 'Endgültig löschen',
    listen: 'Anhören',
    captions: 'Untertitel',
    podcast: 'Podcast',
    look: 'Noch einmal nachsehen',
  },
  mixing: (percent) => `Wiedergabe: wird gemischt, ${number(percent)} %`,
  published: 'Die Wiedergabe ist veröffentlicht.',
  why: (reason) => why[reason],
  picture: 'Wie laut jede Stimme im Lauf der Wiedergabe ist, eine Zeile für jede Nummer.',
  title: (topic, length) => `### ${topic} · ${length}`,
  recorded: (date, host) => `Aufgenommen am ${date} · gehostet von ${host}`,
  chapters: '**Kapitel**',
  more: (count) => `+ ${counted(count, { one: 'Kapitel', other: 'Kapitel' })}`,
  linked: (until) => `Die Adresse ist für dich und endet ${until}.`,
  tracks: 'Eine Spur je Stimme, in der Reihenfolge der Nummern oben.',
  private: 'Nur Hosts und Moderation können sie hören. Mit `/replay publish` können es alle hier.',
  captions: {
    writing: 'Was gesagt wurde, wird gerade aufgeschrieben. Das kann länger dauern als der Talk.',
    failed: 'Was gesagt wurde, ließ sich nicht aufschreiben.',
    is: (topic) =>
      `Was in **${topic}** gesagt wurde, so wie ein Programm es verstanden hat: Es irrt sich, vor allem bei Namen.`,
    at: (url) =>
      `Die Untertitel liegen auch unter einer Adresse, die für dich ist und nach einem Tag endet: ${url}`,
  },
  list: {
    title: '### Wiedergaben',
    none: 'Hier gibt es keine Wiedergabe, die du hören darfst. Ein aufgenommener Talk hat bald nach seinem Ende eine.',
    line: (date, topic, length) => `${date}  **${topic}** · ${length}`,
    private: 'nicht veröffentlicht',
    choose: 'Eine davon anhören',
  },
  done: {
    published: 'Alle auf diesem Server können die Wiedergabe jetzt hören.',
    feed: (url) =>
      `Sie ist auch im Podcast des Servers; wer diese Adresse hat, hört sie, ohne auf dem Server zu sein:\n\`${url}\``,
    unpublished: 'Nur Hosts und Moderation können die Wiedergabe jetzt hören.',
    sure: (topic) =>
      `Das löscht die Aufnahme von **${topic}** und ihre Wiedergabe für alle. Nichts bringt sie zurück.`,
    deleted: 'Die Aufnahme und ihre Wiedergabe sind gelöscht.',
    again: 'Es wird noch einmal versucht. Die Karte des Talks zeigt, wie weit es ist.',
  },
  podcast: (server) => `Talks von ${server}`,
};

export const replayRefusals = {
  'no-replay': () =>
    'Diese Wiedergabe gibt es nicht, oder du darfst sie nicht hören. `/replay list` zeigt, welche du hören darfst.',
  'replay-not-ready': () =>
    'Diese Wiedergabe ist noch nicht fertig. Die Karte des Talks zeigt, wie weit sie ist.',
  'replay-too-large': () =>
    'Das ist zu groß für Discord, und außerhalb davon habe ich keine Adresse. Wer mich betreibt, kann mir eine geben: WEB_PORT und WEB_URL, in docs/operating.md.',
  'no-ffmpeg': () =>
    'Dieses Format kann ich nicht herstellen: Wo ich laufe, gibt es kein ffmpeg. Wähle Ogg oder bitte, wer mich betreibt, es zu installieren.',
  'no-captions': () =>
    'Diese Wiedergabe hat noch niemand aufschreiben lassen. Ihr Host oder die Moderation kann es: `/replay transcript`.',
  'no-speech-model': () =>
    'Ich kann nicht aufschreiben, was gesagt wurde: Mir fehlt ein Sprachmodell. Wer mich betreibt, kann mir eines geben: TRANSCRIPT_MODEL, in docs/replay.md.',
  'speech-model-unusable': () =>
    'Ich kann nicht aufschreiben, was gesagt wurde: Mein Sprachmodell ist nicht brauchbar. Wer mich betreibt, findet den Grund in meinem Log.',
  'format-failed': () =>
    'Dieses Format konnte nicht hergestellt werden. Wähle Ogg oder versuche es später noch einmal.',
} satisfies Partial<RefusalTexts>;

const which = 'Welche; die neueste, wenn du keine nennst';

export const replayCommands: typeof englishCommands = {
  replay: {
    is: 'Aufgenommene Talks noch einmal hören',
    list: { is: 'Die Wiedergaben ansehen, die du hören darfst' },
    get: {
      is: 'Eine Wiedergabe hören, nur für dich',
      replay: which,
      format: 'Als welche Datei; Ogg, wenn du keine nennst',
    },
    transcript: { is: 'Lesen, was gesagt wurde; Host oder Moderation lassen es aufschreiben', replay: which },
    publish: {
      is: 'Alle auf diesem Server eine Wiedergabe hören lassen, als Host oder Moderation',
      replay: which,
    },
    podcast: { is: 'Hol dir die Adresse des Podcasts dieses Servers, erneuere sie oder schalte ihn aus' },
    delete: {
      is: 'Eine Aufnahme und ihre Wiedergabe endgültig löschen, als Host oder Moderation',
      replay: which,
    },
  },
};
