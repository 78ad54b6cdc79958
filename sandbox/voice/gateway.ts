/** One voice server: a gateway (version 8) over TLS and a UDP port, with the sessions of the bots that are on it. */
import { createServer, type Server } from 'node:https';
import { type AddressInfo, isIPv4 } from 'node:net';
import {
  VoiceCloseCodes as Close,
  VoiceOpcodes as Op,
  VoiceEncryptionMode,
} from 'discord-api-types/voice/v8';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SandboxClock } from '../clock.ts';
import type { Json } from '../validate/form.ts';
import type { Certificate } from './certificate.ts';
import { VoiceConnection } from './connection.ts';
import type { VoiceFaults } from './faults.ts';
import { type RtpPacket, ssrcOf } from './rtp.ts';
import { type Seat, VoiceSession } from './session.ts';
import { UdpPort } from './udp.ts';

/** What a voice server asks of those who run it, and tells them. */
export interface VoiceGatewayHost {
  readonly clock: SandboxClock;
  readonly faults: VoiceFaults;
  /** Heartbeat interval told to clients that connect from now on. */
  heartbeatMs(): number;
  newSsrc(): number;
  hasGuild(guildId: string): boolean;
  seatOf(guildId: string, userId: string): Seat | undefined;
  /** Whether everybody in the channel must encrypt end to end. */
  needsDave(channelId: string): boolean;
  /** A client has its key: from now on it may send and is sent to. */
  onReady(session: VoiceSession): void;
  onSpeaking(session: VoiceSession): void;
  /** A packet of a client; undefined when it can't be opened. */
  onPacket(session: VoiceSession, packet: RtpPacket | undefined): void;
}

/** How long a session without a connection can be resumed (not documented). */
const RESUMABLE_MS = 60_000;
/** Packets that a client may send before it announces that it speaks: announcement and sound race to the server. */
const UNANNOUNCED = 50;
/** The one mode that the sandbox has; Discord also has `aead_xchacha20_poly1305_rtpsize` and prefers this one. */
const MODE = VoiceEncryptionMode.AeadAes256GcmRtpSize;
/** What clients send about end-to-end encryption. On a stage it changes nothing. */
const DAVE = new Set([Op.DaveTransitionReady, Op.DaveMlsInvalidCommitWelcome]);

/** See the file's first line. Source: Discord's "Voice" page, and the voice part of "Opcodes and Status Codes". */
export class VoiceGateway {
  /** What `VOICE_SERVER_UPDATE` names: `127.0.0.1:PORT`. */
  endpoint = '';
  readonly #host: VoiceGatewayHost;
  readonly #https: Server;
  readonly #sockets: WebSocketServer;
  readonly #connections = new Set<VoiceConnection>();
  /** By SSRC. */
  readonly #sessions = new Map<number, VoiceSession>();
  #udp: UdpPort | undefined;

  private constructor(host: VoiceGatewayHost, certificate: Certificate) {
    this.#host = host;
    this.#https = createServer(certificate);
    this.#sockets = new WebSocketServer({ server: this.#https });
    this.#sockets.on('connection', (socket, request) => this.#connect(socket, request.url ?? '/'));
  }

  /** Opens a voice server on free ports of 127.0.0.1. */
  static async open(host: VoiceGatewayHost, certificate: Certificate): Promise<VoiceGateway> {
    const gateway = new VoiceGateway(host, certificate);
    gateway.#udp = await UdpPort.open({
      answersDiscovery: (ssrc) => gateway.#answersDiscovery(ssrc),
      onPacket: (datagram) => gateway.#receive(datagram),
    });
    await new Promise<void>((resolve) => gateway.#https.listen(0, '127.0.0.1', resolve));
    gateway.endpoint = `127.0.0.1:${(gateway.#https.address() as AddressInfo).port}`;
    return gateway;
  }

  /** Sessions that are connected or can be resumed. */
  get sessions(): readonly VoiceSession[] {
    return [...this.#sessions.values()];
  }

  /** Open sockets. */
  get connections(): readonly VoiceConnection[] {
    return [...this.#connections];
  }

  /** Sends somebody's packet to a client that has its key. */
  send(session: VoiceSession, packet: RtpPacket, speaker: string): void {
    const { address, seat } = session;
    if (!address || this.#host.faults.isSilent(seat.userId)) return;
    const stream = `${packet.ssrc} to ${session.ssrc}`;
    const passing = { direction: 'to-bots', speaker, stream } as const;
    this.#host.faults.pass(session.seal(packet), passing, (bytes) => this.#udp?.send(bytes, address));
  }

  /** Ends a session, and its connection with a code. */
  end(session: VoiceSession, code: number): void {
    if (!this.#sessions.delete(session.ssrc)) return;
    session.connection?.close(code, Close[code] ?? '');
  }

  /** Forgets the sessions; their sockets stay until they close. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** Closes everything at once. */
  stop(): void {
    for (const connection of this.#connections) connection.socket.terminate();
    this.#sessions.clear();
    this.#sockets.close();
    this.#https.close();
    this.#udp?.close();
  }

  #connect(socket: WebSocket, url: string): void {
    const connection = new VoiceConnection(socket, {
      heartbeatMs: this.#host.heartbeatMs(),
      isDead: (one) => this.#host.faults.isSilent(one.session?.seat.userId),
      answersHeartbeat: () => !this.#host.faults.leavesUnanswered('heartbeat'),
      onPayload: (one, op, data) => this.#take(one, op, data),
      onClose: (one, code) => this.#lost(one, code),
    });
    this.#connections.add(connection);
    const version = new URL(url, 'https://voice').searchParams.get('v');
    if (version !== '8') connection.close(Close.BadRequest, 'Unsupported version.');
  }

  #take(connection: VoiceConnection, op: Op, data: Json): void {
    const { session } = connection;
    if (op === Op.Identify) this.#identify(connection, data);
    else if (op === Op.Resume) this.#resume(connection, data);
    else if (!session) connection.close(Close.NotAuthenticated, 'Not authenticated.');
    else if (op === Op.SelectProtocol) this.#select(connection, session, data);
    else if (op === Op.Speaking) this.#speaking(connection, session, data);
    else if (!DAVE.has(op)) connection.close(Close.UnknownOpcode, 'Unknown opcode.');
  }

  #identify(connection: VoiceConnection, data: Json): void {
    if (this.#host.faults.leavesUnanswered('identify')) return;
    if (connection.session) {
      connection.close(Close.AlreadyAuthenticated, 'Already authenticated.');
      return;
    }
    const seat = this.#seat(connection, data, String(data.user_id));
    if (!seat) return;
    if (this.#host.needsDave(seat.channelId)) {
      connection.close(Close.EndToEndEncryptionDAVEProtocolRequired, 'E2EE/DAVE protocol required.');
      return;
    }
    for (const other of this.sessions)
      if (other.seat.userId === seat.userId && other.seat.guildId === seat.guildId)
        this.end(other, Close.SessionNoLongerValid);
    const session = new VoiceSession(seat, this.#host.newSsrc());
    this.#sessions.set(session.ssrc, session);
    this.#join(connection, session);
    const { port } = this.#udp ?? { port: 0 };
    connection.send({ op: Op.Ready, d: { ssrc: session.ssrc, ip: '127.0.0.1', port, modes: [MODE] } });
  }

  /** The seat that a client names; undefined when it was closed because it holds none. */
  #seat(connection: VoiceConnection, data: Json, userId: string): Seat | undefined {
    const guildId = String(data.server_id);
    const seat = this.#host.seatOf(guildId, userId);
    if (!this.#host.hasGuild(guildId) || (seat && seat.endpoint !== this.endpoint)) {
      connection.close(Close.ServerNotFound, 'Server not found.');
    } else if (!seat || seat.sessionId !== data.session_id) {
      connection.close(Close.SessionNoLongerValid, 'Session is no longer valid.');
    } else if (seat.token !== data.token) {
      connection.close(Close.AuthenticationFailed, 'Authentication failed.');
    } else {
      return seat;
    }
    return undefined;
  }

  #resume(connection: VoiceConnection, data: Json): void {
    if (this.#host.faults.leavesUnanswered('resume')) return;
    if (connection.session) {
      connection.close(Close.AlreadyAuthenticated, 'Already authenticated.');
      return;
    }
    const session = this.sessions.find(
      ({ seat }) => seat.guildId === data.server_id && seat.sessionId === data.session_id,
    );
    const seq = Number(data.seq_ack ?? -1);
    if (session && session.seat.token !== data.token) {
      connection.close(Close.AuthenticationFailed, 'Authentication failed.');
      return;
    }
    if (!session?.canReplay(seq)) {
      if (session) this.end(session, Close.SessionNoLongerValid);
      connection.close(Close.SessionNoLongerValid, 'Session is no longer valid.');
      return;
    }
    const old = session.connection;
    this.#join(connection, session);
    if (old) {
      old.session = undefined;
      old.close(Close.SessionNoLongerValid, 'Resumed elsewhere.');
    }
    connection.send({ op: Op.Resumed, d: null });
    session.replay(seq);
  }

  #join(connection: VoiceConnection, session: VoiceSession): void {
    connection.session = session;
    session.connection = connection;
  }

  #select(connection: VoiceConnection, session: VoiceSession, { protocol, data }: Json): void {
    if (this.#host.faults.leavesUnanswered('select-protocol')) return;
    const { address, port, mode } = (data ?? {}) as { address?: unknown; port?: unknown; mode?: unknown };
    if (protocol !== 'udp') {
      connection.close(Close.UnknownProtocol, 'Unknown protocol.');
    } else if (mode !== MODE) {
      connection.close(Close.UnknownEncryptionMode, 'Unknown encryption mode.');
    } else if (!isLoopback(address) || !isPort(port)) {
      connection.close(Close.BadRequest, 'Invalid address.');
    } else {
      session.address = { address, port };
      const d = { mode, secret_key: [...session.key], dave_protocol_version: 0 };
      connection.send({ op: Op.SessionDescription, d });
      this.#host.onReady(session);
    }
  }

  #speaking(connection: VoiceConnection, session: VoiceSession, { speaking, ssrc }: Json): void {
    if (typeof speaking !== 'number' || !SPEAKING.has(speaking) || ssrc !== session.ssrc) {
      connection.close(Close.BadRequest, 'Invalid SSRC.');
      return;
    }
    session.speaking = speaking;
    this.#host.onSpeaking(session);
  }

  #answersDiscovery(ssrc: number): boolean {
    const session = this.#sessions.get(ssrc);
    const { faults } = this.#host;
    return (
      session !== undefined && !faults.isSilent(session.seat.userId) && !faults.leavesUnanswered('discovery')
    );
  }

  #receive(datagram: Buffer): void {
    const session = this.#sessions.get(ssrcOf(datagram) ?? -1);
    if (!session?.address || this.#host.faults.isSilent(session.seat.userId)) return;
    if (session.speaking === undefined) {
      session.unannounced += 1;
      if (session.unannounced > UNANNOUNCED) this.end(session, Close.BadRequest);
    }
    const { ssrc } = session;
    const passing = { direction: 'from-bots', speaker: session.seat.userId, stream: `${ssrc}` } as const;
    this.#host.faults.pass(datagram, passing, (bytes) => this.#host.onPacket(session, session.open(bytes)));
  }

  #lost(connection: VoiceConnection, code: number): void {
    this.#connections.delete(connection);
    const { session, closedWith } = connection;
    if (session?.connection !== connection) return;
    session.connection = undefined;
    const isOver =
      closedWith === undefined
        ? code === 1000 || code === 1001
        : closedWith >= 4000 && closedWith !== Close.VoiceServerCrashed;
    if (isOver) {
      this.#sessions.delete(session.ssrc);
      return;
    }
    this.#host.clock.after(RESUMABLE_MS, () => {
      if (!session.connection) this.#sessions.delete(session.ssrc);
    });
  }
}

/** Masks of the three speaking flags; 0 stops. */
const SPEAKING = new Set([0, 1, 2, 3, 4, 5, 6, 7]);

/** The sandbox sends to this machine only, whatever address a client claims. */
function isLoopback(address: unknown): address is string {
  return typeof address === 'string' && isIPv4(address) && address.startsWith('127.');
}

function isPort(port: unknown): port is number {
  return Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536;
}
