/** Reads the states of a voice connection of @discordjs/voice, where these do not mean what one would think. */
import {
  entersState,
  type VoiceConnection,
  VoiceConnectionDisconnectReason,
  type VoiceConnectionState,
  VoiceConnectionStatus,
} from '@discordjs/voice';

/** A healthy connection has at most one heartbeat under way; a voice gateway that missed two is gone. */
const MISSED = 2;

/**
 * What has become of a connection that changed its state: `lost` for good, so that the library asks for the next at once
 * (every close code but 4014, without any wait) or for none at all (4014, and a server that is gone); `waits` for the voice
 * server; `no endpoint` while Discord has no voice server for it. Null when it is ready.
 */
export const trouble = (
  before: VoiceConnectionState,
  after: VoiceConnectionState,
): 'lost' | 'waits' | 'no endpoint' | null => {
  switch (after.status) {
    case VoiceConnectionStatus.Signalling:
      return before.status === after.status ? null : 'lost';
    case VoiceConnectionStatus.Disconnected:
      return after.reason === VoiceConnectionDisconnectReason.EndpointRemoved ? 'no endpoint' : 'lost';
    case VoiceConnectionStatus.Destroyed:
      return 'lost';
    case VoiceConnectionStatus.Connecting:
      return 'waits';
    default:
      return null;
  }
};

/**
 * Whether the voice gateway answers. The library calls a connection ready as long as its socket is open, which takes a
 * minute or more to notice a network that fell silent; how many heartbeats were missed it keeps to itself.
 */
export const isAlive = ({ state }: VoiceConnection): boolean => {
  if (state.status !== VoiceConnectionStatus.Ready || !('ws' in state.networking.state)) return true;
  const missed: unknown = Reflect.get(state.networking.state.ws, 'missedHeartbeats');
  return typeof missed !== 'number' || missed <= MISSED;
};

/**
 * Resolves with true when a connection is ready, and with false when the signal fires. An error on the way is not the end
 * of it: the library goes on, or says nothing more.
 */
export const untilReady = async (connection: VoiceConnection, signal: AbortSignal): Promise<boolean> => {
  while (!signal.aborted) {
    try {
      await entersState(connection, VoiceConnectionStatus.Ready, signal);
      return true;
    } catch {
      // Looked at again above.
    }
  }
  return false;
};

/**
 * Forgets whose voice has which SSRC once a connection goes to another voice server: there the same number may be somebody
 * else, and what they say would be taken for that of the one before until the server tells.
 */
export const forgetVoices = (
  { receiver }: VoiceConnection,
  before: VoiceConnectionState,
  after: VoiceConnectionState,
): void => {
  const networkingOf = (state: VoiceConnectionState) =>
    'networking' in state ? state.networking : undefined;
  const server = networkingOf(before);
  if (!server || server === networkingOf(after)) return;
  const voices: unknown = Reflect.get(receiver.ssrcMap, 'map');
  if (voices instanceof Map) voices.clear();
};
