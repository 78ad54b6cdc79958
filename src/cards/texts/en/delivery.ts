/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in English. */
import { role } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { list, number } = inLanguage('en');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery = {
  /** To the host, of a reminder: after how many people got it. */
  roleMentioned: 'the role was mentioned',
  /** What a server chooses. `times` are the options of a person, such as “1 hour ahead”. */
  server: {
    title:
      '### Reminders on this server\n-# The times hold for talks that are planned from now on. Whoever plans one can name others for it.',
    times: (times: readonly string[]) => `**When talks remind**  ${list(times)}`,
    role: (gone: boolean) =>
      `**Role that is mentioned whenever talks remind**; people take it in \`/reminders\`${gone ? '\nThe one that was chosen is gone; choose anew.' : ''}`,
    chooseRole: 'No role; choose one',
    keptRole: (role: string | null) =>
      role === null
        ? 'Kept. No role is mentioned.'
        : `Kept. ${role} is mentioned whenever a talk reminds. Who asked for themselves as well is not mentioned twice.`,
    buttons: { open: 'Reminders', times: 'Times', back: 'Back' },
    form: { title: 'When talks remind', times: 'How long ahead' },
    /** Explains the field; at most 100 characters. */
    hint: 'Like 1 week, 1 day, 10 minutes, at the start. Empty for the usual times.',
    kept: (times: readonly string[]) => `Kept. Talks that are planned from now on remind: ${list(times)}.`,
  },
  /** What one person chooses of all their reminders. */
  own: {
    title: '### Your reminders\n-# What you choose here holds for all talks, on every server.',
    quiet: (from: string, to: string, zone: string) =>
      `**Quiet hours**  ${from} to ${to} in ${zone}. A reminder waits for their end, or stays away when the talk has started by then.`,
    noQuiet: '**Quiet hours**  none',
    direct: '**How**  by direct message; you are mentioned where that fails',
    mention: '**How**  by a mention in the channel of the talk',
    role: (role: string, has: boolean) =>
      has
        ? `**Every talk**  you have ${role}, which is mentioned whenever a talk of this server reminds`
        : `**Every talk**  ${role} is mentioned whenever a talk of this server reminds; you don’t have it`,
    talks: '**Talks here that remind you**',
    noTalks: 'No talk of this server reminds you. Press “Remind me” on the card of one.',
    stop: 'Stop the reminders of a talk',
    buttons: {
      quiet: 'Quiet hours',
      direct: 'By direct message',
      mention: 'By mention',
      takeRole: 'Remind me of every talk',
      giveRole: 'Not of every talk',
      forget: 'Forget my choices',
    },
    form: {
      title: 'Quiet hours',
      from: 'From, like 22:00; empty for none',
      to: 'To, like 7:00',
      zone: 'In which zone, like Europe/Berlin',
    },
    kept: {
      quiet: (from: string, to: string) => `Kept. Nothing reminds you between ${from} and ${to}.`,
      noQuiet: 'Kept. You have no quiet hours.',
      direct: 'Kept. I have just written to you; your reminders come there.',
      mention: 'Kept. You are mentioned in the channel of the talk.',
      stopped: (topic: string) => `“${topic}” does not remind you any more.`,
      roleTaken: (role: string) =>
        `You have ${role} now: every talk of this server reminds you. Quiet hours don’t hold for it.`,
      roleGiven: (role: string) => `You don’t have ${role} any more.`,
      forgotten: 'Forgotten. You have no quiet hours, and are mentioned in the channel of the talk.',
    },
  },
  /** In direct messages. */
  direct: {
    first: 'Your reminders of talks will come here, as you chose.',
    stop: 'No direct messages',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `I can’t read “${text}” as a time ahead. Write it like 1 week, 1 day, 10 minutes, at the start.`,
  'offset-too-long': ({ most }) =>
    `A reminder comes at most ${number(most / WEEK)} weeks ahead. Name a shorter time.`,
  'too-many-offsets': ({ count, most }) =>
    `A talk reminds at most ${number(most)} times; you named ${number(count)}. Leave some out.`,
  'time-unreadable': ({ text }) => `I can’t read “${text}” as a time of day. Write it like 22:00 or 10 pm.`,
  'quiet-all-day': () =>
    'Quiet hours begin and end at different times. To hear nothing at all, stop the reminders of each talk.',
  'direct-closed': () =>
    'Discord does not let me write to you. Allow direct messages in the privacy settings of this server, then choose again.',
  'direct-busy': () =>
    'Discord lets me write no more direct messages just now. Choose again in an hour; until then you are mentioned.',
  'role-out-of-reach': ({ roleId }) =>
    `I can’t give ${role(roleId)} to anybody: an integration has it, or it stands above my own. Move my role above it in the server settings, or choose another.`,
  'role-not-mentionable': ({ roleId }) =>
    `A mention of ${role(roleId)} would reach nobody. Allow anyone to mention it in the role’s settings, then choose it again.`,
  'no-reminder-role': () =>
    'This server has no role for reminders any more. Press “Remind me” on the card of a talk.',
} satisfies Partial<RefusalTexts>;

export const deliveryCommands = {
  reminders: { is: 'See which talks remind you, and choose how' },
};
