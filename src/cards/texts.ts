/** Every sentence that people read, in English. */
import type { Answer, EndReason, Order } from '../talk/talk.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const suffix: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (n: number) => `${n}${suffix[ordinals.select(n)]}`;

const answers: Record<Answer, string> = { accepted: 'accepted', maybe: 'said maybe', declined: 'declined' };
const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'Its stage was ended in Discord.',
};

const orders: Record<Order, string> = {
  'first-come': 'Hands are called as they are raised',
  'new-voices': 'New voices go first',
  'least-talk': 'Who has spoken least goes first',
};

export const texts = {
  buttons: {
    raise: 'Raise hand',
    lower: 'Lower hand',
    next: 'Call next',
    listen: 'Listen',
    accept: 'Accept',
    maybe: 'Maybe',
    decline: 'Decline',
    remindMe: 'Remind me',
    stopReminding: 'Stop reminding me',
    openNow: 'Open now',
    callOff: 'Call off',
  },
  talk: {
    live: (topic: string) => `## 🎙 ${topic}`,
    titled: (topic: string) => `## ${topic}`,
    hostedBy: (host: string, since: string, stage: string) => `Hosted by ${host} · ${since} · ${stage}`,
    onStage: (people: string) => `**On stage**  ${people}`,
    nobodyOnStage: 'nobody yet',
    invitedUp: (person: string) => `${person} (called up)`,
    away: (person: string) => `${person} (away)`,
    nextInLine: (people: string) => `**Next**  ${people}`,
    ordered: (order: Order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'no hands are up',
    more: (count: number) => `+ ${count}`,
    listening: (count: number) => `${count} listening`,
    guests: (people: string) => `**Guests**  ${people}`,
    stageComing: 'the stage is being made',
    scheduledBy: (host: string, when: string, relative: string) =>
      `Hosted by ${host} · ${when} (${relative})`,
    reminding: (count: number) =>
      count === 0
        ? 'Nobody has asked to be reminded yet'
        : `${plural(count, 'person', 'people')} will be reminded`,
    ended: (topic: string, length: string) => `## ${topic} has ended · ${length}`,
    endedBecause: (reason: EndReason) => ends[reason],
    cancelled: (topic: string) => `## ${topic} was called off`,
    length: (ms: number) => {
      const minutes = Math.round(ms / 60_000);
      return minutes < 1 ? 'under a minute' : `${minutes} min`;
    },
  },
  invitation: {
    invites: (host: string, guest: string) => `${host} invites ${guest} to a conversation`,
    about: (topic: string, when: string) => `“${topic}”${when}`,
    live: ', live now',
    scheduled: (when: string, relative: string) => `, ${when} (${relative})`,
    unanswered: (guest: string) => `${guest} has not answered yet`,
    answered: (guest: string, answer: Answer, when: string) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ${answers[answer]} on ${when}`,
    over: 'The talk is over.',
  },
  reminder: {
    starts: (topic: string, relative: string, guests: string) =>
      `Starts ${relative}: **${topic}**${guests === '' ? '' : `, with ${guests}`}.`,
    started: (topic: string, relative: string) => `**${topic}** started ${relative}.`,
  },
  done: {
    opened: (stage: string | null) =>
      stage ? `The talk is open in ${stage}.` : 'The talk is open; its stage is being made.',
    closed: (topic: string) => `“${topic}” is closed.`,
    calledOff: (topic: string) => `“${topic}” is called off.`,
    scheduled: (topic: string, when: string, relative: string) =>
      `“${topic}” is planned for ${when} (${relative}).`,
    invited: (guest: string) => `${guest} is invited. The invitation and the answer are public.`,
    answered: (answer: Answer) => `Your answer is kept: you ${answers[answer]}.`,
    inLine: (place: number, order: Order) =>
      `You are ${ordinal(place)} in line.${order === 'first-come' ? '' : ` ${orders[order]} in this talk.`}`,
    ordered: (order: Order) => `${orders[order]} from now on.`,
    handDown: 'Your hand is down.',
    called: (person: string) => `${person} is invited to speak.`,
    willRemind: (relative: string) => `You will be reminded here. It starts ${relative}.`,
    willNotRemind: 'You will not be reminded of this talk.',
  },
  failed: (reference: string) =>
    `Something failed on my side. Try again; if it stays, tell the people who run me this reference: ${reference}`,
  orders: {
    'First come, first called': 'first-come',
    'New voices first': 'new-voices',
    'Who has spoken least first': 'least-talk',
  },
  empty: {
    noTalks: 'No talk is live here. Open one with `/talk open`, or plan one with `/talk schedule`.',
    planned: '**Planned**',
  },
} as const;
