/** What cards say, in English. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('en');

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const suffix: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (n: number) => `${n}${suffix[ordinals.select(n)]}`;

const minutes = (count: number) => counted(count, { one: 'minute', other: 'minutes' });

const orders: Record<Order, string> = {
  'first-come': 'Hands are called as they are raised',
  'new-voices': 'New voices go first',
  'least-talk': 'Who has spoken least goes first',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'Its stage was ended in Discord.',
  'host-gone': 'Its host did not come back, and nobody stood in.',
};

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const cards = {
  buttons: {
    raise: 'Raise hand',
    myPlace: 'My place',
    lower: 'Lower hand',
    ask: 'Ask',
    next: 'Call next',
    listen: 'Listen',
    controls: 'Host controls',
    remindMe: 'Remind me',
    stopReminding: 'Stop reminding me',
    openNow: 'Open now',
    callOff: 'Call off',
    undo: 'Undo',
    skip: 'Skip',
    lock: 'Lock the line',
    unlock: 'Unlock the line',
    clear: 'Lower all hands',
    refresh: 'Refresh',
    rules: 'Rules of this talk',
    questions: 'Questions',
    timeline: 'Timeline',
    export: 'Export',
    summary: 'Summary',
    callUp: 'Call up',
    move: 'Move in line',
    lowerTheirs: 'Lower hand',
    moreTime: 'One more minute',
    endTurn: 'I am done',
    notNow: 'Not now',
    toAudience: 'To the audience',
    coHost: 'Make co-host',
    noCoHost: 'No co-host any more',
    handOver: 'Hand the talk over',
    remove: 'Remove',
    keepOut: 'Keep out',
    letIn: 'Let in again',
    back: 'Back',
    answerNow: 'Answer now',
    answered: 'Answered',
    dismiss: 'Dismiss',
    letThrough: 'Let through',
    bringUp: 'Bring the asker up',
    reopen: 'Put it back on the board',
    reviewFirst: 'Review before showing',
    reviewNone: 'Show without review',
    withdraw: 'Take it back',
  },
  talk: {
    live: (topic: string) => `## 🎙 ${topic}`,
    titled: (topic: string) => `## ${topic}`,
    hostedBy: (hosts: string, since: string, stage: string) => `Hosted by ${hosts} · ${since} · ${stage}`,
    onStage: (people: string) => `**On stage**  ${people}`,
    nobodyOnStage: 'nobody yet',
    invitedUp: (person: string) => `${person} (called up)`,
    hostAway: (host: string, stands: string | null, relative: string) =>
      stands === null
        ? `${host} is not on the stage. Without a host the talk closes ${relative}.`
        : `${host} is not on the stage. ${stands} takes over ${relative}.`,
    speaksUntil: (person: string, relative: string) => `${person} (turn ends ${relative})`,
    away: (person: string) => `${person} (away)`,
    nextInLine: (people: string) => `**Next**  ${people}`,
    ordered: (order: Order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'no hands are up',
    locked: 'The line is locked: no more hands for now.',
    attendance: 'Who comes and goes is recorded for the hosts.',
    more: (count: number) => `+ ${number(count)}`,
    listening: (count: number) => `${number(count)} listening`,
    questions: (count: number) => counted(count, { one: 'question', other: 'questions' }),
    wait: (count: number) => `about ${number(count)} min for a new hand`,
    guests: (people: string) => `**Guests**  ${people}`,
    stageComing: 'the stage is being made',
    scheduledBy: (host: string, when: string, relative: string) =>
      `Hosted by ${host} · ${when} (${relative})`,
    reminding: (count: number) =>
      count === 0
        ? 'Nobody has asked to be reminded yet'
        : `${counted(count, { one: 'person', other: 'people' })} will be reminded`,
    endedBecause: (reason: EndReason) => ends[reason],
    cancelled: (topic: string) => `## ${topic} was called off`,
    length: (ms: number) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? 'under a minute' : `${number(length)} min`;
    },
  },
  reminder: {
    starts: (topic: string, relative: string, guests: string) =>
      `Starts ${relative}: **${topic}**${guests === '' ? '' : `, with ${guests}`}.`,
    started: (topic: string, relative: string) => `**${topic}** started ${relative}.`,
  },
  turn: {
    called: (person: string, seconds: number, turn: number | null) =>
      `${person}, you are next. Accept the invitation that Discord shows you within ${number(seconds)} seconds${turn === null ? '.' : `; your turn is ${minutes(turn)}.`}`,
    speaks: (person: string, ends: string | null) =>
      ends === null ? `${person} has the stage.` : `${person} has the stage; the turn ends ${ends}.`,
    endsSoon: (person: string, ends: string) => `${person}, your turn ends ${ends}.`,
  },
  /** What somebody who raised a hand is told, kept current. */
  line: {
    place: (place: number, wait: number, order: Order) =>
      `You are ${ordinal(place)} in line, ${wait < 1 ? 'next' : `about ${minutes(wait)}`}.${order === 'first-come' ? '' : ` ${orders[order]} in this talk.`}`,
    called: (seconds: number, turn: number | null) =>
      `You are called. Accept the invitation that Discord shows you within ${number(seconds)} seconds${turn === null ? '.' : `; your turn is ${minutes(turn)}.`}`,
    speaking: 'You are on the stage.',
    down: 'Your hand is down.',
    notKept: 'Discord lets this be kept current for 14 minutes only. Press “My place” to see it again.',
  },
  panel: {
    title: '### Host controls',
    place: (place: number, person: string, wait: number) =>
      `${place}. ${person}, ${wait < 1 ? 'next' : `about ${number(wait)} min`}`,
    nobodyInLine: 'No hands are up. People raise theirs on the card, or with Discord’s own button.',
    speaks: (person: string, seconds: number, ends: string | null) =>
      `${person} ${clock(seconds)}${ends === null ? '' : ` (turn ends ${ends})`}`,
    rules: (
      order: Order,
      rules: { turn: number | null; atOnce: number; cap: number | null; cooldown: number },
    ) =>
      [
        orders[order],
        rules.turn === null ? 'turns have no end' : `${minutes(rules.turn)} a turn`,
        ...(rules.atOnce > 1 ? [`${number(rules.atOnce)} at once`] : []),
        ...(rules.cap === null ? [] : [`at most ${number(rules.cap)} in line`]),
        ...(rules.cooldown > 0 ? [`${minutes(rules.cooldown)} between two turns`] : []),
      ].join(' · '),
    coHosts: (people: string) => `**Co-hosts**  ${people}`,
    keptOut: (people: string) => `**Kept out**  ${people}`,
    choosePerson: 'Choose a person: call up, move, remove …',
    chooseOrder: 'In which order hands are called',
  },
  person: {
    is: (person: string, role: 'host' | 'coHost' | 'listener') =>
      role === 'host'
        ? `### ${person} · host`
        : role === 'coHost'
          ? `### ${person} · co-host`
          : `### ${person}`,
    inLine: (place: number, wait: number) =>
      `${ordinal(place)} in line, ${wait < 1 ? 'next' : `about ${minutes(wait)}`}`,
    isKeptOut: 'Kept out of this talk',
    spoken: (seconds: number, turns: number) =>
      seconds === 0 && turns === 0
        ? 'Has not spoken yet'
        : `Has spoken ${clock(seconds)} in ${counted(turns, { one: 'finished turn', other: 'finished turns' })}`,
  },
  form: {
    move: 'Move in line',
    place: 'Place in line, 1 is next',
    rules: 'Rules of this talk',
    turn: 'Minutes a turn, empty for no end',
    atOnce: 'How many have a turn at once',
    cap: 'Most hands in line, empty for no limit',
    cooldown: 'Minutes between two turns of one person',
    ask: 'Ask a question',
    question: 'Your question',
    named: 'With your name?',
    withName: 'Show my name',
    withoutName: 'Don’t show my name',
  },
  board: {
    title: (topic: string) => `### Questions · ${topic}`,
    question: (n: number, text: string, votes: number, asker: string) =>
      `**${n}.** ${text}\n-# ${votes > 0 ? `${number(votes)} want this answered · ` : ''}${asker}`,
    answered: (n: number, text: string, votes: number, asker: string) =>
      `**${n}.** ✔ ${text}\n-# ${votes > 0 ? `${number(votes)} wanted this answered · ` : ''}${asker}`,
    now: (text: string, asker: string) => `**Being answered**  ${text}\n-# ${asker}`,
    anonymous: 'asked without a name',
    waiting: (count: number) =>
      `${counted(count, { one: 'question waits', other: 'questions wait' })} to be let through`,
    counts: (answered: number, all: number) => `${number(answered)} of ${number(all)} answered`,
    empty: 'No questions yet. Press “Ask” on the card of the talk to ask the first.',
    noneOpen: 'No question is open. Press “Ask” on the card of the talk to ask the next.',
    own: 'This is your question; your wish counts already.',
    choose: 'Want one of them answered? Choose it',
    chooseOne: 'Choose a question: answer, merge, dismiss …',
    mergeInto: 'Merge into which question?',
    status: {
      waiting: 'waits to be let through',
      open: 'open',
      now: 'being answered',
      answered: 'answered',
      dismissed: 'dismissed',
      withdrawn: 'taken back',
      merged: 'merged',
    },
  },
  done: {
    opened: (stage: string | null) =>
      stage ? `The talk is open in ${stage}.` : 'The talk is open; its stage is being made.',
    closed: (topic: string) => `“${topic}” is closed.`,
    calledOff: (topic: string) => `“${topic}” is called off.`,
    scheduled: (topic: string, when: string, relative: string) =>
      `“${topic}” is planned for ${when} (${relative}).`,
    ordered: (order: Order) => `${orders[order]} from now on.`,
    handDown: 'Your hand is down.',
    called: (person: string) => `${person} is invited to speak.`,
    skipped: 'Skipped.',
    moved: (person: string, place: number) => `${person} is ${ordinal(place)} in line.`,
    theirHandDown: (person: string) => `The hand of ${person} is down.`,
    cleared: 'All hands are down.',
    locked: 'The line is locked.',
    unlocked: 'The line is open.',
    ruled: 'The rules of this talk are changed.',
    ruledBelow: (hands: number, cap: number) =>
      `The rules of this talk are changed. ${number(hands)} hands are up and stay; new ones are taken when fewer than ${number(cap)} are left.`,
    moreTime: (person: string) => `${person} has one more minute.`,
    turnEnded: (person: string) => `The turn of ${person} is over.`,
    toAudience: (person: string) => `${person} goes to the audience.`,
    coHost: (person: string) => `${person} is a co-host now.`,
    noCoHost: (person: string) => `${person} is no co-host any more.`,
    handedOver: (person: string) => `${person} hosts this talk now. You are a co-host.`,
    removed: (person: string) => `${person} is removed. They can come back; “Keep out” stops that.`,
    keptOut: (person: string) => `${person} is kept out of this talk.`,
    letIn: (person: string) => `${person} may come back.`,
    undone: 'Taken back.',
    asked: 'Your question is on the board.',
    reviewed: 'From now on you see each question first.',
    unreviewed: 'From now on questions are shown at once.',
    askedForReview: 'Your question is kept. The hosts see it first.',
    wanted: 'Counted.',
    unwanted: 'No longer counted.',
    settled: {
      open: 'The question is on the board.',
      now: 'The question is being answered.',
      answered: 'The question is answered.',
      dismissed: 'The question is dismissed.',
    },
    merged: 'The questions are one.',
    withdrawn: 'Your question is taken back.',
    willRemind: (relative: string) => `You will be reminded here. It starts ${relative}.`,
    willNotRemind: 'You will not be reminded of this talk.',
  },
  failed: (reference: string) =>
    `Something failed on my side. Try again; if it stays, tell the people who run me this reference: ${reference}`,
  orders: {
    'first-come': 'First come, first called',
    'new-voices': 'New voices first',
    'least-talk': 'Who has spoken least first',
  } satisfies Record<Order, string>,
  empty: {
    noTalks: 'No talk is live here. Open one with `/talk open`, or plan one with `/talk schedule`.',
    planned: '**Planned**',
  },
};
