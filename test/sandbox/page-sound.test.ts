/** Sound on the page: who is sent whose packets, who is named as speaking, and what a person may say. */
import { afterEach, describe, expect, it } from 'vitest';
import { SILENCE, tone } from '../../sandbox/voice/sources.ts';
import { oggFile } from './ogg-file.ts';
import { type PageClient, pageOf } from './page-client.ts';
import { until } from './support.ts';
import { numbered, plays, type VoiceScene, voiceScene } from './voice-kit.ts';

let scene: VoiceScene;
const open: PageClient[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) one.socket.terminate();
  await scene.stop();
});

async function page(userId: string): Promise<PageClient> {
  const made = await pageOf(scene.sandbox, userId, scene.stage.id);
  open.push(made);
  return made;
}

/** What a page was sent of somebody, without the silence that ends a speech. */
const heard = ({ frames }: PageClient, userId: string) =>
  frames
    .filter((one) => one.type === 'sound')
    .filter((one) => one.userId === userId)
    .map((one) => Buffer.from(one.opus, 'base64'))
    .filter((packet) => !packet.equals(SILENCE))
    .map(String);

const said = (name: string, count: number) => numbered(name, count).map(String);

describe('who is in a stage', () => {
  it('is sent what the bot and the others say there, once they play it, and not what they say themselves', async () => {
    scene = await voiceScene();
    const { olga, mia } = scene;
    const [hers, elsewhere] = await Promise.all([page(mia.id), page(olga.id)]);
    const connection = await scene.isReady();
    mia.joins(scene.stage);
    await plays(connection, numbered('before', 2));
    for (const one of [hers, elsewhere]) await one.does({ act: 'play', on: true });
    await plays(connection, numbered('bot', 5));
    await until(() => heard(hers, scene.bot.user.id).length === 5);
    expect(heard(hers, scene.bot.user.id)).toEqual(said('bot', 5));
    expect(heard(elsewhere, scene.bot.user.id)).toEqual([]);

    olga.joins(scene.stage).stepsUp();
    await olga.speaks(numbered('olga', 5)).ended;
    await until(() => heard(hers, olga.id).length === 5);
    expect(heard(hers, olga.id)).toEqual(said('olga', 5));
    // An act comes after all that could have been sent before it.
    await elsewhere.does({ act: 'mute', on: false });
    expect(heard(elsewhere, olga.id)).toEqual([]);

    scene.world.voice.setSelf(mia.id, { selfDeaf: true });
    await olga.speaks(numbered('deaf', 2)).ended;
    scene.world.voice.setSelf(mia.id, { selfDeaf: false });
    mia.leaves();
    await olga.speaks(numbered('gone', 2)).ended;
    mia.joins(scene.stage);
    await hers.does({ act: 'play', on: false });
    await olga.speaks(numbered('unplayed', 2)).ended;
    await hers.does({ act: 'play', on: true });
    await olga.speaks(numbered('again', 2)).ended;
    await until(() => heard(hers, olga.id).length === 7);
    expect(heard(hers, olga.id)).toEqual([...said('olga', 5), ...said('again', 2)]);
  });

  it('is told who speaks, whether or not they play it, until it ends or they leave', async () => {
    scene = await voiceScene();
    const { olga, mia } = scene;
    const hers = await page(mia.id);
    mia.joins(scene.stage);
    olga.joins(scene.stage).stepsUp();
    const speech = olga.speaks(tone({ ms: 60_000 }));
    await hers.until('speaking', (one) => one.userIds.includes(olga.id));
    expect(heard(hers, olga.id)).toEqual([]);
    olga.mutes();
    await until(() => hers.last('speaking')?.userIds.length === 0);
    olga.mutes(false);
    await until(() => hers.last('speaking')?.userIds.length === 1);
    mia.leaves();
    await until(() => hers.last('speaking')?.userIds.length === 0);
    speech.stop();
    await speech.ended;
  });
});

describe('a person at the page', () => {
  it('speaks on stage only: a tone, a sentence, a file; and stops', { timeout: 15_000 }, async () => {
    scene = await voiceScene();
    const { olga, mia } = scene;
    const [hers, his] = await Promise.all([page(mia.id), page(olga.id)]);
    olga.joins(scene.stage).stepsUp();
    await his.does({ act: 'play', on: true });
    const speech = { kind: 'tone', hz: 440, seconds: 60 } as const;
    expect(await hers.does({ act: 'speak', speech })).toMatchObject({ ok: false, code: 10065 });
    mia.joins(scene.stage);
    const refused = { ok: false, error: expect.stringMatching(/^You are not on stage/) };
    expect(await hers.does({ act: 'speak', speech })).toMatchObject(refused);
    olga.invitesToSpeak(mia.id);
    expect(await hers.does({ act: 'speak', speech })).toMatchObject(refused);
    mia.acceptsInvitationToSpeak();
    expect(await hers.does({ act: 'speak', speech })).toMatchObject({ ok: true });
    await until(() => heard(his, mia.id).length > 2);
    expect(await hers.does({ act: 'speak', speech })).toMatchObject({
      error: expect.stringMatching(/still/),
    });
    olga.movesToAudience(mia.id);
    // Who is moved goes on, and nobody hears it.
    await until(() => scene.voice.unheardIn(scene.stage.id).length > 5);
    const before = heard(his, mia.id).length;
    await until(() => scene.voice.unheardIn(scene.stage.id).length > 10);
    expect(heard(his, mia.id)).toHaveLength(before);
    await hers.does({ act: 'hush' });
    await scene.voice.speechOf(mia.id, scene.guild.id)?.ended;

    olga.invitesToSpeak(mia.id);
    mia.acceptsInvitationToSpeak();
    mia.mutes();
    expect(await hers.does({ act: 'speak', speech })).toMatchObject({ error: 'You are muted.' });
    mia.mutes(false);
    const file = (bytes: Buffer) => ({
      kind: 'file' as const,
      file: { name: 'talk.ogg', contentType: 'audio/ogg', base64: bytes.toString('base64') },
    });
    const none = await hers.does({ act: 'speak', speech: file(Buffer.from('RIFF')) });
    expect(none).toMatchObject({ ok: false, error: expect.stringMatching(/^talk\.ogg can’t be spoken: /) });
    expect(
      await hers.does({ act: 'speak', speech: file(oggFile(numbered('a file of hers', 3))) }),
    ).toMatchObject({ ok: true });
    await until(() => heard(his, mia.id).includes('a file of hers 2'));
    await scene.voice.speechOf(mia.id, scene.guild.id)?.ended;

    const words = (voice: string) => ({ kind: 'words' as const, text: '-v Hello "to" all', voice });
    const unknown = await hers.does({ act: 'speak', speech: words('zz') });
    expect(unknown).toMatchObject({ error: 'This can’t be spoken: eSpeak NG has no voice “zz”.' });
    const sentence = heard(his, mia.id).length;
    expect(await hers.does({ act: 'speak', speech: words('en') })).toMatchObject({ ok: true });
    await until(() => heard(his, mia.id).length > sentence + 20);
  });
});

it('disturbs voice from the page, says how, counts what was struck, and ends it', async () => {
  scene = await voiceScene();
  const hers = await page(scene.mia.id);
  const { faults } = scene.voice;
  for (const fault of [
    { kind: 'voice-loss', share: 1 },
    { kind: 'voice-reorder', share: 0.1 },
    { kind: 'voice-corrupt', share: 0.01 },
    { kind: 'voice-delay', ms: 80, jitterMs: 40 },
    { kind: 'voice-silence' },
  ] as const)
    expect(await hers.does({ act: 'fault', fault })).toMatchObject({ ok: true });
  faults.armed.at(-1)?.disarm();
  scene.mia.joins(scene.stage);
  const connection = await scene.isReady();
  await plays(connection, numbered('lost', 4));
  await hers.does({ act: 'inspect', on: true });
  const shown = await hers.until('inspector', (one) => one.faults.some((fault) => fault.count !== undefined));
  expect(shown.faults.map((one) => one.text)).toEqual([
    '100 % of voice packets are lost',
    '10 % of voice packets arrive after those that follow them',
    '1 % of voice packets are damaged',
    'voice packets take 80 to 120 ms longer',
  ]);
  expect(shown.faults[0]?.count).toMatch(/^(\d+) of \1 struck$/);
  await hers.does({ act: 'clear-faults', id: shown.faults[0]?.id ?? '' });
  expect(faults.armed).toHaveLength(3);
  await hers.does({ act: 'clear-faults' });
  expect(faults.armed).toEqual([]);

  const { endpoint } = scene.voice.sessions[0]?.seat ?? {};
  await hers.does({ act: 'fault', fault: { kind: 'voice-drop', mode: 'move' } });
  await until(() => scene.voice.sessions.some((one) => one.address && one.seat.endpoint !== endpoint));
  const before = scene.voice.connections[0];
  await hers.does({ act: 'fault', fault: { kind: 'voice-drop', mode: 'crash' } });
  await until(() => scene.voice.connections.length === 1 && scene.voice.connections[0] !== before);
});
