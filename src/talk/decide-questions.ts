/** The rules of questions: who may ask, vote, take back, and what hosts make of them. Pure. */
import type { Command } from './commands.ts';
import { callUp } from './decide-line.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens, hostRefusal, liveRefusal, refuse } from './refuse.ts';
import { isSentOut, isUp, type Question, questionOf, type Talk } from './talk.ts';

/** Longest question, in UTF-16 code units. */
export const QUESTION_MAX = 300;
/** How many of one person's questions may wait or be open at the same time. */
export const QUESTIONS_EACH = 3;
/** How many questions somebody may take back in a talk, until it takes no more of theirs. */
export const TAKEN_BACK_MAX = 10;
/** How many questions may wait or be open in a talk. */
export const QUESTIONS_MAX = 200;

type QuestionCommand = Extract<
  Command,
  {
    type: 'ask' | 'vote' | 'settle-question' | 'withdraw-question' | 'merge-question' | 'bring-asker';
  }
>;

const isPending = ({ status }: Question): boolean =>
  status === 'waiting' || status === 'open' || status === 'now';

/** The same words, whatever their case, spaces and marks. */
const sense = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' ')
    .trim();

const ask = (talk: Talk, { userId, text, anonymous }: Command & { type: 'ask' }): Decided => {
  const asked = text.trim();
  if (talk.keptOut.includes(userId)) return refuse({ refused: 'you-are-kept-out' });
  if (sense(asked) === '') return refuse({ refused: 'question-empty' });
  if (asked.length > QUESTION_MAX)
    return refuse({ refused: 'question-too-long', length: asked.length, most: QUESTION_MAX });
  const mine = talk.questions.filter((question) => question.userId === userId);
  if (mine.some((question) => question.status !== 'withdrawn' && sense(question.text) === sense(asked)))
    return refuse({ refused: 'question-repeated' });
  if (mine.filter(isPending).length >= QUESTIONS_EACH)
    return refuse({ refused: 'too-many-questions', most: QUESTIONS_EACH });
  if (mine.filter(({ status }) => status === 'withdrawn').length >= TAKEN_BACK_MAX)
    return refuse({ refused: 'took-back-too-often', most: TAKEN_BACK_MAX });
  if (talk.questions.filter(isPending).length >= QUESTIONS_MAX) return refuse({ refused: 'board-full' });
  const waiting = talk.rules.reviewQuestions;
  return happens({ type: 'question-asked', userId, text: asked, anonymous, waiting });
};

const vote = (talk: Talk, question: Question, { userId, wanted }: Command & { type: 'vote' }): Decided => {
  if (talk.keptOut.includes(userId)) return refuse({ refused: 'you-are-kept-out' });
  if (question.status !== 'open' && question.status !== 'now') return refuse({ refused: 'question-gone' });
  if (question.userId === userId) return refuse({ refused: 'own-question' });
  if (question.votes.includes(userId) === wanted) return happens();
  return happens({ type: wanted ? 'question-voted' : 'question-unvoted', question: question.id, userId });
};

const settle = (
  talk: Talk,
  question: Question,
  { by, to }: Command & { type: 'settle-question' },
): Decided => {
  if (question.status === 'withdrawn' || question.status === 'merged')
    return refuse({ refused: 'question-gone' });
  if (question.status === to) return happens();
  const before = to === 'now' ? talk.questions.find(({ status }) => status === 'now') : undefined;
  const settled = (from: Question, status: typeof to, who: string | null): TalkEvent => ({
    type: 'question-settled',
    question: from.id,
    from: from.status,
    to: status,
    by: who,
  });
  return happens(...(before ? [settled(before, 'answered', null)] : []), settled(question, to, by.id));
};

const merge = (
  talk: Talk,
  question: Question,
  { by, into }: Command & { type: 'merge-question' },
): Decided => {
  const other = questionOf(talk, into);
  if (question.id === into) return refuse({ refused: 'merge-with-itself' });
  if (!other || !isPending(other) || !isPending(question)) return refuse({ refused: 'question-gone' });
  return happens({ type: 'question-merged', question: question.id, into, by: by.id });
};

const bringAsker = (
  talk: Talk,
  question: Question,
  { by, where }: Command & { type: 'bring-asker' },
): Decided => {
  const { userId } = question;
  if (question.anonymous) return refuse({ refused: 'asker-is-anonymous' });
  if (!isPending(question)) return refuse({ refused: 'question-gone' });
  if (talk.stageId === null || where !== talk.stageId || isSentOut(talk, userId))
    return refuse({ refused: 'not-on-the-stage', userId, stageId: talk.stageId });
  const shown = settle(talk, question, { type: 'settle-question', by, question: question.id, to: 'now' });
  const events = shown.ok ? shown.events : [];
  return isUp(talk, userId) ? happens(...events) : happens(...events, ...callUp(talk, userId, by.id));
};

/** What people and hosts do with questions. */
export const runQuestions = (talk: Talk, command: QuestionCommand): Decided => {
  const notLive = liveRefusal(talk);
  if (notLive) return refuse(notLive);
  if (command.type === 'ask') return ask(talk, command);
  const question = questionOf(talk, command.question);
  if (command.type === 'vote' || command.type === 'withdraw-question') {
    if (!question) return refuse({ refused: 'question-gone' });
    if (command.type === 'vote') return vote(talk, question, command);
    const { userId } = command;
    if (question.userId !== userId) return refuse({ refused: 'not-your-question' });
    if (!isPending(question)) return refuse({ refused: 'question-gone' });
    const from = question.status;
    return happens({ type: 'question-settled', question: question.id, from, to: 'withdrawn', by: userId });
  }
  const refusal = hostRefusal(talk, command.by);
  if (refusal) return refuse(refusal);
  if (!question) return refuse({ refused: 'question-gone' });
  switch (command.type) {
    case 'settle-question':
      return settle(talk, question, command);
    case 'merge-question':
      return merge(talk, question, command);
    case 'bring-asker':
      return bringAsker(talk, question, command);
  }
};
