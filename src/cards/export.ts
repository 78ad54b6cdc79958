/** What is kept of a talk as files for its hosts: tables for a spreadsheet, and one JSON with all of it. */
import { stringify } from 'csv-stringify/sync';
import type { Summary } from '../talk/summary.ts';
import type { Question, Talk } from '../talk/talk.ts';
import type { CardFile } from './card.ts';

/** Names by user id; who left the server has none. */
export type Names = ReadonlyMap<string, string>;

type Cell = string | number | null;
type Table = { name: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] };

const iso = (ms: number): string => new Date(ms).toISOString();
const seconds = (ms: number): number => Math.round(ms / 1_000);

/** A table as CSV that spreadsheets open: with a byte order mark, and no cell that they would run as a formula. */
const csv = ({ name, columns, rows }: Table): CardFile => ({
  name: `${name}.csv`,
  data: () =>
    Buffer.from(
      stringify(
        rows.map((row) => [...row]),
        { header: true, columns: [...columns], bom: true, escape_formulas: true },
      ),
    ),
});

const json = (name: string, value: unknown): CardFile => ({
  name: `${name}.json`,
  data: () => Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

/** Who asked without their name stays without it here. */
const askerOf = ({ anonymous, userId }: Question): string | null => (anonymous ? null : userId);

const questionRows = (talk: Talk, names: Names) =>
  talk.questions
    .filter(({ status }) => status !== 'withdrawn')
    .map((question) => {
      const asker = askerOf(question);
      const { id, text, status, askedAt, votes } = question;
      return {
        id,
        text,
        asker,
        name: nameOf(names, asker),
        status,
        votes: votes.length,
        askedAt: iso(askedAt),
      };
    });

const nameOf = (names: Names, userId: string | null): string | null =>
  userId === null ? null : (names.get(userId) ?? null);

const questionTable = (talk: Talk, names: Names): Table => ({
  name: 'questions',
  columns: ['question', 'text', 'user', 'name', 'status', 'votes', 'asked'],
  rows: questionRows(talk, names).map(({ id, text, asker, name, status, votes, askedAt }) => [
    id,
    text,
    asker,
    name,
    status,
    votes,
    askedAt,
  ]),
});

/** The questions of a talk as one table. */
export const questionFile = (talk: Talk, names: Names): CardFile => csv(questionTable(talk, names));

/** Who asked with their name. */
export const askersIn = (talk: Talk): string[] => [
  ...new Set(talk.questions.flatMap((question) => askerOf(question) ?? [])),
];

/** Everybody whom an export names. */
export const peopleIn = (talk: Talk, { voices, visits }: Summary): string[] => [
  ...new Set([
    talk.hostId,
    ...talk.coHosts,
    ...voices.map(({ userId }) => userId),
    ...visits.map(({ userId }) => userId),
    ...talk.invitations.map(({ guestId }) => guestId),
    ...askersIn(talk),
  ]),
];

/** Attendance, turns, audience and questions of a talk, as tables and as JSON. All times are ISO 8601, in UTC. */
export const exportFiles = (talk: Talk, summary: Summary, names: Names): CardFile[] => {
  const spans = summary.voices.flatMap((voice) => voice.spans).toSorted((a, b) => a.from - b.from);
  const turns = spans.map(({ userId, role, from, to }) => ({
    user: userId,
    name: nameOf(names, userId),
    role,
    from: iso(from),
    to: iso(to),
    seconds: seconds(to - from),
  }));
  const attendance = summary.visits.map(({ userId, from, to }) => ({
    user: userId,
    name: nameOf(names, userId),
    from: iso(from),
    to: iso(to),
    seconds: seconds(to - from),
  }));
  const audience = summary.audience.map(({ at, count }) => ({ at: iso(at), count }));
  const person = (userId: string) => ({ user: userId, name: nameOf(names, userId) });
  return [
    csv({
      name: 'turns',
      columns: ['user', 'name', 'role', 'from', 'to', 'seconds'],
      rows: turns.map((turn) => [turn.user, turn.name, turn.role, turn.from, turn.to, turn.seconds]),
    }),
    csv({
      name: 'attendance',
      columns: ['user', 'name', 'from', 'to', 'seconds'],
      rows: attendance.map((visit) => [visit.user, visit.name, visit.from, visit.to, visit.seconds]),
    }),
    csv({
      name: 'audience',
      columns: ['at', 'listening'],
      rows: audience.map(({ at, count }) => [at, count]),
    }),
    csv(questionTable(talk, names)),
    json('talk', {
      topic: talk.topic,
      host: person(talk.hostId),
      coHosts: talk.coHosts.map(person),
      opened: iso(summary.from),
      ended: talk.endedAt === null ? null : iso(talk.endedAt),
      hands: summary.hands,
      peak: talk.peak,
      median: summary.median,
      guests: talk.invitations.map(({ guestId, status }) => ({ ...person(guestId), status })),
      voices: summary.voices.map(({ userId, ms, spans: own }) => ({
        ...person(userId),
        seconds: seconds(ms),
        turns: own.length,
      })),
      turns,
      attendance,
      audience,
      questions: questionRows(talk, names),
    }),
  ];
};
