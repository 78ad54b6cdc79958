/** /talk: open, close and look at talks, with the buttons of a planned talk. */
import { channel, link, messageUrl, plain } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { OPEN_ACTION } from '../src/cards/opening-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { stageHindrance } from '../src/discord/stage-hindrance.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import type { Talk } from '../src/talk/talk.ts';
import { edit } from './change.ts';
import { list, status } from './list.ts';
import { exportTalk, history, show, timeline } from './past.ts';
import { planOf, stageOption, topicOption } from './plan.ts';
import {
  actorFor,
  defineCommand,
  defineTalkButton,
  does,
  liveTalkOf,
  say,
  stageOf,
  told,
} from './rostrum.ts';
import { schedule } from './schedule.ts';

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

export const talkCommand = defineCommand({
  name: 'talk',
  does: { open, close, status, list, schedule, edit, show, history, timeline, export: exportTalk },
});

const openNow = defineTalkButton(OPEN_ACTION, async ({ interaction, talk, texts }, { talks }) => {
  const by = actorFor(interaction.member, talk);
  const mayOpen = talk.status === 'scheduled' && hostRefusal(talk, by) === null;
  const stage = stageOf(interaction.guild, talk);
  const hindrance = mayOpen && stageHindrance(await interaction.guild.members.fetchMe(), stage, talks);
  if (hindrance) return { refusal: hindrance };
  return told(await talks.send(talk.id, { type: 'open', by, stageId: stage?.id ?? null }), opened(texts));
});

export const talkComponents = [openNow];
