/** A page without a browser: a WebSocket that keeps every frame and waits for those that a test wants. */
import { WebSocket } from 'ws';
import type { Act, ServerFrame } from '../../sandbox/page/protocol.ts';
import type { Sandbox } from '../../sandbox/server.ts';

type Of<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;
export type Answer = Of<'reply'>;

const PATIENCE_MS = 5_000;

/** One open page. */
export class PageClient {
  readonly socket: WebSocket;
  /** Every frame so far, oldest first. */
  readonly frames: ServerFrame[] = [];
  readonly #waiting = new Set<() => void>();
  #acts = 0;

  constructor(sandbox: Sandbox, headers: { host?: string; origin?: string } = {}) {
    const { host } = new URL(sandbox.pageUrl);
    this.socket = new WebSocket(`ws://${host}/page`, {
      origin: headers.origin ?? `http://${headers.host ?? host}`,
      headers: headers.host === undefined ? {} : { host: headers.host },
    });
    this.socket.on('message', (data) => {
      this.frames.push(JSON.parse(data.toString()) as ServerFrame);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** The newest frame of a type. */
  last<Type extends ServerFrame['type']>(type: Type): Of<Type> | undefined {
    return this.frames.findLast((one): one is Of<Type> => one.type === type);
  }

  /** The first frame of a type that fits, among those that came and those to come. */
  until<Type extends ServerFrame['type']>(
    type: Type,
    fits: (frame: Of<Type>) => boolean = () => true,
  ): Promise<Of<Type>> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.frames.find((one): one is Of<Type> => one.type === type && fits(one as Of<Type>));
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`No such ${type}; the last was ${JSON.stringify(this.last(type))?.slice(0, 2000)}`));
      }, PATIENCE_MS);
      this.#waiting.add(look);
      look();
    });
  }

  /** Sends anything. */
  sends(raw: unknown): void {
    this.socket.send(typeof raw === 'string' || Buffer.isBuffer(raw) ? raw : JSON.stringify(raw));
  }

  /** Acts, and gives what was answered. */
  async does(act: Act): Promise<Answer> {
    this.#acts += 1;
    const actId = `act ${this.#acts}`;
    this.sends({ ...act, actId });
    return this.until('reply', (one) => one.actId === actId);
  }

  /** What is written in the messages that were shown so far, in order of arrival. */
  get read(): string[] {
    const shown = this.frames.flatMap((one) => {
      if (one.type === 'messages') return one.messages;
      return one.type === 'message-upsert' ? [one.message] : [];
    });
    return shown.map((one) => one.message.content);
  }

  /** Everything that ever came, as text: what must not be in it was not sent. */
  get everything(): string {
    return JSON.stringify(this.frames);
  }
}

/** A page that is someone, with a channel open. */
export async function pageOf(sandbox: Sandbox, userId: string, channelId?: string): Promise<PageClient> {
  const page = new PageClient(sandbox);
  await page.until('people');
  await page.does({ act: 'be', userId });
  if (channelId !== undefined) await page.does({ act: 'see', channelId });
  return page;
}
