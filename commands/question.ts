/** /question: asking the speakers, wanting questions answered, and running them as a host. */
import { ComponentType, TextInputStyle } from 'discord.js';
import { button, plain, type SignId, withFiles } from '../src/cards/card.ts';
import { askersIn, questionFile } from '../src/cards/export.ts';
import { boardCard, hostBoard, questionPanel } from '../src/cards/questions-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Modal } from '../src/discord/define.ts';
import type { Actor, Command } from '../src/talk/commands.ts';
import { QUESTION_MAX } from '../src/talk/decide-questions.ts';
import { hostRefusal, liveRefusal } from '../src/talk/refuse.ts';
import { questionOf, type Talk } from '../src/talk/talk.ts';
import {
  type Answer,
  actorFor,
  defineCommand,
  defineForTalk,
  does,
  liveTalkOf,
  namesIn,
  type Rostrum,
  say,
  told,
  whereIs,
} from './rostrum.ts';

const askForm = (texts: Texts, talk: Talk, { sign }: Rostrum): Answer => {
  const refusal = liveRefusal(talk);
  if (refusal) return { refusal };
  const modal: Modal = {
    title: texts.form.ask,
    custom_id: sign('ask', talk.id),
    components: [
      {
        type: ComponentType.Label,
        label: texts.form.question,
        component: {
          type: ComponentType.TextInput,
          style: TextInputStyle.Paragraph,
          custom_id: 'question',
          required: true,
          max_length: QUESTION_MAX,
        },
      },
      {
        type: ComponentType.Label,
        label: texts.form.named,
        component: {
          type: ComponentType.StringSelect,
          custom_id: 'named',
          required: true,
          options: [
            { label: texts.form.withName, value: 'named', default: true },
            { label: texts.form.withoutName, value: 'anonymous' },
          ],
        },
      },
    ],
  };
  return { modal };
};

/** The board for whoever asks: hosts run it, others see it. */
const boardFor = (texts: Texts, talk: Talk, by: Actor, { sign }: Rostrum) =>
  hostRefusal(talk, by) ? boardCard(texts, talk, sign) : hostBoard(texts, talk, sign);

export const questionCommand = defineCommand({
  name: 'question',
  does: {
    ask: does({
      options: {},
      answers: 'modal',
      run: async ({ interaction, texts }, rostrum) => {
        const found = liveTalkOf(interaction.member, rostrum.talks);
        return 'refusal' in found ? found : askForm(texts, found.talk, rostrum);
      },
    }),
    board: does({
      options: {},
      run: async ({ interaction, texts }, rostrum) => {
        const found = liveTalkOf(interaction.member, rostrum.talks);
        if ('refusal' in found) return found;
        const by = actorFor(interaction.member, found.talk);
        return { card: boardFor(texts, found.talk, by, rostrum) };
      },
    }),
    export: does({
      options: {},
      run: async ({ interaction, texts }, rostrum) => {
        const found = liveTalkOf(interaction.member, rostrum.talks);
        if ('refusal' in found) return found;
        const refusal = hostRefusal(found.talk, actorFor(interaction.member, found.talk));
        if (refusal) return { refusal };
        const asked = found.talk.questions.length > 0;
        if (!asked) return say(texts.exported.noQuestions);
        const names = await namesIn(interaction.guild, askersIn(found.talk), rostrum.log);
        return { card: withFiles(texts.exported.questions, [questionFile(found.talk, names)]) };
      },
    }),
  },
});

const openAsk = defineForTalk(
  'button',
  'ask',
  async ({ talk, texts }, rostrum) => askForm(texts, talk, rostrum),
  'modal',
);

const takeBack = (texts: Texts, talk: Talk, question: number, sign: SignId) =>
  button(texts.buttons.withdraw, sign('withdraw', talk.id, `${question}`));

const ask = defineForTalk('modal', 'ask', async ({ interaction, talk, fields, texts }, { talks, sign }) =>
  told(
    await talks.send(talk.id, {
      type: 'ask',
      userId: interaction.user.id,
      text: fields.getTextInputValue('question'),
      anonymous: fields.getStringSelectValues('named')[0] === 'anonymous',
    }),
    (after, events) => {
      const buttons = events
        .filter(({ type }) => type === 'question-asked')
        .map(({ seq }) => takeBack(texts, talk, seq, sign));
      return {
        card: plain(after.rules.reviewQuestions ? texts.done.askedForReview : texts.done.asked, buttons),
      };
    },
  ),
);

/** Choosing a question once more takes the wish back; who chooses their own may take the question back. */
const want = defineForTalk(
  'select',
  'want',
  async ({ interaction, talk, values, texts }, { talks, sign }) => {
    const userId = interaction.user.id;
    const question = questionOf(talk, Number(values[0]));
    if (!question) return { refusal: { refused: 'question-gone' } };
    if (question.userId === userId && question.status !== 'withdrawn') {
      return { card: plain(texts.board.own, [takeBack(texts, talk, question.id, sign)]) };
    }
    const wanted = !question.votes.includes(userId);
    const command: Command = { type: 'vote', userId, question: question.id, wanted };
    return told(await talks.send(talk.id, command), () =>
      say(wanted ? texts.done.wanted : texts.done.unwanted),
    );
  },
);

const withdraw = defineForTalk(
  'button',
  'withdraw',
  async ({ interaction, talk, args: [id], texts }, { talks }) => {
    const userId = interaction.user.id;
    const command: Command = { type: 'withdraw-question', userId, question: Number(id) };
    return told(await talks.send(talk.id, command), () => ({ update: plain(texts.done.withdrawn) }));
  },
  'update',
);

const board = defineForTalk(
  'button',
  'board',
  async ({ interaction, talk, texts }, rostrum) => ({
    update: boardFor(texts, talk, actorFor(interaction.member, talk), rostrum),
  }),
  'update',
);

const pick = defineForTalk(
  'select',
  'pick',
  async ({ interaction, talk, values, texts }, { sign }) => {
    const refusal = liveRefusal(talk) ?? hostRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    const question = questionOf(talk, Number(values[0]));
    if (!question) return { refusal: { refused: 'question-gone' } };
    return { update: questionPanel(texts, talk, question, sign) };
  },
  'update',
);

const SETTLED = ['open', 'now', 'answered', 'dismissed'] as const;

const settle = defineForTalk(
  'button',
  'settle',
  async ({ interaction, talk, args: [id, act], texts }, { talks, sign }) => {
    const by = actorFor(interaction.member, talk);
    const question = Number(id);
    const to = SETTLED.find((known) => known === act);
    const asker = questionOf(talk, question)?.userId ?? '';
    const command: Command = to
      ? { type: 'settle-question', by, question, to }
      : { type: 'bring-asker', by, question, where: whereIs(interaction.guild, asker) };
    return told(await talks.send(talk.id, command), (after) => {
      const now = questionOf(after, question);
      const sentence = texts.done.settled[to ?? 'now'];
      return {
        update: now
          ? questionPanel(texts, after, now, sign, sentence)
          : hostBoard(texts, after, sign, sentence),
      };
    });
  },
  'update',
);

const merge = defineForTalk(
  'select',
  'merge',
  async ({ interaction, talk, args: [id], values, texts }, { talks, sign }) => {
    const by = actorFor(interaction.member, talk);
    const command: Command = { type: 'merge-question', by, question: Number(id), into: Number(values[0]) };
    return told(await talks.send(talk.id, command), (after) => ({
      update: hostBoard(texts, after, sign, texts.done.merged),
    }));
  },
  'update',
);

const review = defineForTalk(
  'button',
  'review',
  async ({ interaction, talk, args: [to], texts }, { talks, sign }) => {
    const reviewQuestions = to === 'on';
    const by = actorFor(interaction.member, talk);
    const sentence = reviewQuestions ? texts.done.reviewed : texts.done.unreviewed;
    return told(
      await talks.send(talk.id, { type: 'change-rules', by, rules: { reviewQuestions } }),
      (after) => ({
        update: hostBoard(texts, after, sign, sentence),
      }),
    );
  },
  'update',
);

export const questionComponents = [openAsk, ask, want, withdraw, board, pick, settle, merge, review];
