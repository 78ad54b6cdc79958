/** What is live and planned on a server: `/talk status` and `/talk list`, as far as the person may see it. */
import { type GuildMember, PermissionFlagsBits } from 'discord.js';
import { button, type Card, messageUrl, plain } from '../src/cards/card.ts';
import { LIST_PAGE, type Listed, listCard } from '../src/cards/list-card.ts';
import { talkCard } from '../src/cards/talk-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { listeningTo } from '../src/stage/card-sync.ts';
import type { Prisma } from '../src/store/generated/client.ts';
import { defineComponent, does, type Rostrum } from './rostrum.ts';

/** How many live talks `/talk status` shows. */
const LIVE_SHOWN = 3;

/** The talks of a server that somebody may know of: those whose channel they see, and those that they host. */
const knownTo = (member: GuildMember): Prisma.TalkWhereInput => {
  const { id, guild } = member;
  const seen = guild.channels.cache.filter((one) =>
    one.permissionsFor(member).has(PermissionFlagsBits.ViewChannel),
  );
  return { guildId: guild.id, OR: [{ announceId: { in: [...seen.keys()] } }, { hostId: id }] };
};

/** The talks that are live or planned, with what the list shows of them. */
const rowsOf = (where: Prisma.TalkWhereInput, page: number, { prisma }: Rostrum) =>
  prisma.talk.findMany({
    where,
    orderBy: [{ status: 'desc' }, { startsAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    skip: page * LIST_PAGE,
    take: LIST_PAGE,
    include: {
      invitations: { where: { status: 'accepted' }, orderBy: { askedAt: 'asc' } },
      cards: { where: { kind: 'talk' } },
    },
  });

const listed = (row: Awaited<ReturnType<typeof rowsOf>>[number]): Listed => {
  const { topic, hostId, status, openedAt, startsAt, length, stageId, guildId, invitations } = row;
  const [card] = row.cards;
  const live = status === 'live';
  return {
    topic,
    hostId,
    live,
    at: (live ? openedAt : startsAt)?.getTime() ?? null,
    length,
    repeats: row.seriesId !== null,
    stageId,
    guests: invitations.map(({ guestId }) => guestId),
    url: card ? messageUrl(guildId, card.channelId, card.messageId) : null,
  };
};

/** A page of the list; the last when there are not so many any more. */
const listOf = async (texts: Texts, member: GuildMember, wanted: number, rostrum: Rostrum): Promise<Card> => {
  const where = { ...knownTo(member), status: { in: ['live' as const, 'scheduled' as const] } };
  const pages = Math.max(1, Math.ceil((await rostrum.prisma.talk.count({ where })) / LIST_PAGE));
  const page = Math.min(wanted, pages - 1);
  const rows = await rowsOf(where, page, rostrum);
  return listCard(texts, rows.map(listed), page, pages, rostrum.sign);
};

export const list = does({
  options: {},
  run: async ({ interaction: { member }, texts }, rostrum) => ({
    card: await listOf(texts, member, 0, rostrum),
  }),
});

export const status = does({
  options: {},
  run: async ({ interaction: { member, guild }, texts }, rostrum) => {
    const { talks, prisma, client, sign } = rostrum;
    const known = knownTo(member);
    const rows = await prisma.talk.findMany({ where: { ...known, status: 'live' }, select: { id: true } });
    const ids = new Set(rows.map(({ id }) => id));
    const live = talks.live().filter((talk) => talk.guildId === guild.id && ids.has(talk.id));
    const planned = await prisma.talk.count({ where: { ...known, status: 'scheduled' } });
    const more = planned > 0 ? texts.planning.alsoPlanned(planned) : '';
    const sentence =
      live.length > 0 ? more : [texts.empty.noTalks, more].filter((one) => one !== '').join(' ');
    const buttons = planned > 0 ? [button(texts.planning.showList, sign('show-list'))] : [];
    return {
      card: {
        components: [
          ...live
            .slice(0, LIVE_SHOWN)
            .flatMap((talk) => talkCard(texts, talk, listeningTo(client, talk), sign).components),
          ...(sentence === '' ? [] : plain(sentence, buttons).components),
        ],
        mentions: [],
      },
    };
  },
});

const showList = defineComponent<'button'>({
  kind: 'button',
  action: 'show-list',
  answers: 'message',
  run: async ({ interaction: { member }, texts }, rostrum) => ({
    card: await listOf(texts, member, 0, rostrum),
  }),
});

const turnPage = defineComponent<'button'>({
  kind: 'button',
  action: 'list',
  answers: 'update',
  run: async ({ interaction: { member }, args: [page = '0'], texts }, rostrum) => ({
    update: await listOf(texts, member, Number(page), rostrum),
  }),
});

export const listComponents = [showList, turnPage];
