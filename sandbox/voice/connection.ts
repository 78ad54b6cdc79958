/** One socket of a voice gateway: payloads, heartbeats, and the close codes for what clients do wrong. */
import { VoiceCloseCodes, VoiceOpcodes } from 'discord-api-types/voice/v8';
import type { RawData, WebSocket } from 'ws';
import { isObject, type Json } from '../validate/form.ts';
import type { VoiceSession } from './session.ts';

/** What a connection asks of its gateway. */
export interface VoiceConnectionHooks {
  readonly heartbeatMs: number;
  /** Whether nothing passes on this connection any more. */
  isDead(connection: VoiceConnection): boolean;
  answersHeartbeat(): boolean;
  onPayload(connection: VoiceConnection, op: VoiceOpcodes, data: Json): void;
  /** `code` is the one the socket closed with; 1006 when it was cut. */
  onClose(connection: VoiceConnection, code: number): void;
}

/** A connected client, identified or not. */
export class VoiceConnection {
  readonly socket: WebSocket;
  session: VoiceSession | undefined;
  /** The code that the gateway closed it with; undefined while it is open, and when the client or the line ended it. */
  closedWith: number | undefined;
  readonly #hooks: VoiceConnectionHooks;
  readonly #watch: NodeJS.Timeout;
  #lastHeartbeat = Date.now();

  constructor(socket: WebSocket, hooks: VoiceConnectionHooks) {
    this.socket = socket;
    this.#hooks = hooks;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', (code) => this.#closed(code));
    // A broken socket also emits 'close'; the listener only keeps the error from being thrown.
    socket.on('error', () => undefined);
    this.#watch = setInterval(() => this.#look(), hooks.heartbeatMs);
    this.#watch.unref();
    this.send({ op: VoiceOpcodes.Hello, d: { v: 8, heartbeat_interval: hooks.heartbeatMs } });
  }

  send(payload: object): void {
    if (this.socket.readyState !== this.socket.OPEN || this.#hooks.isDead(this)) return;
    this.socket.send(JSON.stringify(payload));
  }

  /** Closes with a code, unless the client is beyond reach. */
  close(code: number, reason = ''): void {
    if (this.closedWith !== undefined || this.#hooks.isDead(this)) return;
    this.closedWith = code;
    this.socket.close(code, reason);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#hooks.isDead(this)) {
      // Not even the closing of the client is answered.
      this.socket.pause();
      return;
    }
    // Binary messages are of end-to-end encryption (DAVE), which stages don't have.
    if (isBinary || this.closedWith !== undefined) return;
    const payload = parse(data.toString());
    if (!payload) {
      this.close(VoiceCloseCodes.FailedToDecode, 'Error while decoding payload.');
      return;
    }
    if (payload.op === VoiceOpcodes.Heartbeat) this.#heartbeat(payload.d);
    else this.#hooks.onPayload(this, payload.op, payload.d);
  }

  #look(): void {
    if (this.#hooks.isDead(this)) return;
    if (this.socket.isPaused) {
      this.#lastHeartbeat = Date.now();
      this.socket.resume();
    } else if (Date.now() - this.#lastHeartbeat > this.#hooks.heartbeatMs * 2) {
      this.close(VoiceCloseCodes.SessionTimeout, 'Session timed out.');
    }
  }

  #heartbeat({ t, seq_ack: acknowledged }: Json): void {
    const seq = acknowledged ?? -1;
    if (!Number.isInteger(t) || !Number.isInteger(seq)) {
      this.close(VoiceCloseCodes.BadRequest, 'Invalid heartbeat.');
      return;
    }
    this.#lastHeartbeat = Date.now();
    this.session?.acknowledge(Number(seq));
    if (this.#hooks.answersHeartbeat()) this.send({ op: VoiceOpcodes.HeartbeatAck, d: { t } });
  }

  #closed(code: number): void {
    clearInterval(this.#watch);
    this.#hooks.onClose(this, code);
  }
}

function parse(text: string): { op: number; d: Json } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || typeof value.op !== 'number') return undefined;
    return { op: value.op, d: isObject(value.d) ? value.d : {} };
  } catch {
    return undefined;
  }
}
