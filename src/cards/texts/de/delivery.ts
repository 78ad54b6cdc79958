/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in German. */

import { role } from '../../card.ts';
import type { delivery as english, deliveryCommands as englishCommands } from '../en/delivery.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { list, number } = inLanguage('de');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery: typeof english = {
  roleMentioned: 'die Rolle wurde erwähnt',
  server: {
    title:
      '### Erinnerungen auf diesem Server\n-# Die Zeiten gelten ab jetzt für neue Talks. Wer einen plant, kann andere dafür nennen.',
    times: (times) => `**Wann Talks erinnern**  ${list(times)}`,
    role: (gone) =>
      `**Rolle, die bei jeder Erinnerung erwähnt wird**; wer will, nimmt sie sich in \`/reminders\`${gone ? '\nDie gewählte gibt es nicht mehr; wähle neu.' : ''}`,
    chooseRole: 'Keine Rolle; wähle eine',
    keptRole: (role) =>
      role === null
        ? 'Übernommen. Keine Rolle wird erwähnt.'
        : `Übernommen. ${role} wird erwähnt, wann immer ein Talk erinnert. Wer außerdem selbst darum gebeten hat, wird nicht zweimal erwähnt.`,
    buttons: { open: 'Erinnerungen', times: 'Zeiten', back: 'Zurück' },
    form: { title: 'Wann Talks erinnern', times: 'Wie lange vorher' },
    hint: 'Etwa 1 Woche, 1 Tag, 10 Minuten, zum Beginn. Leer für die üblichen Zeiten.',
    kept: (times) => `Übernommen. Neue Talks erinnern ab jetzt: ${list(times)}.`,
  },
  own: {
    title: '### Deine Erinnerungen\n-# Was du hier wählst, gilt für alle Talks, auf jedem Server.',
    quiet: (from, to, zone) =>
      `**Ruhezeit**  ${from} bis ${to} in ${zone}. Eine Erinnerung wartet, bis sie vorbei ist, oder bleibt aus, wenn der Talk dann schon begonnen hat.`,
    noQuiet: '**Ruhezeit**  keine',
    direct: '**Wie**  per Direktnachricht; wo das nicht geht, wirst du erwähnt',
    mention: '**Wie**  durch eine Erwähnung im Kanal des Talks',
    role: (role, has) =>
      has
        ? `**Jeder Talk**  du hast ${role}; sie wird erwähnt, wann immer ein Talk dieses Servers erinnert`
        : `**Jeder Talk**  ${role} wird erwähnt, wann immer ein Talk dieses Servers erinnert; du hast sie nicht`,
    talks: '**Talks hier, an die du erinnert wirst**',
    noTalks:
      'An keinen Talk dieses Servers wirst du erinnert. Drück „Erinnere mich“ auf der Karte eines Talks.',
    stop: 'An einen Talk nicht mehr erinnern',
    buttons: {
      quiet: 'Ruhezeit',
      direct: 'Per Direktnachricht',
      mention: 'Per Erwähnung',
      takeRole: 'An jeden Talk erinnern',
      giveRole: 'Nicht an jeden Talk',
      forget: 'Meine Wahl vergessen',
    },
    form: {
      title: 'Ruhezeit',
      from: 'Von, etwa 22:00; leer für keine',
      to: 'Bis, etwa 7:00',
      zone: 'In welcher Zone, etwa Europe/Berlin',
    },
    kept: {
      quiet: (from, to) => `Übernommen. Zwischen ${from} und ${to} erinnert dich nichts.`,
      noQuiet: 'Übernommen. Du hast keine Ruhezeit.',
      direct: 'Übernommen. Ich habe dir gerade geschrieben; dort kommen deine Erinnerungen an.',
      mention: 'Übernommen. Du wirst im Kanal des Talks erwähnt.',
      stopped: (topic) => `An „${topic}“ wirst du nicht mehr erinnert.`,
      roleTaken: (role) =>
        `Du hast jetzt ${role}: Jeder Talk dieses Servers erinnert dich. Deine Ruhezeit gilt dafür nicht.`,
      roleGiven: (role) => `Du hast ${role} nicht mehr.`,
      forgotten: 'Vergessen. Du hast keine Ruhezeit und wirst im Kanal des Talks erwähnt.',
    },
  },
  direct: {
    first: 'Deine Erinnerungen an Talks kommen ab jetzt hierher, wie du es gewählt hast.',
    stop: 'Keine Direktnachrichten',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `„${text}“ lese ich nicht als Zeit vor dem Beginn. Schreib sie etwa so: 1 Woche, 1 Tag, 10 Minuten, zum Beginn.`,
  'offset-too-long': ({ most }) =>
    `Eine Erinnerung kommt höchstens ${number(most / WEEK)} Wochen vorher. Nenn eine kürzere Zeit.`,
  'too-many-offsets': ({ count, most }) =>
    `Ein Talk erinnert höchstens ${number(most)}-mal; du hast ${number(count)} Zeiten genannt. Lass einige weg.`,
  'time-unreadable': ({ text }) =>
    `„${text}“ lese ich nicht als Uhrzeit. Schreib sie etwa so: 22:00 oder 22 Uhr.`,
  'quiet-all-day': () =>
    'Die Ruhezeit beginnt und endet nicht zur selben Uhrzeit. Willst du gar nichts hören, beende die Erinnerungen jedes Talks.',
  'direct-closed': () =>
    'Discord lässt mich dir nicht schreiben. Erlaube Direktnachrichten in den Privatsphäre-Einstellungen dieses Servers und wähle noch einmal.',
  'direct-busy': () =>
    'Discord lässt mich gerade keine Direktnachrichten mehr schreiben. Wähle in einer Stunde noch einmal; bis dahin wirst du erwähnt.',
  'role-out-of-reach': ({ roleId }) =>
    `${role(roleId)} kann ich niemandem geben: Sie gehört einer Integration oder steht über meiner eigenen. Schieb meine Rolle in den Servereinstellungen darüber oder wähle eine andere.`,
  'role-not-mentionable': ({ roleId }) =>
    `Eine Erwähnung von ${role(roleId)} würde niemanden erreichen. Erlaube in den Einstellungen der Rolle allen, sie zu erwähnen, und wähle sie noch einmal.`,
  'no-reminder-role': () =>
    'Dieser Server hat keine Rolle für Erinnerungen mehr. Drück „Erinnere mich“ auf der Karte eines Talks.',
} satisfies Partial<RefusalTexts>;

export const deliveryCommands: typeof englishCommands = {
  reminders: { is: 'Zeigt, welche Talks dich erinnern; hier wählst du auch, wie' },
};
