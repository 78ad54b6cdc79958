/** Which talks would be on one stage at the same time. */
import { LENGTH_MAX } from '../calendar/length.ts';
import { messageUrl } from '../cards/card.ts';
import type { Overlap } from '../cards/overlap-text.ts';
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Recorded } from '../talk/events.ts';
import type { Talk } from '../talk/talk.ts';

export type Overlaps = {
  /** The talks that are on the stage of a planned one while it is to last, the earliest first. */
  of(talk: Talk): Promise<readonly Overlap[]>;
  /** The talks that overlap with one, or were found to before it changed: each is told of once. */
  touchedBy(talk: Talk): Promise<ReadonlySet<string>>;
};

/** How long a talk is taken to last of which nobody said so, in milliseconds. */
const LENGTH = 60 * 60_000;

/** After these, a talk is on another stage, or at another time, or shows another name, or is over. */
export const CHANGES_PLACE: ReadonlySet<Recorded['type']> = new Set([
  'planned',
  'moved',
  'renamed',
  'stage-chosen',
  'length-chosen',
  'opened',
  'ended',
  'cancelled',
]);

/** Makes what finds overlaps. */
export const createOverlaps = ({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): Overlaps => {
  /** What was found, by talk, whoever asked: when one of them changes, that may be so no longer. */
  const known = new Map<string, Set<string>>();

  const find = async ({ id, guildId, status, stageId, startsAt, length }: Talk) => {
    if (status !== 'scheduled' || stageId === null || startsAt === null) return [];
    const endsAt = startsAt + (length ?? LENGTH);
    const rows = await prisma.talk.findMany({
      where: {
        guildId,
        stageId,
        id: { not: id },
        OR: [
          { status: 'live' },
          {
            status: 'scheduled',
            startsAt: { gt: new Date(startsAt - LENGTH_MAX), lt: new Date(endsAt) },
          },
        ],
      },
      include: { cards: { where: { kind: 'talk' } } },
    });
    const now = clock.now().getTime();
    return rows
      .flatMap((row): (Overlap & { until: number })[] => {
        const at = (row.status === 'live' ? row.openedAt : row.startsAt)?.getTime();
        if (at === undefined) return [];
        const planned = at + (row.length ?? LENGTH);
        // A talk that goes on for longer than it was to has the stage at least now.
        const until = row.status === 'live' ? Math.max(planned, now) : planned;
        const [card] = row.cards;
        const url = card ? messageUrl(guildId, card.channelId, card.messageId) : null;
        return [{ id: row.id, topic: row.topic, announceId: row.announceId, at, url, until }];
      })
      .filter(({ at, until }) => at < endsAt && until > startsAt)
      .sort((a, b) => a.at - b.at);
  };

  const of = async (talk: Talk): Promise<readonly Overlap[]> => {
    const found = await find(talk);
    if (found.length > 0) {
      const others = known.get(talk.id) ?? new Set();
      for (const { id } of found) others.add(id);
      known.set(talk.id, others);
    }
    return found;
  };

  /** The talks that were found to overlap with one, which are to look anew. */
  const takeKnown = (talkId: string): string[] =>
    [...known].flatMap(([id, others]) => {
      if (!others.delete(talkId)) return [];
      if (others.size === 0) known.delete(id);
      return [id];
    });

  return {
    of,
    touchedBy: async (talk) => {
      const now = (await find(talk)).map(({ id }) => id);
      return new Set([...takeKnown(talk.id), ...now]);
    },
  };
};
