/** /invite: ask somebody in public to be a guest; the button with which they answer. */

import type { GuildMember } from 'discord.js';
import { z } from 'zod';
import { user } from '../src/cards/card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Talk } from '../src/talk/talk.ts';
import {
  actorFor,
  defineCommand,
  defineTalkButton,
  does,
  liveTalkOf,
  type Rostrum,
  say,
  told,
} from './rostrum.ts';

/** The talk that a host invites to: the live one they mean, else the next one they planned. */
const talkToInviteTo = async (
  member: GuildMember,
  { talks, prisma }: Rostrum,
): Promise<{ talk: Talk } | { refusal: Refusal }> => {
  const live = liveTalkOf(member, talks);
  if ('talk' in live && live.talk.hostId === member.id) return live;
  const next = await prisma.talk.findFirst({
    where: { guildId: member.guild.id, hostId: member.id, status: 'scheduled' },
    orderBy: { startsAt: 'asc' },
    select: { id: true },
  });
  const talk = next && (await talks.get(next.id));
  return talk ? { talk } : live;
};

export const inviteCommand = defineCommand({
  name: 'invite',
  does: does({
    options: { guest: { type: 'user', required: true } },
    run: async ({ interaction, options, texts }, rostrum) => {
      const found = await talkToInviteTo(interaction.member, rostrum);
      if ('refusal' in found) return found;
      const { guest } = options;
      const outcome = await rostrum.talks.send(found.talk.id, {
        type: 'invite',
        by: actorFor(interaction.member, found.talk),
        guestId: guest.id,
        guestIsBot: guest.bot,
      });
      return told(outcome, () => say(texts.done.invited(user(guest.id))));
    },
  }),
});

const answers = z.tuple([z.string(), z.enum(['accepted', 'maybe', 'declined'])]);

const answer = defineTalkButton('answer', async ({ interaction, talk, args, texts }, { talks }) => {
  const [guestId, choice] = answers.parse(args);
  const outcome = await talks.send(talk.id, {
    type: 'answer',
    by: interaction.user.id,
    guestId,
    answer: choice,
    where: interaction.member.voice.channelId,
  });
  return told(outcome, () => say(texts.done.answered(choice)));
});

export const inviteComponents = [answer];
