/** A recording goes on as one whatever becomes of the bot’s lines: only what was said while they were down is missing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { systemIds } from '../../src/ids.ts';
import { hears, type Studio } from '../support/recorded-talk.ts';
import { agreedTalk, speaksThrough } from '../support/speaks-through.ts';
import { eventually, startWhole, type Whole } from './support.ts';

let whole: Whole;
let studio: Studio;
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-recorded-'));
  const key = systemIds.secret(32);
  whole = await startWhole({ env: { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir } });
  const { sandbox, application, database } = whole;
  studio = { sandbox, application, prisma: database.prisma, dir, key };
  // A line that died without a sign is noticed sooner.
  sandbox.voice.heartbeatMs = 2_000;
  await whole.start();
});
afterAll(async () => {
  await whole.stop();
  await rm(studio.dir, { recursive: true, force: true });
});

describe('what is said again is on the track of the same recording', () => {
  it('when every line of the bot was disturbed, one after another', async () => {
    const community = await agreedTalk(studio);
    const { voice, gateway } = whole.sandbox;
    const cases: [name: string, atMost: number, disturb: () => unknown][] = [
      // Resumed: not a packet is lost.
      ['cut', 0, () => voice.cutAll()],
      ['4015', 0, () => voice.closeAll(4015)],
      ['gateway', 0, () => gateway.cutAll()],
      // Made anew, after half a second, then a second, then two.
      ['4006', 2_000, () => voice.closeAll(4006)],
      ['4014', 2_500, () => voice.closeAll(4014)],
      // A new gateway session: the waits begin anew.
      ['session', 9_000, () => gateway.invalidate(false)],
      ['4009', 2_500, () => voice.closeAll(4009)],
      ['4022', 3_500, () => voice.closeAll(4022)],
      [
        'silence',
        30_000,
        () => {
          const silence = voice.faults.add({ kind: 'silence', bot: whole.application.user.id });
          return eventually(
            () => {
              if (!whole.bot().lines.some((line) => line.includes('silent for too long')))
                throw new Error('not yet');
              silence.disarm();
            },
            { within: 25_000 },
          );
        },
      ],
    ];
    for (const [name, atMost, disturb] of cases) {
      await speaksThrough(studio, community, name, disturb, { atMost });
      await hears(studio, community);
    }
    await community.mo.runs('/talk close');
  }, 120_000);
});
