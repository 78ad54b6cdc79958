/** What guests and their hosts read, in English: invitations, answers, reminders, the list of invitations. */
import type { Answer, InvitationStatus } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, list, number } = inLanguage('en');

const answers: Record<Answer, string> = { accepted: 'accepted', maybe: 'said maybe', declined: 'declined' };

/** `@Ana and @Ben are invited`. */
const are = (people: readonly string[], what: string) =>
  `${list(people)} ${people.length === 1 ? 'is' : 'are'} ${what}`;

export const guests = {
  buttons: {
    accept: 'Accept',
    maybe: 'Maybe',
    anotherTime: 'Another time',
    decline: 'Decline',
    addWords: 'Say why',
    takeTime: 'Take this time',
    remind: 'Remind them',
    withdraw: 'Withdraw',
    setDate: 'Set a date',
    link: 'Their link',
    newLink: 'Make a new link',
    revoke: 'Revoke the link',
    back: 'Back',
    further: 'Further',
  },
  card: {
    invites: (host: string, guest: string) => `${host} invites ${guest} to a conversation`,
    about: (topic: string, when: string) => `“${topic}”${when}`,
    live: ', live now',
    scheduled: (when: string, relative: string) => `, ${when} (${relative})`,
    idea: ', an idea that has no date yet',
    quoted: (text: string) => `“${text}”`,
    unanswered: (guest: string) => `${guest} has not answered yet`,
    seen: (guest: string) => `${guest} has seen this and not answered yet`,
    answered: (guest: string, answer: Answer, when: string, words: string) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ${answers[answer]} on ${when}${words === '' ? '' : `: “${words}”`}`,
    proposed: (guest: string, when: string, relative: string) =>
      `${guest} proposes another time: ${when} (${relative})`,
    expired: (guest: string) => `${guest} did not answer in time`,
    withdrawn: 'This invitation was withdrawn.',
    movedSince: 'The time of the talk was set after this answer.',
    over: 'The talk is over.',
  },
  /** Of a guest who is not on the server; only the host reads it. */
  link: {
    is: (name: string, url: string, expires: string, role: string) =>
      `Send this link to ${name}, and to nobody else: ${url}\nIt works once and expires ${expires}.${role === '' ? '' : ` It gives the role ${role}.`}`,
    used: (name: string) =>
      `The link of ${name} was used, or deleted in Discord. Who came by it can answer on the invitation.`,
    revoked: (name: string) => `The link of ${name} is revoked.`,
  },
  idea: (host: string) => `Hosted by ${host} · no date yet`,
  /** Mentions the guest, in a message of its own. */
  reminder: (guest: string, host: string, topic: string, when: string) =>
    `${guest}, ${host} hopes for an answer: will you come to “${topic}”${when}?`,
  /** In the stage's chat, when an accepted guest comes. */
  arrived: (guest: string) => `${guest}, a guest of this talk, is here.`,
  /** Below the label of a field. */
  hint: { taken: 'If the host takes this time, you have accepted.' },
  form: {
    invite: 'Invite to a talk',
    message: 'A message to them',
    talk: 'Which talk',
    orIdea: 'Or only an idea: its topic',
    /** In a list of talks, in place of a date. */
    live: 'live now',
    idea: 'an idea',
    onlyIdea: 'What the talk would be about',
    anotherTime: 'Another time',
    setDate: 'Set a date',
    date: 'When, like next Friday 7pm',
    zone: 'The zone of that time, like Europe/Berlin',
    words: 'Say why',
    yourWords: 'A few words, shown with your answer',
  },
  done: {
    invited: (people: readonly string[]) =>
      `${are(people, 'invited')}. The invitation and the answer are public.`,
    notInvited: (person: string, why: string) => `${person}: ${why}`,
    answered: (answer: Answer) => `Your answer is kept: you ${answers[answer]}.`,
    proposed: (when: string, relative: string) =>
      `Your proposal is kept: ${when} (${relative}). The host can take it.`,
    moved: (topic: string, when: string, relative: string) => `“${topic}” is on ${when} now (${relative}).`,
    reminded: (guest: string, left: number) =>
      `${guest} is reminded. ${left === 0 ? 'That was the last time.' : `You can do so ${counted(left, { one: 'more time', other: 'more times' })}, an hour apart.`}`,
    withdrawn: (guest: string) => `The invitation of ${guest} is withdrawn.`,
    willRemindOnceDated: 'You will be reminded here once it has a date.',
  },
  list: {
    title: (count: number) =>
      `**${counted(count, { one: 'invitation waits', other: 'invitations wait' })} for an answer**`,
    line: (guest: string, topic: string, state: string, link: string) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [card](${link})`}`,
    states: {
      asked: 'not answered yet',
      seen: 'seen',
      accepted: 'accepted',
      maybe: 'maybe',
      declined: 'declined',
      proposed: 'proposes another time',
      expired: 'expired',
      withdrawn: 'withdrawn',
    } satisfies Record<InvitationStatus, string>,
    page: (page: number, pages: number) => `-# ${number(page)} of ${number(pages)}`,
    empty: 'No invitation waits for an answer here. Invite somebody with `/invite members`.',
  },
};
