/** A person at the page speaks: a tone, a sentence, or a file; only where Discord's client would let them. */
import type { Sandbox } from '../server.ts';
import { oggOpus, tone, words } from '../voice/sources.ts';
import type { PageSpeech } from './protocol.ts';

/**
 * Begins to speak; what is said goes on after this resolves.
 *
 * @throws a sentence for the person when nobody would hear it, or it can't be said
 */
export async function speak(sandbox: Sandbox, userId: string, speech: PageSpeech): Promise<void> {
  mayBegin(sandbox, userId);
  const packets = await packetsOf(speech);
  // A sentence takes a while to make.
  mayBegin(sandbox, userId);
  sandbox.voice.speak(userId, packets);
}

/** Stops what the person says. */
export function hush(sandbox: Sandbox, userId: string): void {
  const { guild_id: guildId = '' } = sandbox.world.voice.stateOf(userId);
  sandbox.voice.speechOf(userId, guildId)?.stop();
}

function mayBegin({ world, voice }: Sandbox, userId: string): void {
  const state = world.voice.stateOf(userId);
  if (state.suppress || state.request_to_speak_timestamp !== null)
    throw new Error('You are not on stage: raise your hand, and accept when you are invited.');
  if (state.mute || state.self_mute) throw new Error('You are muted.');
  if (voice.speechOf(userId, state.guild_id ?? '')?.isOver === false)
    throw new Error('You are still speaking; stop that first.');
}

async function packetsOf(speech: PageSpeech): Promise<Iterable<Buffer>> {
  switch (speech.kind) {
    case 'tone':
      return tone({ hz: speech.hz, ms: speech.seconds * 1000 });
    case 'words':
      return words(speech.text, speech.voice).catch(sayWhy('This can’t be spoken'));
    case 'file':
      return oggOpus(Buffer.from(speech.file.base64, 'base64')).catch(
        sayWhy(`${speech.file.name} can’t be spoken`),
      );
  }
}

function sayWhy(what: string): (error: unknown) => never {
  return (error) => {
    throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}.`);
  };
}
