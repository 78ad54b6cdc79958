/** /invite, and its entry in the menu of a person: asking guests in public, and what waits for an answer. */
import type { Guild, GuildMember, GuildTextBasedChannel } from 'discord.js';
import { sayDate } from '../src/calendar/when.ts';
import { plain, user } from '../src/cards/card.ts';
import { oneLine } from '../src/cards/one-line.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import { refusalText, type Texts } from '../src/cards/texts/texts.ts';
import type { Suggestion } from '../src/discord/define.ts';
import { memberOf } from '../src/stage/members.ts';
import { MESSAGE_MAX, NAME_MAX } from '../src/talk/decide-guests.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import { isOver, type Talk } from '../src/talk/talk.ts';
import { TOPIC_MAX } from '../src/talk/topic.ts';
import { type Field, form } from './forms.ts';
import { linkFor, linkHindrance } from './guest-link.ts';
import { listInvitations } from './invitations.ts';
import { planOf } from './plan.ts';
import {
  type Answer,
  actorFor,
  defineCommand,
  defineComponent,
  defineUserMenu,
  does,
  liveTalkOf,
  type Rostrum,
  talkOf,
} from './rostrum.ts';

/** How many guests one command invites. */
const GUESTS_MAX = 10;

/** How many talks are looked through for those that somebody may invite to, and how many Discord can offer. */
const TALKS_READ = 100;
const OFFERED = 25;

/** The longest name of a suggestion and label of an option, in UTF-16 code units. Source: Discord. */
const LABEL_MAX = 100;

type Asked = { guild: Guild; member: GuildMember; channel: GuildTextBasedChannel | null };

/** What somebody wrote of the talk that they invite to: one they chose, or the topic of an idea. */
type Wish = { talk: string | null; idea: string | null };

const mayInviteTo = (member: GuildMember, talk: Talk): boolean =>
  !isOver(talk) && hostRefusal(talk, actorFor(member, talk)) === null;

/** The talks that somebody may invite to whose topic contains what was typed; the next first. */
const talksToInviteTo = async (
  member: GuildMember,
  typed: string,
  { talks, prisma }: Rostrum,
): Promise<Talk[]> => {
  const rows = await prisma.talk.findMany({
    where: {
      guildId: member.guild.id,
      status: { in: ['live', 'scheduled'] },
      topic: { contains: typed.trim(), mode: 'insensitive' },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: TALKS_READ,
    select: { id: true },
  });
  const found = await Promise.all(rows.map(({ id }) => talks.get(id)));
  return found.flatMap((talk) => (talk && mayInviteTo(member, talk) ? [talk] : [])).slice(0, OFFERED);
};

/** A talk in a list of choices: its topic and its time. */
const suggestionOf = (
  texts: Texts,
  locale: string,
  { id, topic, startsAt, zone, status }: Talk,
): Suggestion => {
  const { guests } = texts;
  const undated = status === 'live' ? guests.form.live : guests.form.idea;
  const when = status === 'live' || startsAt === null ? undated : sayDate(startsAt, zone ?? 'UTC', locale);
  return { name: `${oneLine(topic, LABEL_MAX - when.length - 3)} · ${when}`, value: id };
};

/** The live talk that a host means, else the next one they planned. */
const talkMeant = async (
  member: GuildMember,
  { talks, prisma }: Rostrum,
): Promise<{ talk: Talk } | { refusal: Refusal }> => {
  const live = liveTalkOf(member, talks);
  if ('talk' in live && live.talk.hostId === member.id) return live;
  const next = await prisma.talk.findFirst({
    where: { guildId: member.guild.id, hostId: member.id, status: 'scheduled' },
    orderBy: { startsAt: 'asc' },
    select: { id: true },
  });
  const talk = next && (await talks.get(next.id));
  return talk ? { talk } : live;
};

const talkChosen = async (
  guild: Guild,
  chosen: string,
  rostrum: Rostrum,
): Promise<{ talk: Talk } | { refusal: Refusal }> => {
  const talk = await talkOf(guild, chosen, rostrum);
  return talk ? { talk } : { refusal: { refused: 'no-talk' } };
};

/** Plans the idea of a talk. */
const planIdea = async (
  asked: Asked,
  topic: string,
  rostrum: Rostrum,
): Promise<{ talk: Talk } | { refusal: Refusal }> => {
  const planned = await planOf(asked, { topic, stage: null }, rostrum);
  if ('refusal' in planned) return planned;
  const { plan } = planned;
  const outcome = await rostrum.talks.send(plan.talkId, { type: 'plan-idea', ...plan });
  return outcome.ok ? { talk: outcome.talk } : { refusal: outcome.refusal };
};

const talkFor = async (
  asked: Asked,
  { talk, idea }: Wish,
  rostrum: Rostrum,
): Promise<{ talk: Talk } | { refusal: Refusal }> => {
  if (talk && idea) return { refusal: { refused: 'talk-or-idea' } };
  if (idea) return planIdea(asked, idea, rostrum);
  return talk ? talkChosen(asked.guild, talk, rostrum) : talkMeant(asked.member, rostrum);
};

/** Why somebody can't be a guest of any talk here; null when they can. */
const guestRefusal = async ({ guild, member }: Asked, id: string): Promise<Refusal | null> => {
  if (id === member.id) return { refused: 'guest-is-self' };
  const found = await memberOf(guild, id);
  if (!found) return { refused: 'guest-not-here', guestId: id };
  return found.user.bot ? { refused: 'guest-is-bot' } : null;
};

type Result = { id: string; refusal: Refusal | null };

/** Who was invited, and who was not and why, in one answer. */
const resultOf = (texts: Texts, results: readonly Result[]): Answer => {
  const [only, another] = results;
  if (only?.refusal && !another) return { refusal: only.refusal };
  const { done } = texts.guests;
  const invited = results.filter(({ refusal }) => refusal === null).map(({ id }) => user(id));
  const refused = results.flatMap(({ id, refusal }) =>
    refusal ? [done.notInvited(user(id), refusalText(texts, refusal))] : [],
  );
  return { card: plain([...(invited.length > 0 ? [done.invited(invited)] : []), ...refused].join('\n')) };
};

/** Invites those who can be invited; an idea is planned only when there is somebody to invite to it. */
const inviteAll = async (
  asked: Asked,
  ids: readonly string[],
  wish: Wish & { message: string | null },
  texts: Texts,
  rostrum: Rostrum,
): Promise<Answer> => {
  const named = [...new Set(ids)];
  if (named.length > GUESTS_MAX)
    return { refusal: { refused: 'too-many-guests', count: named.length, most: GUESTS_MAX } };
  const results = await Promise.all(
    named.map(async (id): Promise<Result> => ({ id, refusal: await guestRefusal(asked, id) })),
  );
  if (results.every(({ refusal }) => refusal !== null)) return resultOf(texts, results);
  const found = await talkFor(asked, wish, rostrum);
  if ('refusal' in found) return found;
  const { talk } = found;
  const by = actorFor(asked.member, talk);
  const invite = async ({ id, refusal }: Result): Promise<Result> => {
    if (refusal) return { id, refusal };
    const { message } = wish;
    const outcome = await rostrum.talks.send(talk.id, {
      type: 'invite',
      by,
      guestId: id,
      message,
    });
    return { id, refusal: outcome.ok ? null : outcome.refusal };
  };
  return resultOf(texts, await Promise.all(results.map(invite)));
};

/** The people mentioned in a text; or the part of it that mentions nobody. */
const mentionedIn = (text: string): { ids: string[] } | { refusal: Refusal } => {
  const mention = /<@!?(\d+)>/g;
  const rest = text
    .replaceAll(mention, ' ')
    .replaceAll(/[\s,]+/g, ' ')
    .trim();
  if (rest !== '') return { refusal: { refused: 'not-a-mention', text: rest } };
  return { ids: [...text.matchAll(mention)].map(([, id = '']) => id) };
};

/** What is said of the talk and to the guest, whoever is invited. */
const wishOptions = {
  message: { type: 'string', max: MESSAGE_MAX },
  talk: {
    type: 'string',
    suggest: async (
      typed: string,
      { member, locale }: { member: GuildMember; locale: string },
      rostrum: Rostrum,
      texts: Texts,
    ): Promise<Suggestion[]> =>
      (await talksToInviteTo(member, typed, rostrum)).map((talk) => suggestionOf(texts, locale, talk)),
  },
  idea: { type: 'string', max: TOPIC_MAX },
} as const;

export const inviteCommand = defineCommand({
  name: 'invite',
  does: {
    members: does({
      options: {
        guest: { type: 'user', required: true },
        more: { type: 'string' },
        ...wishOptions,
      },
      run: async ({ interaction, options, texts }, rostrum) => {
        const { guest, more, message, talk, idea } = options;
        const mentioned = mentionedIn(more ?? '');
        if ('refusal' in mentioned) return mentioned;
        return inviteAll(interaction, [guest.id, ...mentioned.ids], { message, talk, idea }, texts, rostrum);
      },
    }),
    outside: does({
      options: { name: { type: 'string', required: true, max: NAME_MAX }, ...wishOptions },
      run: async ({ interaction, options: { name, message, talk, idea }, texts }, rostrum) => {
        // An idea that nobody can be invited to is not planned.
        const hindrance = idea ? await linkHindrance(interaction.guild, null) : null;
        if (hindrance) return { refusal: hindrance };
        const found = await talkFor(interaction, { talk, idea }, rostrum);
        if ('refusal' in found) return found;
        const refusal = await linkHindrance(interaction.guild, found.talk);
        if (refusal) return { refusal };
        const by = actorFor(interaction.member, found.talk);
        const command = { type: 'invite-outsider', by, name, message } as const;
        const outcome = await rostrum.talks.send(found.talk.id, command);
        if (!outcome.ok) return { refusal: outcome.refusal };
        return { card: await linkFor(texts, outcome.talk, outcome.talk.invitations.at(-1)?.id, rostrum) };
      },
    }),
    list: does({
      options: {},
      run: async ({ interaction, texts }, rostrum) => ({
        card: await listInvitations(interaction.member, 1, texts, rostrum),
      }),
    }),
  },
});

/** The talks to choose from in the form, where there are any. */
const talkField = (texts: Texts, locale: string, talks: readonly Talk[]): Field[] => {
  const choices = talks.map((talk) => suggestionOf(texts, locale, talk));
  if (choices.length === 0) return [];
  const options = choices.map(({ name, value }) => ({ label: name, value }));
  return [{ id: 'talk', label: texts.guests.form.talk, choices: options }];
};

export const inviteMenu = defineUserMenu({
  name: 'Invite to a talk',
  answers: 'modal',
  run: async ({ interaction, target, texts }, rostrum) => {
    const { guests } = texts;
    const talks = await talksToInviteTo(interaction.member, '', rostrum);
    const some = talks.length > 0;
    return {
      modal: form(guests.form.invite, rostrum.sign('invite', target.id), [
        { id: 'message', label: guests.form.message, max: MESSAGE_MAX, long: true },
        ...talkField(texts, interaction.locale, talks),
        {
          id: 'idea',
          label: some ? guests.form.orIdea : guests.form.onlyIdea,
          required: !some,
          max: TOPIC_MAX,
        },
      ]),
    };
  },
});

const inviteForm = defineComponent({
  kind: 'modal',
  action: 'invite',
  answers: 'message',
  run: async ({ interaction, args: [guestId = ''], fields, texts }, rostrum) => {
    const chosen = fields.fields.has('talk') ? fields.getStringSelectValues('talk') : [];
    const wish = {
      message: fields.getTextInputValue('message') || null,
      talk: chosen[0] ?? null,
      idea: fields.getTextInputValue('idea') || null,
    };
    if (wish.talk === null && wish.idea === null) return { refusal: { refused: 'no-talk-to-invite-to' } };
    return inviteAll(interaction, [guestId], wish, texts, rostrum);
  },
});

const page = defineComponent({
  kind: 'button',
  action: 'invitations',
  answers: 'update',
  run: async ({ interaction, args: [target], texts }, rostrum) => ({
    update: await listInvitations(interaction.member, Number(target), texts, rostrum),
  }),
});

export const inviteComponents = [inviteForm, page];
