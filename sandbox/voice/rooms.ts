/** Who is in which channel, who is told of whom, and whose packets reach whom. */
import type { APIVoiceState } from 'discord-api-types/v10';
import { VoiceOpcodes as Op } from 'discord-api-types/voice/v8';
import type { World } from '../world.ts';
import type { RtpPacket } from './rtp.ts';
import type { VoiceSession } from './session.ts';

/** A packet that everybody in a channel hears. */
export interface Sound extends RtpPacket {
  readonly userId: string;
  readonly channelId: string;
  /** When it reached the voice server, in milliseconds of the sandbox's clock. */
  readonly at: number;
}

/** A packet that nobody hears. */
export interface Unheard {
  readonly userId: string;
  readonly channelId: string;
  readonly at: number;
  /** `suppressed`: in the audience, or invited and not there yet; `muted`: by a moderator or by themselves. */
  readonly reason: 'suppressed' | 'muted' | 'absent' | 'unreadable';
}

/** Somebody in a voice channel. A stay has one stream of packets; the next stay has another. */
export interface Stay {
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
  ssrc: number;
  /** The speaking flags that the others were told last; undefined before the first time. */
  speaking: number | undefined;
}

/** What the rooms need of the voice servers. */
export interface RoomsHost {
  readonly world: World;
  newSsrc(): number;
  /** Bots that are connected to the voice server of a channel. */
  sessionsIn(channelId: string): readonly VoiceSession[];
  send(session: VoiceSession, packet: RtpPacket, speaker: string): void;
}

/** How many packets are remembered of each kind: a quarter of an hour of one voice. */
const KEPT = 45_000;

/** See the file's first line. */
export class Rooms {
  /** What bots said and their channel heard, oldest first; the newest {@link KEPT}, and up to a tenth more. */
  readonly heard: Sound[] = [];
  /** What was dropped, oldest first; as many. */
  readonly unheard: Unheard[] = [];
  readonly #host: RoomsHost;
  readonly #stays = new Map<string, Stay>();
  readonly #listeners = new Set<(sound: Sound) => void>();

  constructor(host: RoomsHost) {
    this.#host = host;
  }

  /** Listens to everything that is heard anywhere, people and bots; returns how to stop. */
  onSound(listener: (sound: Sound) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The stay of somebody who is in voice. */
  stayOf(guildId: string, userId: string): Stay | undefined {
    return this.#stays.get(`${guildId}/${userId}`);
  }

  /** Follows a voice state: tells the bots of a channel who comes (op 11) and who goes (op 13). */
  follow({ guild_id: guildId = '', user_id: userId, channel_id: channelId }: APIVoiceState): void {
    const key = `${guildId}/${userId}`;
    const before = this.#stays.get(key);
    if (before?.channelId === (channelId ?? undefined)) return;
    if (before) {
      this.#stays.delete(key);
      this.#tell(before, Op.ClientDisconnect, { user_id: userId });
    }
    if (channelId === null) return;
    const stay = { guildId, channelId, userId, ssrc: this.#host.newSsrc(), speaking: undefined };
    this.#stays.set(key, stay);
    this.#tell(stay, Op.ClientsConnect, { user_ids: [userId] });
  }

  /** Tells a bot that has just connected who is there, and whose voice is which SSRC. */
  welcome(session: VoiceSession): void {
    const { channelId, userId } = session.seat;
    const others = [...this.#stays.values()].filter(
      (stay) => stay.channelId === channelId && stay.userId !== userId,
    );
    if (others.length > 0) session.send(Op.ClientsConnect, { user_ids: others.map((stay) => stay.userId) });
    for (const stay of others) if (stay.speaking !== undefined) session.send(Op.Speaking, speakingOf(stay));
  }

  /** Somebody announces that they speak, or stop; the bots are told with whose voice which SSRC is. */
  announce(stay: Stay, speaking: number): void {
    stay.speaking = speaking;
    this.#tell(stay, Op.Speaking, speakingOf(stay));
  }

  /** Carries a packet to every bot in the speaker's channel, or drops it where Discord does. */
  carry(
    { guildId, channelId, userId }: Pick<Stay, 'guildId' | 'channelId' | 'userId'>,
    packet: RtpPacket,
  ): void {
    const { world } = this.#host;
    const states = world.guilds.get(guildId)?.voiceStates;
    const reason = whyUnheard(states?.get(userId), channelId);
    if (reason) {
      this.drop(userId, channelId, reason);
      return;
    }
    const sound = { ...packet, userId, channelId, at: world.now() };
    if (world.applicationOfUser(userId)) keep(this.heard, sound);
    for (const listener of this.#listeners) listener(sound);
    for (const session of this.#host.sessionsIn(channelId)) {
      const listener = states?.get(session.seat.userId);
      if (session.seat.userId === userId || listener?.deaf || listener?.self_deaf) continue;
      this.#host.send(session, packet, userId);
    }
  }

  /** Notes a packet that nobody hears. */
  drop(userId: string, channelId: string, reason: Unheard['reason']): void {
    keep(this.unheard, { userId, channelId, at: this.#host.world.now(), reason });
  }

  #tell({ channelId, userId }: Stay, op: Op, data: object): void {
    for (const session of this.#host.sessionsIn(channelId))
      if (session.seat.userId !== userId) session.send(op, data);
  }
}

/** Adds one, and forgets the oldest now and then. */
function keep<One>(list: One[], one: One): void {
  list.push(one);
  if (list.length > KEPT * 1.1) list.splice(0, list.length - KEPT);
}

function speakingOf({ userId, ssrc, speaking }: Stay): object {
  return { user_id: userId, ssrc, speaking };
}

function whyUnheard(state: APIVoiceState | undefined, channelId: string): Unheard['reason'] | undefined {
  if (state?.channel_id !== channelId) return 'absent';
  if (state.suppress || state.request_to_speak_timestamp !== null) return 'suppressed';
  return state.mute || state.self_mute ? 'muted' : undefined;
}
