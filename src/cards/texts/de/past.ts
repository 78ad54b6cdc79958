/** What is said of talks that are over, in German: the summary, the history, the export. */
import type { past as english } from '../en/past.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('de');

export const past: typeof english = {
  summary: {
    ended: (topic, length, peak) =>
      `## ${topic} ist zu Ende · ${length}${peak > 0 ? ` · bis zu ${number(peak)} im Publikum` : ''}`,
    hostedBy: (hosts) => `Gehostet von ${hosts}`,
    picture: 'Oben, wer wann sprach, eine Zeile für jede Nummer; unten, wie viele zuhörten.',
    voice: (n, person, time) => `**${n}** ${person} ${time}`,
    spoke: (count) => counted(count, { one: 'Person sprach', other: 'Personen sprachen' }),
    hands: (count) => counted(count, { one: 'Wortmeldung', other: 'Wortmeldungen' }),
    questions: (answered, all) => `${number(answered)} von ${number(all)} Fragen beantwortet`,
    median: (count) => `im Median ${number(count)} im Publikum`,
  },
  history: {
    title: '### Vergangene Talks',
    line: (date, topic, length, peak, host) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · bis zu ${number(peak)} im Publikum` : ''} · ${host}`,
    choose: 'Einen davon ansehen',
    none: 'Hier ist noch kein Talk zu Ende gegangen. Eröffne einen mit `/talk open` oder plane einen mit `/talk schedule`.',
    timeline: (topic) => `### Verlauf · ${topic}`,
    earlier: 'Früher',
    latest: 'Neueste',
  },
  exported: {
    done: 'Was von diesem Talk aufbewahrt ist, als Tabellen und als JSON. Die Dateien nennen Menschen: Geh mit ihnen um wie mit einer Gästeliste.',
    doneWithoutAttendance:
      'Was von diesem Talk aufbewahrt ist, als Tabellen und als JSON. In der Anwesenheit stehen nur die Hosts: Wer sonst kam und ging, wurde nicht festgehalten.',
    questions: 'Die Fragen dieses Talks als Tabelle.',
    noQuestions: 'In diesem Talk wurde noch nichts gefragt, es gibt also nichts zu exportieren.',
  },
};
