/** What the routes answer has the form of Discord's own OpenAPI document. */

import { REST } from 'discord.js';
import * as schemas from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showGuildCreate } from '../../sandbox/world/show.ts';
import { BOT_PERMISSIONS, stageScene } from './support.ts';

interface Schema {
  safeParse(value: unknown): { error?: { issues: readonly object[] } };
}

/** What the document has against a value; nothing when it has the right form. */
function complaints(name: string, value: unknown): readonly object[] {
  const schema = (schemas as unknown as Record<string, Schema | undefined>)[`${name}Schema`];
  if (!schema) return [{ missing: name }];
  // Discord writes times with `+00:00`; the schemas, made by a tool, know `Z` only.
  const known: unknown = JSON.parse(JSON.stringify(value).replaceAll('+00:00"', 'Z"'));
  return schema.safeParse(known).error?.issues ?? [];
}

let scene: Awaited<ReturnType<typeof stageScene>>;
let rest: REST;

beforeAll(async () => {
  scene = await stageScene(BOT_PERMISSIONS | 32n);
  scene.sandbox.rateLimits.enabled = false;
  rest = new REST({ api: scene.sandbox.apiUrl }).setToken(scene.bot.token);
  scene.world.voice.join(scene.member.id, scene.stage.id);
  scene.bot.privilegedIntents = 2;
});
afterAll(() => scene.sandbox.stop());

const start = () => new Date(scene.world.now() + 3_600_000).toISOString();

describe('payloads', () => {
  it.each([
    ['GuildWithCountsResponse', () => rest.get(`/guilds/${scene.guild.id}?with_counts=true`)],
    ['GuildChannelResponse', () => rest.get(`/channels/${scene.stage.id}`)],
    ['GuildChannelResponse', () => rest.get(`/channels/${scene.text.id}`)],
    [
      'GuildChannelResponse',
      () => rest.post(`/guilds/${scene.guild.id}/channels`, { body: { name: 'New', type: 13 } }),
    ],
    ['GuildMemberResponse', () => rest.get(`/guilds/${scene.guild.id}/members/${scene.member.id}`)],
    ['GuildRoleResponse', () => rest.post(`/guilds/${scene.guild.id}/roles`, { body: { name: 'guest' } })],
    ['GuildRoleResponse', () => rest.get(`/guilds/${scene.guild.id}/roles/${scene.guild.id}`)],
    ['VoiceStateResponse', () => rest.get(`/guilds/${scene.guild.id}/voice-states/${scene.member.id}`)],
    [
      'StageInstanceResponse',
      () => rest.post('/stage-instances', { body: { channel_id: scene.stage.id, topic: 'x' } }),
    ],
    [
      'GuildInviteResponse',
      () => rest.post(`/channels/${scene.stage.id}/invites`, { body: { max_age: 60 } }),
    ],
    ['UserResponse', () => rest.get(`/users/${scene.member.id}`)],
    ['UserPIIResponse', () => rest.get('/users/@me')],
    ['PrivateApplicationResponse', () => rest.get('/applications/@me')],
    ['GatewayBotResponse', () => rest.get('/gateway/bot')],
    [
      'StageScheduledEventResponse',
      () =>
        rest.post(`/guilds/${scene.guild.id}/scheduled-events`, {
          body: {
            name: 'x',
            entity_type: 1,
            channel_id: scene.stage.id,
            privacy_level: 2,
            scheduled_start_time: start(),
            recurrence_rule: { start: start(), frequency: 3, interval: 1 },
          },
        }),
    ],
    [
      'ExternalScheduledEventResponse',
      () =>
        rest.post(`/guilds/${scene.guild.id}/scheduled-events`, {
          body: {
            name: 'x',
            entity_type: 3,
            entity_metadata: { location: 'Town hall' },
            privacy_level: 2,
            scheduled_start_time: start(),
            scheduled_end_time: new Date(scene.world.now() + 7_200_000).toISOString(),
          },
        }),
    ],
  ] as const)('%s', async (name, call) => {
    expect(complaints(name, await call())).toEqual([]);
  });

  // The details of 50035 are left out: the document calls their codes numbers, Discord's pages show words.
  it('ErrorResponse', async () => {
    const error = await rest.get('/users/1').catch((one: { rawError: unknown }) => one);
    expect(complaints('ErrorResponse', (error as { rawError: unknown }).rawError)).toEqual([]);
  });

  it('GUILD_CREATE', () => {
    const shown = showGuildCreate(scene.guild, scene.bot.user.id, 1);
    expect(complaints('GuildResponse', shown)).toEqual([]);
    for (const channel of shown.channels as object[])
      expect(complaints('GuildChannelResponse', channel)).toEqual([]);
    for (const member of shown.members as object[])
      expect(complaints('GuildMemberResponse', member)).toEqual([]);
    for (const stage of shown.stage_instances as object[])
      expect(complaints('StageInstanceResponse', stage)).toEqual([]);
  });
});
