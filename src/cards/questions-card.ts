/** The questions of a talk: the board that everybody sees, and what hosts see of it. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { askedIn, boardOf, isOver, type Question, type Talk } from '../talk/talk.ts';
import { button, type Card, fitting, panel, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import { oneLine } from './one-line.ts';
import type { Texts } from './texts/texts.ts';

/** How many questions a board names, and how much of the 4,000 characters of a card they take. Source: Discord, Components V2. */
const NAMED = 10;
const NAMED_LENGTH = 3_000;
/** How many options a select has at most. Source: Discord, string select. */
const OPTIONS_MAX = 25;
/** The longest label of an option, in UTF-16 code units. Source: Discord, select option. */
const LABEL_MAX = 100;

const askerOf = (texts: Texts, { anonymous, userId }: Question): string =>
  anonymous ? texts.board.anonymous : user(userId);

const lineOf =
  (texts: Texts) =>
  (question: Question, i: number): string => {
    const asker = askerOf(texts, question);
    if (question.status === 'now') return texts.board.now(asText(question.text), asker);
    return question.status === 'answered'
      ? texts.board.answered(i + 1, asText(question.text), question.votes.length, asker)
      : texts.board.question(i + 1, asText(question.text), question.votes.length, asker);
  };

const choice = (customId: string, placeholder: string, questions: readonly Question[]) => ({
  type: ComponentType.StringSelect as const,
  custom_id: customId,
  placeholder,
  options: questions
    .slice(0, OPTIONS_MAX)
    .map(({ id, text }) => ({ label: oneLine(text, LABEL_MAX), value: `${id}` })),
});

const counts = (texts: Texts, talk: Talk): string => {
  const asked = askedIn(talk);
  const answered = asked.filter(({ status }) => status === 'answered').length;
  return asked.length > 0 ? texts.board.counts(answered, asked.length) : '';
};

/** What stands on a board without a question. */
const emptyBoard = (texts: Texts, talk: Talk): string => {
  if (isOver(talk)) return '';
  return talk.questions.length > 0 ? texts.board.noneOpen : texts.board.empty;
};

/** The board as everybody sees it; of a talk that is over, all that was asked. */
export const boardCard = (texts: Texts, talk: Talk, sign: SignId): Card => {
  const open = !isOver(talk);
  const board = open ? boardOf(talk) : askedIn(talk);
  const named = fitting(board.map(lineOf(texts)), NAMED, NAMED_LENGTH);
  const more = board.length - named.length;
  return panel(
    [
      texts.board.title(asText(talk.topic)),
      ...(board.length > 0 ? named : [emptyBoard(texts, talk)]),
      more > 0 ? texts.talk.more(more) : '',
      counts(texts, talk),
    ],
    open
      ? [
          board.length > 0 ? [choice(sign('want', talk.id), texts.board.choose, board)] : [],
          [button(texts.buttons.ask, sign('ask', talk.id))],
        ]
      : [],
  );
};

/** What hosts run questions with; those that wait to be let through come first. */
export const hostBoard = (texts: Texts, talk: Talk, sign: SignId, sentence = ''): Card => {
  const waiting = talk.questions.filter(({ status }) => status === 'waiting');
  const questions = [...waiting, ...boardOf(talk)];
  const named = fitting(questions.map(lineOf(texts)), NAMED, NAMED_LENGTH);
  const more = questions.length - named.length;
  return panel(
    [
      sentence,
      texts.board.title(asText(talk.topic)),
      waiting.length > 0 ? texts.board.waiting(waiting.length) : '',
      ...(questions.length > 0 ? named : [emptyBoard(texts, talk)]),
      more > 0 ? texts.talk.more(more) : '',
      counts(texts, talk),
    ],
    [
      questions.length > 0 ? [choice(sign('pick', talk.id), texts.board.chooseOne, questions)] : [],
      [
        talk.rules.reviewQuestions
          ? button(texts.buttons.reviewNone, sign('review', talk.id, 'off'))
          : button(texts.buttons.reviewFirst, sign('review', talk.id, 'on')),
      ],
    ],
  );
};

/** What a host can do about one question. */
export const questionPanel = (
  texts: Texts,
  talk: Talk,
  question: Question,
  sign: SignId,
  sentence = '',
): Card => {
  const to = (act: string) => sign('settle', talk.id, `${question.id}`, act);
  const { status, anonymous } = question;
  const others = boardOf(talk).filter(({ id }) => id !== question.id);
  const pending = status === 'waiting' || status === 'open' || status === 'now';
  return panel(
    [sentence, asText(question.text), `-# ${askerOf(texts, question)} · ${texts.board.status[status]}`],
    [
      pending
        ? [
            ...(status === 'waiting'
              ? [button(texts.buttons.letThrough, to('open'), ButtonStyle.Primary)]
              : []),
            ...(status === 'now' ? [] : [button(texts.buttons.answerNow, to('now'))]),
            button(texts.buttons.answered, to('answered')),
            button(texts.buttons.dismiss, to('dismissed'), ButtonStyle.Danger),
            ...(anonymous ? [] : [button(texts.buttons.bringUp, to('bring-up'))]),
          ]
        : [],
      status === 'answered' || status === 'dismissed' ? [button(texts.buttons.reopen, to('open'))] : [],
      pending && others.length > 0
        ? [choice(sign('merge', talk.id, `${question.id}`), texts.board.mergeInto, others)]
        : [],
      [button(texts.buttons.back, sign('board', talk.id))],
    ],
  );
};
