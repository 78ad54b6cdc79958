/** A bare voice client, for what @discordjs/voice would never send: its own sockets and its own sealing of packets. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { WebSocket } from 'ws';
import { until } from './support.ts';

interface Payload {
  op: number;
  d: Record<string, unknown>;
  seq?: number;
}

/** Connects to a voice gateway, keeps every payload and datagram, and remembers the close code. */
export class RawVoice {
  readonly received: Payload[] = [];
  readonly datagrams: Buffer[] = [];
  closeCode: number | undefined;
  readonly socket: WebSocket;
  readonly #udp: Socket = createSocket('udp4');

  constructor(endpoint: string, ca: string, query = 'v=8') {
    this.socket = new WebSocket(`wss://${endpoint}/?${query}`, { ca });
    this.socket.on('message', (data: Buffer) => this.received.push(JSON.parse(data.toString()) as Payload));
    this.socket.on('close', (code) => {
      this.closeCode = code;
    });
    this.#udp.on('message', (datagram) => this.datagrams.push(datagram));
  }

  send(payload: unknown): void {
    this.socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  /** The first payload with this opcode. */
  async op(op: number): Promise<Payload> {
    await until(() => this.received.some((one) => one.op === op));
    return this.received.find((one) => one.op === op) as Payload;
  }

  /** The code it is closed with. */
  async closed(): Promise<number> {
    await until(() => this.closeCode !== undefined);
    return this.closeCode ?? 0;
  }

  /** Sends a datagram to the port that READY named. */
  async datagram(bytes: Buffer): Promise<void> {
    const { d } = await this.op(2);
    this.#udp.send(bytes, Number(d.port), String(d.ip));
  }

  /** Waits for a datagram that comes back. */
  async answer(count = 1): Promise<Buffer> {
    await until(() => this.datagrams.length >= count);
    return this.datagrams[count - 1] as Buffer;
  }

  /** Goes from READY to a session description. */
  async selects(): Promise<Buffer> {
    const ssrc = Number((await this.op(2)).d.ssrc);
    await this.datagram(discovery(ssrc));
    const port = (await this.answer()).readUInt16BE(72);
    const data = { address: '127.0.0.1', port, mode: 'aead_aes256_gcm_rtpsize' };
    this.send({ op: 1, d: { protocol: 'udp', data } });
    return Buffer.from((await this.op(4)).d.secret_key as number[]);
  }

  close(): void {
    this.socket.terminate();
    this.#udp.close();
  }
}

/** The request for one's own address, as Discord's "IP Discovery" lays it out. */
export function discovery(ssrc: number): Buffer {
  const request = Buffer.alloc(74);
  request.writeUInt16BE(1, 0);
  request.writeUInt16BE(70, 2);
  request.writeUInt32BE(ssrc, 4);
  return request;
}

/** A sealed packet whose header is given byte by byte; `clear` of it stays unencrypted. */
export function sealed(header: Buffer, clear: number, opus: Buffer, key: Buffer, counter: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(counter);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(header.subarray(0, clear));
  const body = Buffer.concat([cipher.update(header.subarray(clear)), cipher.update(opus), cipher.final()]);
  return Buffer.concat([header.subarray(0, clear), body, cipher.getAuthTag(), nonce.subarray(0, 4)]);
}

/** What is sealed in a packet, of which `clear` bytes are unencrypted. */
export function opened(packet: Buffer, clear: number, key: Buffer): Buffer {
  const nonce = Buffer.concat([packet.subarray(-4), Buffer.alloc(8)]);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(packet.subarray(0, clear))
    .setAuthTag(packet.subarray(-20, -4));
  return Buffer.concat([decipher.update(packet.subarray(clear, -20)), decipher.final()]);
}
