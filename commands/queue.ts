/** /queue: the line of people who want to speak, with the buttons to get in and out of it, and of turns. */
import type { GuildMember, User } from 'discord.js';
import { z } from 'zod';
import { button, type Card, minutes, plain, type SignId, user } from '../src/cards/card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Actor, Command } from '../src/talk/commands.ts';
import { ACCEPT_WITHIN } from '../src/talk/deadlines.ts';
import type { Recorded } from '../src/talk/events.ts';
import { waitFor } from '../src/talk/line.ts';
import { ORDERS, type Rules } from '../src/talk/rules.ts';
import { placeInLine, speakerOf, type Talk, turnsOf } from '../src/talk/talk.ts';
import {
  type Answer,
  actorFor,
  defineCommand,
  defineTalkButton,
  does,
  liveTalkOf,
  type Rostrum,
  say,
  told,
  whereIs,
} from './rostrum.ts';

const MINUTE = 60_000;

/** Asks something of the live talk that a member means. */
const ask = async (
  member: GuildMember,
  { talks }: Rostrum,
  command: (by: Actor, talk: Talk) => Command,
  done: (talk: Talk, events: readonly Recorded[]) => Answer,
): Promise<Answer> => {
  const found = liveTalkOf(member, talks);
  if ('refusal' in found) return found;
  const by = actorFor(member, found.talk);
  return told(await talks.send(found.talk.id, command(by, found.talk)), done);
};

/** Whom a press called; a second press at once is told the same. */
const calledNow = (texts: Texts) => (talk: Talk, events: readonly Recorded[]) => {
  const called = events.find((event) => event.type === 'called') ?? turnsOf(talk).at(-1);
  return say(called ? texts.done.called(user(called.userId)) : texts.done.skipped);
};

/** Whom a skip called instead, if anybody; a second press at once is told the same. */
const skippedNow = (texts: Texts) => (talk: Talk, events: readonly Recorded[]) => {
  const called =
    events.length > 0
      ? events.find((event) => event.type === 'called')
      : turnsOf(talk).find(({ step }) => step === 'called');
  return say(called ? texts.done.called(user(called.userId)) : texts.done.skipped);
};

const personOption = { type: 'user', required: true } as const;

/** A subcommand about one person. */
const aboutPerson = (
  command: (by: Actor, person: User, where: string | null) => Command,
  done: (texts: Texts, person: string) => string,
) =>
  does({
    options: { person: personOption },
    run: ({ interaction, options: { person }, texts }, rostrum) =>
      ask(
        interaction.member,
        rostrum,
        (by) => command(by, person, whereIs(interaction.guild, person.id)),
        () => say(done(texts, user(person.id))),
      ),
  });

/** A subcommand about the line as a whole. */
const aboutLine = (
  command: (by: Actor) => Command,
  done: (texts: Texts) => (talk: Talk, events: readonly Recorded[]) => Answer,
) =>
  does({
    options: {},
    run: ({ interaction, texts }, rostrum) => ask(interaction.member, rostrum, command, done(texts)),
  });

/** What a host is told whose rules hold now; nobody is thrown out by a lower cap. */
export const ruled = (texts: Texts, { hands, rules: { cap } }: Talk): string =>
  cap !== null && hands.length > cap ? texts.done.ruledBelow(hands.length, cap) : texts.done.ruled;

/** What the options of `/queue rules` say, where they say something; 0 is no end, and no limit. */
const rulesChosen = (options: Record<string, number | null>): Partial<Rules> => {
  const { 'turn-minutes': turn, 'at-once': atOnce, cap, 'cooldown-minutes': cooldown } = options;
  return {
    ...(turn == null ? {} : { turnMs: turn === 0 ? null : turn * MINUTE }),
    ...(atOnce == null ? {} : { speakersAtOnce: atOnce }),
    ...(cap == null ? {} : { cap: cap === 0 ? null : cap }),
    ...(cooldown == null ? {} : { cooldownMs: cooldown * MINUTE }),
  };
};

export const queueCommand = defineCommand({
  name: 'queue',
  does: {
    next: aboutLine((by) => ({ type: 'next', by }), calledNow),
    call: aboutPerson(
      (by, { id, bot }, where) => ({ type: 'call', by, userId: id, isBot: bot, where }),
      (texts, person) => texts.done.called(person),
    ),
    skip: aboutLine((by) => ({ type: 'skip', by }), skippedNow),
    move: does({
      options: { person: personOption, place: { type: 'integer', required: true } },
      run: ({ interaction, options: { person, place }, texts }, rostrum) =>
        ask(
          interaction.member,
          rostrum,
          (by) => ({ type: 'move-hand', by, userId: person.id, to: place }),
          (talk) => say(texts.done.moved(user(person.id), placeInLine(talk, person.id))),
        ),
    }),
    remove: aboutPerson(
      (by, { id }) => ({ type: 'remove-hand', by, userId: id }),
      (texts, person) => texts.done.theirHandDown(person),
    ),
    clear: aboutLine(
      (by) => ({ type: 'clear-hands', by }),
      (texts) => () => say(texts.done.cleared),
    ),
    lock: aboutLine(
      (by) => ({ type: 'lock-line', by, locked: true }),
      (texts) => () => say(texts.done.locked),
    ),
    unlock: aboutLine(
      (by) => ({ type: 'lock-line', by, locked: false }),
      (texts) => () => say(texts.done.unlocked),
    ),
    order: does({
      options: { order: { type: 'string', required: true, choices: (texts) => texts.orders } },
      run: ({ interaction, options, texts }, rostrum) => {
        const order = z.enum(ORDERS).parse(options.order);
        return ask(
          interaction.member,
          rostrum,
          (by) => ({ type: 'choose-order', by, order }),
          () => say(texts.done.ordered(order)),
        );
      },
    }),
    done: does({
      options: {},
      run: ({ interaction, texts }, rostrum) =>
        ask(
          interaction.member,
          rostrum,
          (by) => ({ type: 'end-turn', by, userId: by.id }),
          () => say(texts.done.turnEnded(user(interaction.user.id))),
        ),
    }),
    'more-time': aboutPerson(
      (by, { id }) => ({ type: 'more-time', by, userId: id }),
      (texts, person) => texts.done.moreTime(person),
    ),
    rules: does({
      options: {
        'turn-minutes': { type: 'integer' },
        'at-once': { type: 'integer' },
        cap: { type: 'integer' },
        'cooldown-minutes': { type: 'integer' },
      },
      run: ({ interaction, options, texts }, rostrum) =>
        ask(
          interaction.member,
          rostrum,
          (by) => ({ type: 'change-rules', by, rules: rulesChosen(options) }),
          (talk) => say(ruled(texts, talk)),
        ),
    }),
  },
});

/** What somebody who raised a hand is told of it, at any moment. */
const placeCard = (texts: Texts, talk: Talk, userId: string, sign: SignId, last = false): Card => {
  const step = speakerOf(talk, userId)?.step;
  const { order, turnMs } = talk.rules;
  if (step === 'called')
    return plain(texts.line.called(ACCEPT_WITHIN / 1_000, turnMs === null ? null : minutes(turnMs)));
  if (step === 'speaking') return plain(texts.line.speaking);
  const place = placeInLine(talk, userId);
  if (place === 0) return plain(texts.line.down);
  if (last) return plain(texts.line.notKept, [button(texts.buttons.myPlace, sign('raise', talk.id))]);
  return plain(texts.line.place(place, minutes(waitFor(talk, userId)), order), [
    button(texts.buttons.lower, sign('lower', talk.id)),
  ]);
};

const next = defineTalkButton('next', async ({ interaction, talk, texts }, { talks }) =>
  told(await talks.send(talk.id, { type: 'next', by: actorFor(interaction.member, talk) }), calledNow(texts)),
);

const raise = defineTalkButton('raise', async ({ interaction, talk, texts }, { talks, sign, places }) => {
  const userId = interaction.user.id;
  const where = interaction.member.voice.channelId;
  const roles = [...interaction.member.roles.cache.keys()];
  return told(await talks.send(talk.id, { type: 'raise-hand', userId, where, roles }), (after) => {
    places.watch(interaction, after, (then, last) => placeCard(texts, then, userId, sign, last));
    return { card: placeCard(texts, after, userId, sign) };
  });
});

const lower = defineTalkButton('lower', async ({ interaction, talk, texts }, { talks }) =>
  told(await talks.send(talk.id, { type: 'lower-hand', userId: interaction.user.id }), () =>
    say(texts.done.handDown),
  ),
);

/** Whether a button of a turn is about the turn that the person has now, and not one that is over. */
const isThatTurn = (talk: Talk, userId: string, from: string | undefined): boolean =>
  `${speakerOf(talk, userId)?.from}` === from;

const done = defineTalkButton('done', async ({ interaction, talk, args, texts }, { talks }) => {
  const [userId = '', from] = args;
  if (!isThatTurn(talk, userId, from)) return { refusal: { refused: 'not-speaking', userId } };
  const by = actorFor(interaction.member, talk);
  return told(await talks.send(talk.id, { type: 'end-turn', by, userId }), () =>
    say(texts.done.turnEnded(user(userId))),
  );
});

const more = defineTalkButton('more', async ({ interaction, talk, args, texts }, { talks }) => {
  const [userId = '', from] = args;
  if (!isThatTurn(talk, userId, from)) return { refusal: { refused: 'not-speaking', userId } };
  const by = actorFor(interaction.member, talk);
  return told(await talks.send(talk.id, { type: 'more-time', by, userId }), () =>
    say(texts.done.moreTime(user(userId))),
  );
});

export const queueComponents = [next, raise, lower, done, more];
