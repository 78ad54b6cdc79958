/** A bot that says hello, and what people and Discord make of it. */
import { Client, GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { expect, it } from 'vitest';
import { seedCommunity } from '../../sandbox/community.ts';
import { startSandbox } from '../../sandbox/server.ts';

it('greets, and names what Discord refuses', async () => {
  const sandbox = await startSandbox();
  const application = sandbox.addBot({ name: 'Greeter' });
  const { guild, general, announcements, mo } = seedCommunity(sandbox, application);
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl } });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(application.token);
  await ready;

  const channel = client.channels.cache.get(general.id);
  if (!channel?.isSendable()) throw new Error('no channel');
  await channel.send({ content: `Hello <@${mo.id}>`, allowedMentions: { parse: [] } });
  expect(mo.sees(general)).toBe('Greeter\n  Hello @Mo');
  expect(mo.pings()).toEqual([]);

  sandbox.world.seed.setOverwrite(announcements.id, guild.id, { deny: P.SendMessages });
  await expect(
    client.rest.post(`/channels/${announcements.id}/messages`, { body: { content: 'Hello' } }),
  ).rejects.toMatchObject({ code: 50013 });

  await client.destroy();
  await sandbox.stop();
});
