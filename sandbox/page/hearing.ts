/** What a person hears on their page: the packets of the channel they are in, and who speaks there. */
import type { Sandbox } from '../server.ts';
import type { Sound } from '../voice/rooms.ts';
import { SILENCE } from '../voice/sources.ts';
import type { ServerFrame } from './protocol.ts';

/** Who was heard within this many real milliseconds speaks. */
const SPEAKS_MS = 200;
const LOOK_EVERY_MS = 100;

/** Where frames go. */
export interface HearingPage {
  send(frame: ServerFrame): void;
  /** Sends a frame, unless the page is behind: old sound is worth nothing. */
  sendFresh(frame: ServerFrame): void;
}

/** See the file's first line. */
export class Hearing {
  readonly #sandbox: Sandbox;
  readonly #page: HearingPage;
  readonly #stop: () => void;
  #userId: string | undefined;
  #plays = false;
  /** The channel that was listened to last, and when each who spoke there was heard last. */
  #channelId: string | undefined;
  readonly #heard = new Map<string, number>();
  #told = '';
  #looking: NodeJS.Timeout | undefined;

  constructor(sandbox: Sandbox, page: HearingPage) {
    this.#sandbox = sandbox;
    this.#page = page;
    this.#stop = sandbox.voice.onSound((sound) => this.#hear(sound));
  }

  /** Listens with the ears of another. */
  be(userId: string): void {
    this.#userId = userId;
    this.#heard.clear();
    this.#tell();
    this.#channelId = undefined;
    this.#told = '';
  }

  /** Whether the packets are sent; who speaks is told in any case. */
  play(on: boolean): void {
    this.#plays = on;
  }

  /** Ends it. May be called twice. */
  close(): void {
    this.#stop();
    clearInterval(this.#looking);
  }

  #hear({ userId, channelId, sequence, timestamp, payload }: Sound): void {
    if (this.#whereIListen() !== channelId) return;
    if (channelId !== this.#channelId) this.#heard.clear();
    this.#channelId = channelId;
    if (!payload.equals(SILENCE)) {
      const isNew = !this.#heard.has(userId);
      this.#heard.set(userId, performance.now());
      if (isNew) this.#tell();
      this.#looking ??= setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
    }
    if (!this.#plays || userId === this.#userId) return;
    const opus = payload.toString('base64');
    this.#page.sendFresh({ type: 'sound', userId, sequence, timestamp, opus });
  }

  /** The channel that the person is in, with open ears. */
  #whereIListen(): string | undefined {
    if (this.#userId === undefined) return undefined;
    for (const guild of this.#sandbox.world.guilds.values()) {
      const state = guild.voiceStates.get(this.#userId);
      if (state) return state.deaf || state.self_deaf ? undefined : (state.channel_id ?? undefined);
    }
    return undefined;
  }

  #look(): void {
    const isElsewhere = this.#whereIListen() !== this.#channelId;
    const since = performance.now() - SPEAKS_MS;
    for (const [userId, at] of this.#heard) if (isElsewhere || at < since) this.#heard.delete(userId);
    this.#tell();
    if (this.#heard.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  #tell(): void {
    const channelId = this.#channelId;
    if (channelId === undefined) return;
    const userIds = [...this.#heard.keys()];
    const told = [channelId, ...userIds].join(' ');
    if (this.#told === told) return;
    this.#told = told;
    this.#page.send({ type: 'speaking', channelId, userIds });
  }
}
