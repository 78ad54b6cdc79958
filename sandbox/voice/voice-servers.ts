/** The voice servers of a sandbox: who has a seat on which, what is heard there, and the handles to disturb it. */
import { randomBytes } from 'node:crypto';
import type { APIVoiceState } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import { VoiceCloseCodes as Close } from 'discord-api-types/voice/v8';
import type { VoiceServer } from '../world/voice.ts';
import type { World } from '../world.ts';
import { type Certificate, certificate } from './certificate.ts';
import type { VoiceConnection } from './connection.ts';
import { VoiceFaults } from './faults.ts';
import { VoiceGateway } from './gateway.ts';
import { Rooms, type Sound, type Unheard } from './rooms.ts';
import type { RtpPacket } from './rtp.ts';
import type { Seat, VoiceSession } from './session.ts';
import { SpeakerStream, Speech, type SpeechOptions } from './speech.ts';

/** See the file's first line. */
export class VoiceServers {
  /** Heartbeat interval told to clients that connect from now on; the one commonly seen. */
  heartbeatMs = 13_750;
  readonly faults: VoiceFaults;
  readonly #world: World;
  readonly #certificate: Certificate;
  readonly #rooms: Rooms;
  readonly #gateways: VoiceGateway[] = [];
  /** The voice server of a guild that was moved from the first; null while it has none. */
  readonly #homes = new Map<string, VoiceGateway | null>();
  readonly #seats = new Map<string, Seat>();
  readonly #speakers = new Map<string, { stream: SpeakerStream; speech: Speech | undefined }>();
  #lastSsrc = 1000;

  private constructor(world: World, pem: Certificate) {
    this.#world = world;
    this.#certificate = pem;
    this.faults = new VoiceFaults(world.clock);
    this.#rooms = new Rooms({
      world,
      newSsrc: () => this.#newSsrc(),
      sessionsIn: (channelId) => this.#readyIn(channelId),
      send: (session, packet, speaker) => this.#gatewayOf(session)?.send(session, packet, speaker),
    });
    world.voice.serverFor = (guildId, userId, sessionId) => this.#seat(guildId, userId, sessionId);
    world.onDispatch(({ event, payload }) => {
      if (event === 'VOICE_STATE_UPDATE') this.#follow(payload as APIVoiceState);
    });
  }

  /** Opens the first voice server of a world. */
  static async start(world: World): Promise<VoiceServers> {
    const servers = new VoiceServers(world, await certificate());
    await servers.#open();
    return servers;
  }

  /** The certificate that clients must trust, as PEM. */
  get certificate(): string {
    return this.#certificate.cert;
  }

  /** Sessions that are connected or can be resumed. */
  get sessions(): readonly VoiceSession[] {
    return this.#gateways.flatMap((gateway) => gateway.sessions);
  }

  /** Open sockets. */
  get connections(): readonly VoiceConnection[] {
    return this.#gateways.flatMap((gateway) => gateway.connections);
  }

  /** What bots said in a channel and was heard there, oldest first; a quarter of an hour of it is kept. */
  stageHears(channelId: string): readonly Sound[] {
    return this.#rooms.heard.filter((sound) => sound.channelId === channelId);
  }

  /** Packets of people and bots in a channel that nobody heard, oldest first. */
  unheardIn(channelId: string): readonly Unheard[] {
    return this.#rooms.unheard.filter((one) => one.channelId === channelId);
  }

  /** Listens to everything that is heard anywhere, people and bots; returns how to stop. */
  onSound(listener: (sound: Sound) => void): () => void {
    return this.#rooms.onSound(listener);
  }

  /**
   * Somebody who is in voice speaks; from the audience, or muted, nobody hears it.
   *
   * @throws 10065 when they are in no channel; an error while they still speak
   */
  speak(userId: string, source: Iterable<Buffer>, options?: SpeechOptions): Speech {
    const guildId = this.#world.voice.stateOf(userId).guild_id ?? '';
    const key = `${guildId}/${userId}`;
    const known = this.#speakers.get(key) ?? {
      stream: new SpeakerStream(this.#rooms, this.#world.clock, guildId, userId),
      speech: undefined,
    };
    this.#speakers.set(key, known);
    if (known.speech?.isOver === false) throw new Error('They are still speaking');
    known.speech = new Speech(known.stream, source, options);
    return known.speech;
  }

  /** What somebody says, or said last. */
  speechOf(userId: string, guildId: string): Speech | undefined {
    return this.#speakers.get(`${guildId}/${userId}`)?.speech;
  }

  /** Cuts every voice socket without a closing handshake, as a lost network does. */
  cutAll(): void {
    for (const connection of this.connections) connection.socket.terminate();
  }

  /** Closes every voice socket with a code; sessions can be resumed after 4015 and codes below 4000. */
  closeAll(code: number): void {
    for (const connection of this.connections) connection.close(code);
  }

  /** Forgets the sessions, so that the next resume is refused with 4006. */
  forgetSessions(): void {
    for (const gateway of this.#gateways) gateway.forgetSessions();
  }

  /** Moves a guild to a voice server of its own; its bots are told the new endpoint, and the old one closes with 4022. */
  async moveRegion(guildId: string): Promise<void> {
    this.#homes.set(guildId, await this.#open());
    this.#reseat(guildId);
  }

  /** Takes a guild's voice server away: its bots are told an endpoint of null, until {@link moveRegion} gives another. */
  withdraw(guildId: string): void {
    this.#homes.set(guildId, null);
    this.#reseat(guildId);
  }

  /** Closes everything at once. May be called twice. */
  stop(): void {
    for (const gateway of this.#gateways.splice(0)) gateway.stop();
  }

  async #open(): Promise<VoiceGateway> {
    const host = {
      clock: this.#world.clock,
      faults: this.faults,
      heartbeatMs: () => this.heartbeatMs,
      newSsrc: () => this.#newSsrc(),
      hasGuild: (guildId: string) => this.#world.guilds.has(guildId),
      seatOf: (guildId: string, userId: string) => this.#seats.get(`${guildId}/${userId}`),
      needsDave: (channelId: string) =>
        this.#world.channels.get(channelId)?.type !== ChannelType.GuildStageVoice,
      onReady: (session: VoiceSession) => this.#rooms.welcome(session),
      onSpeaking: (session: VoiceSession) => this.#announce(session),
      onPacket: (session: VoiceSession, packet: RtpPacket | undefined) => this.#take(session, packet),
    };
    const gateway = await VoiceGateway.open(host, this.#certificate);
    this.#gateways.push(gateway);
    return gateway;
  }

  #newSsrc(): number {
    this.#lastSsrc += 1;
    return this.#lastSsrc;
  }

  /** Gives a bot a seat where its guild is; nothing when it sits there already. */
  #seat(guildId: string, userId: string, sessionId: string): VoiceServer | undefined {
    const key = `${guildId}/${userId}`;
    const channelId = this.#world.voice.stateIn(guildId, userId).channel_id ?? '';
    const home = this.#homes.get(guildId) ?? (this.#homes.has(guildId) ? null : this.#gateways[0]);
    if (!home) return { token: newToken(), endpoint: null };
    const { endpoint } = home;
    const seat = this.#seats.get(key);
    const isSame =
      seat?.channelId === channelId && seat.sessionId === sessionId && seat.endpoint === endpoint;
    if (isSame) {
      const session = this.sessions.find((one) => one.seat === seat);
      if (session?.connection) return undefined;
      // A seat that nobody took yet is told once more.
      if (!session) return { token: seat.token, endpoint };
    }
    const token = newToken();
    this.#seats.set(key, { guildId, channelId, userId, sessionId, token, endpoint });
    return { token, endpoint };
  }

  /** Tells the bots of a guild their new seats, and ends their sessions on the old ones. */
  #reseat(guildId: string): void {
    const left = this.sessions.filter(({ seat }) => seat.guildId === guildId);
    for (const seat of [...this.#seats.values()]) {
      if (seat.guildId !== guildId) continue;
      const server = this.#seat(guildId, seat.userId, seat.sessionId);
      if (server) this.#world.voice.tellServer(guildId, seat.userId, server);
    }
    for (const session of left) this.#gatewayOf(session)?.end(session, Close.CallTerminated);
  }

  #follow(state: APIVoiceState): void {
    this.#rooms.follow(state);
    const { guild_id: guildId, user_id: userId, channel_id: channelId, session_id: sessionId } = state;
    if (channelId === null) this.#seats.delete(`${guildId}/${userId}`);
    for (const session of this.sessions) {
      const { seat } = session;
      if (seat.guildId !== guildId || seat.userId !== userId) continue;
      if (seat.channelId === channelId && seat.sessionId === sessionId) continue;
      // A channel that is deleted loses its people first; whether it is gone is known only afterwards.
      queueMicrotask(() => {
        const code = this.#world.channels.has(seat.channelId) ? Close.Disconnected : Close.CallTerminated;
        this.#gatewayOf(session)?.end(session, code);
      });
    }
  }

  #announce(session: VoiceSession): void {
    const stay = this.#rooms.stayOf(session.seat.guildId, session.seat.userId);
    if (!stay) return;
    stay.ssrc = session.ssrc;
    this.#rooms.announce(stay, session.speaking ?? 0);
  }

  #take(session: VoiceSession, packet: RtpPacket | undefined): void {
    const { userId, channelId } = session.seat;
    if (packet) this.#rooms.carry(session.seat, packet);
    else this.#rooms.drop(userId, channelId, 'unreadable');
  }

  #readyIn(channelId: string): VoiceSession[] {
    return this.sessions.filter((session) => session.seat.channelId === channelId && session.address);
  }

  #gatewayOf(session: VoiceSession): VoiceGateway | undefined {
    return this.#gateways.find((gateway) => gateway.endpoint === session.seat.endpoint);
  }
}

function newToken(): string {
  return randomBytes(16).toString('hex');
}
