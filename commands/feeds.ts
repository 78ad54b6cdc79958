/** The addresses at which the talks of a server are followed from elsewhere, its calendar and its podcast: shown, made, renewed, turned off. */
import type { GuildMember } from 'discord.js';
import { feedCard } from '../src/cards/feed-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { maySet } from '../src/discord/needs.ts';
import { type FeedKind, type Feeds, feedAddress } from '../src/host/feeds.ts';
import { type Answer, defineComponent, mayHostHere, type Rostrum } from './rostrum.ts';

/** Whether somebody may give out an address of their server. */
const mayShare = async (member: GuildMember, { settings }: Rostrum): Promise<boolean> =>
  maySet(member) || (await mayHostHere(member, null, settings));

/** The address of a server's feed, for who may give it out. */
export const feedAnswer = async (
  kind: FeedKind,
  member: GuildMember,
  texts: Texts,
  rostrum: Rostrum,
): Promise<Answer> => {
  const { webUrl, feeds, sign } = rostrum;
  if (!(await mayShare(member, rostrum))) return { refusal: { refused: 'may-not-host' } };
  if (webUrl === null) return { refusal: { refused: 'no-web' } };
  const token = await feeds[kind].of(member.guild.id);
  return { card: feedCard(texts, kind, token && feedAddress(webUrl, kind, token), sign) };
};

/** Which feed a button is about. */
const kindIn = ([kind]: readonly string[]): FeedKind => (kind === 'podcast' ? kind : 'calendar');

/** Declares a button of the card; `act` gives the token that the server has then. */
const defineFeedButton = (
  action: string,
  act: (guildId: string, feeds: Feeds) => Promise<string | null>,
  done: (texts: Texts, kind: FeedKind) => string,
) =>
  defineComponent({
    kind: 'button',
    action,
    answers: 'update',
    run: async ({ interaction: { member, guild }, args, texts }, rostrum) => {
      const { webUrl, feeds, sign, log } = rostrum;
      const kind = kindIn(args);
      if (!(await mayShare(member, rostrum))) return { refusal: { refused: 'may-not-host' } };
      if (webUrl === null) return { refusal: { refused: 'no-web' } };
      const token = await act(guild.id, feeds[kind]);
      log.info({ guild: guild.id, by: member.id, action, kind }, 'the address of a feed was changed');
      const url = token && feedAddress(webUrl, kind, token);
      return { update: feedCard(texts, kind, url, sign, done(texts, kind)) };
    },
  });

export const feedComponents = [
  defineComponent({
    kind: 'button',
    action: 'feed',
    answers: 'message',
    run: ({ interaction: { member }, args, texts }, rostrum) =>
      feedAnswer(kindIn(args), member, texts, rostrum),
  }),
  defineFeedButton(
    'feed-make',
    (guildId, feeds) => feeds.make(guildId),
    ({ feed }, kind) => feed[kind].made,
  ),
  defineFeedButton(
    'feed-renew',
    (guildId, feeds) => feeds.renew(guildId),
    ({ feed }, kind) => feed[kind].renewed,
  ),
  defineFeedButton(
    'feed-off',
    async (guildId, feeds) => {
      await feeds.remove(guildId);
      return null;
    },
    ({ feed }, kind) => feed[kind].off,
  ),
];
