/** The rules about people: co-hosts, handing over, who is sent down, removed or kept out, and undoing all that. Pure. */
import type { Actor, Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens, hostRefusal, liveRefusal, ownerRefusal, refuse } from './refuse.ts';
import { isOver, isSentOut, isUp, placeInLine, speakerOf, type Talk, turnsOf } from './talk.ts';

type PeopleCommand = Extract<
  Command,
  {
    type:
      | 'add-co-host'
      | 'remove-co-host'
      | 'hand-over'
      | 'send-to-audience'
      | 'remove'
      | 'keep-out'
      | 'let-in'
      | 'undo';
  }
>;

/** Somebody who is made host or co-host while they are on the stage is known to be there from then on, and called up. */
const joinsHosts = (talk: Talk, userId: string, where: string | null): TalkEvent[] => {
  if (talk.status !== 'live' || where === null || where !== talk.stageId) return [];
  const comes: TalkEvent[] = talk.present.includes(userId) ? [] : [{ type: 'came', userId }];
  return speakerOf(talk, userId) ? comes : [...comes, { type: 'called', userId, role: 'host', by: null }];
};

const addCoHost = (talk: Talk, { by, userId, isBot, where }: Command & { type: 'add-co-host' }): Decided => {
  if (isBot) return refuse({ refused: 'bot-cannot-host' });
  if (userId === talk.hostId) return refuse({ refused: 'is-host', userId });
  if (talk.coHosts.includes(userId)) return refuse({ refused: 'is-co-host', userId });
  if (talk.keptOut.includes(userId)) return refuse({ refused: 'is-kept-out', userId });
  return happens({ type: 'co-host-added', userId, by: by.id }, ...joinsHosts(talk, userId, where));
};

const handOver = (talk: Talk, { by, userId, isBot, where }: Command & { type: 'hand-over' }): Decided => {
  if (isBot) return refuse({ refused: 'bot-cannot-host' });
  if (userId === talk.hostId) return refuse({ refused: 'is-host', userId });
  if (talk.keptOut.includes(userId)) return refuse({ refused: 'is-kept-out', userId });
  return happens(...joinsHosts(talk, userId, where), {
    type: 'handed-over',
    from: talk.hostId,
    to: userId,
    by: by.id,
  });
};

/** The events that bring back what an act changed; null when it can't be brought back any more. */
const undoing = (talk: Talk, act: number, by: string): TalkEvent[] | null => {
  const found = talk.acts.find(({ event }) => event.seq === act);
  if (!found) return null;
  const { event, line, role } = found;
  const hosts = [talk.hostId, ...talk.coHosts];
  switch (event.type) {
    case 'hand-moved': {
      const to = line.findIndex((hand) => hand.userId === event.userId) + 1;
      return placeInLine(talk, event.userId) > 0
        ? [{ type: 'hand-moved', userId: event.userId, to: Math.min(to, talk.hands.length), by }]
        : null;
    }
    case 'hand-lowered':
    case 'hands-cleared': {
      const mayReturn = (userId: string) =>
        placeInLine(talk, userId) === 0 && !isUp(talk, userId) && !isSentOut(talk, userId);
      const hands = line
        // Who left meanwhile is seen to be away next, and then has as long as everybody to come back.
        .map((hand, i) => ({ hand: { ...hand, awaySince: null }, to: i + 1 }))
        .filter(({ hand: { userId } }) => event.type === 'hands-cleared' || userId === event.userId)
        .filter(({ hand: { userId } }) => mayReturn(userId));
      return hands.length > 0 ? [{ type: 'hands-restored', hands, by }] : null;
    }
    case 'sent-to-audience': {
      const { userId } = event;
      if (isUp(talk, userId) || isSentOut(talk, userId)) return null;
      const full = turnsOf(talk).length >= talk.rules.speakersAtOnce;
      return [
        { type: 'called', userId, role: role === null || (role === 'turn' && full) ? 'other' : role, by },
      ];
    }
    case 'kept-out':
      return talk.keptOut.includes(event.userId) ? [{ type: 'let-in', userId: event.userId, by }] : null;
    case 'let-in':
      return talk.keptOut.includes(event.userId) || hosts.includes(event.userId)
        ? null
        : [{ type: 'kept-out', userId: event.userId, by }];
    case 'co-host-added':
      return talk.coHosts.includes(event.userId)
        ? [{ type: 'co-host-removed', userId: event.userId, by }]
        : null;
    case 'co-host-removed':
      return hosts.includes(event.userId) || talk.keptOut.includes(event.userId)
        ? null
        : [{ type: 'co-host-added', userId: event.userId, by }];
    case 'handed-over':
      return talk.hostId === event.to && !talk.keptOut.includes(event.from)
        ? [{ type: 'handed-over', from: event.to, to: event.from, by }]
        : null;
    case 'question-settled': {
      const now = talk.questions.find((question) => question.id === event.question);
      return now?.status === event.to
        ? [{ type: 'question-settled', question: event.question, from: event.to, to: event.from, by }]
        : null;
    }
    default:
      return null;
  }
};

/** Acts on who hosts: only the host and moderators may do them, and undo them. */
const OWNERS_ACTS: readonly string[] = ['co-host-added', 'co-host-removed', 'handed-over'];

const undo = (talk: Talk, by: Actor, act: number): Decided => {
  const found = talk.acts.find(({ event }) => event.seq === act);
  // Who handed the talk over is not its host any more, and may take it back.
  const mine = found?.event.type === 'handed-over' && found.event.by === by.id;
  const refusal = found && OWNERS_ACTS.includes(found.event.type) && !mine ? ownerRefusal(talk, by) : null;
  if (refusal) return refuse(refusal);
  const events = undoing(talk, act, by.id);
  return events ? happens({ type: 'undone', act, by: by.id }, ...events) : refuse({ refused: 'cannot-undo' });
};

const remove = (talk: Talk, by: Actor, userId: string, where: string | null): Decided => {
  const there = talk.stageId !== null && where === talk.stageId;
  if (!there) return refuse({ refused: 'not-on-the-stage', userId, stageId: talk.stageId });
  return talk.removing.includes(userId) ? happens() : happens({ type: 'removed', userId, by: by.id });
};

/** What a host does with people. */
export const runPeople = (talk: Talk, command: PeopleCommand): Decided => {
  const { by } = command;
  switch (command.type) {
    case 'add-co-host':
    case 'remove-co-host':
    case 'hand-over': {
      if (isOver(talk)) return refuse({ refused: 'over' });
      const refusal = ownerRefusal(talk, by);
      if (refusal) return refuse(refusal);
      if (command.type === 'add-co-host') return addCoHost(talk, command);
      if (command.type === 'hand-over') return handOver(talk, command);
      const { userId } = command;
      return talk.coHosts.includes(userId)
        ? happens({ type: 'co-host-removed', userId, by: by.id })
        : refuse({ refused: 'not-co-host', userId });
    }
    default:
  }
  const refusal = liveRefusal(talk) ?? hostRefusal(talk, by);
  if (refusal) return refuse(refusal);
  if (command.type === 'undo') return undo(talk, by, command.act);
  const { userId } = command;
  if (command.type === 'let-in')
    return talk.keptOut.includes(userId)
      ? happens({ type: 'let-in', userId, by: by.id })
      : refuse({ refused: 'not-kept-out', userId });
  if (userId === talk.hostId) return refuse({ refused: 'host-stays', hostId: talk.hostId });
  // A co-host may step back, and does not decide about the others.
  if (talk.coHosts.includes(userId) && userId !== by.id) {
    const notOwner = ownerRefusal(talk, by);
    if (notOwner) return refuse(notOwner);
  }
  switch (command.type) {
    case 'send-to-audience':
      return isUp(talk, userId) && speakerOf(talk, userId)
        ? happens({ type: 'sent-to-audience', userId, by: by.id })
        : refuse({ refused: 'not-speaking', userId });
    case 'remove':
      return remove(talk, by, userId, command.where);
    case 'keep-out':
      return talk.keptOut.includes(userId)
        ? refuse({ refused: 'already-kept-out', userId })
        : happens({ type: 'kept-out', userId, by: by.id });
  }
};
