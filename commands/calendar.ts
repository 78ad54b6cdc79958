/** Talks in calendars: the server's events in Discord, the file of one talk, and /calendar, the feed of all. */
import type { Guild, GuildBasedChannel } from 'discord.js';
import { toIcs } from '../src/calendar/ics.ts';
import { withFiles } from '../src/cards/card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { EVENT_NEEDS, lacking, STAGE_NEEDS } from '../src/discord/needs.ts';
import { entriesOf, entryOf } from '../src/host/calendar-entries.ts';
import { feedAnswer } from './feeds.ts';
import { defineCommand, defineTalkButton, does, type Rostrum } from './rostrum.ts';

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

export const calendarCommand = defineCommand({
  name: 'calendar',
  does: does({
    options: {},
    run: ({ interaction: { member }, texts }, rostrum) => feedAnswer('calendar', member, texts, rostrum),
  }),
});

export const calendarComponents = [calendarFile];
