/** /reminders: what somebody wants of all their reminders, and the direct messages that remind them. */
import type { GuildMember } from 'discord.js';
import { readTimeOfDay, timeOfDay } from '../src/calendar/time-of-day.ts';
import { readZone } from '../src/calendar/zones.ts';
import { role as mentioned } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { firstDirectCard, OWN_TALKS_MOST, ownRemindersCard } from '../src/cards/own-reminders-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Choice } from '../src/store/choices.ts';
import { form } from './forms.ts';
import { changeRole, roleIn } from './reminder-role.ts';
import {
  type Answer,
  defineCommand,
  defineComponent,
  defineDirectButton,
  does,
  type Rostrum,
  say,
  talkOf,
} from './rostrum.ts';

/** The longest text that is read as a time of day, and as a zone; the longest zone has 32 characters. */
const TIME_MAX = 20;
const ZONE_MAX = 100;

/** `hasRole`: whether they have the role for reminders, where it was just given or taken. */
type Asked = { member: GuildMember; texts: Texts; rostrum: Rostrum; hasRole?: boolean };

const screen = async ({ member, texts, rostrum, hasRole }: Asked, kept = '') => {
  const { id: userId, guild } = member;
  const role = await roleIn(guild, rostrum);
  const { quiet, directId } = await rostrum.choices.of(userId);
  const rows = await rostrum.prisma.reminder.findMany({
    where: { userId, talk: { guildId: guild.id, status: { in: ['scheduled', 'live'] } } },
    orderBy: { talk: { startsAt: 'asc' } },
    take: OWN_TALKS_MOST,
    select: { talk: { select: { id: true, topic: true, startsAt: true } } },
  });
  const talks = rows.map(({ talk }) => ({ ...talk, startsAt: talk.startsAt?.getTime() ?? null }));
  const shown = {
    quiet,
    direct: directId !== null,
    role: role && { id: role.id, has: hasRole ?? member.roles.cache.has(role.id) },
    talks,
  };
  return ownRemindersCard(texts, shown, rostrum.sign, kept);
};

/** Keeps what somebody chose; what they are owed may be due at another time now. */
const choose = async (userId: string, change: Partial<Choice>, { choices, prisma, remind }: Rostrum) => {
  await choices.change(userId, change);
  const talk = { status: { in: ['scheduled' as const, 'live' as const] } };
  const rows = await prisma.reminder.findMany({ where: { userId, talk }, select: { talkId: true } });
  for (const { talkId } of rows) remind(talkId);
};

const keep = async (asked: Asked, change: Partial<Choice>, kept: string): Promise<Answer> => {
  await choose(asked.member.id, change, asked.rostrum);
  return { update: await screen(asked, kept) };
};

export const ownRemindersCommand = defineCommand({
  name: 'reminders',
  does: does({
    options: {},
    run: async ({ interaction: { member }, texts }, rostrum) => ({
      card: await screen({ member, texts, rostrum }),
    }),
  }),
});

const stop = defineComponent({
  kind: 'select',
  action: 'own-stop',
  answers: 'update',
  run: async ({ interaction: { member }, values: [id = ''], texts }, rostrum) => {
    const talk = await talkOf(member.guild, id, rostrum);
    if (!talk) return { refusal: { refused: 'no-talk' } };
    const outcome = await rostrum.talks.send(talk.id, { type: 'stop-reminding', userId: member.id });
    if (!outcome.ok) return { refusal: outcome.refusal };
    const kept = texts.delivery.own.kept.stopped(asText(talk.topic));
    return { update: await screen({ member, texts, rostrum }, kept) };
  },
});

const openQuiet = defineComponent({
  kind: 'button',
  action: 'own-quiet',
  answers: 'modal',
  run: async ({ interaction: { member }, texts }, { choices, settings, sign }) => {
    const { quiet } = await choices.of(member.id);
    const zone = quiet?.zone ?? (await settings.of(member.guild.id)).zone ?? '';
    const { form: words } = texts.delivery.own;
    return {
      modal: form(words.title, sign('own-quiet'), [
        { id: 'from', label: words.from, value: quiet ? timeOfDay(quiet.from) : '', max: TIME_MAX },
        { id: 'to', label: words.to, value: quiet ? timeOfDay(quiet.to) : '', max: TIME_MAX },
        { id: 'zone', label: words.zone, value: zone, max: ZONE_MAX },
      ]),
    };
  },
});

const setQuiet = defineComponent({
  kind: 'modal',
  action: 'own-quiet',
  answers: 'update',
  run: async ({ interaction: { member }, fields, texts }, rostrum) => {
    const [from = '', to = '', zone = ''] = ['from', 'to', 'zone'].map((id) =>
      fields.getTextInputValue(id).trim(),
    );
    const asked = { member, texts, rostrum };
    const { kept } = texts.delivery.own;
    if (from === '' && to === '') return keep(asked, { quiet: null }, kept.noQuiet);
    const begin = readTimeOfDay(from);
    if (!begin.ok) return begin;
    const end = readTimeOfDay(to);
    if (!end.ok) return end;
    if (begin.minutes === end.minutes) return { refusal: { refused: 'quiet-all-day' } };
    const named = readZone(zone || ((await rostrum.settings.of(member.guild.id)).zone ?? ''));
    if (!named.ok) return named;
    const quiet = { from: begin.minutes, to: end.minutes, zone: named.zone };
    return keep(asked, { quiet }, kept.quiet(timeOfDay(quiet.from), timeOfDay(quiet.to)));
  },
});

/** Whoever chooses direct messages gets one at once: closed ones are found out now, and not when a talk starts. */
const direct = defineComponent({
  kind: 'button',
  action: 'own-direct',
  answers: 'update',
  run: async ({ interaction: { member }, texts }, rostrum) => {
    const opened = await rostrum.direct.open(member.id, firstDirectCard(texts, rostrum.sign));
    if ('why' in opened) return { refusal: { refused: opened.isClosed ? 'direct-closed' : 'direct-busy' } };
    const asked = { member, texts, rostrum };
    return keep(asked, { directId: opened.channelId }, texts.delivery.own.kept.direct);
  },
});

const mention = defineComponent({
  kind: 'button',
  action: 'own-mention',
  answers: 'update',
  run: ({ interaction: { member }, texts }, rostrum) =>
    keep({ member, texts, rostrum }, { directId: null }, texts.delivery.own.kept.mention),
});

const forget = defineComponent({
  kind: 'button',
  action: 'own-forget',
  answers: 'update',
  run: ({ interaction: { member }, texts }, rostrum) =>
    keep({ member, texts, rostrum }, { quiet: null, directId: null }, texts.delivery.own.kept.forgotten),
});

const takeRole = defineComponent({
  kind: 'button',
  action: 'own-role',
  answers: 'update',
  run: async ({ interaction: { member }, args: [to], texts }, rostrum) => {
    const hasRole = to === 'on';
    const changed = await changeRole(member, hasRole, rostrum);
    if ('refusal' in changed) return changed;
    const { roleTaken, roleGiven } = texts.delivery.own.kept;
    const kept = (hasRole ? roleTaken : roleGiven)(mentioned(changed.role.id));
    return { update: await screen({ member, texts, rostrum, hasRole }, kept) };
  },
});

export const ownReminderComponents = [stop, openQuiet, setQuiet, direct, mention, takeRole, forget];

const directOff = defineDirectButton({
  action: 'direct-off',
  run: async ({ userId, texts }, rostrum) => {
    await choose(userId, { directId: null }, rostrum);
    return say(texts.delivery.own.kept.mention);
  },
});

const stopTalk = defineDirectButton({
  action: 'direct-unremind',
  run: async ({ userId, args: [talkId = ''], texts }, { talks }) => {
    const outcome = await talks.send(talkId, { type: 'stop-reminding', userId });
    return outcome.ok ? say(texts.done.willNotRemind) : { refusal: outcome.refusal };
  },
});

export const directButtons = [directOff, stopTalk];
