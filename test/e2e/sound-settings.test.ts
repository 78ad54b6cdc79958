/** What a server chooses of the bot's voice: as an admin chooses it, and what it does on the stage at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actors } from '../../sandbox/actors/actors.ts';
import { eventually, openTalk, startWhole, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

it('is one screen behind a button of the settings, and back; each choice is kept and holds at once', async () => {
  const community = await whole.community();
  const { guild, general, stage } = community;
  const owner = actors(whole.sandbox).actor(guild.ownerId).goes(general);
  const isThere = () => guild.voiceStates.get(whole.application.user.id)?.channel_id === stage.id;
  const kept = async () =>
    (await whole.database.prisma.settings.findUnique({ where: { guildId: guild.id } }))?.sound;
  await openTalk(community);
  await owner.runs('/settings');
  const first = await owner.presses('Sound');
  expect(first.updated).toBe(true);
  expect(first.text).toContain('only when a host asks for it, or a talk is recorded');
  expect(first.text).toContain('a chime, then a sentence');
  expect((await owner.presses('Come to the stage')).text).toContain(
    'Kept. I come to the stage of every talk.',
  );
  await eventually(() => expect(isThere()).toBe(true), WITHIN);
  expect((await owner.presses('Chimes only')).text).toContain('Kept. I play chimes only.');
  const told = 'Nothing; choose what';
  expect((await owner.selects(told, ['A talk opens', 'A talk ends'])).text).toContain(
    'Kept. I announce 2 kinds of events.',
  );
  expect(await kept()).toEqual({
    join: true,
    speech: false,
    silent: ['next', 'minute-left', 'time-up', 'recording-started', 'recording-stopped'],
  });
  expect((await owner.selects(told, [])).text).toContain('Kept. I announce nothing.');
  expect((await owner.presses('Speak sentences')).text).toContain('a chime, then a sentence');
  expect((await owner.presses('Stay off the stage')).text).toContain('Kept. I come to a stage only when');
  await eventually(() => expect(isThere()).toBe(false), WITHIN);
  expect((await owner.presses('Back')).text).toContain('Settings of this server');
  await owner.presses('Sound');
  expect(await kept()).toMatchObject({ join: false, speech: true });
});
