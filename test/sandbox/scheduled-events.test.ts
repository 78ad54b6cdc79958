/** Scheduled events: creating, limits, life, recurrence and interest. */
import {
  type Client,
  type DiscordAPIError,
  GuildScheduledEventEntityType as Entity,
  type Guild,
  type GuildScheduledEventCreateOptions,
  PermissionFlagsBits as P,
  GuildScheduledEventPrivacyLevel as Privacy,
  GuildScheduledEventStatus as Status,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOT_PERMISSIONS, readyClient, stageScene, until } from './support.ts';

const HOUR = 3_600_000;
let scene: Awaited<ReturnType<typeof stageScene>>;
let client: Client<true>;
let guild: Guild;

beforeEach(async () => {
  scene = await stageScene();
  scene.sandbox.rateLimits.enabled = false;
  client = await readyClient(scene);
  guild = client.guilds.cache.get(scene.guild.id) as Guild;
});
afterEach(async () => {
  await client.destroy();
  await scene.sandbox.stop();
});

const create = (options: Partial<GuildScheduledEventCreateOptions> = {}) =>
  guild.scheduledEvents.create({
    name: 'Maps evening',
    entityType: Entity.StageInstance,
    channel: scene.stage.id,
    privacyLevel: Privacy.GuildOnly,
    scheduledStartTime: scene.world.now() + HOUR,
    ...options,
  });

const refusal = (call: Promise<unknown>): Promise<DiscordAPIError> =>
  call.then(
    () => Promise.reject(new Error('was not refused')),
    (error: DiscordAPIError) => error,
  );

describe('creating', () => {
  it('keeps names to 100, descriptions to 1000 and starts to the future', async () => {
    const error = await refusal(
      create({
        name: 'x'.repeat(101),
        description: 'x'.repeat(1001),
        scheduledStartTime: scene.world.now() - 1,
      }),
    );
    expect(error.code).toBe(50035);
    expect(Object.keys((error.rawError as { errors: object }).errors).sort()).toEqual([
      'description',
      'name',
      'scheduled_start_time',
    ]);
  });

  it('wants CREATE_EVENTS and the moderator permissions of the stage', async () => {
    scene.seed.setOverwrite(scene.stage.id, scene.bot.user.id, { deny: P.MuteMembers });
    expect((await refusal(create())).code).toBe(50013);
    scene.seed.setOverwrite(scene.stage.id, scene.bot.user.id, {});
    const role = scene.world.guild(guild.id).members.get(scene.bot.user.id)?.roles[0] ?? '';
    scene.seed.setRolePermissions(guild.id, role, BOT_PERMISSIONS & ~P.CreateEvents);
    expect((await refusal(create())).code).toBe(50013);
  });

  it('wants MANAGE_EVENTS for the events of others', async () => {
    const event = await create();
    const role = scene.world.guild(guild.id).members.get(scene.bot.user.id)?.roles[0] ?? '';
    scene.seed.setRolePermissions(guild.id, role, BOT_PERMISSIONS & ~P.ManageEvents);
    expect((await event.setName('Mine')).name).toBe('Mine');
    scene.world.scheduledEvents.get(guild.id, event.id).event.creator_id = scene.owner.id;
    expect((await refusal(event.setName('Theirs'))).code).toBe(50013);
    expect((await refusal(event.delete())).code).toBe(50013);
  });

  it('ends after it starts, also when it is changed', async () => {
    const start = scene.world.now() + HOUR;
    const late = await refusal(create({ scheduledStartTime: start, scheduledEndTime: start }));
    expect(late.rawError).toMatchObject({ errors: { scheduled_end_time: {} } });
    const event = await create({ scheduledStartTime: start, scheduledEndTime: start + HOUR });
    expect((await refusal(event.setScheduledStartTime(start + 2 * HOUR))).code).toBe(50035);
    const outside = event.edit({ entityType: Entity.External, channel: null });
    expect((await refusal(outside)).rawError).toMatchObject({ errors: { entity_metadata: {} } });
  });

  it('takes a hundred', async () => {
    const { id } = await create();
    const { event } = scene.world.scheduledEvents.get(guild.id, id);
    for (let made = 1; made < 100; made += 1) {
      scene.world.scheduledEvents.add({ ...event, id: scene.world.newId() });
    }
    expect((await refusal(create())).code).toBe(30038);
  });

  it.each([
    ['count', { frequency: 2, interval: 1, count: 3 }],
    ['end', { frequency: 2, interval: 1, end: new Date(9e12).toISOString() }],
    ['interval', { frequency: 3, interval: 2 }],
    ['by_weekday', { frequency: 2, interval: 1, by_weekday: [1, 2] }],
    [
      'by_n_weekday',
      {
        frequency: 1,
        interval: 1,
        by_n_weekday: [
          { n: 1, day: 1 },
          { n: 2, day: 1 },
        ],
      },
    ],
  ])('refuses a recurrence with a wrong %s', async (field, rule) => {
    const start = new Date(scene.world.now() + HOUR).toISOString();
    const body = {
      name: 'x',
      entity_type: 1,
      channel_id: scene.stage.id,
      privacy_level: 2,
      scheduled_start_time: start,
      recurrence_rule: { start, ...rule },
    };
    const error = await refusal(client.rest.post(`/guilds/${guild.id}/scheduled-events`, { body }));
    expect(error.rawError).toMatchObject({ code: 50035, errors: { recurrence_rule: { [field]: {} } } });
  });
});

describe('life', () => {
  it('becomes active with its stage and completed after it', async () => {
    const event = await create();
    const stage = scene.world.channel(scene.stage.id);
    await client.rest.post('/stage-instances', {
      body: { channel_id: stage.id, topic: 'Maps', privacy_level: 2, guild_scheduled_event_id: event.id },
    });
    await until(() => guild.scheduledEvents.cache.get(event.id)?.status === Status.Active);
    await client.rest.delete(`/stage-instances/${stage.id}`);
    const again = await client.rest.get(`/guilds/${guild.id}/scheduled-events/${event.id}`);
    expect(again).toMatchObject({ status: Status.Completed });
    expect((await refusal(event.setName('late'))).code).toBe(180000);
  });

  it('opens its stage when it is started, and closes it when it is deleted', async () => {
    const event = await create();
    await event.setStatus(Status.Active);
    expect(scene.world.stages.instance(scene.stage.id).topic).toBe('Maps evening');
    await event.delete();
    expect(scene.guild.stageInstances.size).toBe(0);
  });

  it('can only be cancelled before its start and completed after it', async () => {
    const event = await create();
    expect((await refusal(event.setStatus(Status.Completed))).code).toBe(50035);
    await event.setStatus(Status.Canceled);
    expect((await refusal(event.setStatus(Status.Active))).code).toBe(180000);
  });

  it('takes the whole series with it when it is cancelled', async () => {
    const start = scene.world.now() + HOUR;
    const rule = { startAt: start, frequency: 3, interval: 1, byWeekday: [0, 1, 2, 3, 4] };
    const event = await create({ scheduledStartTime: start, recurrenceRule: rule });
    await event.setStatus(Status.Canceled);
    scene.sandbox.clock.advance(48 * HOUR);
    expect(scene.world.scheduledEvents.get(guild.id, event.id).event.status).toBe(Status.Canceled);
  });

  it('is cancelled by itself when nobody started it', async () => {
    const event = await create();
    scene.sandbox.clock.advance(6 * HOUR);
    expect(scene.world.scheduledEvents.get(guild.id, event.id).event.status).toBe(Status.Canceled);
  });

  it('waits for its next occurrence when it recurs', async () => {
    const start = scene.world.now() + HOUR;
    const rule = {
      startAt: start,
      frequency: 2,
      interval: 1,
      byWeekday: [(new Date(start).getUTCDay() + 6) % 7],
    };
    const event = await create({ scheduledStartTime: start, recurrenceRule: rule });
    scene.world.stages.open(scene.stage.id, { topic: 'x', scheduledEventId: event.id });
    scene.sandbox.clock.advance(2 * HOUR);
    const kept = scene.world.scheduledEvents.get(guild.id, event.id).event;
    // No speaker came, so the stage closed by itself and the event waits a week.
    expect(kept.status).toBe(Status.Scheduled);
    expect(Date.parse(kept.scheduled_start_time) - start).toBe(7 * 24 * HOUR);
  });
});

it('leaves an occurrence out, or moves it, and knows no other times', async () => {
  const start = Math.ceil(scene.world.now() / HOUR) * HOUR + HOUR;
  const weekday = (new Date(start).getUTCDay() + 6) % 7;
  const rule = { startAt: start, frequency: 2, interval: 1, byWeekday: [weekday] };
  const event = await create({ scheduledStartTime: start, recurrenceRule: rule });
  const path = `/guilds/${guild.id}/scheduled-events/${event.id}/exceptions` as const;
  const week = (n: number) => new Date(start + n * 7 * 24 * HOUR).toISOString();
  const except = (body: object) => client.rest.post(path, { body });
  const told: unknown[] = [];
  scene.world.onDispatch((one) => {
    if (one.event.includes('_EXCEPTION_')) told.push(one.event);
  });
  const made = await except({ original_scheduled_start_time: week(1), is_canceled: true });
  const id = String((BigInt(Date.parse(week(1))) - 1_420_070_400_000n) << 22n);
  expect(made).toEqual({
    event_id: event.id,
    event_exception_id: id,
    scheduled_start_time: null,
    scheduled_end_time: null,
    is_canceled: true,
  });
  for (const body of [
    { original_scheduled_start_time: week(1) },
    { original_scheduled_start_time: new Date(start + HOUR).toISOString() },
    {},
  ])
    expect((await refusal(except(body))).code).toBe(50035);
  const once = await create();
  const elsewhere = `/guilds/${guild.id}/scheduled-events/${once.id}/exceptions` as const;
  const body = { original_scheduled_start_time: once.scheduledStartAt?.toISOString() };
  expect((await refusal(client.rest.post(elsewhere, { body }))).code).toBe(50035);

  const shown = await client.rest.get(`/guilds/${guild.id}/scheduled-events/${event.id}`);
  expect(shown).toMatchObject({ guild_scheduled_event_exceptions: [made] });
  scene.world.scheduledEvents.setStatus(guild.id, event.id, Status.Active);
  scene.world.scheduledEvents.finish(guild.id, event.id);
  const kept = scene.world.scheduledEvents.get(guild.id, event.id).event;
  expect(Date.parse(kept.scheduled_start_time)).toBe(Date.parse(week(2)));

  const moved = {
    is_canceled: false,
    scheduled_start_time: new Date(Date.parse(week(1)) + HOUR).toISOString(),
  };
  expect(await client.rest.patch(`${path}/${id}`, { body: moved })).toMatchObject({ is_canceled: false });
  await client.rest.delete(`${path}/${id}`);
  expect((await refusal(client.rest.delete(`${path}/${id}`))).code).toBe(10070);
  expect(told).toEqual(
    ['CREATE', 'UPDATE', 'DELETE'].map((what) => `GUILD_SCHEDULED_EVENT_EXCEPTION_${what}`),
  );
  scene.seed.setRolePermissions(guild.id, guild.id, 0n);
  scene.seed.setOverwrite(scene.stage.id, scene.bot.user.id, { deny: P.ManageChannels });
  expect((await refusal(except({ original_scheduled_start_time: week(3) }))).code).toBe(50013);
});

it('tells of interest, and pages those interested', async () => {
  const event = await create();
  const added = new Promise((resolve) =>
    client.once('guildScheduledEventUserAdd', (_event, user) => resolve(user.id)),
  );
  client.users.cache.set(scene.member.id, await client.users.fetch(scene.member.id));
  scene.world.scheduledEvents.addInterest(scene.member.id, event.id);
  expect(await added).toBe(scene.member.id);
  scene.world.scheduledEvents.addInterest(scene.owner.id, event.id);
  const first = await event.fetchSubscribers({ limit: 1 });
  const rest = await event.fetchSubscribers({ limit: 100, after: first.firstKey() ?? '' });
  expect([first.size, rest.size]).toEqual([1, 1]);
  expect((await refusal(event.fetchSubscribers({ limit: 101 }))).code).toBe(50035);
  const removed = new Promise((resolve) => client.once('guildScheduledEventUserRemove', resolve));
  scene.world.scheduledEvents.removeInterest(scene.member.id, event.id);
  await removed;
});
