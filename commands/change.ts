/** Changing what is planned: one talk or its series by a form, dates without a talk, and calling off. */
import { ChannelType, type ModalSubmitInteraction } from 'discord.js';
import { DateTime } from 'luxon';
import { readLength } from '../src/calendar/length.ts';
import { continued } from '../src/calendar/recurrence.ts';
import { readDate } from '../src/calendar/when.ts';
import { readZone } from '../src/calendar/zones.ts';
import { calendarButtons } from '../src/cards/calendar-button.ts';
import { at, channel, plain } from '../src/cards/card.ts';
import { changePanel } from '../src/cards/change-card.ts';
import { asText } from '../src/cards/escape.ts';
import { callOffCard, datesToLeaveOut, nextDates } from '../src/cards/series-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Modal } from '../src/discord/define.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import type { Recurrence } from '../src/talk/series.ts';
import type { Talk } from '../src/talk/talk.ts';
import { TOPIC_MAX } from '../src/talk/topic.ts';
import { form, shownMinutes } from './forms.ts';
import { overlapSentence } from './overlap.ts';
import { DATE_MAX } from './plan.ts';
import {
  type Answer,
  actorFor,
  defineForTalk,
  defineTalkButton,
  does,
  mayHostHere,
  type Rostrum,
  say,
  talkOf,
  told,
} from './rostrum.ts';
import { alsoMeans } from './time-form.ts';

/** How much of a series a form changes. */
export type Scope = 'one' | 'following';

export const scopeOf = (arg: string | undefined): Scope => (arg === 'following' ? 'following' : 'one');

/** How a date is written in a form, so that it is read as the same in every language. */
const DATE_FORMAT = 'yyyy-MM-dd HH:mm';

const zoneOf = async ({ zone, guildId }: Talk, { settings }: Rostrum): Promise<string> =>
  zone ?? (await settings.of(guildId)).zone ?? 'UTC';

const dateIn = ({ startsAt }: Talk, zone: string): string =>
  startsAt === null ? '' : DateTime.fromMillis(startsAt, { zone }).toFormat(DATE_FORMAT);

const changeForm = async (texts: Texts, talk: Talk, scope: Scope, rostrum: Rostrum): Promise<Modal> => {
  const zone = await zoneOf(talk, rostrum);
  const dated = talk.startsAt !== null;
  const { topic, length, stageId, id } = talk;
  return form(
    scope === 'following' ? texts.series.form.changeFollowing : texts.series.form.change,
    rostrum.sign('change', id, scope),
    [
      { id: 'topic', label: texts.series.form.topic, value: topic, required: true, max: TOPIC_MAX },
      {
        id: 'date',
        label: texts.guests.form.date,
        value: dateIn(talk, zone),
        required: dated,
        max: DATE_MAX,
      },
      { id: 'zone', label: texts.guests.form.zone, value: zone, required: true, max: DATE_MAX },
      { id: 'length', label: texts.series.form.length, value: shownMinutes(length), max: DATE_MAX },
      {
        id: 'stage',
        label: texts.series.form.stage,
        value: stageId ?? '',
        channels: [ChannelType.GuildStageVoice],
      },
    ],
  );
};

/** Why somebody may not change a talk; null when they may. */
export const changeRefusal = (talk: Talk, by: Parameters<typeof hostRefusal>[1]): Refusal | null =>
  talk.status === 'scheduled' ? hostRefusal(talk, by) : { refused: 'not-scheduled', status: talk.status };

/** What a host can change. */
const begin = (
  member: Parameters<typeof actorFor>[0],
  talk: Talk,
  { texts, language }: { texts: Texts; language: string },
  rostrum: Rostrum,
): Answer => {
  const refusal = changeRefusal(talk, actorFor(member, talk));
  if (refusal) return { refusal };
  return { card: changePanel(texts, talk, language, rostrum.sign) };
};

export const edit = does({
  options: {
    talk: {
      type: 'string',
      required: true,
      max: 100,
      suggest: async (typed, { guild }, { prisma }) => {
        const found = await prisma.talk.findMany({
          where: { guildId: guild.id, status: 'scheduled', topic: { contains: typed, mode: 'insensitive' } },
          orderBy: { startsAt: 'asc' },
          take: 25,
          select: { id: true, topic: true },
        });
        return found.map(({ id, topic }) => ({ name: topic.slice(0, 100), value: id }));
      },
    },
  },
  run: async ({ interaction, options, texts }, rostrum) => {
    const talk = await talkOf(interaction.guild, options.talk, rostrum);
    if (!talk) return { refusal: { refused: 'no-talk' } };
    return begin(interaction.member, talk, { texts, language: interaction.locale }, rostrum);
  },
});

const openChange = defineTalkButton('change', async ({ interaction, talk, texts }, rostrum) =>
  begin(interaction.member, talk, { texts, language: interaction.locale }, rostrum),
);

const openForm = defineForTalk(
  'button',
  'change-form',
  async ({ interaction, talk, args: [scope], texts }, rostrum) => {
    const refusal = changeRefusal(talk, actorFor(interaction.member, talk));
    return refusal ? { refusal } : { modal: await changeForm(texts, talk, scopeOf(scope), rostrum) };
  },
  'modal',
);

type Time = { startsAt: number; zone: string };

/**
 * The time that was typed into the form; null when it still says what the talk has, or nothing. `note`: what else it can
 * mean.
 */
const timeIn = async (
  { fields, locale }: ModalSubmitInteraction<'cached'>,
  talk: Talk,
  texts: Texts,
  rostrum: Rostrum,
): Promise<{ time: Time | null; note: string } | { refusal: Refusal }> => {
  const known = await zoneOf(talk, rostrum);
  const date = fields.getTextInputValue('date').trim();
  const typedZone = readZone(fields.getTextInputValue('zone'));
  if ('refusal' in typedZone) return typedZone;
  if (date === '' || (date === dateIn(talk, known) && typedZone.zone === known))
    return { time: null, note: '' };
  const read = readDate(date, typedZone.zone, rostrum.clock.now(), locale);
  if (!read.ok) return read;
  return { time: { startsAt: read.at, zone: read.zone }, note: alsoMeans(texts, date, read) };
};

/** The series from a talk on that has this time; null for one that changes alone. */
const followingIn = (
  { series, startsAt, zone }: Talk,
  scope: Scope,
  time: Time | null,
): { follows: Recurrence | null } | { refusal: Refusal } => {
  if (!series || scope === 'one') return { follows: null };
  const { at: former, recurrence } = series;
  const now = time?.startsAt ?? startsAt ?? former;
  if (now === former && (time?.zone ?? zone) === recurrence.zone) return { follows: recurrence };
  const rest = continued(recurrence, former, now, time?.zone ?? recurrence.zone);
  return rest.ok ? { follows: rest.recurrence } : rest;
};

/** What a talk is after it was changed. */
const changedTo = (texts: Texts, { topic, startsAt, length, stageId }: Talk): string => {
  const { done } = texts.series;
  if (startsAt === null) return done.idea(asText(topic));
  const about = length === null ? '' : texts.series.length(length);
  return done.changed(
    asText(topic),
    at(startsAt, 'F'),
    at(startsAt, 'R'),
    about,
    stageId === null ? '' : channel(stageId),
  );
};

const change = defineForTalk(
  'modal',
  'change',
  async ({ interaction, talk, args, fields, texts }, rostrum) => {
    const scope = scopeOf(args[0]);
    const typed = await timeIn(interaction, talk, texts, rostrum);
    if ('refusal' in typed) return typed;
    const { time, note } = typed;
    const lengthTyped = fields.getTextInputValue('length').trim();
    const asKnown = lengthTyped === shownMinutes(talk.length);
    const length = lengthTyped === '' || asKnown ? null : readLength(lengthTyped);
    if (length && !length.ok) return length;
    const following = followingIn(talk, scope, time);
    if ('refusal' in following) return following;
    const stage = fields.getSelectedChannels('stage')?.first() ?? null;
    const chosen = stage && interaction.guild.channels.cache.get(stage.id);
    if (
      chosen &&
      chosen.id !== talk.stageId &&
      !(await mayHostHere(interaction.member, chosen, rostrum.settings))
    )
      return { refusal: { refused: 'may-not-host' } };
    const outcome = await rostrum.talks.send(talk.id, {
      type: 'change',
      by: actorFor(interaction.member, talk),
      topic: fields.getTextInputValue('topic'),
      time,
      length: asKnown ? talk.length : (length?.ms ?? null),
      stageId: chosen?.id ?? null,
      ...following,
    });
    const overlaps = outcome.ok
      ? await overlapSentence(texts, outcome.talk, interaction.member, rostrum)
      : '';
    return told(outcome, (after, events) => {
      if (events.length === 0) return say(texts.series.done.unchanged);
      const sentences = [
        changedTo(texts, after),
        note,
        overlaps,
        scope === 'following' ? nextDates(texts, after) : '',
      ].filter((sentence) => sentence !== '');
      return { card: plain(sentences.join(' '), calendarButtons(texts, after, rostrum.sign)) };
    });
  },
);

const leaveOut = defineForTalk(
  'select',
  'leave-out',
  async ({ interaction, talk, values, texts }, { talks, sign }) => {
    const { series } = talk;
    if (!series) return { refusal: { refused: 'no-series' } };
    const shown = new Set(datesToLeaveOut(series).map(({ day }) => day));
    const kept = series.recurrence.skipped.filter((day) => !shown.has(day));
    const days = [...kept, ...values.filter((day) => shown.has(day))];
    const outcome = await talks.send(talk.id, {
      type: 'leave-out',
      by: actorFor(interaction.member, talk),
      days,
    });
    return told(outcome, (after) => ({
      update: changePanel(texts, after, interaction.locale, sign, texts.series.done.leftOut(values)),
    }));
  },
  'update',
);

const askCallOff = defineTalkButton('cancel', async ({ interaction, talk, texts }, { sign }) => {
  const refusal = changeRefusal(talk, actorFor(interaction.member, talk));
  return refusal ? { refusal } : { card: callOffCard(texts, talk, sign) };
});

const callOff = defineForTalk(
  'button',
  'call-off',
  async ({ interaction, talk, args: [what], texts }, { talks }) => {
    const all = what === 'all';
    const by = actorFor(interaction.member, talk);
    return told(await talks.send(talk.id, { type: 'cancel', by, all }), ({ topic }) => ({
      update: plain(all ? texts.series.done.seriesOff(asText(topic)) : texts.done.calledOff(asText(topic))),
    }));
  },
  'update',
);

export const changeComponents = [openChange, openForm, change, leaveOut, askCallOff, callOff];
