/** The form in which people type a time and its zone; and the button that sets the date of an idea with it. */
import type { GuildMember, ModalSubmitInteraction } from 'discord.js';
import { type ReadDate, readDate } from '../src/calendar/when.ts';
import { calendarButtons } from '../src/cards/calendar-button.ts';
import { at, type Card, plain } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Clock } from '../src/clock.ts';
import type { Modal } from '../src/discord/define.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import type { Talk } from '../src/talk/talk.ts';
import { form } from './forms.ts';
import { overlapSentence } from './overlap.ts';
import { DATE_MAX } from './plan.ts';
import { actorFor, defineForTalk, type Rostrum } from './rostrum.ts';

/** A form for a time of a talk; the zone is the talk's, else the server's, until somebody types theirs. */
export const timeForm = async (
  { title, customId, hint }: { title: string; customId: string; hint?: string },
  talk: Talk,
  texts: Texts,
  { settings }: Rostrum,
): Promise<Modal> => {
  const zone = talk.zone ?? (await settings.of(talk.guildId)).zone ?? 'UTC';
  const field = { required: true, max: DATE_MAX };
  return form(title, customId, [
    { ...field, id: 'date', label: texts.guests.form.date, ...(hint === undefined ? {} : { hint }) },
    { ...field, id: 'zone', label: texts.guests.form.zone, value: zone },
  ]);
};

/** The time that was typed into a {@link timeForm}. */
export const readTime = ({ fields, locale }: ModalSubmitInteraction, clock: Clock): ReadDate =>
  readDate(fields.getTextInputValue('date'), fields.getTextInputValue('zone').trim(), clock.now(), locale);

/** The other reading of a date that was typed, for whoever meant that; empty when there is none. */
export const alsoMeans = ({ planning }: Texts, typed: string, read: ReadDate): string =>
  read.ok && read.other !== undefined ? planning.alsoMeans(asText(typed), at(read.other, 'F')) : '';

/** What whoever moved a talk is told; `note` stands among it. */
export const movedCard = async (
  texts: Texts,
  talk: Talk,
  member: GuildMember,
  rostrum: Rostrum,
  note = '',
): Promise<Card> => {
  const startsAt = talk.startsAt ?? 0;
  const sentences = [
    texts.guests.done.moved(asText(talk.topic), at(startsAt, 'F'), at(startsAt, 'R')),
    note,
    await overlapSentence(texts, talk, member, rostrum),
  ].filter((sentence) => sentence !== '');
  return plain(sentences.join(' '), calendarButtons(texts, talk, rostrum.sign));
};

const openSetDate = defineForTalk(
  'button',
  'set-date',
  async ({ interaction, talk, texts }, rostrum) => {
    const refusal = hostRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    const customId = rostrum.sign('set-date', talk.id);
    return { modal: await timeForm({ title: texts.guests.form.setDate, customId }, talk, texts, rostrum) };
  },
  'modal',
);

const setDate = defineForTalk('modal', 'set-date', async ({ interaction, talk, texts }, rostrum) => {
  const read = readTime(interaction, rostrum.clock);
  if (!read.ok) return read;
  const by = actorFor(interaction.member, talk);
  const outcome = await rostrum.talks.send(talk.id, { type: 'move', by, startsAt: read.at, zone: read.zone });
  if (!outcome.ok) return { refusal: outcome.refusal };
  const note = alsoMeans(texts, interaction.fields.getTextInputValue('date'), read);
  return { card: await movedCard(texts, outcome.talk, interaction.member, rostrum, note) };
});

export const dateComponents = [openSetDate, setDate];
