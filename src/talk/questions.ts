/** How an event changes the questions of a talk. */
import type { Recorded } from './events.ts';
import { withId, withoutId } from './people.ts';
import type { Question } from './talk.ts';

type QuestionEvent = Extract<
  Recorded,
  { type: 'question-asked' | 'question-voted' | 'question-unvoted' | 'question-settled' | 'question-merged' }
>;

const withQuestion = (
  questions: readonly Question[],
  id: number,
  change: (question: Question) => Partial<Question>,
): readonly Question[] =>
  questions.map((known) => (known.id === id ? { ...known, ...change(known) } : known));

/** Whoever wanted either question wants the one they became, except who asked that one. */
const merged = (questions: readonly Question[], id: number, into: number): readonly Question[] => {
  const gone = questions.find((question) => question.id === id);
  const votes = gone ? [...gone.votes, gone.userId] : [];
  return withQuestion(
    withQuestion(questions, id, () => ({ status: 'merged' })),
    into,
    (question) => ({
      votes: [...new Set([...question.votes, ...votes])].filter((userId) => userId !== question.userId),
    }),
  );
};

/** The questions after one more event. */
export const withQuestionEvent = (
  questions: readonly Question[],
  event: QuestionEvent,
): readonly Question[] => {
  switch (event.type) {
    case 'question-asked': {
      const { seq, at, userId, text, anonymous, waiting } = event;
      const status = waiting ? 'waiting' : 'open';
      return [...questions, { id: seq, userId, text, anonymous, status, askedAt: at, votes: [] }];
    }
    case 'question-voted':
      return withQuestion(questions, event.question, ({ votes }) => ({ votes: withId(votes, event.userId) }));
    case 'question-unvoted':
      return withQuestion(questions, event.question, ({ votes }) => ({
        votes: withoutId(votes, event.userId),
      }));
    case 'question-settled':
      return withQuestion(questions, event.question, () => ({ status: event.to }));
    case 'question-merged':
      return merged(questions, event.question, event.into);
  }
};
