/** Planned talks outside the bot: why one is not among the server's events, and the file that puts it into a calendar. */
import type { Guild, GuildBasedChannel } from 'discord.js';
import { toIcs } from '../src/calendar/ics.ts';
import { channelUrl, withFiles } from '../src/cards/card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { EVENT_NEEDS, lacking, STAGE_NEEDS } from '../src/discord/needs.ts';
import type { Recorded } from '../src/talk/events.ts';
import { defineTalkButton, type Rostrum } from './rostrum.ts';

/** Events that a server may have, planned and under way. Source: Discord, Guild Scheduled Event. */
const EVENTS_MAX = 100;

/** How long a talk takes in a calendar, in milliseconds: nobody says so when it is planned. */
const LENGTH = 60 * 60_000;

/** What changes a talk for a calendar. */
const CHANGES: ReadonlySet<Recorded['type']> = new Set([
  'planned',
  'moved',
  'renamed',
  'stage-chosen',
  'cancelled',
]);

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

const calendarFile = defineTalkButton('calendar', async ({ interaction, talk, texts }, { talks }) => {
  const { id, topic, startsAt, stageId, announceId, guildId } = talk;
  const last = (await talks.log(id)).findLast(({ type }) => CHANGES.has(type));
  if (startsAt === null || !last) return { refusal: { refused: 'no-talk' } };
  const cancelled = talk.status === 'cancelled';
  const file = toIcs(topic, [
    {
      id,
      topic,
      description: texts.events.file.description(interaction.guild.name),
      url: channelUrl(guildId, stageId ?? announceId),
      startsAt,
      length: LENGTH,
      recurrence: null,
      insteadOf: null,
      sequence: last.seq - 1,
      changedAt: last.at,
      cancelled,
    },
  ]);
  const sentence = cancelled ? texts.events.file.cancelled : texts.events.file.added;
  return { card: withFiles(sentence, [{ name: 'talk.ics', data: () => Buffer.from(file) }]) };
});

export const calendarComponents = [calendarFile];
