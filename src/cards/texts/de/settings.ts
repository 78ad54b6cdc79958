/** What a server's settings say, in German. */
import type { settings as english } from '../en/settings.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('de');

const minutes = (count: number) => counted(count, { one: 'Minute', other: 'Minuten' });

const may = (names: readonly string[]) => (names.length === 1 ? 'darf' : 'dürfen');

const rolesGone = (gone: number) =>
  gone === 0
    ? ''
    : `\n${counted(gone, { one: 'gewählte Rolle gibt', other: 'gewählte Rollen gibt' })} es nicht mehr; wähle neu, um sie zu vergessen.`;

export const settings: typeof english = {
  title: '### Einstellungen dieses Servers\n-# Kanal, Reihenfolge und Regeln gelten ab jetzt für neue Talks.',
  announce: {
    title: '**Wo Talks angekündigt werden**',
    byDefault: 'Im ersten Ankündigungskanal, den alle sehen, sonst im Kanal für Systemnachrichten.',
    gone: 'Den gewählten Kanal gibt es nicht mehr. Wähle einen anderen; bis dahin gilt der Standard.',
    lacking: (channel, permissions) =>
      `Mir ${permissions.length === 1 ? 'fehlt' : 'fehlen'} ${list(permissions.map(permission))} in ${channel}. Erlaube es dort oder wähle einen anderen Kanal; bis dahin gilt der Standard.`,
    choose: 'Standard; wähle einen Kanal',
  },
  hostRoles: {
    title: (gone) =>
      `**Wer hosten darf**, neben allen, die Events verwalten oder die Stage moderieren${rolesGone(gone)}`,
    choose: 'Keine weitere Rolle darf hosten; wähle welche',
  },
  priorityRoles: {
    title: (gone) => `**Wer auf der Redeliste Vorrang hat**, neben Gästen${rolesGone(gone)}`,
    choose: 'Keine Rolle hat Vorrang; wähle welche',
  },
  guestRole: {
    title: (gone) =>
      `**Welche Rolle der Gast-Link gibt**, für Gäste, die noch nicht auf dem Server sind${rolesGone(gone)}`,
    choose: 'Keine Rolle; wähle eine',
  },
  language: {
    title: '**Sprache der Karten**',
    choose: (own) => `Die des Servers: ${own}`,
  },
  order: { title: '**In welcher Reihenfolge aufgerufen wird**', choose: 'Wähle eine Reihenfolge' },
  turns: ({ turn, atOnce, cap, cooldown }) =>
    `**Redezeiten**  ${[
      turn === null ? 'ohne Ende' : `je ${minutes(turn)}`,
      `${number(atOnce)} gleichzeitig`,
      cap === null ? 'Redeliste ohne Grenze' : `höchstens ${number(cap)} auf der Redeliste`,
      cooldown === 0
        ? 'keine Wartezeit bis zur nächsten Wortmeldung'
        : `${minutes(cooldown)} bis zur nächsten Wortmeldung`,
    ].join(' · ')}`,
  waits: (grace, hostAway) =>
    `**Wartezeiten**  wer gerade weg ist, behält den Platz ${grace === 0 ? 'nicht' : `${minutes(grace)} lang`} · ein Talk wartet ${minutes(hostAway)} auf seinen Host`,
  zone: (zone) => `**Zeitzone**  ${zone ?? 'keine; wer einen Talk plant, nennt eine'}`,
  recorded: (attendance) =>
    `**Festgehalten**  ${attendance ? 'wer kommt und geht, mit Namen; die Karte sagt es' : 'vom Publikum nur, wie viele zuhören, keine Namen'}`,
  questions: (review) =>
    `**Fragen**  ${review ? 'erscheinen, wenn ein Host sie freigegeben hat' : 'erscheinen sofort'}`,
  buttons: {
    turns: 'Redezeiten',
    waits: 'Wartezeiten',
    zone: 'Zeitzone',
    recordNames: 'Namen festhalten',
    recordCounts: 'Nur Zahlen festhalten',
    review: 'Fragen erst prüfen',
    showAtOnce: 'Fragen sofort zeigen',
  },
  waitsForm: {
    grace: 'Minuten, die ein Platz freigehalten wird',
    hostAway: 'Minuten, die ein Talk auf seinen Host wartet',
    nudge: 'Minuten, bis der Host nochmals gebeten wird',
    unopened: 'Minuten bis zur Absage, wenn keiner eröffnet',
  },
  zoneForm: { title: 'Zeitzone dieses Servers', city: 'Eine Stadt oder Zeitzone; leer für keine' },
  kept: {
    announce: (channel) =>
      channel === null
        ? 'Gespeichert. Talks werden nach dem Standard angekündigt.'
        : `Gespeichert. Talks werden in ${channel} angekündigt.`,
    hostRoles: (names) =>
      names.length === 0
        ? 'Gespeichert. Keine Rolle darf mehr hosten, nur wer Events verwaltet oder die Stage moderiert.'
        : `Gespeichert. ${list(names)} ${may(names)} hosten.`,
    priorityRoles: (names) =>
      names.length === 0
        ? 'Gespeichert. Nur Gäste haben auf der Redeliste Vorrang.'
        : `Gespeichert. Auf der Redeliste ${names.length === 1 ? 'hat' : 'haben'} ${list(names)} Vorrang.`,
    guestRole: (role) =>
      role === null
        ? 'Gespeichert. Der Gast-Link gibt keine Rolle.'
        : `Gespeichert. Der Gast-Link gibt ${role}, solange ich ${permission('Manage Roles')} darf und über dieser Rolle stehe.`,
    language: (name) => `Gespeichert. Die Sprache der Karten ist ${name}.`,
    rules: 'Gespeichert. Die Regeln gelten ab jetzt für neue Talks.',
    zone: (zone) =>
      zone === null
        ? 'Gespeichert. Wer einen Talk plant, nennt die Zeitzone.'
        : `Gespeichert. Zeitangaben gelten für ${zone}, wenn keine andere Zeitzone genannt wird.`,
    attendance: (on) =>
      on
        ? 'Gespeichert. Wer kommt und geht, wird mit Namen festgehalten, und die Karte des Talks sagt es.'
        : 'Gespeichert. Nur wie viele zuhören, wird festgehalten.',
    review: (on) =>
      on ? 'Gespeichert. Die Hosts sehen Fragen zuerst.' : 'Gespeichert. Fragen erscheinen sofort.',
  },
  zoneFirst: 'Nenne zuerst eine Zeitzone: Dieser Server hat keine gewählt',
};
