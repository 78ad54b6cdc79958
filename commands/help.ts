/** /help: what somebody can do at this moment, with the buttons for it. */
import { ChannelType, type GuildMember } from 'discord.js';
import { helpCard, type Moment } from '../src/cards/help-card.ts';
import { mayHost, maySet } from '../src/discord/needs.ts';
import { isUp, speakerOf } from '../src/talk/talk.ts';
import { actorFor, defineCommand, does, mayHostHere, type Rostrum } from './rostrum.ts';

/** How many planned talks are named. */
const PLANNED_SHOWN = 3;

/** Whether somebody may host on the server, or on one of its stages. */
const mayHostSomewhere = (member: GuildMember, { settings }: Rostrum): Promise<boolean> => {
  const stages = member.guild.channels.cache.filter(({ type }) => type === ChannelType.GuildStageVoice);
  const stage = stages.find((one) => mayHost(member, one));
  return mayHostHere(member, stage ?? null, settings);
};

/** Where somebody stands: what they do in a talk goes before what they could do in another. */
const momentOf = async (member: GuildMember, rostrum: Rostrum): Promise<Moment> => {
  const { guild, id } = member;
  const here = rostrum.talks.live().filter((talk) => talk.guildId === guild.id);
  const isThere = ({ stageId }: { stageId: string | null }) =>
    stageId !== null && stageId === member.voice.channelId;
  const talk =
    here.find((one) => isUp(one, id)) ??
    here.find(isThere) ??
    here.find((one) => [one.hostId, ...one.coHosts].includes(id));
  if (talk) {
    const speaker = speakerOf(talk, id);
    if ([talk.hostId, ...talk.coHosts].includes(id)) return { is: 'running', talk, there: isThere(talk) };
    if (speaker && isUp(talk, id)) return { is: 'up', talk, speaker };
    return { is: 'listening', talk, moderates: actorFor(member, talk).moderator };
  }
  const [first, ...others] = here;
  if (first) return { is: 'elsewhere', talks: [first, ...others] };
  const planned = await rostrum.prisma.talk.findMany({
    where: { guildId: guild.id, status: 'scheduled' },
    orderBy: { startsAt: 'asc' },
    take: PLANNED_SHOWN,
    select: { id: true, hostId: true, topic: true, startsAt: true },
  });
  return {
    is: 'quiet',
    mayHost: await mayHostSomewhere(member, rostrum),
    planned: planned.map((one) => ({ ...one, startsAt: one.startsAt?.getTime() ?? 0 })),
  };
};

export const helpCommand = defineCommand({
  name: 'help',
  does: does({
    options: {},
    run: async ({ interaction: { member }, texts }, rostrum) => {
      const moment = await momentOf(member, rostrum);
      const person = { userId: member.id, maySet: maySet(member) };
      return { card: helpCard(texts, moment, person, rostrum.sign) };
    },
  }),
});
