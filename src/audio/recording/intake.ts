/** Hears people on a voice connection: each packet as it was sent, with the time that RTP gives it. */
import { AudioReceiveStream, EndBehaviorType, type VoiceConnection } from '@discordjs/voice';

/** What RTP says of a packet, and the packet. */
export type Received = { ssrc: number; timestamp: number; packet: Buffer };

export type Intake = {
  /** Hears somebody from now on; of whom nobody hears, no packet is even decrypted. */
  hear(userId: string, listener: (received: Received) => void): void;
  forget(userId: string): void;
  /** Hears nobody any more. */
  stop(): void;
};

/** Bytes of an RTP header without extensions. Source: RFC 3550, 5.1. */
const HEADER = 12;

/**
 * The library's own streams lose the time of their packets, hold them back, and are destroyed by one that was damaged on
 * its way. This one hands each on at once, and loses no more than the damaged one.
 */
class Ear extends AudioReceiveStream {
  readonly #take: (packet: Buffer) => void;

  constructor(take: (packet: Buffer) => void) {
    super({ end: { behavior: EndBehaviorType.Manual } });
    this.#take = take;
  }

  override push(packet: Buffer | null): boolean {
    if (packet) this.#take(packet);
    return true;
  }

  override destroy(): this {
    return this;
  }
}

const socketOf = ({ state }: VoiceConnection) => {
  const networking = 'networking' in state ? state.networking.state : undefined;
  return networking && 'udp' in networking ? networking.udp : undefined;
};

/** Makes the intake of one connection; it lasts as long as that, whatever socket the connection has. */
export const createIntake = (connection: VoiceConnection): Intake => {
  const { subscriptions } = connection.receiver;
  const ears = new Map<string, Ear>();
  let header: Omit<Received, 'packet'> | null = null;
  let socket: ReturnType<typeof socketOf>;

  const read = (datagram: Buffer): void => {
    header =
      datagram.length < HEADER
        ? null
        : { ssrc: datagram.readUInt32BE(8), timestamp: datagram.readUInt32BE(4) };
  };

  /** The header is read before the library decrypts the same datagram and hands its packet to an ear. */
  const listen = (): void => {
    const now = socketOf(connection);
    if (now === socket) return;
    socket?.off('message', read);
    now?.prependListener('message', read);
    socket = now;
  };

  connection.on('stateChange', listen);
  listen();

  const forget = (userId: string): void => {
    const ear = ears.get(userId);
    if (ear && subscriptions.get(userId) === ear) subscriptions.delete(userId);
    ears.delete(userId);
  };

  return {
    hear: (userId, listener) => {
      const ear = new Ear((packet) => {
        if (header) listener({ ...header, packet });
      });
      ears.set(userId, ear);
      subscriptions.set(userId, ear);
    },
    forget,
    stop: () => {
      connection.off('stateChange', listen);
      socket?.off('message', read);
      for (const userId of [...ears.keys()]) forget(userId);
    },
  };
};
