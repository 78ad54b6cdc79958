/** Reads Discord's voice states as the sights that the rules of a talk know. */
import type { VoiceState } from 'discord.js';
import type { Sight } from '../talk/commands.ts';

/**
 * Where somebody is, seen from a stage channel. Source: Discord, voice state fields `suppress` and
 * `request_to_speak_timestamp`.
 */
export const sightOf = (state: VoiceState | undefined, stageId: string): Sight => {
  if (!state || state.channelId !== stageId) return 'away';
  const asked = state.requestToSpeakTimestamp !== null;
  if (state.suppress) return asked ? 'hand' : 'audience';
  return asked ? 'invited' : 'speaking';
};
