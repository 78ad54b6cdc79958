/** Reads the states of a voice connection of @discordjs/voice, where these do not mean what one would think. */
import {
  type VoiceConnection,
  VoiceConnectionDisconnectReason,
  type VoiceConnectionState,
  VoiceConnectionStatus,
} from '@discordjs/voice';

/** A healthy connection has at most one heartbeat under way; a voice gateway that missed two is gone. */
const MISSED = 2;

/**
 * What has become of a connection that changed its state: `lost` for good, so that the library asks for the next at once
 * (every close code but 4014, without any wait) or for none at all (4014); `waits` for the voice server; `no endpoint`
 * while Discord has no voice server for it. Null when it is ready or was given up.
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
