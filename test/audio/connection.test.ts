/** The states of a voice connection, read on the library's own. */
import { joinVoiceChannel, type VoiceConnection, VoiceConnectionStatus } from '@discordjs/voice';
import { expect, it } from 'vitest';
import { trouble, untilReady } from '../../src/audio/voice/connection.ts';

/** A connection that waits for an answer that does not come. */
const waiting = (): VoiceConnection =>
  joinVoiceChannel({
    channelId: '1',
    guildId: '2',
    group: 'test',
    adapterCreator: () => ({ sendPayload: () => true, destroy: () => undefined }),
  });

it('is waited for although it has an error on the way, until it is given up', async () => {
  const connection = waiting();
  const gone = new AbortController();
  const ends: boolean[] = [];
  const waits = untilReady(connection, gone.signal).then((ready) => ends.push(ready));
  for (const what of ['one', 'two']) {
    connection.emit('error', new Error(what));
    await new Promise(setImmediate);
  }
  expect(ends).toEqual([]);
  gone.abort();
  await waits;
  expect(ends).toEqual([false]);
  connection.destroy();
});

it('is lost when the library destroys it, as when the bot is taken off the server', () => {
  const connection = waiting();
  const seen: ReturnType<typeof trouble>[] = [];
  connection.on('stateChange', (before, after) => seen.push(trouble(before, after)));
  connection.destroy(false);
  expect(connection.state.status).toBe(VoiceConnectionStatus.Destroyed);
  expect(seen).toEqual(['lost']);
});
