/** What guests and their hosts read, in German: invitations, answers, reminders, the list of invitations. */
import type { Answer } from '../../../talk/talk.ts';
import type { guests as english } from '../en/guests.ts';
import { inLanguage } from '../in-language.ts';

const { counted, list, number } = inLanguage('de');

/** How an invitation was answered, around the date. */
const answeredOn: Record<Answer, (when: string) => string> = {
  accepted: (when) => `hat die Einladung am ${when} angenommen`,
  maybe: (when) => `hat am ${when} „vielleicht“ geantwortet`,
  declined: (when) => `hat die Einladung am ${when} abgelehnt`,
};

const ownAnswers: Record<Answer, string> = {
  accepted: 'angenommen',
  maybe: 'vielleicht',
  declined: 'abgelehnt',
};

export const guests: typeof english = {
  buttons: {
    accept: 'Annehmen',
    maybe: 'Vielleicht',
    anotherTime: 'Andere Zeit',
    decline: 'Ablehnen',
    addWords: 'Grund nennen',
    takeTime: 'Zeit übernehmen',
    remind: 'Gast erinnern',
    withdraw: 'Zurückziehen',
    setDate: 'Termin festlegen',
    link: 'Gast-Link',
    newLink: 'Neuen Link erstellen',
    revoke: 'Link widerrufen',
    back: 'Zurück',
    further: 'Weiter',
  },
  card: {
    invites: (host, guest) => `${host} lädt ${guest} zu einem Gespräch ein`,
    about: (topic, when) => `„${topic}“${when}`,
    live: ', jetzt live',
    scheduled: (when, relative) => `, ${when} (${relative})`,
    idea: ' (eine Idee, noch ohne Termin)',
    quoted: (text) => `„${text}“`,
    unanswered: (guest) => `${guest} hat noch nicht geantwortet`,
    seen: (guest) => `${guest} hat die Einladung gesehen, aber noch nicht geantwortet`,
    answered: (guest, answer, when, words) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ${answeredOn[answer](when)}${words === '' ? '' : `: „${words}“`}`,
    proposed: (guest, when, relative) => `${guest} schlägt eine andere Zeit vor: ${when} (${relative})`,
    expired: (guest) => `${guest} hat nicht rechtzeitig geantwortet`,
    withdrawn: 'Diese Einladung wurde zurückgezogen.',
    movedSince: 'Der Termin des Talks wurde erst nach dieser Antwort festgelegt.',
    over: 'Der Talk ist vorbei.',
  },
  link: {
    is: (name, url, expires, role) =>
      `Schick diesen Link an ${name} und an niemanden sonst: ${url}\nEr gilt einmal und läuft ${expires} ab.${role === '' ? '' : ` Er gibt die Rolle ${role}.`}`,
    used: (name) =>
      `Der Link für ${name} wurde benutzt oder in Discord gelöscht. Wer über ihn gekommen ist, kann auf der Einladung antworten.`,
    revoked: (name) => `Der Link für ${name} ist widerrufen.`,
  },
  idea: (host) => `Gehostet von ${host} · noch ohne Termin`,
  reminder: (guest, host, topic, when) =>
    `${guest}, ${host} hofft auf eine Antwort: Kommst du zu „${topic}“${when}?`,
  arrived: (guest) => `${guest}, Gast dieses Talks, ist da.`,
  hint: { taken: 'Übernimmt der Host diese Zeit, gilt die Einladung als angenommen.' },
  form: {
    invite: 'Zu einem Talk einladen',
    message: 'Eine Nachricht an den Gast',
    talk: 'Welcher Talk',
    orIdea: 'Oder nur eine Idee: ihr Thema',
    live: 'jetzt live',
    idea: 'eine Idee',
    onlyIdea: 'Worum es in dem Talk ginge',
    anotherTime: 'Andere Zeit',
    setDate: 'Termin festlegen',
    date: 'Wann, etwa kommenden Freitag 19 Uhr',
    zone: 'Die Zeitzone dazu, etwa Europe/Berlin',
    words: 'Grund nennen',
    yourWords: 'Ein paar Worte, sichtbar bei deiner Antwort',
  },
  done: {
    invited: (people) =>
      `${list(people)} ${people.length === 1 ? 'hat' : 'haben'} eine Einladung. Einladung und Antwort sind öffentlich.`,
    notInvited: (person, why) => `${person}: ${why}`,
    answered: (answer) => `Deine Antwort ist gespeichert: ${ownAnswers[answer]}.`,
    proposed: (when, relative) =>
      `Dein Vorschlag ist gespeichert: ${when} (${relative}). Der Host kann ihn übernehmen.`,
    moved: (topic, when, relative) => `„${topic}“ ist jetzt geplant für ${when} (${relative}).`,
    reminded: (guest, left) =>
      `${guest} wurde erinnert. ${left === 0 ? 'Das war das letzte Mal.' : `Das kannst du noch ${number(left)}-mal tun, mit einer Stunde Abstand.`}`,
    withdrawn: (guest) => `Die Einladung an ${guest} ist zurückgezogen.`,
    willRemindOnceDated: 'Du wirst hier erinnert, sobald der Talk einen Termin hat.',
  },
  list: {
    title: (count) =>
      `**${counted(count, { one: 'Einladung wartet', other: 'Einladungen warten' })} auf eine Antwort**`,
    line: (guest, topic, state, link) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [Karte](${link})`}`,
    states: {
      asked: 'noch keine Antwort',
      seen: 'gesehen',
      accepted: 'angenommen',
      maybe: 'vielleicht',
      declined: 'abgelehnt',
      proposed: 'schlägt eine andere Zeit vor',
      expired: 'abgelaufen',
      withdrawn: 'zurückgezogen',
    },
    page: (page, pages) => `-# ${number(page)} von ${number(pages)}`,
    empty: 'Hier wartet keine Einladung auf eine Antwort. Mit `/invite members` lädst du jemanden ein.',
  },
};
