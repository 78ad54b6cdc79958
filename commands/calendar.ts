/** Talks in calendars: the server's events in Discord, the file of one talk, and /calendar, the feed of all. */
import type { Guild, GuildBasedChannel, GuildMember } from 'discord.js';
import { toIcs } from '../src/calendar/ics.ts';
import { withFiles } from '../src/cards/card.ts';
import { feedCard } from '../src/cards/feed-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { EVENT_NEEDS, lacking, maySet, STAGE_NEEDS } from '../src/discord/needs.ts';
import { entriesOf, entryOf } from '../src/host/calendar-entries.ts';
import type { Feeds } from '../src/host/feeds.ts';
import {
  defineCommand,
  defineComponent,
  defineTalkButton,
  does,
  mayHostHere,
  type Rostrum,
} from './rostrum.ts';

/** Events that a server may have, planned and under way. Source: Discord, Guild Scheduled Event. */
const EVENTS_MAX = 100;

/** Why a talk that is planned now gets no event in Discord, in one sentence with the next step; empty when it gets one. */
export const withoutEvent = async (
  guild: Guild,
  stage: GuildBasedChannel | null,
  { events: texts }: Texts,
  { log }: Rostrum,
): Promise<string> => {
  if (!stage) return texts.none.noStage;
  const me = await guild.members.fetchMe();
  const permissions = [...lacking(me, null, EVENT_NEEDS), ...lacking(me, stage, STAGE_NEEDS)];
  if (permissions.length > 0) return texts.none.lacks(permissions);
  try {
    const { size } = await guild.scheduledEvents.fetch({ cache: false });
    return size >= EVENTS_MAX ? texts.none.full(EVENTS_MAX) : '';
  } catch (error) {
    // A talk is planned all the same.
    log.warn({ err: error, guild: guild.id }, 'the events of a server could not be counted');
    return '';
  }
};

const calendarFile = defineTalkButton('calendar', async ({ interaction, talk, texts }, { talks, prisma }) => {
  const { file } = texts.events;
  const { series, guildId } = talk;
  const description = file.description(interaction.guild.name);
  const entry = entryOf(talk, await talks.log(talk.id), description);
  if (!entry) return { refusal: { refused: 'no-talk' } };
  const shown = { guildId, since: new Date(0), isMeant: () => true, description };
  const entries = series ? (await entriesOf(prisma, shown)).filter(({ id }) => id === series.id) : [entry];
  const ics = toIcs(talk.topic, entries);
  return {
    card: withFiles(entry.cancelled ? file.cancelled : file.added, [
      { name: 'talk.ics', data: () => Buffer.from(ics) },
    ]),
  };
});

/** Whether somebody may give out the address of their server's calendar. */
const mayShare = async (member: GuildMember, { settings }: Rostrum): Promise<boolean> =>
  maySet(member) || (await mayHostHere(member, null, settings));

const addressOf = (webUrl: string, token: string): string => `${webUrl}/calendar/${token}.ics`;

export const calendarCommand = defineCommand({
  name: 'calendar',
  does: does({
    options: {},
    run: async ({ interaction: { member, guild }, texts }, rostrum) => {
      const { webUrl, feeds, sign } = rostrum;
      if (!(await mayShare(member, rostrum))) return { refusal: { refused: 'may-not-host' } };
      if (webUrl === null) return { refusal: { refused: 'no-web' } };
      const token = await feeds.of(guild.id);
      return { card: feedCard(texts, token && addressOf(webUrl, token), sign) };
    },
  }),
});

/** Declares a button of the card; `act` gives the token that the server has then. */
const defineFeedButton = (
  action: string,
  act: (guildId: string, feeds: Feeds) => Promise<string | null>,
  done: (texts: Texts) => string,
) =>
  defineComponent({
    kind: 'button',
    action,
    answers: 'update',
    run: async ({ interaction: { member, guild }, texts }, rostrum) => {
      const { webUrl, feeds, sign, log } = rostrum;
      if (!(await mayShare(member, rostrum))) return { refusal: { refused: 'may-not-host' } };
      if (webUrl === null) return { refusal: { refused: 'no-web' } };
      const token = await act(guild.id, feeds);
      log.info({ guild: guild.id, by: member.id, action }, 'the address of a calendar was changed');
      const url = token && addressOf(webUrl, token);
      return { update: feedCard(texts, url, sign, done(texts)) };
    },
  });

export const calendarComponents = [
  calendarFile,
  defineFeedButton(
    'feed-make',
    (guildId, feeds) => feeds.make(guildId),
    ({ feed }) => feed.calendar.made,
  ),
  defineFeedButton(
    'feed-renew',
    (guildId, feeds) => feeds.renew(guildId),
    ({ feed }) => feed.calendar.renewed,
  ),
  defineFeedButton(
    'feed-off',
    async (guildId, feeds) => {
      await feeds.remove(guildId);
      return null;
    },
    ({ feed }) => feed.calendar.off,
  ),
];
