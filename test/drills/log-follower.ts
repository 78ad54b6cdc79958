/** Follows the log of a talk in the database, from outside of the bot that writes it, and folds it. */
import pg from 'pg';
import type { Recorded } from '../../src/talk/events.ts';
import { evolve } from '../../src/talk/evolve.ts';
import type { Talk } from '../../src/talk/talk.ts';

type Row = { seq: number; at: Date; type: string; data: object };

const recorded = ({ seq, at, type, data }: Row): Recorded =>
  ({ ...data, type, seq, at: at.getTime() }) as Recorded;

/** The only talk of a database, as its log tells it. */
export class LogFollower {
  readonly #client: pg.Client;
  readonly #events: Recorded[] = [];
  #talk: Talk | null = null;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<LogFollower> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new LogFollower(client);
  }

  /** What was read so far. */
  get events(): readonly Recorded[] {
    return this.#events;
  }

  /** Reads on. @throws when the numbers have a gap, or an event can't follow the one before. */
  async talk(): Promise<Talk> {
    const { rows } = await this.#client.query<Row>(
      'SELECT seq, at, type, data FROM talk_event WHERE seq > $1 ORDER BY seq',
      [this.#talk?.seq ?? 0],
    );
    for (const event of rows.map(recorded)) {
      this.#talk = evolve(this.#talk, event);
      this.#events.push(event);
    }
    if (!this.#talk) throw new Error('no talk is recorded');
    return this.#talk;
  }

  /** Where the log, or the rows that summarise it, are not what was read as it was written. */
  async rewritten(): Promise<string[]> {
    const talk = await this.talk();
    const { rows } = await this.#client.query<Row>(
      'SELECT seq, at, type, data FROM talk_event WHERE seq <= $1 ORDER BY seq',
      [talk.seq],
    );
    const changed = this.#events.filter(
      (event, i) => JSON.stringify(rows[i] && recorded(rows[i])) !== JSON.stringify(event),
    );
    const hands = await this.#people('hand', 'place', talk.seq);
    const speakers = await this.#people('speaker', 'step', talk.seq);
    const wanted = {
      hands: talk.hands.map(({ userId, place }) => `${userId} ${place}`).sort(),
      speakers: talk.speakers.map(({ userId, step }) => `${userId} ${step}`).sort(),
    };
    return [
      ...changed.map(({ seq }) => `event ${seq} is not what it was`),
      ...(hands && `${hands}` !== `${wanted.hands}` ? ['the rows of hands are not those of the log'] : []),
      ...(speakers && `${speakers}` !== `${wanted.speakers}`
        ? ['the rows of speakers are not those of the log']
        : []),
    ];
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** Rows of a projection as text; null when the talk has moved on. */
  async #people(table: 'hand' | 'speaker', column: string, seq: number): Promise<string[] | null> {
    const { rows } = await this.#client.query<{ seq: number; people: string[] }>(
      `SELECT seq, ARRAY(SELECT user_id || ' ' || ${column} FROM ${table} WHERE talk_id = talk.id) AS people FROM talk`,
    );
    return rows[0]?.seq === seq ? rows[0].people.sort() : null;
  }
}
