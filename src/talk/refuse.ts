/** Words that every rule of a talk uses: it happens, or it is refused, and who may do what. */
import type { Actor, Decision, Refusal } from './commands.ts';
import type { TalkEvent } from './events.ts';
import type { Talk } from './talk.ts';

export type Decided = Decision<TalkEvent>;

export const happens = (...events: TalkEvent[]): Decided => ({ ok: true, events });
export const refuse = (refusal: Refusal): Decided => ({ ok: false, refusal });

/** Why somebody may not act on a talk as its host may; null when they may: its host, a co-host, a moderator. */
export const hostRefusal = (talk: Talk, by: Actor): Refusal | null =>
  by.moderator || by.id === talk.hostId || talk.coHosts.includes(by.id)
    ? null
    : { refused: 'not-host', hostId: talk.hostId };

/** As {@link hostRefusal}, for what a co-host may not do either. */
export const ownerRefusal = (talk: Talk, by: Actor): Refusal | null =>
  by.moderator || by.id === talk.hostId ? null : { refused: 'only-host', hostId: talk.hostId };

export const liveRefusal = (talk: Talk): Refusal | null =>
  talk.status === 'live' ? null : { refused: 'not-live', status: talk.status };
