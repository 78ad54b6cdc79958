/** A bare gateway client, for what discord.js would never send. */
import { once } from 'node:events';
import { constants, createInflate } from 'node:zlib';
import { WebSocket } from 'ws';
import { until } from './support.ts';

interface Payload {
  op: number;
  t: string | null;
  s: number | null;
  d: Record<string, unknown>;
}

/** Connects, keeps every payload, and remembers the close code. */
export class RawGateway {
  readonly received: Payload[] = [];
  closeCode: number | undefined;
  readonly #socket: WebSocket;

  constructor(url: string, query = 'v=10&encoding=json') {
    this.#socket = new WebSocket(`${url}/?${query}`);
    const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH });
    inflate.on('data', (chunk: Buffer) => this.received.push(JSON.parse(chunk.toString()) as Payload));
    this.#socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) inflate.write(data);
      else this.received.push(JSON.parse(data.toString()) as Payload);
    });
    this.#socket.on('close', (code) => {
      this.closeCode = code;
    });
  }

  /** Waits for HELLO. */
  async hello(): Promise<this> {
    await this.op(10);
    return this;
  }

  send(payload: unknown): void {
    this.#socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  identify(token: string, rest: object = {}): void {
    this.send({
      op: 2,
      d: { token, intents: 1, properties: { os: 'x', browser: 'x', device: 'x' }, ...rest },
    });
  }

  /** The first payload with this opcode. */
  async op(op: number): Promise<Payload> {
    await until(() => this.received.some((one) => one.op === op));
    return this.received.find((one) => one.op === op) as Payload;
  }

  /** The first dispatch of this event. */
  async event(name: string): Promise<Payload> {
    await until(() => this.received.some((one) => one.t === name));
    return this.received.find((one) => one.t === name) as Payload;
  }

  /** Names of the dispatches so far. */
  get events(): (string | null)[] {
    return this.received.filter((one) => one.op === 0).map((one) => one.t);
  }

  async closed(): Promise<number> {
    await until(() => this.closeCode !== undefined);
    return this.closeCode ?? 0;
  }

  /** Cuts the line without a handshake. */
  cut(): void {
    this.#socket.terminate();
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#socket.close(1000);
    await once(this.#socket, 'close');
  }
}
