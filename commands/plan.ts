/** What planning a talk needs, by command or by form: its options, who may plan it and where it is announced, its zone. */
import {
  ChannelType,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  type GuildTextBasedChannel,
} from 'discord.js';
import { readZone } from '../src/calendar/zones.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Plan } from '../src/talk/commands.ts';
import { announceChannelOf, mayHostHere, type Rostrum } from './rostrum.ts';

/** The longest text Discord takes as a date here; the longest zone name has 32 characters. */
export const DATE_MAX = 100;

export const topicOption = { type: 'string', required: true } as const;
export const stageOption = {
  type: 'channel',
  channelTypes: [ChannelType.GuildStageVoice],
} as const;

type Topical = { topic: string; stage: GuildBasedChannel | null; length?: number | null };

/** Who plans a talk, and where they said so. */
type Asked = { guild: Guild; member: GuildMember; channel: GuildTextBasedChannel | null };

/** The plan of a new talk, when this member may host it and there is a channel to announce it in. */
export const planOf = async (
  { guild, member, channel: askedIn }: Asked,
  { topic, stage, length = null }: Topical,
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
    length,
    rules,
  };
  return { plan };
};

/** The zone in which a date is meant: the one that was named, else the server's own. */
export const zoneFor = async (
  named: string | null,
  guild: Guild,
  settings: Rostrum['settings'],
): Promise<{ zone: string } | { refusal: Refusal }> => {
  if (named !== null) return readZone(named);
  const { zone } = await settings.of(guild.id);
  return zone === null ? { refusal: { refused: 'zone-missing' } } : { zone };
};
