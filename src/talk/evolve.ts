/** How an event changes what is known of a talk. */
import type { Recorded } from './events.ts';
import type { Hand, Invitation, Speaker, SpeakerRole, SpeakerStep, Talk, TalkTime } from './talk.ts';
import { isOver } from './talk.ts';

const without = <T extends { userId: string }>(list: readonly T[], userId: string): readonly T[] =>
  list.some((item) => item.userId === userId) ? list.filter((item) => item.userId !== userId) : list;

const withSpeaker = (
  speakers: readonly Speaker[],
  userId: string,
  role: SpeakerRole,
  step: SpeakerStep,
  since: number,
): readonly Speaker[] => {
  const speaker: Speaker = { userId, role, step, since };
  return speakers.some((known) => known.userId === userId)
    ? speakers.map((known) => (known.userId === userId ? speaker : known))
    : [...speakers, speaker];
};

const leaving = (speakers: readonly Speaker[], userId: string, since: number): readonly Speaker[] =>
  speakers.map((known) => (known.userId === userId ? { ...known, step: 'leaving', since } : known));

const withHand = (
  hands: readonly Hand[],
  userId: string,
  place: number,
  raisedAt: number,
): readonly Hand[] => [...without(hands, userId), { userId, place, raisedAt, awaySince: null }];

const withAway = (hands: readonly Hand[], userId: string, awaySince: number | null): readonly Hand[] =>
  hands.map((hand) => (hand.userId === userId ? { ...hand, awaySince } : hand));

/** The talk times when these people stop speaking; only who is speaking has spoken. */
const spoken = (talk: Talk, at: number, stops: (speaker: Speaker) => boolean): readonly TalkTime[] =>
  talk.speakers
    .filter((speaker) => speaker.step === 'speaking' && stops(speaker))
    .reduce((times, { userId, since }) => {
      const before = times.find((time) => time.userId === userId) ?? { userId, turns: 0, ms: 0 };
      const after = { userId, turns: before.turns + 1, ms: before.ms + at - since };
      return [...times.filter((time) => time !== before), after];
    }, talk.talkTimes);

const replaceInvitation = (list: readonly Invitation[], invitation: Invitation): readonly Invitation[] => [
  ...list.filter((known) => known.guestId !== invitation.guestId),
  invitation,
];

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
  zone: event.zone,
  openedAt: null,
  endedAt: null,
  endReason: null,
  seq: event.seq,
  order: 'first-come',
  hands: [],
  speakers: [],
  invitations: [],
  reminders: [],
  talkTimes: [],
  arrived: [],
});

const over = (talk: Talk, at: number): Partial<Talk> => ({
  hands: [],
  speakers: [],
  arrived: [],
  talkTimes: spoken(talk, at, () => true),
  endedAt: at,
});

const changed = (talk: Talk, event: Exclude<Recorded, { type: 'planned' }>): Partial<Talk> => {
  switch (event.type) {
    case 'opened':
      return { status: 'live', openedAt: event.at, stageId: event.stageId };
    case 'stage-made':
      return { stageId: event.stageId, stageMade: true };
    case 'stage-started':
      return { instanceId: event.instanceId };
    case 'ended':
      return { ...over(talk, event.at), status: 'ended', endReason: event.reason };
    case 'cancelled':
      return { ...over(talk, event.at), status: 'cancelled' };
    case 'guest-invited':
      return {
        invitations: replaceInvitation(talk.invitations, {
          guestId: event.guestId,
          invitedBy: event.by,
          status: 'asked',
          askedAt: event.at,
          answeredAt: null,
        }),
      };
    case 'invitation-answered':
      return {
        invitations: talk.invitations.map((known) =>
          known.guestId === event.guestId ? { ...known, status: event.answer, answeredAt: event.at } : known,
        ),
      };
    case 'hand-raised':
      return { hands: withHand(talk.hands, event.userId, event.seq, event.at) };
    case 'hand-away':
      return { hands: withAway(talk.hands, event.userId, event.at) };
    case 'hand-back':
      return { hands: withAway(talk.hands, event.userId, null) };
    case 'hand-lowered':
      return { hands: without(talk.hands, event.userId) };
    case 'called':
      return {
        hands: without(talk.hands, event.userId),
        speakers: withSpeaker(talk.speakers, event.userId, event.role, 'called', event.at),
        arrived: arrivedWith(talk, event.userId, event.role),
      };
    case 'call-passed': {
      return {
        hands: withHand(talk.hands, event.userId, event.seq, event.at),
        speakers: leaving(talk.speakers, event.userId, event.at),
      };
    }
    case 'turn-ended':
      return {
        speakers: leaving(talk.speakers, event.userId, event.at),
        talkTimes: spoken(talk, event.at, ({ userId }) => userId === event.userId),
      };
    case 'speaking':
      return {
        hands: without(talk.hands, event.userId),
        speakers: withSpeaker(talk.speakers, event.userId, event.role, 'speaking', event.at),
        arrived: arrivedWith(talk, event.userId, event.role),
      };
    case 'call-declined':
    case 'back-in-audience':
      return {
        speakers: without(talk.speakers, event.userId),
        talkTimes: spoken(talk, event.at, ({ userId }) => userId === event.userId),
      };
    case 'order-chosen':
      return { order: event.order };
    case 'left':
      return {
        speakers: without(talk.speakers, event.userId),
        talkTimes: spoken(talk, event.at, ({ userId }) => userId === event.userId),
        arrived: talk.arrived.filter((userId) => userId !== event.userId),
      };
    case 'reminder-asked':
      return {
        reminders: [...without(talk.reminders, event.userId), { userId: event.userId, askedAt: event.at }],
      };
    case 'reminder-dropped':
      return { reminders: without(talk.reminders, event.userId) };
  }
};

const arrivedWith = (talk: Talk, userId: string, role: SpeakerRole): readonly string[] =>
  (role === 'host' || role === 'guest') && !talk.arrived.includes(userId)
    ? [...talk.arrived, userId]
    : talk.arrived;

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
  if (isOver(talk)) throw new Error(`${event.type} after the talk was over`);
  return { ...talk, ...changed(talk, event), seq: event.seq };
};

/** The talk that a log tells of; null for an empty one. */
export const fold = (events: Iterable<Recorded>): Talk | null => {
  let talk: Talk | null = null;
  for (const event of events) talk = evolve(talk, event);
  return talk;
};
