/** The page plays the stage: what others say is decoded and mixed, where one is and while one wants it. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tone } from '../../sandbox/voice/sources.ts';
import { oggFile } from '../sandbox/ogg-file.ts';
import { serious } from './axe.ts';
import { isTooWide, type PageKit, pageKit } from './kit.ts';
import { BROWSER } from './support.ts';

let kit: PageKit;
let at: PageKit['at'];
let open: PageKit['open'];

/** What runs in the page has no types here. */
interface Inside {
  document: { querySelector(what: string): { store: { player: { analyser?: Analyser; volume: number } } } };
}
interface Analyser {
  smoothingTimeConstant: number;
  readonly frequencyBinCount: number;
  readonly context: { readonly sampleRate: number };
  getByteFrequencyData(into: Uint8Array): void;
}

/** How loud some pitches are in what the page plays, from 0 to 255, before its volume. */
const loudness = (page: Page, ...pitches: number[]): Promise<number[]> =>
  page.evaluate((wanted) => {
    const { player } = (globalThis as unknown as Inside).document.querySelector('page-app').store;
    const { analyser } = player;
    if (!analyser) return wanted.map(() => 0);
    analyser.smoothingTimeConstant = 0;
    const bins = new Uint8Array(analyser.frequencyBinCount);
    analyser.getByteFrequencyData(bins);
    const width = analyser.context.sampleRate / 2 / bins.length;
    return wanted.map((hz) => bins[Math.round(hz / width)] ?? 0);
  }, pitches);

/** The longest that anything may take. */
const WITHIN = { timeout: 10_000 };

/** Whether each of the pitches is heard now. */
const hears = async (page: Page, ...pitches: number[]): Promise<boolean[]> =>
  (await loudness(page, ...pitches)).map((one) => one > 150);

describe.skipIf(!BROWSER)('sound on the page', () => {
  beforeAll(async () => {
    kit = await pageKit();
    ({ at, open } = kit);
  });
  afterEach(() => {
    for (const one of [at.ana, at.vera, at.chidi, at.dora, at.mo])
      if (at.guild.voiceStates.has(one.id)) one.leaves();
    kit.noComplaints();
  });
  afterAll(() => kit?.stop());

  const speakers = (page: Page) => page.getByRole('region', { name: /^Speakers/ });

  it('plays a person who speaks from their page to who is in the stage, and to nobody else', async () => {
    at.mo.joins(at.stage).stepsUp();
    at.chidi.joins(at.stage);
    const [mo, chidi, dora] = await Promise.all([
      open(at.mo, at.stage),
      open(at.chidi, at.stage),
      open(at.dora, at.stage),
    ]);
    expect(await dora.getByRole('button', { name: 'Play the sound' }).count()).toBe(0);
    await chidi.getByRole('button', { name: 'Play the sound' }).click();
    await mo.getByText('Speak', { exact: true }).click();
    await mo.getByRole('spinbutton', { name: 'Pitch' }).fill('1500');
    await mo.getByRole('spinbutton', { name: 'Seconds' }).fill('60');
    await mo.getByRole('button', { name: 'Speak the tone' }).click();
    await expect.poll(() => hears(chidi, 1500, 4000), WITHIN).toEqual([true, false]);
    await speakers(chidi).getByRole('button', { name: 'Mo speaking' }).waitFor();
    await speakers(mo).getByRole('button', { name: 'Mo speaking' }).waitFor();
    const meter = chidi.getByRole('meter', { name: 'How loud it is' });
    await expect.poll(() => meter.evaluate((one) => Reflect.get(one, 'value')), WITHIN).toBeGreaterThan(0.1);
    // Who is elsewhere hears nothing, also when they play what they hear.
    await dora.getByRole('button', { name: 'Join the stage' }).click();
    await dora.getByRole('button', { name: 'Play the sound' }).click();
    await expect.poll(() => hears(dora, 1500), WITHIN).toEqual([true]);
    await dora.getByRole('button', { name: 'Leave quietly' }).click();
    await expect.poll(() => hears(dora, 1500), WITHIN).toEqual([false]);

    await chidi.getByRole('slider', { name: 'Volume' }).fill('0.25');
    expect(
      await chidi.evaluate(
        () => (globalThis as unknown as Inside).document.querySelector('page-app').store.player.volume,
      ),
    ).toBe(0.25);
    await chidi.getByRole('button', { name: 'Stop the sound' }).click();
    await expect.poll(() => hears(chidi, 1500), WITHIN).toEqual([false]);
    await mo.getByRole('button', { name: 'Stop speaking' }).click();
    await speakers(chidi).getByRole('button', { name: 'Mo', exact: true }).waitFor();
  });

  it('mixes several speakers, without those who are moved to the audience', async () => {
    at.mo.joins(at.stage).stepsUp();
    at.vera.joins(at.stage);
    at.dora.joins(at.stage);
    at.mo.invitesToSpeak(at.vera.id);
    at.vera.acceptsInvitationToSpeak();
    const dora = await open(at.dora, at.stage);
    await dora.getByRole('button', { name: 'Play the sound' }).click();
    const speeches = [
      at.mo.speaks(tone({ hz: 1500, ms: 60_000 })),
      at.vera.speaks(tone({ hz: 4000, ms: 60_000 })),
    ];
    await expect.poll(() => hears(dora, 1500, 4000, 8000), WITHIN).toEqual([true, true, false]);
    at.mo.movesToAudience(at.vera.id);
    await expect.poll(() => hears(dora, 1500, 4000), WITHIN).toEqual([true, false]);
    // A network that is gone for a while leaves nothing behind that is played late.
    await dora.context().setOffline(true);
    await dora.getByText('The connection to the sandbox is lost').waitFor();
    await expect.poll(() => hears(dora, 1500), WITHIN).toEqual([false]);
    await dora.context().setOffline(false);
    await expect.poll(() => hears(dora, 1500), WITHIN).toEqual([true]);
    for (const one of speeches) one.stop();
    kit.complaints.said.length = 0;
  });

  it('speaks a sentence and a file by keyboard, and says why it can’t', async () => {
    at.mo.joins(at.stage).stepsUp();
    at.chidi.joins(at.stage);
    const [mo, chidi] = await Promise.all([open(at.mo, at.stage), open(at.chidi, at.stage)]);
    await chidi.getByRole('button', { name: 'Play the sound' }).press('Enter');
    await mo.getByText('Speak', { exact: true }).press('Enter');
    await mo
      .getByRole('textbox', { name: 'Sentence' })
      .fill('Good evening, and welcome to our talk about open maps.');
    await mo.keyboard.press('Enter');
    await speakers(chidi).getByRole('button', { name: 'Mo speaking' }).waitFor();
    await mo.getByRole('button', { name: 'Stop speaking' }).press('Enter');
    await speakers(chidi).getByRole('button', { name: 'Mo', exact: true }).waitFor();
    const file = mo.getByLabel('Ogg Opus file');
    await file.setInputFiles({ name: 'notes.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('no Opus') });
    await mo.getByRole('button', { name: 'Speak the file' }).press('Enter');
    await mo.getByText('notes.ogg can’t be spoken').waitFor();
    const buffer = oggFile([...tone({ hz: 3000, ms: 5_000 })]);
    await file.setInputFiles({ name: 'tone.ogg', mimeType: 'audio/ogg', buffer });
    await mo.getByRole('button', { name: 'Speak the file' }).press('Enter');
    await expect.poll(() => hears(chidi, 3000), WITHIN).toEqual([true]);
  });

  it('says so where the browser has no WebCodecs', async () => {
    at.chidi.joins(at.stage);
    const page = await open(at.chidi, at.general);
    await page.evaluate('delete globalThis.AudioDecoder');
    await page.getByRole('button', { name: /^stage-maps/ }).click();
    await page.getByText('This browser lacks WebCodecs, so it can’t play the stage.').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'fits on a phone and has no serious findings of axe, %s',
    { timeout: 30_000 },
    async (colorScheme) => {
      at.mo.joins(at.stage).stepsUp();
      const viewport = { width: 390, height: 800 };
      const page = await open(at.mo, at.stage, { viewport, hasTouch: true, isMobile: true, colorScheme });
      await page.getByRole('button', { name: 'Play the sound' }).tap();
      await page.getByText('Speak', { exact: true }).tap();
      await page.getByRole('button', { name: 'Speak the file' }).waitFor();
      expect(await isTooWide(page)).toBe(false);
      expect(await serious(page)).toEqual([]);
    },
  );
});
