/** /talk: open, close, look at and plan talks, with the buttons of a planned talk. */
import {
  ChannelType,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  type GuildTextBasedChannel,
} from 'discord.js';
import { readDate, sayDate } from '../src/calendar/when.ts';
import { readZone, zonesLike } from '../src/calendar/zones.ts';
import { calendarButtons } from '../src/cards/calendar-button.ts';
import { at, channel, link, messageUrl, plain } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { OPEN_ACTION } from '../src/cards/opening-card.ts';
import { talkCard } from '../src/cards/talk-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { stageHindrance } from '../src/discord/stage-hindrance.ts';
import { listeningTo } from '../src/stage/card-sync.ts';
import type { Plan } from '../src/talk/commands.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import type { Talk } from '../src/talk/talk.ts';
import { withoutEvent } from './calendar.ts';
import { exportTalk, history, show, timeline } from './past.ts';
import {
  actorFor,
  announceChannelOf,
  defineCommand,
  defineTalkButton,
  does,
  liveTalkOf,
  mayHostHere,
  type Rostrum,
  say,
  stageOf,
  told,
} from './rostrum.ts';

/** How many live and planned talks `/talk status` shows. */
const LIVE_SHOWN = 3;
const PLANNED_SHOWN = 10;

/** The longest text Discord takes as a date here; the longest zone name has 32 characters. */
export const DATE_MAX = 100;

const topicOption = { type: 'string', required: true } as const;
const stageOption = {
  type: 'channel',
  channelTypes: [ChannelType.GuildStageVoice],
} as const;

type Topical = { topic: string; stage: GuildBasedChannel | null };

/** Who plans a talk, and where they said so. */
type Asked = { guild: Guild; member: GuildMember; channel: GuildTextBasedChannel | null };

/** The plan of a new talk, when this member may host it and there is a channel to announce it in. */
export const planOf = async (
  { guild, member, channel: askedIn }: Asked,
  { topic, stage }: Topical,
  { ids, settings }: Rostrum,
): Promise<{ plan: Plan } | { refusal: Refusal }> => {
  if (!(await mayHostHere(member, stage, settings))) return { refusal: { refused: 'may-not-host' } };
  const { announceId, rules } = await settings.of(guild.id);
  const announce = announceChannelOf(guild, await guild.members.fetchMe(), askedIn, announceId);
  if ('refusal' in announce) return announce;
  const plan = {
    talkId: ids.talk(),
    guildId: guild.id,
    by: { id: member.id, moderator: false },
    topic,
    announceId: announce.channelId,
    stageId: stage?.id ?? null,
    rules,
  };
  return { plan };
};

const opened = (texts: Texts) => (talk: Talk) =>
  say(texts.done.opened(talk.stageId && channel(talk.stageId)));

const open = does({
  options: { topic: topicOption, stage: stageOption },
  run: async ({ interaction, options, texts }, rostrum) => {
    const planned = await planOf(interaction, options, rostrum);
    if ('refusal' in planned) return planned;
    const me = await interaction.guild.members.fetchMe();
    const hindrance = stageHindrance(me, options.stage, rostrum.talks);
    if (hindrance) return { refusal: hindrance };
    const { plan } = planned;
    return told(await rostrum.talks.send(plan.talkId, { type: 'open-new', ...plan }), opened(texts));
  },
});

const close = does({
  options: {},
  run: async ({ interaction, texts }, { talks, prisma }) => {
    const found = liveTalkOf(interaction.member, talks);
    if ('refusal' in found) return found;
    const by = actorFor(interaction.member, found.talk);
    const outcome = await talks.send(found.talk.id, { type: 'close', by });
    if (!outcome.ok) return { refusal: outcome.refusal };
    const { id, topic, guildId } = outcome.talk;
    const card = await prisma.card.findFirst({ where: { talkId: id, kind: 'talk' } });
    return {
      card: plain(
        texts.done.closed(asText(topic)),
        card ? [link(texts.buttons.summary, messageUrl(guildId, card.channelId, card.messageId))] : [],
      ),
    };
  },
});

const status = does({
  options: {},
  run: async ({ interaction, texts }, { talks, prisma, client, sign }) => {
    const guildId = interaction.guild.id;
    const live = talks.live().filter((talk) => talk.guildId === guildId);
    const planned = await prisma.talk.findMany({
      where: { guildId, status: 'scheduled' },
      orderBy: { startsAt: 'asc' },
      take: PLANNED_SHOWN,
    });
    if (live.length + planned.length === 0) return say(texts.empty.noTalks);
    const lines = planned.map(
      ({ topic, startsAt }) => `${startsAt ? `${at(startsAt.getTime(), 'F')}  ` : ''}${asText(topic)}`,
    );
    return {
      card: {
        components: [
          ...live
            .slice(0, LIVE_SHOWN)
            .flatMap((talk) => talkCard(texts, talk, listeningTo(client, talk), sign).components),
          ...(lines.length ? plain([texts.empty.planned, ...lines].join('\n')).components : []),
        ],
        mentions: [],
      },
    };
  },
});

/** The zone in which a date is meant: the one that was named, else the server's own. */
const zoneFor = async (
  named: string | null,
  guild: Guild,
  settings: Rostrum['settings'],
): Promise<{ zone: string } | { refusal: Refusal }> => {
  if (named !== null) return readZone(named);
  const { zone } = await settings.of(guild.id);
  return zone === null ? { refusal: { refused: 'zone-missing' } } : { zone };
};

const schedule = does({
  options: {
    topic: topicOption,
    date: {
      type: 'string',
      required: true,
      max: DATE_MAX,
      suggest: async (typed, { options, guild, locale }, { clock, settings }, texts) => {
        const zone = await zoneFor(options.getString('zone'), guild, settings);
        if ('refusal' in zone)
          return [{ name: texts.settings.zoneFirst, value: typed || texts.settings.zoneFirst }];
        const read = readDate(typed, zone.zone, clock.now(), locale);
        return read.ok ? [{ name: sayDate(read.at, read.zone, locale), value: typed }] : [];
      },
    },
    zone: {
      type: 'string',
      max: DATE_MAX,
      suggest: (typed) => zonesLike(typed).map((zone) => ({ name: zone, value: zone })),
    },
    stage: stageOption,
  },
  run: async ({ interaction, options, texts }, rostrum) => {
    const found = await zoneFor(options.zone, interaction.guild, rostrum.settings);
    if ('refusal' in found) return found;
    const read = readDate(options.date, found.zone, rostrum.clock.now(), interaction.locale);
    if (!read.ok) return read;
    const planned = await planOf(interaction, options, rostrum);
    if ('refusal' in planned) return planned;
    const { plan } = planned;
    const without = await withoutEvent(interaction.guild, options.stage, texts, rostrum);
    const outcome = await rostrum.talks.send(plan.talkId, {
      type: 'schedule',
      ...plan,
      startsAt: read.at,
      zone: read.zone,
    });
    return told(outcome, (talk) => {
      const done = texts.done.scheduled(asText(talk.topic), at(read.at, 'F'), at(read.at, 'R'));
      const sentences = [done, without].filter((sentence) => sentence !== '').join(' ');
      return { card: plain(sentences, calendarButtons(texts, talk, rostrum.sign)) };
    });
  },
});

export const talkCommand = defineCommand({
  name: 'talk',
  does: { open, close, status, schedule, show, history, timeline, export: exportTalk },
});

const openNow = defineTalkButton(OPEN_ACTION, async ({ interaction, talk, texts }, { talks }) => {
  const by = actorFor(interaction.member, talk);
  const mayOpen = talk.status === 'scheduled' && hostRefusal(talk, by) === null;
  const stage = stageOf(interaction.guild, talk);
  const hindrance = mayOpen && stageHindrance(await interaction.guild.members.fetchMe(), stage, talks);
  if (hindrance) return { refusal: hindrance };
  return told(await talks.send(talk.id, { type: 'open', by, stageId: stage?.id ?? null }), opened(texts));
});

const callOff = defineTalkButton('cancel', async ({ interaction, talk, texts }, { talks }) =>
  told(await talks.send(talk.id, { type: 'cancel', by: actorFor(interaction.member, talk) }), () =>
    say(texts.done.calledOff(asText(talk.topic))),
  ),
);

export const talkComponents = [openNow, callOff];
