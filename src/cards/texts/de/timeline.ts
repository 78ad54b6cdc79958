/** What happened in a talk, in German, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';

const { counted } = inLanguage('de');

const by = (who: string | null | undefined) => (who ? ` von ${user(who)}` : '');

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? ' in Discord' : by(who));

/** After a name that has `von` before it already. */
const through = (who: string | undefined) => (who ? `, durch ${user(who)}` : '');

const answers = {
  accepted: 'hat die Einladung angenommen',
  maybe: 'hat „vielleicht“ geantwortet',
  declined: 'hat die Einladung abgelehnt',
} as const;

const lowered = {
  button: (person: string) => `${person} hat die Hand gesenkt`,
  discord: (person: string) => `${person} hat die Hand in Discord gesenkt`,
  away: (person: string) => `${person} kam nicht rechtzeitig zurück; die Hand ist unten`,
  host: (person: string, who?: string) => `Hand von ${person} gesenkt${through(who)}`,
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: ': die Festplatte ist voll',
  length: ': sie ist so lang, wie eine Aufnahme sein darf',
  size: ': sie ist so groß, wie eine Aufnahme sein darf',
  'not-possible': ': sie konnte nicht weitergehen',
} as const;

const settled = {
  waiting: 'wartet auf Freigabe',
  open: 'auf die Fragenliste gesetzt',
  now: 'zur Antwort ausgewählt',
  answered: 'als beantwortet markiert',
  dismissed: 'verworfen',
  withdrawn: 'zurückgezogen',
  merged: 'zusammengelegt',
} as const;

const orders = {
  'first-come': 'nach Wortmeldung',
  'new-voices': 'neue Stimmen zuerst',
  'least-talk': 'wer am wenigsten gesprochen hat, zuerst',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `Geplant von ${user(hostId)}`,
  opened: ({ by: who, itself }) =>
    itself ? 'Von selbst eröffnet, zur geplanten Zeit' : `Eröffnet${inDiscord(who)}`,
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `Beendet${by(who)}`
      : reason === 'stage-ended'
        ? 'Die Stage wurde in Discord beendet'
        : 'Beendet: Der Host kam nicht zurück',
  cancelled: ({ by: who }) =>
    who === null ? 'Abgesagt: niemand hat den Talk eröffnet' : `Abgesagt von ${user(who)}`,
  'open-asked': ({ why }) =>
    why
      ? 'Host gebeten, den Talk zu eröffnen; von selbst ging es nicht'
      : 'Host gebeten, den Talk zu eröffnen',
  'open-nudged': () => 'Host noch einmal gebeten',
  'order-chosen': ({ order, by: who }) => `Reihenfolge gewählt von ${user(who)}: ${orders[order]}`,
  'rules-changed': ({ by: who }) => `Regeln geändert von ${user(who)}`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrum auf die Stage gebeten${by(who)}`
      : who === null
        ? 'Rostrum wurde in Discord von der Stage getrennt'
        : `Rostrum von der Stage geschickt${by(who)}`,
  'line-locked': ({ by: who }) => `Redeliste geschlossen von ${user(who)}`,
  'line-unlocked': ({ by: who }) => `Redeliste geöffnet von ${user(who)}`,
  moved: ({ startsAt, by: who }) => `Zeit festgelegt${inDiscord(who)}: ${at(startsAt, 'F')}`,
  renamed: ({ by: who }) => `Thema geändert${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    length === null
      ? `Dauer entfernt${inDiscord(who)}`
      : `Dauer gewählt${inDiscord(who)}: ${counted(Math.round(length / 60_000), { one: 'Minute', other: 'Minuten' })}`,
  'series-changed': ({ by: who }) => `Ab diesem Talk geändert von ${user(who)}`,
  'dates-left-out': ({ by: who }) => `Termine der Serie ausgelassen von ${user(who)}`,
  'remind-times-chosen': ({ by: who }) => `Erinnerungszeiten gewählt von ${user(who)}`,
  'repeats-changed': ({ by: who }) => `Wiederkehr der Serie ab diesem Talk geändert von ${user(who)}`,
  'series-ended': ({ by: who }) => `Serie beendet von ${user(who)}`,
  'stage-chosen': ({ stageId, by: who }) => `Stage-Kanal gewählt${inDiscord(who)}: ${channel(stageId)}`,
  'event-gone': () => 'Das Event wurde in Discord entfernt',
  'guest-invited': ({ guestId, by: who }) => `${user(guestId)} eingeladen von ${user(who)}`,
  'invitation-answered': ({ guestId, answer }) => `${user(guestId)} ${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${name}, nicht auf dem Server, eingeladen von ${user(who)}`,
  'link-renewed': ({ by: who }) => `Neuer Gast-Link erstellt von ${user(who)}`,
  'link-revoked': ({ by: who }) => `Gast-Link widerrufen von ${user(who)}`,
  'guest-recognised': ({ userId }) => `${user(userId)} kam über einen Gast-Link`,
  'time-proposed': ({ guestId, startsAt }) => `${user(guestId)} hat ${at(startsAt, 'F')} vorgeschlagen`,
  'guest-reminded': ({ guestId, by: who }) => `${user(guestId)} erinnert von ${user(who)}`,
  'invitation-withdrawn': ({ guestId, by: who }) =>
    `Einladung an ${user(guestId)} zurückgezogen von ${user(who)}`,
  'hand-raised': ({ userId }) => `${user(userId)} hat die Hand gehoben`,
  'hand-lowered': ({ userId, through, by: who }) => lowered[through](user(userId), who),
  'hands-cleared': ({ by: who }) => `Alle Hände gesenkt von ${user(who)}`,
  'hand-moved': ({ userId, to, by: who }) => `${user(userId)} auf Platz ${to} verschoben von ${user(who)}`,
  'hands-restored': ({ hands, by: who }) =>
    `${counted(hands.length, { one: 'Wortmeldung', other: 'Wortmeldungen' })} wiederhergestellt von ${user(who)}`,
  'hand-away': ({ userId }) => `${user(userId)} ist weg; der Platz wird eine Weile freigehalten`,
  'hand-back': ({ userId }) => `${user(userId)} ist zurück auf der Redeliste`,
  called: ({ userId, by: who }) => `${user(userId)} aufgerufen${by(who)}`,
  'call-passed': ({ userId, by: who }) =>
    who === null
      ? `${user(userId)} hat nicht rechtzeitig angenommen`
      : `${user(userId)} übersprungen von ${user(who)}`,
  'call-declined': ({ userId }) => `${user(userId)} wollte nicht sprechen`,
  speaking: ({ userId }) => `${user(userId)} spricht`,
  'turn-warned': ({ userId }) => `Hinweis an ${user(userId)}: Die Redezeit endet bald`,
  'turn-extended': ({ userId, by: who }) => `Eine Minute mehr für ${user(userId)}${through(who)}`,
  'turn-ended': ({ userId, by: who }) =>
    who === null
      ? `Die Zeit von ${user(userId)} war um`
      : `Redezeit von ${user(userId)} beendet${through(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${user(userId)} ins Publikum geschickt von ${user(who)}`,
  'back-in-audience': ({ userId }) => `${user(userId)} ist im Publikum`,
  'co-host-added': ({ userId, by: who }) => `${user(userId)} zum Co-Host gemacht von ${user(who)}`,
  'co-host-removed': ({ userId, by: who }) => `${user(userId)} nicht mehr Co-Host${through(who)}`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `${user(to)} hostet jetzt: ${user(from)} kam nicht zurück`
      : `Übergeben von ${user(from)} an ${user(to)}${through(who)}`,
  removed: ({ userId, by: who }) => `${user(userId)} entfernt von ${user(who)}`,
  'kept-out': ({ userId, by: who }) => `${user(userId)} ausgesperrt von ${user(who)}`,
  'let-in': ({ userId, by: who }) => `${user(userId)} wieder zugelassen von ${user(who)}`,
  undone: ({ by: who }) => `Rückgängig gemacht von ${user(who)}:`,
  'recording-started': ({ by: who }) => `Aufnahme gestartet${by(who)}`,
  'recording-stopped': ({ by: who, reason }) => `Aufnahme beendet${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${user(userId)} ist mit der Aufnahme einverstanden`,
  'consent-declined': ({ userId }) => `${user(userId)} ist mit der Aufnahme nicht einverstanden`,
  'consent-withdrawn': ({ userId }) =>
    `${user(userId)} möchte nicht mehr aufgenommen werden; was aufgehoben war, ist gelöscht`,
  'question-asked': ({ userId, text, anonymous }) => `${anonymous ? 'Jemand' : user(userId)} fragte: ${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `„${text}“ ${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) =>
    `„${text}“ mit „${intoText}“ zusammengelegt von ${user(who)}`,
};
