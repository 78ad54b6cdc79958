/** The people of a drill: hundreds of listeners, a host and a moderator, who act by chance as long as they may. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Actor } from '../../sandbox/actors/actor.ts';
import { actors } from '../../sandbox/actors/actors.ts';
import type { Reply } from '../../sandbox/actors/reply.ts';
import type { Community } from '../../sandbox/community.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { Ledger, type Press } from './ledger.ts';

export type CrowdOptions = {
  sandbox: Sandbox;
  community: Community;
  listeners: number;
  /** Acts a second, of everybody together. */
  pace: number;
  random: () => number;
};

type Act = readonly [weight: number, act: () => Promise<unknown> | unknown];

const WANT = 'Want one of them answered? Choose it';
const CHOOSE = 'Choose a question: answer, merge, dismiss …';
const MERGE = 'Merge into which question?';
const LOCKED = 'The line is locked';

/** One act in so many is the host's. */
const HOST_ACTS = 8;

export class Crowd {
  readonly ledger = new Ledger();
  readonly listeners: readonly Actor[];
  readonly #options: CrowdOptions;
  readonly #busy = new Set<Actor>();
  readonly #underWay = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #questions = 0;

  constructor(options: CrowdOptions) {
    this.#options = options;
    const { sandbox, community } = options;
    this.listeners = Array.from({ length: options.listeners }, (_, i) => {
      const user = sandbox.world.seed.addUser({ name: `listener.${i}`, globalName: `Listener ${i}` });
      sandbox.world.seed.addMember(community.guild.id, user.id);
      return actors(sandbox).actor(user).goes(community.general);
    });
  }

  /** The hosts are there; of the others three of four come to the stage. */
  arrive(): void {
    const { ana, mo } = this.#options.community;
    for (const host of [ana, mo]) this.ledger.did(host.id, 'joins');
    for (const person of this.listeners) if (this.#options.random() < 0.75) this.#joins(person);
  }

  /** Begins to act, or goes on. */
  act(): void {
    const gap = 1_000 / this.#options.pace;
    this.#timer ??= setInterval(() => this.#oneActs(), gap);
  }

  /** Nobody begins anything more; what is under way goes on. */
  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #oneActs(): void {
    const { community, random } = this.#options;
    const hosts = random() * HOST_ACTS < 1;
    const listener = this.listeners[Math.floor(random() * this.listeners.length)];
    const person = hosts ? (random() < 0.8 ? community.ana : community.mo) : listener;
    if (!person || this.#busy.has(person)) return;
    this.#busy.add(person);
    const acts = hosts ? this.#hostActs(person) : this.#listenerActs(person);
    // What a person can't do any more, because the world moved on before they pressed, they don't do.
    const done = Promise.resolve()
      .then(this.#choose(acts))
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        this.#busy.delete(person);
        this.#underWay.delete(done);
      });
    this.#underWay.add(done);
  }

  #choose(acts: readonly Act[]): Act[1] {
    let left = this.#options.random() * acts.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, act] of acts) {
      left -= weight;
      if (left < 0) return act;
    }
    return () => undefined;
  }

  #listenerActs(person: Actor): readonly Act[] {
    const { guild, stage } = this.#options.community;
    const state = guild.voiceStates.get(person.id);
    const idle = () => undefined;
    if (state?.channel_id !== stage.id) {
      return [
        [70, () => this.#joins(person)],
        [10, () => this.#asks(person)],
        [5, () => this.#raises(person)],
      ];
    }
    const asked = state.request_to_speak_timestamp !== null;
    if (!state.suppress) {
      const did = this.ledger;
      return asked
        ? [
            [75, () => person.acceptsInvitationToSpeak() && did.did(person.id, 'accepts')],
            [15, () => person.declinesInvitationToSpeak() && did.did(person.id, 'declines')],
            [10, idle],
          ]
        : [
            [15, () => person.stepsDown() && did.did(person.id, 'steps-down')],
            [15, () => person.presses('I am done', { in: stage })],
            [5, () => this.#leaves(person)],
            [65, idle],
          ];
    }
    return [
      ...(asked
        ? ([[20, () => person.lowersHand() && this.ledger.did(person.id, 'lowers')]] as const)
        : ([[20, () => person.raisesHand() && this.ledger.did(person.id, 'raises')]] as const)),
      [30, () => this.#raises(person)],
      [14, () => this.#lowers(person)],
      [8, () => this.#leaves(person)],
      [10, () => this.#asks(person)],
      [15, () => this.#wants(person)],
    ];
  }

  #hostActs(host: Actor): readonly Act[] {
    const { random } = this.#options;
    const someone = this.listeners[Math.floor(random() * this.listeners.length)]?.id ?? '';
    const place = 1 + Math.floor(random() * 10);
    const runs = (line: string, values = {}) => this.#asHost(host, () => host.runs(line, values));
    const locked = JSON.stringify(this.#card().components).includes(LOCKED);
    return [
      ...this.#comings(host),
      ...(locked
        ? ([[30, () => runs('/queue unlock')]] as const)
        : ([[6, () => runs('/queue lock')]] as const)),
      [4, () => this.#clears(host)],
      [50, () => this.#asHost(host, () => host.presses('Call next', { on: this.#card() }))],
      [10, () => runs('/queue skip')],
      [20, () => runs('/queue move', { person: this.#inLine() ?? someone, place })],
      [6, () => runs('/queue remove', { person: this.#inLine() ?? someone })],
      [8, () => runs('/queue call', { person: someone })],
      [8, () => runs('/queue more-time', { person: this.#onStage() ?? someone })],
      [4, () => runs('/host audience', { person: this.#onStage() ?? someone })],
      [14, () => this.#runsBoard(host)],
    ];
  }

  /** The host and the co-host come and go as others do, but never leave the stage to nobody. */
  #comings(host: Actor): readonly Act[] {
    const { guild, stage, ana, mo } = this.#options.community;
    const stateOf = ({ id }: Actor) => {
      const state = guild.voiceStates.get(id);
      return state?.channel_id === stage.id ? state : undefined;
    };
    const state = stateOf(host);
    if (!state) return [[20, () => this.#joins(host)]];
    if (!state.suppress && state.request_to_speak_timestamp !== null)
      return [[80, () => host.acceptsInvitationToSpeak() && this.ledger.did(host.id, 'accepts')]];
    return stateOf(host === ana ? mo : ana) ? [[8, () => this.#leaves(host)]] : [];
  }

  /** Somebody whom the card names in line. */
  #inLine(): string | undefined {
    const text = JSON.stringify(this.#card().components);
    const line = /\*\*Next\*\*[^"]*/.exec(text)?.[0] ?? '';
    const named = [...line.matchAll(/<@(\d+)>/g)].map(([, id]) => id);
    return named[Math.floor(this.#options.random() * named.length)];
  }

  #onStage(): string | undefined {
    const { guild, stage, ana, mo } = this.#options.community;
    return [...guild.voiceStates.values()].find(
      (state) => state.channel_id === stage.id && !state.suppress && ![ana.id, mo.id].includes(state.user_id),
    )?.user_id;
  }

  #message(text: string): APIMessage {
    const { announcements } = this.#options.community;
    const messages = [...this.#options.sandbox.world.messagesIn(announcements.id).values()];
    const found = messages.find((message) => JSON.stringify(message.components).includes(`"${text}"`));
    if (!found) throw new Error(`no message has “${text}”`);
    return found;
  }

  #card = () => this.#message('Raise hand');

  #joins(person: Actor): void {
    person.joins(this.#options.community.stage);
    this.ledger.did(person.id, 'joins');
  }

  #leaves(person: Actor): void {
    person.leaves();
    this.ledger.did(person.id, 'leaves');
  }

  /** Sends something, and notes what is read. */
  async #reads(press: Press, answer: Promise<Reply>, acknowledged: RegExp): Promise<Reply> {
    const reply = await answer;
    press.readAt = Date.now();
    press.acknowledged = acknowledged.test(reply.text);
    return reply;
  }

  #raises(person: Actor): Promise<Reply> {
    const on = this.#card();
    const press = this.ledger.asks(person.id, 'raise');
    return this.#reads(press, person.presses('Raise hand', { on }), /You are \d+\w\w in line/);
  }

  #lowers(person: Actor): Promise<Reply> {
    const on = this.#card();
    const press = this.ledger.asks(person.id, 'lower');
    return this.#reads(press, person.presses('Lower hand', { on }), /Your hand is down\./);
  }

  #clears(host: Actor): Promise<Reply> {
    const press = this.ledger.asks(host.id, 'clear');
    return this.#reads(press, host.runs('/queue clear'), /All hands are down\./);
  }

  async #asks(person: Actor): Promise<void> {
    await person.presses('Ask', { on: this.#card() });
    const text = `Question ${++this.#questions}`;
    const press = this.ledger.asks(person.id, 'ask', text);
    await this.#reads(press, person.submits({ 'Your question': text }), /Your question is on the board/);
  }

  async #wants(person: Actor): Promise<void> {
    const board = this.#message(WANT);
    const named = [...JSON.stringify(board.components).matchAll(/"label":"(Question \d+)"/g)];
    const question = named[Math.floor(this.#options.random() * named.length)]?.[1] ?? '';
    const press = this.ledger.asks(person.id, 'vote', question);
    await this.#reads(press, person.selects(WANT, question, { on: board }), /^Counted\./);
  }

  async #asHost(host: Actor, act: () => Promise<Reply>): Promise<Reply> {
    return this.#reads(this.ledger.asks(host.id, 'host'), act(), /./);
  }

  /** Answers a question or merges it into another, so that the board never is full. */
  async #runsBoard(host: Actor): Promise<void> {
    const board = await this.#asHost(host, () => host.runs('/question board'));
    const named = [...JSON.stringify(board.message?.components).matchAll(/"label":"(Question \d+)"/g)];
    const [question = '', other] = named.map(([, text]) => text);
    await host.selects(CHOOSE, question, { on: board });
    if (other && this.#options.random() < 0.3) {
      await this.#asHost(host, () => host.selects(MERGE, other, { on: board }));
      return;
    }
    for (const button of ['Answer now', 'Answered']) {
      await this.#asHost(host, () => host.presses(button, { on: board }));
    }
  }
}
