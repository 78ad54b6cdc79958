/** Registration of application commands with a real discord.js bot: lists, localizations, limits, visibility. */

import { PermissionFlagsBits as P } from 'discord.js';
import { ApplicationCommandResponseSchema } from 'discord-api-spec/zod';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { judge, type Kit, kit, refusal } from './actors-kit.ts';

let at: Kit;
const talk = { name: 'talk', description: 'Talks' };

beforeAll(async () => {
  at = await kit();
});
afterEach(async () => {
  await at.client.application.commands.set([]);
  await at.client.application.commands.set([], at.guild.id);
});
afterAll(async () => {
  await at?.stop();
});

const names = (): string[] => at.ana.commands(at.general).map((one) => one.name);

it('overwrites in bulk, keeping the ids of what stays', async () => {
  const { commands } = at.client.application;
  const first = await commands.set([talk, { ...talk, name: 'hand' }]);
  const call = at.sandbox.calls.at(-1);
  for (const one of (call?.response ?? []) as object[]) {
    expect(judge(ApplicationCommandResponseSchema, one)).toEqual([]);
  }
  const second = await commands.set([{ ...talk, description: 'Changed' }]);
  expect(second.map((one) => one.id)).toEqual([first.find((one) => one.name === 'talk')?.id]);
  expect([...(await commands.fetch()).values()].map((one) => one.description)).toEqual(['Changed']);
});

it('changes and deletes one, and knows no other', async () => {
  const { commands } = at.client.application;
  const made = await commands.create(talk);
  expect((await commands.edit(made.id, { description: 'New' })).description).toBe('New');
  await commands.delete(made.id);
  expect(await refusal(commands.delete(made.id))).toMatchObject({ code: 10063, status: 404 });
  expect(
    await refusal(at.client.rest.put('/applications/123456789012345678/commands', { body: [] })),
  ).toMatchObject({ code: 20012 });
});

it('shows localizations when they are asked for', async () => {
  const { commands } = at.client.application;
  await commands.set([{ ...talk, nameLocalizations: { de: 'gespräch' } }]);
  const list = (query: string) => at.client.rest.get(`/applications/${at.bot.id}/commands?${query}`);
  expect(((await list('')) as object[])[0]).not.toHaveProperty('name_localizations');
  expect(await list('with_localizations=true')).toMatchObject([{ name_localizations: { de: 'gespräch' } }]);
});

it('refuses two of a name, bad names and more than 100', async () => {
  const put = (body: object[]) => at.client.rest.put(`/applications/${at.bot.id}/commands`, { body });
  expect(await refusal(put([talk, talk]))).toMatchObject({
    code: 50035,
    errors: { 1: { _errors: [{ code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }] } },
  });
  expect(await refusal(put([{ ...talk, name: 'Talk!' }]))).toMatchObject({ code: 50035 });
  expect(
    await refusal(put(Array.from({ length: 101 }, (_, i) => ({ ...talk, name: `c${i}` })))),
  ).toMatchObject({ code: 30032 });
  for (const type of [2, 3]) {
    const menus = Array.from({ length: 16 }, (_, i) => ({ type, name: `Menu ${i}` }));
    expect(await refusal(put(menus))).toMatchObject({ code: 30032 });
    expect(await put(menus.slice(1))).toHaveLength(15);
  }
});

it('offers people what they may use', async () => {
  const { commands } = at.client.application;
  await commands.set([
    talk,
    { ...talk, name: 'mod', defaultMemberPermissions: P.ManageGuild },
    { ...talk, name: 'dm', contexts: [1] },
  ]);
  await commands.set([{ ...talk, description: 'Here' }], at.guild.id);
  expect(names().sort()).toEqual(['talk']);
  expect(at.ana.commands(at.general)[0]?.description).toBe('Here');
  expect(
    at.olga
      .commands(at.general)
      .map((one) => one.name)
      .sort(),
  ).toEqual(['mod', 'talk']);
  at.sandbox.world.seed.setOverwrite(at.news.id, at.guild.id, { deny: P.UseApplicationCommands });
  expect(at.ana.commands(at.news)).toEqual([]);
});
