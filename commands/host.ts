/** /host and the host's controls: who is called, who hosts, who stays; each act with its button to take it back. */
import { z } from 'zod';
import { user } from '../src/cards/card.ts';
import { type Done, hostPanel, personPanel } from '../src/cards/host-panel.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { lacking, VOICE_NEEDS } from '../src/discord/needs.ts';
import type { Outcome } from '../src/host/mailbox.ts';
import type { Actor, Command } from '../src/talk/commands.ts';
import { hostRefusal, liveRefusal } from '../src/talk/refuse.ts';
import { ORDERS } from '../src/talk/rules.ts';
import { placeInLine, type Talk } from '../src/talk/talk.ts';
import { form, numberIn, turnFields, turnRulesIn } from './forms.ts';
import { ruled } from './queue.ts';
import {
  type Answer,
  actorFor,
  defineCommand,
  defineForTalk,
  defineTalkButton,
  does,
  liveTalkOf,
  type Rostrum,
  say,
  stageOf,
  told,
  whereIs,
} from './rostrum.ts';

type About = { by: Actor; userId: string; where: string | null; isBot: boolean };
/** What who runs a talk asks of it. */
type HostCommand = Extract<Command, { by: Actor }>;

type Act = { command: (about: About) => HostCommand; done: (texts: Texts, person: string) => string };

/** What a host can do about one person. */
const PERSON_ACTS: Readonly<Record<string, Act>> = {
  call: {
    command: (about) => ({ type: 'call', ...about }),
    done: ({ done }, person) => done.called(person),
  },
  lower: {
    command: ({ by, userId }) => ({ type: 'remove-hand', by, userId }),
    done: ({ done }, person) => done.theirHandDown(person),
  },
  'more-time': {
    command: ({ by, userId }) => ({ type: 'more-time', by, userId }),
    done: ({ done }, person) => done.moreTime(person),
  },
  audience: {
    command: ({ by, userId }) => ({ type: 'send-to-audience', by, userId }),
    done: ({ done }, person) => done.toAudience(person),
  },
  'co-host': {
    command: (about) => ({ type: 'add-co-host', ...about }),
    done: ({ done }, person) => done.coHost(person),
  },
  'no-co-host': {
    command: ({ by, userId }) => ({ type: 'remove-co-host', by, userId }),
    done: ({ done }, person) => done.noCoHost(person),
  },
  'hand-over': {
    command: (about) => ({ type: 'hand-over', ...about }),
    done: ({ done }, person) => done.handedOver(person),
  },
  remove: {
    command: ({ by, userId, where }) => ({ type: 'remove', by, userId, where }),
    done: ({ done }, person) => done.removed(person),
  },
  'keep-out': {
    command: ({ by, userId }) => ({ type: 'keep-out', by, userId }),
    done: ({ done }, person) => done.keptOut(person),
  },
  'let-in': {
    command: ({ by, userId }) => ({ type: 'let-in', by, userId }),
    done: ({ done }, person) => done.letIn(person),
  },
};

type LineAct = { command: (by: Actor) => HostCommand; done: (texts: Texts) => string };

/** What a host can do about the line. */
const LINE_ACTS: Readonly<Record<string, LineAct>> = {
  next: { command: (by) => ({ type: 'next', by }), done: () => '' },
  skip: { command: (by) => ({ type: 'skip', by }), done: ({ done }) => done.skipped },
  lock: { command: (by) => ({ type: 'lock-line', by, locked: true }), done: ({ done }) => done.locked },
  unlock: { command: (by) => ({ type: 'lock-line', by, locked: false }), done: ({ done }) => done.unlocked },
  clear: { command: (by) => ({ type: 'clear-hands', by }), done: ({ done }) => done.cleared },
};

/** What was done, with the act that can be taken back, and whom it called. */
const doneBy = ({ talk, events }: Outcome & { ok: true }, texts: Texts, sentence: string): Done => {
  const undo = events.find(({ seq }) => talk.acts.some((act) => act.event.seq === seq));
  const called = events.find((event) => event.type === 'called' && event.role === 'turn');
  return {
    sentence: called?.type === 'called' ? texts.done.called(user(called.userId)) : sentence,
    undo: undo?.seq ?? null,
  };
};

type Run = { talk: Talk; texts: Texts; rostrum: Rostrum };

/** Asks something of a talk; what was done stands above the controls. */
const showing = async (
  { talk, texts, rostrum }: Run,
  command: HostCommand,
  sentence: (talk: Talk) => string,
  aboutId: string | null,
): Promise<Answer> => {
  const outcome = await rostrum.talks.send(talk.id, command);
  if (!outcome.ok) return { refusal: outcome.refusal };
  const now = rostrum.clock.now().getTime();
  const done = doneBy(outcome, texts, sentence(outcome.talk));
  return {
    update:
      aboutId === null
        ? hostPanel(texts, outcome.talk, now, rostrum.sign, done)
        : personPanel(texts, outcome.talk, aboutId, command.by, now, rostrum.sign, done),
  };
};

/** The controls, for who may run the talk. */
const controlsOf = ({ talk, texts, rostrum }: Run, by: Actor) => {
  const refusal = liveRefusal(talk) ?? hostRefusal(talk, by);
  return refusal
    ? { refusal }
    : { panel: hostPanel(texts, talk, rostrum.clock.now().getTime(), rostrum.sign) };
};

/** A subcommand about one person. */
const aboutPerson = (name: string) =>
  does({
    options: { person: { type: 'user', required: true } },
    run: async ({ interaction, options: { person }, texts }, rostrum): Promise<Answer> => {
      const found = liveTalkOf(interaction.member, rostrum.talks);
      const act = PERSON_ACTS[name];
      if ('refusal' in found || !act)
        return 'refusal' in found ? found : { refusal: { refused: 'tampered' } };
      const { talk } = found;
      const about = {
        by: actorFor(interaction.member, talk),
        userId: person.id,
        where: whereIs(interaction.guild, person.id),
        isBot: person.bot,
      };
      const run = { talk, texts, rostrum };
      return showing(run, act.command(about), () => act.done(texts, user(person.id)), person.id);
    },
  });

const voice = does({
  options: { here: { type: 'boolean', required: true } },
  run: async ({ interaction, options: { here }, texts }, { talks }): Promise<Answer> => {
    const found = liveTalkOf(interaction.member, talks);
    if ('refusal' in found) return found;
    const { talk } = found;
    const stage = stageOf(interaction.guild, talk);
    const lacks = here && stage ? lacking(await interaction.guild.members.fetchMe(), stage, VOICE_NEEDS) : [];
    if (lacks.length > 0)
      return { refusal: { refused: 'bot-lacks', permissions: lacks, where: talk.stageId } };
    const by = actorFor(interaction.member, talk);
    const outcome = await talks.send(talk.id, { type: 'choose-voice', by, on: here });
    return told(outcome, () => say(texts.sound.chosen(here)));
  },
});

export const hostCommand = defineCommand({
  name: 'host',
  does: {
    controls: does({
      options: {},
      run: async ({ interaction, texts }, rostrum) => {
        const found = liveTalkOf(interaction.member, rostrum.talks);
        if ('refusal' in found) return found;
        const { talk } = found;
        const shown = controlsOf({ talk, texts, rostrum }, actorFor(interaction.member, talk));
        return 'panel' in shown ? { card: shown.panel } : shown;
      },
    }),
    'co-host': aboutPerson('co-host'),
    'no-co-host': aboutPerson('no-co-host'),
    'hand-over': aboutPerson('hand-over'),
    audience: aboutPerson('audience'),
    remove: aboutPerson('remove'),
    'keep-out': aboutPerson('keep-out'),
    'let-in': aboutPerson('let-in'),
    voice,
  },
});

const controls = defineTalkButton('controls', async ({ interaction, talk, texts }, rostrum) => {
  const shown = controlsOf({ talk, texts, rostrum }, actorFor(interaction.member, talk));
  return 'panel' in shown ? { card: shown.panel } : shown;
});

const act = defineForTalk(
  'button',
  'act',
  async ({ interaction, talk, args: [name = '', userId], texts }, rostrum) => {
    const by = actorFor(interaction.member, talk);
    const run = { talk, texts, rostrum };
    if (name === 'look') {
      const shown = controlsOf(run, by);
      return 'panel' in shown ? { update: shown.panel } : shown;
    }
    const onLine = userId === undefined ? LINE_ACTS[name] : undefined;
    if (onLine) return showing(run, onLine.command(by), () => onLine.done(texts), null);
    const onPerson = userId === undefined ? undefined : PERSON_ACTS[name];
    if (userId === undefined || !onPerson) return { refusal: { refused: 'tampered' } };
    const { bot } = await interaction.client.users.fetch(userId);
    const about = { by, userId, where: whereIs(interaction.guild, userId), isBot: bot };
    return showing(run, onPerson.command(about), () => onPerson.done(texts, user(userId)), userId);
  },
  'update',
);

const undo = defineForTalk(
  'button',
  'undo',
  ({ interaction, talk, args: [event], texts }, rostrum) =>
    showing(
      { talk, texts, rostrum },
      { type: 'undo', by: actorFor(interaction.member, talk), act: Number(event) },
      () => texts.done.undone,
      null,
    ),
  'update',
);

const person = defineForTalk(
  'select',
  'person',
  async ({ interaction, talk, values: [userId], texts }, rostrum) => {
    const by = actorFor(interaction.member, talk);
    const refusal = liveRefusal(talk) ?? hostRefusal(talk, by);
    if (refusal || userId === undefined) return { refusal: refusal ?? { refused: 'tampered' } };
    const now = rostrum.clock.now().getTime();
    return { update: personPanel(texts, talk, userId, by, now, rostrum.sign) };
  },
  'update',
);

const order = defineForTalk(
  'select',
  'order',
  ({ interaction, talk, values, texts }, rostrum) => {
    const chosen = z.enum(ORDERS).parse(values[0]);
    return showing(
      { talk, texts, rostrum },
      { type: 'choose-order', by: actorFor(interaction.member, talk), order: chosen },
      () => texts.done.ordered(chosen),
      null,
    );
  },
  'update',
);

const openRules = defineForTalk(
  'button',
  'rules',
  async ({ interaction, talk, texts }, { sign }) => {
    const refusal = liveRefusal(talk) ?? hostRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    return { modal: form(texts.form.rules, sign('rules', talk.id), turnFields(texts, talk.rules)) };
  },
  'modal',
);

const setRules = defineForTalk(
  'modal',
  'rules',
  async ({ interaction, talk, fields, texts }, rostrum) => {
    const typed = turnRulesIn((id) => fields.getTextInputValue(id));
    if ('refusal' in typed) return typed;
    return showing(
      { talk, texts, rostrum },
      { type: 'change-rules', by: actorFor(interaction.member, talk), rules: typed.rules },
      (after) => ruled(texts, after),
      null,
    );
  },
  'update',
);

const openMove = defineForTalk(
  'button',
  'move',
  async ({ talk, args: [userId = ''], texts }, { sign }) => ({
    modal: form(texts.form.move, sign('move', talk.id, userId), [
      { id: 'place', label: texts.form.place, value: `${placeInLine(talk, userId) || 1}`, required: true },
    ]),
  }),
  'modal',
);

const moveTo = defineForTalk(
  'modal',
  'move',
  ({ interaction, talk, args: [userId = ''], fields, texts }, rostrum) => {
    const typed = numberIn(fields.getTextInputValue('place'));
    if ('text' in typed) return Promise.resolve({ refusal: { refused: 'not-a-number', text: typed.text } });
    return showing(
      { talk, texts, rostrum },
      {
        type: 'move-hand',
        by: actorFor(interaction.member, talk),
        userId,
        to: typed.number ?? 0,
      },
      (after) => texts.done.moved(user(userId), placeInLine(after, userId)),
      userId,
    );
  },
  'update',
);

export const hostComponents = [controls, act, undo, person, order, openRules, setRules, openMove, moveTo];
