/** One socket of the gateway: frames, compression, heartbeats, and the close codes for what clients do wrong. */
import { constants, createDeflate, type Deflate, deflateSync } from 'node:zlib';
import type { RawData, WebSocket } from 'ws';
import type { Session } from './session.ts';

/** Gateway opcodes (Discord's "Opcodes and Status Codes" page). */
export const OP = {
  Dispatch: 0,
  Heartbeat: 1,
  Identify: 2,
  PresenceUpdate: 3,
  VoiceStateUpdate: 4,
  Resume: 6,
  Reconnect: 7,
  RequestGuildMembers: 8,
  InvalidSession: 9,
  Hello: 10,
  HeartbeatAck: 11,
  RequestSoundboardSounds: 31,
} as const;

/** Close codes of the gateway. */
export const CLOSE = {
  UnknownError: 4000,
  UnknownOpcode: 4001,
  DecodeError: 4002,
  NotAuthenticated: 4003,
  AuthenticationFailed: 4004,
  AlreadyAuthenticated: 4005,
  InvalidSequence: 4007,
  RateLimited: 4008,
  SessionTimedOut: 4009,
  InvalidShard: 4010,
  ShardingRequired: 4011,
  InvalidVersion: 4012,
  InvalidIntents: 4013,
  DisallowedIntents: 4014,
} as const;

/** Payloads longer than this are a decode error. */
const LONGEST_PAYLOAD = 4096;
/** Sends allowed in a minute. */
const SENDS = { limit: 120, perMs: 60_000 };

/** What a connection asks of the gateway. */
export interface ConnectionHooks {
  heartbeatMs: number;
  now(): number;
  onPayload(connection: Connection, op: number, data: unknown): void;
  /** `code` is the one the socket closed with; 1006 when it was cut. */
  onClose(connection: Connection, code: number): void;
}

/** A connected client, identified or not. */
export class Connection {
  readonly socket: WebSocket;
  session: Session | undefined;
  /** Heartbeats received. */
  heartbeats = 0;
  /** When true, heartbeats are received but not acknowledged. */
  ignoresHeartbeats = false;
  /** Whether the gateway began the closing. */
  closedByUs = false;
  /** IDENTIFY may ask for compressed payloads. */
  compressesPayloads = false;
  readonly #hooks: ConnectionHooks;
  readonly #stream: Deflate | undefined;
  readonly #sentAt: number[] = [];
  #lastHeartbeat: number;
  readonly #watch: NodeJS.Timeout;

  constructor(socket: WebSocket, hooks: ConnectionHooks, compress: boolean) {
    this.socket = socket;
    this.#hooks = hooks;
    this.#lastHeartbeat = Date.now();
    if (compress) {
      this.#stream = createDeflate({ flush: constants.Z_SYNC_FLUSH });
      this.#stream.on('data', (chunk: Buffer) => this.socket.send(chunk));
    }
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', (code) => this.#closed(code));
    // A broken socket also emits 'close'; the listener only keeps the error from being thrown.
    socket.on('error', () => undefined);
    // A client that misses two heartbeats is a zombie: Discord closes it with 4009, and its session may be resumed.
    this.#watch = setInterval(() => {
      if (Date.now() - this.#lastHeartbeat > hooks.heartbeatMs * 2)
        this.close(CLOSE.SessionTimedOut, 'Session timed out');
    }, hooks.heartbeatMs);
    this.#watch.unref();
    this.send({
      op: OP.Hello,
      d: { heartbeat_interval: hooks.heartbeatMs, _trace: ['["sandbox"]'] },
      s: null,
      t: null,
    });
  }

  /** Sends one payload in the form the client asked for. */
  send(payload: object): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const text = JSON.stringify(payload);
    if (this.#stream) this.#stream.write(text);
    else if (this.compressesPayloads) this.socket.send(deflateSync(text));
    else this.socket.send(text);
  }

  close(code: number, reason = ''): void {
    this.closedByUs = true;
    this.socket.close(code, reason);
  }

  #receive(data: RawData, isBinary: boolean): void {
    const now = this.#hooks.now();
    while (this.#sentAt[0] !== undefined && this.#sentAt[0] <= now - SENDS.perMs) this.#sentAt.shift();
    this.#sentAt.push(now);
    if (this.#sentAt.length > SENDS.limit) {
      this.close(CLOSE.RateLimited, 'You are being rate limited.');
      return;
    }
    const text = data.toString();
    const payload = isBinary || text.length > LONGEST_PAYLOAD ? undefined : parse(text);
    if (!payload) {
      this.close(CLOSE.DecodeError, 'Error while decoding payload.');
      return;
    }
    if (payload.op === OP.Heartbeat) {
      this.#lastHeartbeat = Date.now();
      this.heartbeats += 1;
      if (!this.ignoresHeartbeats) this.send({ op: OP.HeartbeatAck, d: null, s: null, t: null });
      return;
    }
    this.#hooks.onPayload(this, payload.op, payload.d);
  }

  #closed(code: number): void {
    clearInterval(this.#watch);
    this.#hooks.onClose(this, code);
  }
}

function parse(text: string): { op: number; d: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { op, d } = value as { op?: unknown; d?: unknown };
    return typeof op === 'number' ? { op, d } : undefined;
  } catch {
    return undefined;
  }
}
