/** Keeps the message that asks a host to open their talk at its time, and tells whoever waits when nobody opened it. */
import {
  OPEN_ACTION,
  openingCard,
  openingSubject,
  unopenedCard,
  unopenedGroups,
} from '../cards/opening-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import { isOver, type Talk } from '../talk/talk.ts';
import type { CardSyncDeps } from './card-sync.ts';

type Deps = Pick<CardSyncDeps, 'messages' | 'sign' | 'read'> & {
  mayWrite: (guildId: string, channelId: string) => boolean;
};

/** So long after its time nobody waits for a talk any more, as when the bot was away for days; in milliseconds. */
const WAITED_FOR = 24 * 60 * 60_000;

/** Makes the function that keeps these messages of one talk; it rejects when something has to be tried again. */
export const createOpeningCards = ({ messages, sign, read, mayWrite }: Deps) => {
  /** Which message asks, of talks of which no other is left; empty when none does. */
  const alone = new Map<string, string>();

  /** A message that was posted and never recorded has nobody who would remove it. */
  const removeLost = (talkId: string, channelId: string): Promise<void> =>
    messages.removeLost(channelId, (customId) => {
      const said = read(customId);
      return said?.action === OPEN_ACTION && said.args[0] === talkId && said.args.length > 1;
    });

  /** One message at a time asks: a new one when the host is asked once more, none when they have decided. */
  const ask = async (texts: Texts, talk: Talk): Promise<void> => {
    const { id: talkId, announceId, opening, status } = talk;
    const asks = status === 'scheduled' ? opening : null;
    const subject = asks ? openingSubject(asks) : '';
    const isAlone = alone.get(talkId) === subject;
    alone.delete(talkId);
    if (asks) {
      const card = openingCard(texts, talk, asks, sign);
      await messages.keep({ talkId, kind: 'opening', subject }, announceId, card, true);
    }
    if (!isAlone) {
      await messages.removeOthers(talkId, ['opening'], [subject]);
      if (opening && mayWrite(talk.guildId, announceId)) await removeLost(talkId, announceId);
    }
    if (!isOver(talk)) alone.set(talkId, subject);
  };

  const tellUnopened = async (texts: Texts, talk: Talk): Promise<void> => {
    for (const [group, userIds] of unopenedGroups(talk).entries()) {
      const card = unopenedCard(texts, talk, userIds, group, sign);
      const key = { talkId: talk.id, kind: 'unopened' as const, subject: `${group}` };
      await messages.keep(key, talk.announceId, card, true);
    }
  };

  return async (texts: Texts, talk: Talk): Promise<void> => {
    if (talk.startsAt === null) return;
    await ask(texts, talk);
    const waits = (talk.endedAt ?? 0) - talk.startsAt < WAITED_FOR;
    if (talk.unopened && waits) await tellUnopened(texts, talk);
  };
};
