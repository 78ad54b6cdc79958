/** The invitations of a server that wait for an answer, a page at a time, with links to their cards. */
import { type GuildMember, PermissionFlagsBits } from 'discord.js';
import { type Card, messageUrl } from '../src/cards/card.ts';
import { invitationList } from '../src/cards/guest-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { isStageModerator } from '../src/discord/needs.ts';
import type { Prisma } from '../src/store/generated/client.ts';
import type { Rostrum } from './rostrum.ts';

/** How many invitations a page has. */
const PAGE = 10;

/** The channels of a server that somebody may look into. */
const visibleTo = (member: GuildMember): string[] => [
  ...member.guild.channels.cache
    .filter((channel) => channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel))
    .keys(),
];

/**
 * A page of the invitations that wait for an answer. Hosts see those to their own talks, stage moderators of the whole
 * server all; everybody sees those in channels that they may look into.
 *
 * @param wanted counted from 1; the last one stands for those beyond it
 */
export const listInvitations = async (
  member: GuildMember,
  wanted: number,
  texts: Texts,
  { prisma, sign }: Rostrum,
): Promise<Card> => {
  const seesAll = isStageModerator(member, null);
  const own = [{ announceId: { in: visibleTo(member) } }, { hostId: member.id }];
  const where: Prisma.InvitationWhereInput = {
    status: { in: ['asked', 'seen', 'maybe', 'proposed'] },
    talk: {
      guildId: member.guild.id,
      status: { in: ['scheduled', 'live'] },
      ...(seesAll ? {} : { OR: own }),
    },
  };
  const count = await prisma.invitation.count({ where });
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  const rows = await prisma.invitation.findMany({
    where,
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * PAGE,
    take: PAGE,
    include: { talk: { select: { topic: true, cards: { where: { kind: 'invitation' } } } } },
  });
  const listed = rows.map(({ id, guestId, name, status, talk: { topic, cards } }) => {
    const card = cards.find(({ subject }) => subject === id);
    const url = card && messageUrl(member.guild.id, card.channelId, card.messageId);
    return { guestId, outsider: guestId === id ? name : null, topic, status, url: url ?? null };
  });
  return invitationList(texts, listed, { count, page, pages }, sign);
};
