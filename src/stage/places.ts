/** Keeps what people in line were told current: their place and their wait, in the answer that only they see. */
import { MessageFlags, type RepliableInteraction } from 'discord.js';
import type { Logger } from 'pino';
import type { Card } from '../cards/card.ts';
import type { Clock } from '../clock.ts';
import { createCoalescer } from '../host/coalesce.ts';
import type { Talks } from '../host/talks.ts';
import { isOver, type Talk } from '../talk/talk.ts';

/** How long an answer can be edited, in milliseconds; a minute less than Discord's 15. Source: Discord, interaction tokens. */
const EDITABLE_FOR = 14 * 60_000;

/** Answers of one talk are brought up to date at most so often, in milliseconds. */
const GAP = 5_000;

/** Time between two edits, of all talks, in milliseconds: of the 50 calls a second that discord.js makes, most are left to the stage. */
const EDIT_GAP = 50;

export type Places = {
  /**
   * From now on the answer to this interaction shows what `render` gives, as long as Discord lets it be edited; `last`
   * is true the last time.
   */
  watch(interaction: RepliableInteraction, talk: Talk, render: Render): void;
  /** Edits no more, and resolves when what runs has ended. */
  stop(): Promise<void>;
};

type Render = (talk: Talk, last: boolean) => Card;

type Watched = {
  interaction: RepliableInteraction;
  until: number;
  shown: string;
  render: Render;
};

/** Makes the keeper of places. It is kept in memory only: after a restart the talk's card has the line. */
export const createPlaces = ({ talks, clock, log }: { talks: Talks; clock: Clock; log: Logger }): Places => {
  /** By talk, then by person: the latest answer of each. */
  const watched = new Map<string, Map<string, Watched>>();

  let stopped = false;

  let turn: Promise<void> = Promise.resolve();

  /** Resolves when the next answer, of whichever talk, may be edited. */
  const nextTurn = (): Promise<void> => {
    const mine = turn;
    turn = mine.then(() => clock.sleep(EDIT_GAP));
    return mine;
  };

  /** What an answer should show by now; null when its talk is gone. */
  const wanted = async (talkId: string, { render, until }: Watched) => {
    const talk = await talks.get(talkId);
    if (!talk) return null;
    const last = until <= clock.now().getTime();
    const { components } = render(talk, last);
    return { components, shown: JSON.stringify(components), ends: last || isOver(talk) };
  };

  const update = async (talkId: string, own: Map<string, Watched>): Promise<void> => {
    for (const [userId, one] of own) {
      let now = await wanted(talkId, one);
      if (now && now.shown !== one.shown) {
        await nextTurn();
        // Read anew: the last of hundreds is edited seconds after the first.
        now = await wanted(talkId, one);
      }
      if (!now || stopped) return;
      // Whoever asked again has a newer answer.
      if (own.get(userId) !== one) continue;
      const { components, shown, ends } = now;
      if (ends) own.delete(userId);
      if (shown === one.shown) continue;
      one.shown = shown;
      try {
        const flags = MessageFlags.IsComponentsV2;
        await one.interaction.editReply({ flags, components, allowedMentions: { parse: [] } });
      } catch (error) {
        // Whoever dismissed the answer does not need it.
        own.delete(userId);
        log.debug({ err: error, talk: talkId }, 'a place could not be shown any more');
      }
    }
  };

  const updates = createCoalescer({
    clock,
    gap: GAP,
    run: async (talkId) => {
      const own = watched.get(talkId);
      if (own) await update(talkId, own);
      if (own?.size === 0) watched.delete(talkId);
    },
    patience: () => GAP,
    failed: (talk, error) => log.warn({ err: error, talk }, 'places could not be brought up to date'),
  });

  talks.onChange((talk) => {
    if (watched.has(talk.id)) updates.mark(talk.id);
  });

  return {
    watch: (interaction, talk, render) => {
      const own = watched.get(talk.id) ?? new Map<string, Watched>();
      watched.set(talk.id, own);
      const until = clock.now().getTime() + EDITABLE_FOR;
      const shown = JSON.stringify(render(talk, false).components);
      own.set(interaction.user.id, { interaction, until, shown, render });
      clock.after(EDITABLE_FOR, () => updates.mark(talk.id));
    },
    stop: () => {
      stopped = true;
      return updates.stop();
    },
  };
};
