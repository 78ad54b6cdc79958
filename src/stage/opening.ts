/** Opens planned talks when their time has come, has their hosts asked, or calls off what nobody opened. */
import type { Client, Guild, GuildBasedChannel } from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Talks } from '../host/talks.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Recorded } from '../talk/events.ts';
import { openingDueAt } from '../talk/opening.ts';
import type { Hindrance, Talk } from '../talk/talk.ts';

export type OpeningDeps = {
  client: Client;
  talks: Talks;
  jobs: Jobs;
  clock: Clock;
  /** What keeps a talk from being opened on a stage, or on a new one; null for nothing. */
  hindranceOn: (guild: Guild, stage: GuildBasedChannel | null) => Promise<Hindrance | null>;
};

/** By how much the clocks of this process and of the database may differ, in milliseconds. */
const SKEW = 60_000;

/** After these, a planned talk is due at another time. */
const SETS_TIME: ReadonlySet<Recorded['type']> = new Set(['planned', 'moved', 'open-asked', 'open-nudged']);

/** When a planned talk has to be looked at because of what happened to it, in milliseconds since 1970. */
export const openingWakeUps = (talk: Talk, events: readonly Recorded[]): readonly number[] => {
  const due = openingDueAt(talk);
  return due !== null && events.some(({ type }) => SETS_TIME.has(type)) ? [due] : [];
};

/** Makes the function that does what is due of one planned talk; it rejects when that has to be tried again. */
export const createOpening =
  ({ client, talks, jobs, clock, hindranceOn }: OpeningDeps) =>
  async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    const due = talk && openingDueAt(talk);
    const guild = talk && client.guilds.cache.get(talk.guildId);
    if (due === null || !guild) return;
    const early = due - clock.now().getTime();
    if (early > 0) {
      // The wake-up came by the database's clock, before it was time by ours.
      if (early < SKEW) await jobs.wake(talkId, [due]);
      return;
    }
    if (!guild.available) throw new Error('the server is not available');
    const stage = (talk.stageId && guild.channels.cache.get(talk.stageId)) || null;
    const { opensItself } = talk.rules;
    const place = {
      stageId: stage?.id ?? null,
      hindrance: opensItself && !talk.opening ? await hindranceOn(guild, stage) : null,
    };
    const outcome = await talks.send(talkId, { type: 'time-to-open', ...place });
    if (outcome.ok || outcome.refusal.refused !== 'stage-taken') return;
    // Another talk was opened there at the same moment.
    await talks.send(talkId, { type: 'time-to-open', ...place, hindrance: outcome.refusal });
  };
