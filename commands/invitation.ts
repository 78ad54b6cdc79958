/** The buttons of an invitation: with which the guest answers, and a host takes a time, reminds or withdraws. */
import { z } from 'zod';
import { calendarButtons } from '../src/cards/calendar-button.ts';
import { at, button, plain, user } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { memberOf } from '../src/stage/members.ts';
import { GUEST_REMINDERS, MESSAGE_MAX } from '../src/talk/decide-guests.ts';
import { outsiderOf, type Talk } from '../src/talk/talk.ts';
import { form } from './forms.ts';
import { recognise } from './guest-link.ts';
import { actorFor, defineForTalk, defineTalkButton, say, told } from './rostrum.ts';
import { alsoMeans, movedCard, readTime, timeForm } from './time-form.ts';

const choices = z.enum(['accepted', 'maybe', 'declined']);

const guestOf = (talk: Talk, id: string): string =>
  talk.invitations.find((invitation) => invitation.id === id)?.guestId ?? '';

const nameOf = (talk: Talk, id: string): string => {
  const invitation = talk.invitations.find((known) => known.id === id);
  const outsider = invitation ? outsiderOf(invitation) : null;
  return outsider === null ? user(guestOf(talk, id)) : asText(outsider);
};

const answer = defineTalkButton('answer', async ({ interaction, talk, args, texts }, rostrum) => {
  const { talks, sign } = rostrum;
  const [invitation = '', choice] = args;
  const given = choices.parse(choice);
  await recognise(talk, invitation, interaction.member, rostrum);
  const outcome = await talks.send(talk.id, {
    type: 'answer',
    by: interaction.user.id,
    invitation,
    answer: given,
    words: null,
    where: interaction.member.voice.channelId,
  });
  const addWords = button(texts.guests.buttons.addWords, sign('words', talk.id, invitation));
  return told(outcome, (after) => {
    const buttons = { accepted: calendarButtons(texts, after, sign), maybe: [], declined: [addWords] };
    return { card: plain(texts.guests.done.answered(given), buttons[given]) };
  });
});

const openWords = defineForTalk(
  'button',
  'words',
  async ({ talk, args: [invitation = ''], texts }, { sign }) => ({
    modal: form(texts.guests.form.words, sign('words', talk.id, invitation), [
      { id: 'words', long: true, label: texts.guests.form.yourWords, required: true, max: MESSAGE_MAX },
    ]),
  }),
  'modal',
);

const words = defineForTalk(
  'modal',
  'words',
  async ({ interaction, talk, args: [invitation = ''], fields, texts }, { talks }) => {
    const outcome = await talks.send(talk.id, {
      type: 'answer',
      by: interaction.user.id,
      invitation,
      answer: 'declined',
      words: fields.getTextInputValue('words'),
      where: null,
    });
    return told(outcome, () => ({ update: plain(texts.guests.done.answered('declined')) }));
  },
  'update',
);

const openAnotherTime = defineForTalk(
  'button',
  'another-time',
  async ({ interaction, talk, args: [invitation = ''], texts }, rostrum) => {
    await recognise(talk, invitation, interaction.member, rostrum);
    const by = interaction.user.id;
    const seen = await rostrum.talks.send(talk.id, { type: 'see-invitation', by, invitation });
    if (!seen.ok) return { refusal: seen.refusal };
    const customId = rostrum.sign('another-time', talk.id, invitation);
    const { guests } = texts;
    const asked = { title: guests.form.anotherTime, customId, hint: guests.hint.taken };
    return { modal: await timeForm(asked, talk, texts, rostrum) };
  },
  'modal',
);

const anotherTime = defineForTalk(
  'modal',
  'another-time',
  async ({ interaction, talk, args: [invitation = ''], texts }, { talks, clock }) => {
    const read = readTime(interaction, clock);
    if (!read.ok) return read;
    const { zone } = read;
    const by = interaction.user.id;
    const startsAt = read.at;
    const outcome = await talks.send(talk.id, { type: 'propose-time', by, invitation, startsAt, zone });
    const note = alsoMeans(texts, interaction.fields.getTextInputValue('date'), read);
    return told(outcome, () =>
      say([texts.guests.done.proposed(at(startsAt, 'F'), at(startsAt, 'R')), note].join(' ').trim()),
    );
  },
);

const take = defineTalkButton('take', async ({ interaction, talk, args, texts }, rostrum) => {
  const [invitation = '', proposed] = args;
  const by = actorFor(interaction.member, talk);
  const startsAt = Number(proposed);
  const outcome = await rostrum.talks.send(talk.id, { type: 'take-time', by, invitation, startsAt });
  if (!outcome.ok) return { refusal: outcome.refusal };
  return { card: await movedCard(texts, outcome.talk, interaction.member, rostrum) };
});

const remind = defineTalkButton('remind-guest', async ({ interaction, talk, args, texts }, { talks }) => {
  const [invitation = ''] = args;
  const guestId = guestOf(talk, invitation);
  const by = actorFor(interaction.member, talk);
  const known = talk.invitations.find(({ id }) => id === invitation);
  const isMember = known && outsiderOf(known) === null;
  if (isMember && !(await memberOf(interaction.guild, guestId)))
    return { refusal: { refused: 'guest-left', guestId } };
  return told(await talks.send(talk.id, { type: 'remind-guest', by, invitation }), (after) => {
    const times = after.invitations.find(({ id }) => id === invitation)?.remindedAt.length ?? 0;
    return say(texts.guests.done.reminded(user(guestId), GUEST_REMINDERS - times));
  });
});

const withdraw = defineTalkButton('uninvite', async ({ interaction, talk, args, texts }, { talks }) => {
  const [invitation = ''] = args;
  const by = actorFor(interaction.member, talk);
  return told(await talks.send(talk.id, { type: 'withdraw-invitation', by, invitation }), () =>
    say(texts.guests.done.withdrawn(nameOf(talk, invitation))),
  );
});

export const invitationComponents = [
  answer,
  openWords,
  words,
  openAnotherTime,
  anotherTime,
  take,
  remind,
  withdraw,
];
