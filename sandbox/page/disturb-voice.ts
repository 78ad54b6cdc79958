/** Faults of voice that are ordered from the page: what they arm, and how they read. */
import type { Sandbox } from '../server.ts';
import type { VoiceFault } from '../voice/faults.ts';
import type { FaultOrder } from './protocol.ts';

/** A disturbance of voice, as it is ordered. */
export type VoiceOrder = Extract<FaultOrder, { kind: `voice-${string}` }>;

/** "Voice server crashed": the session can be resumed (Discord's "Voice Close Event Codes"). */
const CRASHED = 4015;

/** Does what is ordered to all bots. */
export async function disturbVoice({ voice, world }: Sandbox, order: VoiceOrder): Promise<void> {
  if (order.kind !== 'voice-drop') voice.faults.add(faultOf(order));
  else if (order.mode === 'terminate') voice.cutAll();
  else if (order.mode === 'crash') voice.closeAll(CRASHED);
  else await Promise.all([...world.guilds.keys()].map((guildId) => voice.moveRegion(guildId)));
}

function faultOf(order: Exclude<VoiceOrder, { kind: 'voice-drop' }>): VoiceFault {
  switch (order.kind) {
    case 'voice-loss':
      return { kind: 'loss', share: order.share };
    case 'voice-corrupt':
      return { kind: 'corrupt', share: order.share };
    case 'voice-reorder':
      return { kind: 'reorder', share: order.share, by: 2 };
    case 'voice-delay':
      return { kind: 'delay', ms: order.ms, jitterMs: order.jitterMs };
    case 'voice-silence':
      return { kind: 'silence' };
  }
}

/** A fault in words. */
export function describeVoice(fault: VoiceFault): string {
  switch (fault.kind) {
    case 'loss':
      return `${percent(fault.share)} of voice packets are lost`;
    case 'corrupt':
      return `${percent(fault.share)} of voice packets are damaged`;
    case 'reorder':
      return `${percent(fault.share)} of voice packets arrive after those that follow them`;
    case 'delay':
      return `voice packets take ${fault.ms} to ${fault.ms + (fault.jitterMs ?? 0)} ms longer`;
    case 'silence':
      return 'voice is dead without a sign';
    case 'no-answer':
      return `voice servers leave ${fault.to} unanswered`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
