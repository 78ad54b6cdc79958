/** Keeps what Discord shows of talks in step with them: marks what has to be compared when something changed or was seen. */
import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { createCoalescer } from '../host/coalesce.ts';
import type { Deadlines } from '../host/deadlines.ts';
import type { Talks } from '../host/talks.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Recorded } from '../talk/events.ts';
import type { Talk } from '../talk/talk.ts';
import { type CardSyncDeps, createCardSync, listeningTo } from './card-sync.ts';
import { createEventSync } from './event-sync.ts';
import type { GuestLinks } from './guest-links.ts';
import { createObserver } from './observer.ts';
import { failed, patience } from './patience.ts';
import { createStageSync } from './stage-sync.ts';

export type InStepDeps = CardSyncDeps & {
  client: Client;
  talks: Talks;
  prisma: PrismaClient;
  deadlines: Deadlines;
  links: GuestLinks;
  /** Brings the voice on the stages of a server in step. */
  markVoice(guildId: string): void;
  clock: Clock;
  log: Logger;
};

export type InStep = {
  markCard(talkId: string): void;
  /** Looks anew at what Discord shows of a talk, and brings it in step. */
  look(talkId: string): void;
  lookAtLive(): void;
  /** Listens to the gateway from now on. */
  start(): void;
  stop(): Promise<void>;
};

/** A card is edited at most so often, in milliseconds. */
const CARD_GAP = 1_000;

/** The audience is counted for the record at most so often, in milliseconds. */
const COUNT_GAP = 10_000;

/** After these, people may be on the stage already, or gone from it, of whom the talk knows nothing. */
const SHOWS_MORE: ReadonlySet<Recorded['type']> = new Set(['opened', 'hands-restored', 'let-in']);

/** Makes the keeper of stages, cards, events and links. */
export const createInStep = (deps: InStepDeps): InStep => {
  const { client, talks, prisma, deadlines, links, markVoice, clock, log } = deps;

  const observer = createObserver({
    ...deps,
    again: (talkId) => looks.mark(talkId),
    unwelcome: (talkId) => stages.mark(talkId),
  });
  const events = createEventSync({ ...deps, mark: (talkId) => listings.mark(talkId) });

  const keep = (what: string, gap: number, run: (talkId: string) => Promise<void>) =>
    createCoalescer({ clock, gap, run, patience, failed: failed(what, log) });

  const stages = keep('a stage', 0, createStageSync({ ...deps, observer }));
  const cards = keep('a card', CARD_GAP, createCardSync(deps));
  const listings = keep('an event', CARD_GAP, events.sync);
  const linkSyncs = keep('the links of guests', CARD_GAP, links.sync);
  const looks = keep('what is known of a stage', 0, async (talkId) => {
    const talk = await talks.get(talkId);
    if (!talk) return;
    if (talk.status === 'live' && (await observer.lookAround(talk))) {
      const seen = await talks.get(talkId);
      if (seen) deadlines.keep(seen);
    }
    changed(talk);
  });
  const counts = keep('the count of an audience', COUNT_GAP, async (talkId) => {
    const talk = await talks.get(talkId);
    if (talk?.status !== 'live' || !client.guilds.cache.get(talk.guildId)?.available) return;
    const count = listeningTo(client, talk);
    if (count !== talk.listening) await talks.send(talkId, { type: 'count-listening', count });
  });

  /** Stages that were made for talks that are over, by channel: they go when they are empty. */
  const toRemove = new Map<string, string>();

  const changed = (talk: Talk) => {
    if (talk.status === 'ended' && talk.stageMade && talk.stageId) toRemove.set(talk.stageId, talk.id);
    stages.mark(talk.id);
    cards.mark(talk.id);
    listings.mark(talk.id);
    linkSyncs.mark(talk.id);
    markVoice(talk.guildId);
  };
  talks.onChange((talk, happened) => {
    changed(talk);
    if (happened.some(({ type }) => SHOWS_MORE.has(type))) looks.mark(talk.id);
  });
  talks.onChange((talk, happened) => {
    if (happened.some(({ type }) => type === 'opened')) deadlines.keep(talk);
  });

  /** Who comes back, or accepts, is not seen any more: nobody loses anything by it. */
  const outOfSight = (isMeant: (talk: Talk) => boolean) => {
    for (const talk of talks.live()) if (isMeant(talk)) deadlines.suspend(talk.id);
  };

  const lookAtLive = () => {
    for (const talk of talks.live()) looks.mark(talk.id);
  };

  /** Events of planned talks may have changed, or may be made now, on a server that was out of sight or forbade them. */
  const lookAtPlanned = async (guildId: string) => {
    try {
      const where = { guildId, status: 'scheduled' as const };
      for (const { id } of await prisma.talk.findMany({ where, select: { id: true } })) events.lookAnew(id);
    } catch (error) {
      log.warn({ err: error, guild: guildId }, 'the planned talks of a server could not be looked at');
    }
  };

  /** Somebody came or went: the count on the card changes, and a stage that was made may be empty now. */
  const audienceChanged = (stageId: string) => {
    const live = talks.on(stageId);
    if (live) {
      cards.mark(live.id);
      counts.mark(live.id);
      linkSyncs.mark(live.id);
    }
    const over = toRemove.get(stageId);
    if (over) stages.mark(over);
  };

  /** The bot was removed from a server: its talks there have no stage any more. */
  const guildGone = (guildId: string) => {
    for (const talk of talks.live().filter((one) => one.guildId === guildId)) {
      talks.send(talk.id, { type: 'stage-over' }).catch(() => looks.mark(talk.id));
    }
  };

  return {
    markCard: cards.mark,
    look: looks.mark,
    lookAtLive,
    start: () => {
      client.on(Events.VoiceStateUpdate, (before, now) => {
        for (const stageId of new Set([before.channelId, now.channelId]))
          if (stageId) audienceChanged(stageId);
      });
      client.on(Events.GuildDelete, (guild) => guildGone(guild.id));
      client.on(Events.ShardReconnecting, () => outOfSight(() => true));
      client.on(Events.GuildUnavailable, (guild) => outOfSight((talk) => talk.guildId === guild.id));
      client.on(Events.ShardResume, lookAtLive);
      client.on(Events.ShardReady, lookAtLive);
      client.on(Events.GuildAvailable, lookAtLive);
      client.on(Events.GuildAvailable, ({ id }) => void lookAtPlanned(id));
      client.on(Events.GuildRoleUpdate, (_, { guild, id }) => {
        if (guild.members.me?.roles.cache.has(id)) void lookAtPlanned(guild.id);
      });
      observer.start();
      events.start();
    },
    stop: async () => {
      await Promise.all([looks, stages, cards, listings, counts, linkSyncs].map((one) => one.stop()));
    },
  };
};
