/** What happened in a talk, in English, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';

const { counted } = inLanguage('en');

const by = (who: string | null) => (who === null ? '' : ` by ${user(who)}`);

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? ' in Discord' : by(who));

const answers = { accepted: 'accepted', maybe: 'said maybe', declined: 'declined' } as const;

const lowered = {
  button: 'lowered their hand',
  discord: 'lowered their hand in Discord',
  away: 'did not come back in time; the hand is down',
  host: 'had their hand lowered',
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: ': the disk is full',
  length: ': it is as long as a recording may be',
  size: ': it is as large as a recording may be',
  'not-possible': ': it could not go on',
} as const;

const settled = {
  waiting: 'waits to be let through',
  open: 'is on the board',
  now: 'is being answered',
  answered: 'is answered',
  dismissed: 'is dismissed',
  withdrawn: 'is taken back',
  merged: 'is merged',
} as const;

const orders = {
  'first-come': 'first come, first called',
  'new-voices': 'new voices first',
  'least-talk': 'who has spoken least first',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `Planned by ${user(hostId)}`,
  opened: ({ by: who, itself }) => (itself ? 'Opened by itself at its time' : `Opened${inDiscord(who)}`),
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `Closed${by(who)}`
      : reason === 'stage-ended'
        ? 'Its stage was ended in Discord'
        : 'Closed: its host did not come back',
  cancelled: ({ by: who }) => (who === null ? 'Called off: nobody opened it' : `Called off by ${user(who)}`),
  'open-asked': ({ why }) =>
    why ? 'Its host asked to open it; it could not open by itself' : 'Its host asked to open it',
  'open-nudged': () => 'Its host asked once more',
  'order-chosen': ({ order, by: who }) => `Order of speaking: ${orders[order]}, by ${user(who)}`,
  'rules-changed': ({ by: who }) => `Rules changed by ${user(who)}`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrum asked to the stage${by(who)}`
      : who === null
        ? 'Rostrum disconnected from the stage in Discord'
        : `Rostrum asked to leave the stage${by(who)}`,
  'line-locked': ({ by: who }) => `Line locked by ${user(who)}`,
  'line-unlocked': ({ by: who }) => `Line unlocked by ${user(who)}`,
  moved: ({ startsAt, by: who }) => `Time set to ${at(startsAt, 'F')}${inDiscord(who)}`,
  renamed: ({ by: who }) => `Topic changed${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    `${length === null ? 'Length taken back' : `Length set to ${counted(Math.round(length / 60_000), { one: 'minute', other: 'minutes' })}`}${inDiscord(who)}`,
  'series-changed': ({ by: who }) => `Changed from this talk on, by ${user(who)}`,
  'dates-left-out': ({ by: who }) => `Dates left out of the series by ${user(who)}`,
  'remind-times-chosen': ({ by: who }) => `Reminder times chosen by ${user(who)}`,
  'repeats-changed': ({ by: who }) => `How it comes again changed from this talk on, by ${user(who)}`,
  'series-ended': ({ by: who }) => `Series ended by ${user(who)}`,
  'stage-chosen': ({ stageId, by: who }) => `Stage set to ${channel(stageId)}${inDiscord(who)}`,
  'event-gone': () => 'Its event was removed in Discord',
  'guest-invited': ({ guestId, by: who }) => `${user(guestId)} invited by ${user(who)}`,
  'invitation-answered': ({ guestId, answer }) => `${user(guestId)} ${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${name} invited by ${user(who)}, from outside the server`,
  'link-renewed': ({ by: who }) => `A new link for a guest made by ${user(who)}`,
  'link-revoked': ({ by: who }) => `The link of a guest revoked by ${user(who)}`,
  'guest-recognised': ({ userId }) => `${user(userId)} came by the link of a guest`,
  'time-proposed': ({ guestId, startsAt }) => `${user(guestId)} proposed ${at(startsAt, 'F')}`,
  'guest-reminded': ({ guestId, by: who }) => `${user(guestId)} reminded by ${user(who)}`,
  'invitation-withdrawn': ({ guestId, by: who }) =>
    `The invitation of ${user(guestId)} withdrawn by ${user(who)}`,
  'hand-raised': ({ userId }) => `${user(userId)} raised a hand`,
  'hand-lowered': ({ userId, through, by: who }) =>
    `${user(userId)} ${lowered[through]}${who === undefined ? '' : by(who)}`,
  'hands-cleared': ({ by: who }) => `All hands lowered by ${user(who)}`,
  'hand-moved': ({ userId, to, by: who }) => `${user(userId)} moved to place ${to} by ${user(who)}`,
  'hands-restored': ({ hands, by: who }) =>
    `${counted(hands.length, { one: 'hand', other: 'hands' })} put back in line by ${user(who)}`,
  'hand-away': ({ userId }) => `${user(userId)} dropped out; the place is kept for a while`,
  'hand-back': ({ userId }) => `${user(userId)} is back in line`,
  called: ({ userId, by: who }) => `${user(userId)} called up${by(who)}`,
  'call-passed': ({ userId, by: who }) => `The call of ${user(userId)} passed${by(who)}`,
  'call-declined': ({ userId }) => `${user(userId)} declined to speak`,
  speaking: ({ userId }) => `${user(userId)} speaks`,
  'turn-warned': ({ userId }) => `${user(userId)} told that the turn ends soon`,
  'turn-extended': ({ userId, by: who }) => `${user(userId)} given one more minute by ${user(who)}`,
  'turn-ended': ({ userId, by: who }) =>
    who === null ? `The time of ${user(userId)} was up` : `The turn of ${user(userId)} ended${by(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${user(userId)} sent to the audience by ${user(who)}`,
  'back-in-audience': ({ userId }) => `${user(userId)} is in the audience`,
  'co-host-added': ({ userId, by: who }) => `${user(userId)} made co-host by ${user(who)}`,
  'co-host-removed': ({ userId, by: who }) => `${user(userId)} no co-host any more, by ${user(who)}`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `${user(to)} hosts now: ${user(from)} did not come back`
      : `Handed over from ${user(from)} to ${user(to)} by ${user(who)}`,
  removed: ({ userId, by: who }) => `${user(userId)} removed by ${user(who)}`,
  'kept-out': ({ userId, by: who }) => `${user(userId)} kept out by ${user(who)}`,
  'let-in': ({ userId, by: who }) => `${user(userId)} let in again by ${user(who)}`,
  undone: ({ by: who }) => `Undone by ${user(who)}:`,
  'recording-started': ({ by: who }) => `Recording started by ${user(who)}`,
  'recording-stopped': ({ by: who, reason }) => `Recording stopped${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${user(userId)} agreed to be recorded`,
  'consent-declined': ({ userId }) => `${user(userId)} did not agree to be recorded`,
  'consent-withdrawn': ({ userId }) =>
    `${user(userId)} does not want to be recorded any more; what was kept of them is deleted`,
  'question-asked': ({ userId, text, anonymous }) =>
    `${anonymous ? 'Somebody' : user(userId)} asked: ${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `“${text}” ${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) => `“${text}” merged into “${intoText}” by ${user(who)}`,
};
