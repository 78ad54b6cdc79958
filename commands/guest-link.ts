/** The link of a guest who is not on the server: what its host is shown, and who is taken to have come by it. */
import type { Guild, GuildMember } from 'discord.js';
import type { Card } from '../src/cards/card.ts';
import { guestLinkCard } from '../src/cards/guest-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { LINK_NEEDS, lacking } from '../src/discord/needs.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import { isLinkOpen, outsiderOf, type Talk } from '../src/talk/talk.ts';
import { actorFor, defineForTalk, type Rostrum } from './rostrum.ts';

/** What is in the way of a link to a talk, or to any of a server; null when nothing is. */
export const linkHindrance = async (guild: Guild, talk: Talk | null): Promise<Refusal | null> => {
  const where = talk && (talk.stageId ?? talk.announceId);
  const permissions = lacking(
    await guild.members.fetchMe(),
    (where && guild.channels.cache.get(where)) || null,
    LINK_NEEDS,
  );
  return permissions.length > 0 ? { refused: 'bot-lacks', permissions, where } : null;
};

/** What a host is shown of the link of an invitation; it is made when there is none. */
export const linkFor = async (
  texts: Texts,
  talk: Talk,
  id: string | undefined,
  { links, sign }: Rostrum,
): Promise<Card> => {
  const invitation = talk.invitations.find((known) => known.id === id);
  if (!invitation) throw new Error('no such invitation');
  const link = isLinkOpen(talk, invitation) ? await links.of(talk, invitation) : null;
  return guestLinkCard(texts, talk, invitation, link, sign);
};

/**
 * Recognises somebody who uses a button of an invitation as its guest, when they came by its link. Whoever did not is
 * told so by the rules, when they try to answer.
 */
export const recognise = async (
  talk: Talk,
  id: string,
  member: GuildMember,
  { links, talks }: Rostrum,
): Promise<void> => {
  const invitation = talk.invitations.find((known) => known.id === id);
  if (!invitation || outsiderOf(invitation) === null) return;
  if (await links.broughtBy(talk, invitation, member))
    await talks.send(talk.id, { type: 'recognise', invitation: id, userId: member.id });
};

const show = defineForTalk(
  'button',
  'guest-link',
  async ({ interaction, talk, args: [id = ''], texts }, rostrum) => {
    const refusal = hostRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    const hindrance = await linkHindrance(interaction.guild, talk);
    return hindrance ? { refusal: hindrance } : { card: await linkFor(texts, talk, id, rostrum) };
  },
);

/** A button of the host's private answer: what became of the link takes its place. */
const changeLink = (type: 'renew-link' | 'revoke-link') =>
  defineForTalk(
    'button',
    type,
    async ({ interaction, talk, args: [invitation = ''], texts }, rostrum) => {
      const by = actorFor(interaction.member, talk);
      const outcome = await rostrum.talks.send(talk.id, { type, by, invitation });
      return outcome.ok
        ? { update: await linkFor(texts, outcome.talk, invitation, rostrum) }
        : { refusal: outcome.refusal };
    },
    'update',
  );

export const guestLinkComponents = [show, changeLink('renew-link'), changeLink('revoke-link')];
