/** Looking back and looking closely: `/talk show`, `history`, `timeline` and `export`, with their buttons. */
import { ComponentType, type Guild, type GuildMember } from 'discord.js';
import { at, button, type Card, panel, user, withFiles } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { exportFiles, peopleIn } from '../src/cards/export.ts';
import { oneLine } from '../src/cards/one-line.ts';
import { boardCard } from '../src/cards/questions-card.ts';
import { deliveryText } from '../src/cards/reminders-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { timelineCard } from '../src/cards/timeline-card.ts';
import { cardOf } from '../src/stage/card-sync.ts';
import type { Talk as TalkRow } from '../src/store/generated/client.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import { summaryOf } from '../src/talk/summary.ts';
import type { Talk } from '../src/talk/talk.ts';
import {
  type Answer,
  actorFor,
  defineComponent,
  defineForTalk,
  defineTalkButton,
  does,
  liveTalkOf,
  namesIn,
  type Rostrum,
  talkOf,
  talkOption,
} from './rostrum.ts';

/** How many talks a page of the history has. */
const PAGE = 10;
/** The longest label of an option, in UTF-16 code units. Source: Discord, select option. */
const LABEL_MAX = 100;

type Run = { talk: Talk; texts: Texts; rostrum: Rostrum; guild: Guild };
/** `isHost`: who asks may do what the host may. */
type Asked = Run & { isHost: boolean };

const timelineOf = async ({ talk, texts, rostrum }: Run, before: number | null): Promise<Card> =>
  timelineCard(texts, talk, await rostrum.talks.log(talk.id), rostrum.sign, before);

const exportOf = async ({ talk, texts, rostrum, guild }: Run): Promise<Answer> => {
  const { talks, clock } = rostrum;
  const summary = summaryOf(await talks.log(talk.id), clock.now().getTime());
  if (!summary) return { refusal: { refused: 'not-live', status: talk.status } };
  const names = await namesIn(guild, peopleIn(talk, summary), rostrum.log);
  const sentence = talk.rules.attendance ? texts.exported.done : texts.exported.doneWithoutAttendance;
  return { card: withFiles(sentence, exportFiles(talk, summary, names)) };
};

const lineOf = (texts: Texts, { topic, openedAt, endedAt, peak, hostId }: TalkRow): string => {
  const opened = openedAt?.getTime() ?? 0;
  const length = texts.talk.length((endedAt?.getTime() ?? opened) - opened);
  return texts.history.line(at(opened, 'D'), asText(topic), length, peak, user(hostId));
};

/**
 * A page of the talks that are over, the latest first.
 *
 * @param before only talks that ended before this instant, in milliseconds since 1970
 */
const historyOf = async (
  texts: Texts,
  guildId: string,
  before: number | null,
  { prisma, sign }: Rostrum,
): Promise<Card> => {
  const found = await prisma.talk.findMany({
    where: { guildId, status: 'ended', ...(before === null ? {} : { endedAt: { lt: new Date(before) } }) },
    orderBy: { endedAt: 'desc' },
    take: PAGE + 1,
  });
  const page = found.slice(0, PAGE);
  const last = page.at(-1)?.endedAt;
  if (page.length === 0) return panel([texts.history.none], []);
  return panel(
    [texts.history.title, ...page.map((row) => lineOf(texts, row))],
    [
      [
        {
          type: ComponentType.StringSelect,
          custom_id: sign('past'),
          placeholder: texts.history.choose,
          options: page.map(({ id, topic }) => ({ label: oneLine(topic, LABEL_MAX), value: id })),
        },
      ],
      [
        ...(found.length > PAGE && last
          ? [button(texts.history.earlier, sign('history', `${last.getTime()}`))]
          : []),
        ...(before === null ? [] : [button(texts.history.latest, sign('history'))]),
      ],
    ],
  );
};

export const history = does({
  options: {},
  run: async ({ interaction, texts }, rostrum) => ({
    card: await historyOf(texts, interaction.guild.id, null, rostrum),
  }),
});

/** The talk that somebody names; else the live one that they mean, else the last one of the server. */
const talkMeant = async (
  member: GuildMember,
  named: string | null,
  rostrum: Rostrum,
): Promise<{ talk: Talk } | { refusal: Refusal }> => {
  const { guild } = member;
  const live = named === null ? liveTalkOf(member, rostrum.talks) : null;
  if (live && ('talk' in live || live.refusal.refused !== 'no-talk')) return live;
  const last =
    named ??
    (
      await rostrum.prisma.talk.findFirst({
        where: { guildId: guild.id, status: 'ended' },
        orderBy: { endedAt: 'desc' },
        select: { id: true },
      })
    )?.id;
  const talk = last === undefined ? null : await talkOf(guild, last, rostrum);
  return talk ? { talk } : { refusal: { refused: 'no-talk' } };
};

/** A subcommand about one talk. */
const aboutTalk = (run: (call: Asked) => Promise<Answer>, hostsOnly: boolean) =>
  does({
    options: { talk: talkOption },
    run: async ({ interaction: { guild, member }, options, texts }, rostrum) => {
      const found = await talkMeant(member, options.talk, rostrum);
      if ('refusal' in found) return found;
      const { talk } = found;
      const refusal = hostRefusal(talk, actorFor(member, talk));
      if (refusal && hostsOnly) return { refusal };
      return run({ talk, texts, rostrum, guild, isHost: refusal === null });
    },
  });

export const show = aboutTalk(async ({ talk, texts, rostrum, isHost }) => {
  const card = await cardOf(texts, talk, rostrum);
  if (!isHost || talk.startsAt === null) return { card };
  const delivered = deliveryText(texts, await rostrum.deliveries.counts(talk.id, talk.startsAt));
  if (delivered === '') return { card };
  return { card: { ...card, components: [...card.components, ...panel([delivered], []).components] } };
}, false);

export const timeline = aboutTalk(async (run) => ({ card: await timelineOf(run, null) }), true);

export const exportTalk = aboutTalk(exportOf, true);

/** What only hosts and moderators get, from a button. */
const forHosts = (
  action: string,
  answers: 'message' | 'update',
  run: (call: Run, args: readonly string[]) => Promise<Answer>,
) =>
  defineForTalk(
    'button',
    action,
    async ({ interaction, talk, args, texts }, rostrum) => {
      const refusal = hostRefusal(talk, actorFor(interaction.member, talk));
      return refusal ? { refusal } : run({ talk, texts, rostrum, guild: interaction.guild }, args);
    },
    answers,
  );

const openTimeline = forHosts('timeline', 'message', async (run) => ({ card: await timelineOf(run, null) }));

const pageTimeline = forHosts('timeline-page', 'update', async (run, [before]) => ({
  update: await timelineOf(run, before === undefined ? null : Number(before)),
}));

const exportButton = forHosts('export', 'message', exportOf);

const asked = defineTalkButton('asked', async ({ talk, texts }, { sign }) => ({
  card: boardCard(texts, talk, sign),
}));

const pageHistory = defineComponent<'button'>({
  kind: 'button',
  action: 'history',
  answers: 'update',
  run: async ({ interaction, args: [before], texts }, rostrum) => ({
    update: await historyOf(
      texts,
      interaction.guild.id,
      before === undefined ? null : Number(before),
      rostrum,
    ),
  }),
});

const past = defineComponent<'select'>({
  kind: 'select',
  action: 'past',
  answers: 'message',
  run: async ({ interaction, values: [talkId = ''], texts }, rostrum) => {
    const talk = await talkOf(interaction.guild, talkId, rostrum);
    return talk ? { card: await cardOf(texts, talk, rostrum) } : { refusal: { refused: 'no-talk' } };
  },
});

export const pastComponents = [openTimeline, pageTimeline, exportButton, asked, pageHistory, past];
