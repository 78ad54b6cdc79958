/** What a server's settings say, in English. */
import { inLanguage } from '../in-language.ts';

const { counted, list, number } = inLanguage('en');

const roles = { one: 'role', other: 'roles' };
const minutes = (count: number) => counted(count, { one: 'minute', other: 'minutes' });

const rolesGone = (gone: number) =>
  gone === 0
    ? ''
    : `\n${counted(gone, roles)} of those chosen ${gone === 1 ? 'is' : 'are'} gone; choose anew to forget ${gone === 1 ? 'it' : 'them'}.`;

export const settings = {
  title: '### Settings of this server\n-# The channel, the order and the rules hold for talks from now on.',
  announce: {
    title: '**Where talks are announced**',
    byDefault: 'The first announcement channel that everybody sees, else the system channel.',
    gone: 'The channel that was chosen is gone. Choose another; until then it is as if none was chosen.',
    lacking: (channel: string, permissions: readonly string[]) =>
      `I lack ${list(permissions)} in ${channel}. Allow it there or choose another; until then it is as if none was chosen.`,
    choose: 'As by default; choose a channel',
  },
  hostRoles: {
    title: (gone: number) =>
      `**Who may host**, besides who manages events or moderates the stage${rolesGone(gone)}`,
    choose: 'No other role may host; choose some',
  },
  priorityRoles: {
    title: (gone: number) => `**Who goes ahead in line**, besides guests${rolesGone(gone)}`,
    choose: 'No role goes ahead; choose some',
  },
  guestRole: {
    title: (gone: number) =>
      `**What the link of a guest gives**, who is not on the server yet${rolesGone(gone)}`,
    choose: 'No role; choose one',
  },
  language: {
    title: '**Language of the cards**',
    choose: (own: string) => `The server’s own: ${own}`,
  },
  order: { title: '**In which order hands are called**', choose: 'Choose an order' },
  /** The rules in words: `turn` and the others in minutes. */
  turns: (rules: { turn: number | null; atOnce: number; cap: number | null; cooldown: number }) =>
    `**Turns**  ${[
      rules.turn === null ? 'no end' : `${minutes(rules.turn)} each`,
      `${number(rules.atOnce)} at once`,
      rules.cap === null ? 'no limit to the line' : `at most ${number(rules.cap)} in line`,
      rules.cooldown === 0 ? 'no wait between two' : `${minutes(rules.cooldown)} between two of one person`,
    ].join(' · ')}`,
  waits: (grace: number, hostAway: number) =>
    `**Waiting**  a dropped place is ${grace === 0 ? 'not kept' : `kept ${minutes(grace)}`} · a talk waits ${minutes(hostAway)} for its host`,
  zone: (zone: string | null) => `**Zone**  ${zone ?? 'none; whoever plans a talk names one'}`,
  recorded: (attendance: boolean) =>
    `**Recorded**  ${attendance ? 'who comes and goes, by name; the card says so' : 'of listeners only how many there are, no names'}`,
  questions: (review: boolean) =>
    `**Questions**  ${review ? 'shown after a host has let them through' : 'shown at once'}`,
  buttons: {
    turns: 'Turns',
    waits: 'Waiting',
    zone: 'Zone',
    recordNames: 'Record names',
    recordCounts: 'Record counts only',
    review: 'Review questions first',
    showAtOnce: 'Show questions at once',
  },
  waitsForm: {
    grace: 'Minutes a dropped place is kept',
    hostAway: 'Minutes a talk waits for its host',
    nudge: 'Minutes until a host is asked once more',
    unopened: 'Minutes until an unopened talk is called off',
  },
  zoneForm: { title: 'Zone of this server', city: 'A city or a zone; empty for none' },
  kept: {
    announce: (channel: string | null) =>
      channel === null
        ? 'Kept. Talks are announced where they are by default.'
        : `Kept. Talks are announced in ${channel}.`,
    hostRoles: (names: readonly string[]) =>
      names.length === 0
        ? 'Kept. No role may host any more, only who manages events or moderates the stage.'
        : `Kept. ${list(names)} may host.`,
    priorityRoles: (names: readonly string[]) =>
      names.length === 0 ? 'Kept. Only guests go ahead in line.' : `Kept. ${list(names)} go ahead in line.`,
    guestRole: (role: string | null) =>
      role === null
        ? 'Kept. The link of a guest gives no role.'
        : `Kept. The link of a guest gives ${role}, as long as I have Manage Roles and stand above it.`,
    language: (name: string) => `Kept. Cards are in ${name}.`,
    rules: 'Kept. The rules hold for talks from now on.',
    zone: (zone: string | null) =>
      zone === null
        ? 'Kept. Whoever plans a talk names the zone.'
        : `Kept. Dates are in ${zone} unless another zone is named.`,
    attendance: (on: boolean): string =>
      on
        ? 'Kept. Who comes and goes is recorded by name, and the card of the talk says so.'
        : 'Kept. Only how many listen is recorded.',
    review: (on: boolean): string =>
      on ? 'Kept. Hosts see questions first.' : 'Kept. Questions are shown at once.',
  },
  /** Stands among the suggestions for a date as long as there is no zone. */
  zoneFirst: 'Name a zone first: this server has chosen none',
};
