/** How an event changes what is known of a talk. */

import { withAct } from './acts.ts';
import { withRecordingEvent } from './consents.ts';
import type { Recorded } from './events.ts';
import { expired, withGuestEvent } from './invitations.ts';
import { joined, placed, reordered, withoutHand } from './line.ts';
import { withId, withoutId } from './people.ts';
import { withQuestionEvent } from './questions.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';
import { asHost, changeSpeaker, leaving, spoken, stops, without, withSpeaker } from './speaking.ts';
import { type Hand, isOver, nextInLine, type SpeakerRole, speakerOf, type Talk } from './talk.ts';
import { withRemindTimes, withWishEvent } from './wishes.ts';

const raised = ({ seq, at }: Recorded, userId: string, ahead: boolean): Hand => ({
  userId,
  place: seq,
  raisedAt: at,
  ahead,
  awaySince: null,
});

const withAway = (hands: readonly Hand[], userId: string, awaySince: number | null): readonly Hand[] =>
  hands.map((hand) => (hand.userId === userId ? { ...hand, awaySince } : hand));

const planned = (event: Recorded & { type: 'planned' }): Talk => ({
  id: event.talkId,
  guildId: event.guildId,
  hostId: event.hostId,
  topic: event.topic,
  status: 'scheduled',
  announceId: event.announceId,
  stageId: event.stageId,
  stageMade: false,
  instanceId: null,
  startsAt: event.startsAt,
  plannedAt: event.at,
  movedAt: null,
  zone: event.zone,
  length: event.length ?? null,
  series: event.series ?? null,
  openedAt: null,
  endedAt: null,
  endReason: null,
  unopened: false,
  opening: null,
  seq: event.seq,
  rules: { ...DEFAULT_RULES, ...event.rules },
  locked: false,
  voice: null,
  coHosts: [],
  hostGoneSince: null,
  hands: [],
  skippedAt: null,
  speakers: [],
  invitations: [],
  reminders: [],
  addedTimes: [],
  event: null,
  eventGone: false,
  interested: [],
  talkTimes: [],
  turnsOver: { count: 0, ms: 0 },
  arrived: [],
  present: [],
  removing: [],
  keptOut: [],
  questions: [],
  acts: [],
  recording: null,
  recordingFailed: null,
  consents: [],
  listening: 0,
  peak: 0,
});

const over = (talk: Talk, at: number): Partial<Talk> => ({
  hands: [],
  speakers: [],
  arrived: [],
  present: [],
  removing: [],
  acts: [],
  recording: null,
  hostGoneSince: null,
  invitations: expired(talk.invitations),
  ...spoken(talk, at, () => true),
  endedAt: at,
});

/** Somebody is sent out of the stage: nothing of theirs stays on it. */
const sentOut = (talk: Talk, at: number, userId: string): Partial<Talk> => ({
  hands: withoutHand(talk.hands, userId),
  speakers: leaving(talk.speakers, userId, at),
  ...stops(talk, at, userId),
});

const withRules = (talk: Talk, change: Partial<Rules>): Partial<Talk> => {
  const rules = { ...talk.rules, ...change };
  return rules.order === talk.rules.order ? { rules } : { rules, hands: reordered({ ...talk, rules }) };
};

const changed = (talk: Talk, event: Exclude<Recorded, { type: 'planned' }>): Partial<Talk> => {
  switch (event.type) {
    case 'opened':
      return { status: 'live', openedAt: event.at, stageId: event.stageId, hostGoneSince: event.at };
    case 'stage-made':
      return { stageId: event.stageId, stageMade: true };
    case 'stage-started':
      return { instanceId: event.instanceId };
    case 'ended':
      return { ...over(talk, event.at), status: 'ended', endReason: event.reason };
    case 'cancelled':
      return { ...over(talk, event.at), status: 'cancelled', unopened: event.reason === 'unopened' };
    case 'open-asked':
      return { opening: { askedAt: event.at, nudgedAt: null, why: event.why ?? null } };
    case 'open-nudged':
      return { opening: talk.opening && { ...talk.opening, nudgedAt: event.at } };
    case 'moved':
      return {
        startsAt: event.startsAt,
        zone: event.zone,
        movedAt: event.at,
        eventGone: false,
        opening: null,
      };
    case 'renamed':
      return { topic: event.topic };
    case 'length-chosen':
      return { length: event.length };
    case 'stage-chosen':
      return { stageId: event.stageId };
    case 'series-changed':
      return { series: talk.series && { ...talk.series, at: event.talkAt, recurrence: event.recurrence } };
    case 'repeats-changed':
      return { series: talk.series && { ...talk.series, recurrence: event.recurrence } };
    case 'dates-left-out': {
      const { series } = talk;
      return {
        series: series && { ...series, recurrence: { ...series.recurrence, skipped: event.days } },
      };
    }
    case 'series-ended':
      return {};
    case 'remind-times-chosen':
      return withRemindTimes(talk, event);
    case 'event-made':
      return { event: { id: event.eventId, shows: event.shows }, interested: [] };
    case 'event-shown':
      return { event: talk.event && { ...talk.event, shows: event.shows } };
    case 'event-gone':
      return { event: null, eventGone: true };
    case 'guest-invited':
    case 'outsider-invited':
    case 'link-renewed':
    case 'link-revoked':
    case 'guest-recognised':
    case 'invitation-seen':
    case 'invitation-answered':
    case 'time-proposed':
    case 'guest-reminded':
    case 'invitation-withdrawn':
      return { invitations: withGuestEvent(talk, event) };
    case 'hand-raised':
      return { hands: joined(talk, raised(event, event.userId, event.ahead ?? false)) };
    case 'hand-away':
      return { hands: withAway(talk.hands, event.userId, event.at) };
    case 'hand-back':
      return { hands: withAway(talk.hands, event.userId, null) };
    case 'hand-lowered':
      return { hands: withoutHand(talk.hands, event.userId) };
    case 'hands-cleared':
      return { hands: [] };
    case 'hand-moved': {
      const hand = talk.hands.find(({ userId }) => userId === event.userId);
      if (!hand) return {};
      const skips = hand === nextInLine(talk) && event.to === talk.hands.length;
      return {
        hands: placed(talk.hands, hand, event.to),
        skippedAt: skips ? event.at : talk.skippedAt,
      };
    }
    case 'hands-restored':
      return { hands: event.hands.reduce((hands, { hand, to }) => placed(hands, hand, to), talk.hands) };
    case 'voice-chosen':
      return { voice: event.on };
    case 'line-locked':
      return { locked: true };
    case 'line-unlocked':
      return { locked: false };
    case 'called':
      return {
        hands: withoutHand(talk.hands, event.userId),
        speakers: withSpeaker(talk.speakers, {
          userId: event.userId,
          role: event.role,
          step: 'called',
          since: event.at,
          from: event.seq,
          endsAt: null,
          warned: false,
          extendedAt: null,
        }),
        arrived: arrivedWith(talk, event.userId, event.role),
      };
    case 'call-passed':
      return {
        hands: [...withoutHand(talk.hands, event.userId), raised(event, event.userId, false)],
        speakers: leaving(talk.speakers, event.userId, event.at),
        skippedAt: event.by === null ? talk.skippedAt : event.at,
      };
    case 'turn-warned':
      return { speakers: changeSpeaker(talk.speakers, event.userId, () => ({ warned: true })) };
    case 'turn-extended':
      return {
        speakers: changeSpeaker(talk.speakers, event.userId, ({ endsAt }) => ({
          endsAt: endsAt === null ? null : endsAt + event.ms,
          warned: false,
          extendedAt: event.at,
        })),
      };
    case 'turn-ended':
    case 'sent-to-audience':
      return {
        speakers: leaving(talk.speakers, event.userId, event.at),
        ...stops(talk, event.at, event.userId),
      };
    case 'speaking': {
      const { turnMs } = talk.rules;
      return {
        hands: withoutHand(talk.hands, event.userId),
        speakers: withSpeaker(talk.speakers, {
          userId: event.userId,
          role: event.role,
          step: 'speaking',
          since: event.at,
          from: speakerOf(talk, event.userId)?.from ?? event.seq,
          endsAt: event.role === 'turn' && turnMs !== null ? event.at + turnMs : null,
          warned: false,
          extendedAt: null,
        }),
        arrived: arrivedWith(talk, event.userId, event.role),
      };
    }
    case 'call-declined':
    case 'back-in-audience':
      return { speakers: without(talk.speakers, event.userId), ...stops(talk, event.at, event.userId) };
    case 'order-chosen':
      return withRules(talk, { order: event.order });
    case 'rules-changed':
      return withRules(talk, event.rules);
    case 'came':
      return {
        present: withId(talk.present, event.userId),
        hostGoneSince: event.userId === talk.hostId ? null : talk.hostGoneSince,
      };
    case 'left':
      return {
        speakers: without(talk.speakers, event.userId),
        ...stops(talk, event.at, event.userId),
        arrived: withoutId(talk.arrived, event.userId),
        present: withoutId(talk.present, event.userId),
        removing: withoutId(talk.removing, event.userId),
        hostGoneSince: event.userId === talk.hostId ? event.at : talk.hostGoneSince,
      };
    case 'listening':
      return { listening: event.count, peak: Math.max(talk.peak, event.count) };
    case 'co-host-added':
      return {
        coHosts: withId(talk.coHosts, event.userId),
        speakers: asHost(talk.speakers, event.userId),
      };
    case 'co-host-removed':
      return { coHosts: withoutId(talk.coHosts, event.userId) };
    case 'handed-over':
      return {
        hostId: event.to,
        speakers: asHost(talk.speakers, event.to),
        coHosts: withId(withoutId(talk.coHosts, event.to), event.from),
        hostGoneSince: talk.status !== 'live' || talk.present.includes(event.to) ? null : event.at,
      };
    case 'removed':
      return {
        ...sentOut(talk, event.at, event.userId),
        removing: withId(talk.removing, event.userId),
      };
    case 'kept-out':
      return {
        ...sentOut(talk, event.at, event.userId),
        keptOut: withId(talk.keptOut, event.userId),
        // Nobody runs a talk that they are kept out of.
        coHosts: withoutId(talk.coHosts, event.userId),
      };
    case 'let-in':
      return { keptOut: withoutId(talk.keptOut, event.userId) };
    case 'undone':
      return { acts: talk.acts.filter((act) => act.event.seq !== event.act), skippedAt: null };
    case 'question-asked':
    case 'question-voted':
    case 'question-unvoted':
    case 'question-settled':
    case 'question-merged':
      return { questions: withQuestionEvent(talk.questions, event) };
    case 'recording-started':
      // Whoever starts one asks the bot back, if it was sent away.
      return { ...withRecordingEvent(talk, event), voice: talk.voice === false ? null : talk.voice };
    case 'recording-stopped':
    case 'recording-asked':
    case 'consent-given':
    case 'consent-declined':
    case 'consent-withdrawn':
      return withRecordingEvent(talk, event);
    case 'interest-shown':
    case 'interest-lost':
    case 'reminder-asked':
    case 'reminder-kept':
    case 'reminder-dropped':
      return withWishEvent(talk, event);
  }
};

const arrivedWith = (talk: Talk, userId: string, role: SpeakerRole): readonly string[] =>
  (role === 'host' || role === 'guest') && !talk.arrived.includes(userId)
    ? [...talk.arrived, userId]
    : talk.arrived;

/** What can still happen to a talk that is over. */
const AFTERWARDS: ReadonlySet<Recorded['type']> = new Set(['consent-withdrawn']);

/**
 * The talk after one more event.
 *
 * @param talk what was known before; null before the first event
 * @throws when the event does not follow: a gap in the numbers, or a first event that plans nothing
 */
export const evolve = (talk: Talk | null, event: Recorded): Talk => {
  if (event.seq !== (talk?.seq ?? 0) + 1) {
    throw new Error(`event ${event.seq} does not follow event ${talk?.seq ?? 0}`);
  }
  if (event.type === 'planned') {
    if (talk !== null) throw new Error('a talk is planned only once');
    return planned(event);
  }
  if (talk === null) throw new Error(`a talk cannot begin with ${event.type}`);
  if (isOver(talk) && !AFTERWARDS.has(event.type)) throw new Error(`${event.type} after the talk was over`);
  const acts = withAct(talk, event);
  return { ...talk, acts, ...changed(talk, event), seq: event.seq };
};

/** The talk that a log tells of; null for an empty one. */
export const fold = (events: Iterable<Recorded>): Talk | null => {
  let talk: Talk | null = null;
  for (const event of events) talk = evolve(talk, event);
  return talk;
};
