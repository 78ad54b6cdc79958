/** Keeps the public cards of a talk in step with it: its own, and one for each invitation. */
import type { Client } from 'discord.js';
import type { SignId } from '../cards/card.ts';
import { invitationCard, talkCard } from '../cards/talk-card.ts';
import type { Talks } from '../host/talks.ts';
import { isOver, type Talk } from '../talk/talk.ts';
import type { Messages } from './messages.ts';
import { sightOf } from './sight.ts';

export type CardSyncDeps = { client: Client; talks: Talks; messages: Messages; sign: SignId };

/** How many people are in the audience of a talk's stage. */
export const listeningTo = (client: Client, talk: Talk): number => {
  const { stageId } = talk;
  const states = client.guilds.cache.get(talk.guildId)?.voiceStates.cache;
  if (!stageId || !states) return 0;
  const inAudience = states.filter((state) => ['audience', 'hand'].includes(sightOf(state, stageId)));
  return inAudience.size;
};

/** Makes the function that keeps the cards of one talk; it rejects when something has to be tried again. */
export const createCardSync =
  ({ client, talks, messages, sign }: CardSyncDeps) =>
  async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    if (!talk || !client.guilds.cache.get(talk.guildId)?.available) return;
    const revive = !isOver(talk);
    const card = talkCard(talk, listeningTo(client, talk), sign);
    await messages.keep({ talkId, kind: 'talk', subject: '' }, talk.announceId, card, revive);
    for (const { guestId } of talk.invitations) {
      const invitation = invitationCard(talk, guestId, sign);
      await messages.keep(
        { talkId, kind: 'invitation', subject: guestId },
        talk.announceId,
        invitation,
        revive,
      );
    }
  };
