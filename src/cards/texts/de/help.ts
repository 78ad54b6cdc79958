/** What somebody can do now, in German. */
import type { help as english } from '../en/help.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('de');

export const help: typeof english = {
  called: (topic, stage, seconds) =>
    `Du bist in „${topic}“ aufgerufen. Nimm die Einladung an, die Discord dir in ${stage} zeigt${seconds === null ? '' : `; nach ${number(seconds)} Sekunden geht der Aufruf weiter`}.`,
  speaks: (topic) => `Du bist in „${topic}“ auf der Bühne. Sprich einfach.`,
  speaksInTurn: (topic) =>
    `Du hast in „${topic}“ das Wort. Sprich einfach und drück auf „Ich bin fertig“, wenn du es bist.`,
  runs: (topic) => `Du leitest „${topic}“.`,
  hands: (count) =>
    count === 0
      ? 'Keine Wortmeldungen. Die Hand hebt man über die Karte oder mit dem Button von Discord.'
      : `${counted(count, { one: 'Wortmeldung', other: 'Wortmeldungen' })}. Mit „Nächste Person aufrufen“ kommt die erste dran.`,
  questions: (count) =>
    count === 0
      ? ''
      : `${counted(count, { one: 'Frage ist', other: 'Fragen sind' })} offen. Du findest sie in der „Host-Steuerung“.`,
  come: (stage) => `Tritt ${stage} bei: Du wirst zum Sprechen eingeladen, sobald du da bist.`,
  listens: (topic) => `Du hörst bei „${topic}“ zu. Heb die Hand, um zu sprechen, oder stell eine Frage.`,
  live: (topic, stage) =>
    stage === null
      ? `„${topic}“ ist live; der Stage-Kanal wird gerade erstellt.`
      : `„${topic}“ ist live in ${stage}. Tritt bei, um zuzuhören und die Hand zu heben.`,
  mayHost:
    'Kein Talk ist live. Eröffne einen mit `/talk open` oder plane einen mit `/talk schedule`; mit `/invite members` lädst du Gäste dazu ein.',
  mayNotHost: 'Kein Talk ist live.',
  planned: (topic, when, host) => `${when}  ${topic}, gehostet von ${host}`,
  nothingPlanned:
    'Es ist auch keiner geplant. Um selbst zu hosten, bitte die Server-Admins um eine Host-Rolle.',
  pointer: '-# `/talk status` zeigt, was live und geplant ist. Tippe `/`, um alles zu sehen, was ich kann.',
  pointerForAdmins:
    '-# Mit `/settings` wählst du, wer hosten darf, wo Talks angekündigt werden und wie sie ablaufen.',
};
