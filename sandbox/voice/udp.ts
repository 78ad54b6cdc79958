/** The UDP port of a voice server: tells clients their address, echoes keep-alives, and passes packets on. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/** An address of a client. */
export interface Address {
  readonly address: string;
  readonly port: number;
}

/** What a port tells its owner. */
export interface UdpHooks {
  /** Whether to tell the client with this SSRC its address. */
  answersDiscovery(ssrc: number): boolean;
  onPacket(datagram: Buffer, from: Address): void;
}

/** Source: Discord's "IP Discovery": type, length of the rest, SSRC, address, port. */
const DISCOVERY = { request: 1, response: 2, length: 70, size: 74 } as const;
/** Clients keep the way through their router open with datagrams of this size, which come back. */
const KEEP_ALIVE = 8;
/** Bytes that wait while this process is busy; many bots send to one port. */
const ROOM = 1024 * 1024;

/** See the file's first line. */
export class UdpPort {
  readonly #socket: Socket;
  readonly #hooks: UdpHooks;

  private constructor(socket: Socket, hooks: UdpHooks) {
    this.#socket = socket;
    this.#hooks = hooks;
    socket.on('message', (datagram, from) => this.#receive(datagram, from));
  }

  /** Opens a free port of 127.0.0.1. */
  static async open(hooks: UdpHooks): Promise<UdpPort> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: ROOM });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, '127.0.0.1', () => resolve(socket.off('error', reject) && undefined));
    });
    return new UdpPort(socket, hooks);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Sends without waiting; what can't be sent is lost, as with UDP. */
  send(datagram: Buffer, to: Address): void {
    this.#socket.send(datagram, to.port, to.address, () => undefined);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(datagram: Buffer, from: RemoteInfo): void {
    if (datagram.length === KEEP_ALIVE) {
      this.send(datagram, from);
      return;
    }
    if (datagram.length === DISCOVERY.size && datagram.readUInt16BE(0) === DISCOVERY.request) {
      const ssrc = datagram.readUInt32BE(4);
      if (this.#hooks.answersDiscovery(ssrc)) this.send(discovered(ssrc, from), from);
      return;
    }
    this.#hooks.onPacket(datagram, from);
  }
}

function discovered(ssrc: number, { address, port }: Address): Buffer {
  const answer = Buffer.alloc(DISCOVERY.size);
  answer.writeUInt16BE(DISCOVERY.response, 0);
  answer.writeUInt16BE(DISCOVERY.length, 2);
  answer.writeUInt32BE(ssrc, 4);
  answer.write(address, 8);
  answer.writeUInt16BE(port, DISCOVERY.size - 2);
  return answer;
}
