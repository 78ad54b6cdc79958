/** A series that Discord can say is one recurring event, which goes from talk to talk; any other has an event for each. */
import {
  type APIGuildScheduledEvent,
  PermissionFlagsBits as P,
  GuildScheduledEventStatus as Status,
} from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { dayAt, instantAt } from '../support/days.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const WEEK = 7 * 86_400_000;
/** A Thursday, 19:00 in Kolkata. */
const STARTS = instantAt(0, 13, 30);
const WEEKLY = { frequency: 2, interval: 1, by_weekday: [3] };
const WHEN = 'When, like next Friday 7pm';

type Fault = { kind: 'status'; status: number } | { kind: 'drop-response' };
type Options = Parameters<Community['ana']['runs']>[1];

const eventsOf = ({ guild }: Community): APIGuildScheduledEvent[] =>
  [...guild.scheduledEvents.values()].map(({ event }) => event);

const shown = ({ id, status, scheduled_start_time, recurrence_rule }: APIGuildScheduledEvent) => ({
  id,
  status,
  starts: Date.parse(scheduled_start_time),
  recurs: recurrence_rule !== null,
});

/** Waits until the events of the server are these, in the order in which they were made. */
const listed = (community: Community, ...wanted: Partial<ReturnType<typeof shown>>[]) =>
  eventually(() => {
    expect(eventsOf(community).map(shown)).toMatchObject(wanted);
    return eventsOf(community);
  }, WITHIN);

/** Waits until the talks of the server are in these states, each with its event, or none. */
const talksAre = (community: Community, ...wanted: [status: string, eventId: string | null][]) =>
  eventually(async () => {
    const talks = await whole.database.prisma.talk.findMany({
      where: { guildId: community.guild.id },
      orderBy: { nth: 'asc' },
      include: { events: { where: { type: 'event-made' } } },
    });
    const seen = talks.map(({ status, events }) => [
      status,
      (events.at(-1)?.data as { eventId: string } | undefined)?.eventId ?? null,
    ]);
    expect(seen).toEqual(wanted);
  }, WITHIN);

const planned = async (options: Options = {}) => {
  const community = await whole.community();
  const { ana, mo, stage, guild, announcements } = community;
  const { seed } = whole.sandbox.world;
  const managers = seed.addRole(guild.id, { name: 'Event managers', permissions: P.ManageEvents });
  seed.setRoles(guild.id, mo.id, [...(guild.members.get(mo.id)?.roles ?? []), managers.id]);
  await ana.runs('/talk schedule', {
    topic: 'Maps',
    date: `${dayAt()} 19:00`,
    zone: 'Asia/Kolkata',
    repeat: 'Every week',
    stage,
    ...options,
  });
  await until(() => ana.sees(announcements), 'Maps', '[ Change ]');
  const [event] = await listed(community, { status: Status.Scheduled });
  const { id } = event as APIGuildScheduledEvent;
  await talksAre(community, ['scheduled', id]);
  await settled(id);
  return { ...community, id };
};

/** Waits until the bot has looked at an event once more than it made it. */
const settled = (id: string) =>
  eventually(() => {
    expect(whole.sandbox.calls.some(({ path }) => path.includes(`/scheduled-events/${id}/users`))).toBe(true);
  }, WITHIN);

/** Waits until the bot has read an event after so many calls. */
const lookedAt = (id: string, calls: number) =>
  eventually(() => {
    const since = whole.sandbox.calls.slice(calls);
    expect(since.some(({ path }) => path.endsWith(`/scheduled-events/${id}`))).toBe(true);
  }, WITHIN);

const opens = async (community: Community) => {
  const { ana, stage, announcements } = community;
  await ana.presses('Open now');
  await until(() => ana.seesStage(stage), 'Maps');
  await until(() => ana.sees(announcements), '[ Raise hand ]');
};

const callsOff = async ({ ana }: Community, what: 'Only this talk' | 'The whole series') => {
  const asked = await eventually(async () => {
    const reply = await ana.presses('Call off');
    expect(reply.text).toContain('Call off “Maps”');
    return reply;
  }, WITHIN);
  await ana.presses(what, { on: asked });
};

const changes = async ({ ana }: Community, what: string, typed: Record<string, string>) => {
  const panel = await ana.presses('Change');
  await ana.presses(what, { on: panel });
  await ana.submits(typed);
};

const nextTalk = ({ guild }: Community) =>
  whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id, status: 'scheduled' } });

describe.concurrent('a weekly series where clocks don’t change', () => {
  it('has one event, which recurs, opens with each talk, and goes on with the next', async () => {
    const community = await planned({ length: '90 min' });
    const { ana, chidi, id, guild } = community;
    const [event] = await listed(community, { id, starts: STARTS, recurs: true });
    expect(event?.recurrence_rule).toMatchObject(WEEKLY);
    expect(Date.parse(event?.recurrence_rule?.start ?? '')).toBe(STARTS);
    chidi.marksInterested(event as APIGuildScheduledEvent);
    for (const nth of [1, 2]) {
      await opens(community);
      await listed(community, { id, status: Status.Active });
      await ana.runs('/talk close');
      await listed(community, { id, status: Status.Scheduled, starts: STARTS + nth * WEEK, recurs: true });
      await talksAre(community, ...Array.from({ length: nth }, (): [string, string] => ['ended', id]), [
        'scheduled',
        id,
      ]);
      await eventually(async () => {
        const { id: talkId } = await nextTalk(community);
        const reminders = await whole.database.prisma.reminder.findMany({ where: { talkId } });
        expect(reminders.map(({ userId }) => userId)).toEqual([chidi.id]);
      }, WITHIN);
    }
    const [last] = eventsOf(community);
    expect(Date.parse(last?.scheduled_end_time ?? '')).toBe(STARTS + 2 * WEEK + 5_400_000);
    expect(guild.scheduledEvents.size).toBe(1);
  });

  it('goes on with the same event when a talk is called off, and ends with the series', async () => {
    const community = await planned();
    const { id } = community;
    await callsOff(community, 'Only this talk');
    await talksAre(community, ['cancelled', id], ['scheduled', id]);
    await listed(community, { id, status: Status.Scheduled, starts: STARTS + WEEK, recurs: true });
    await callsOff(community, 'The whole series');
    await talksAre(community, ['cancelled', id], ['cancelled', id]);
    await listed(community, { id, status: Status.Canceled });
  });

  it('has its event called off when the series was while a talk was live', async () => {
    const community = await planned();
    const { ana, id } = community;
    await opens(community);
    await talksAre(community, ['live', id], ['scheduled', null]);
    await callsOff(community, 'The whole series');
    await talksAre(community, ['live', id], ['cancelled', null]);
    await listed(community, { id, status: Status.Active });
    await ana.runs('/talk close');
    await listed(community, { id, status: Status.Canceled });
  });

  it('has the event recur as the series is changed', async () => {
    const community = await planned();
    const { id } = community;
    await changes(community, 'This and all that follow', { [WHEN]: `${dayAt(1)} 21:00` });
    const starts = instantAt(1, 15, 30);
    const [event] = await listed(community, { id, status: Status.Scheduled, starts, recurs: true });
    expect(event?.recurrence_rule).toMatchObject({ ...WEEKLY, by_weekday: [4] });
    await callsOff(community, 'Only this talk');
    await listed(community, { id, starts: starts + WEEK, recurs: true });
  });

  it('has the event recur in another way, and no more where Discord can’t say it', async () => {
    const community = await planned();
    const { ana, id } = community;
    const repeats = async (typed: Record<string, string>) => {
      await ana.presses('How it comes again', { on: await ana.presses('Change') });
      await ana.presses('Change it so', { on: await ana.submits(typed) });
    };
    await repeats({ 'From this talk on': 'Every two weeks' });
    await eventually(() => {
      expect(eventsOf(community)).toMatchObject([{ id, recurrence_rule: { ...WEEKLY, interval: 2 } }]);
    }, WITHIN);
    await repeats({ 'Or for so many talks, this one among them': '3' });
    await listed(community, { id, status: Status.Scheduled, starts: STARTS, recurs: false });
    await repeats({ 'From this talk on': 'Every week', 'Or for so many talks, this one among them': '' });
    await listed(community, { id, status: Status.Scheduled, starts: STARTS, recurs: true });
  });

  it('has an event of its own for a talk that is moved alone; the next recurs again', async () => {
    const community = await planned();
    const { ana, id } = community;
    await changes(community, 'Only this talk', { [WHEN]: `${dayAt(1)} 21:00` });
    await listed(community, { id, starts: instantAt(1, 15, 30), recurs: false });
    await opens(community);
    await listed(community, { id, status: Status.Active }, { starts: STARTS + WEEK, recurs: true });
    await ana.runs('/talk close');
    await listed(community, { id, status: Status.Completed }, { starts: STARTS + WEEK, recurs: true });
  });

  it('does not recur while days ahead are left out', async () => {
    const community = await planned();
    const { ana, id } = community;
    await ana.presses('Change');
    await ana.selects('Leave dates out: choose the days without a talk', [dayAt(7)]);
    await listed(community, { id, starts: STARTS, recurs: false });
    await callsOff(community, 'Only this talk');
    await listed(
      community,
      { id, status: Status.Canceled },
      { status: Status.Scheduled, starts: STARTS + 2 * WEEK, recurs: true },
    );
  });

  it('has its rule put back, and takes a time from Discord’s dialog for that talk alone', async () => {
    const community = await planned();
    const { mo, id } = community;
    const [event] = await listed(community, { id, recurs: true });
    mo.changesEvent(event as APIGuildScheduledEvent, { recurrence_rule: null as never });
    await eventually(() => expect(eventsOf(community)[0]?.recurrence_rule).toMatchObject(WEEKLY), WITHIN);
    const later = STARTS + 3_600_000;
    mo.changesEvent(event as APIGuildScheduledEvent, {
      scheduled_start_time: new Date(later).toISOString(),
    });
    await listed(community, { id, starts: later, recurs: false });
    expect((await nextTalk(community)).startsAt).toEqual(new Date(later));
  });

  it('has another event when a moderator deletes the one of a live talk', async () => {
    const community = await planned();
    const { mo, id } = community;
    const calls = whole.sandbox.calls.length;
    await opens(community);
    const [event] = await listed(community, { id, status: Status.Active });
    await talksAre(community, ['live', id], ['scheduled', null]);
    await lookedAt(id, calls);
    mo.deletesEvent(event as APIGuildScheduledEvent);
    const [next] = await listed(community, { status: Status.Scheduled, starts: STARTS + WEEK, recurs: true });
    expect(next?.id).not.toBe(id);
    await talksAre(community, ['ended', id], ['scheduled', next?.id ?? null]);
  });
});

describe('after a kill', () => {
  it('while a talk is live, or is over and its event not passed on, there is one event', async () => {
    const community = await planned();
    const { ana, id } = community;
    await opens(community);
    await talksAre(community, ['live', id], ['scheduled', null]);
    await whole.bot().end('SIGKILL');
    await whole.start();
    await until(() => ana.seesStage(community.stage), 'Maps');
    await listed(community, { id, status: Status.Active });
    // Nothing is known of events until the bot is killed again.
    whole.sandbox.faults.add({
      kind: 'status',
      status: 503,
      match: { method: 'GET', path: /\/scheduled-events\// },
    });
    await ana.runs('/talk close');
    await listed(community, { id, status: Status.Scheduled });
    await talksAre(community, ['ended', id], ['scheduled', null]);
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    await whole.start();
    await talksAre(community, ['ended', id], ['scheduled', id]);
    await listed(community, { id, status: Status.Scheduled, starts: STARTS + WEEK, recurs: true });
  });

  it.each<[string, Fault]>([
    ['showed', { kind: 'status', status: 503 }],
    ['recorded', { kind: 'drop-response' }],
  ])('before the next talk %s the event of one that was called off, there is one event', async (_, fault) => {
    const community = await planned();
    const { id } = community;
    whole.sandbox.faults.add({ ...fault, match: { method: 'PATCH', path: /\/scheduled-events\// } });
    await callsOff(community, 'Only this talk');
    await talksAre(community, ['cancelled', id], ['scheduled', null]);
    if (fault.kind === 'drop-response') await listed(community, { id, starts: STARTS + WEEK });
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    await whole.start();
    await talksAre(community, ['cancelled', id], ['scheduled', id]);
    await listed(community, { id, status: Status.Scheduled, starts: STARTS + WEEK, recurs: true });
  });

  it('the event of a live talk is not ended for the talk that had it before', async () => {
    const community = await planned();
    const { ana, id } = community;
    await callsOff(community, 'Only this talk');
    await talksAre(community, ['cancelled', id], ['scheduled', id]);
    await until(() => ana.sees(community.announcements), 'was called off', '[ Open now ]');
    await opens(community);
    await listed(community, { id, status: Status.Active });
    await whole.bot().end('SIGKILL');
    const calls = whole.sandbox.calls.length;
    await whole.start();
    await lookedAt(id, calls);
    await ana.runs('/talk status');
    await listed(community, { id, status: Status.Active });
    await ana.runs('/talk close');
    await listed(community, { id, status: Status.Scheduled, starts: STARTS + 2 * WEEK, recurs: true });
  });
});

it('has an event for each talk where clocks change', async () => {
  const community = await planned({ zone: 'Europe/Berlin' });
  const { id } = community;
  await listed(community, { id, recurs: false });
  await callsOff(community, 'Only this talk');
  await listed(community, { id, status: Status.Canceled }, { status: Status.Scheduled, recurs: false });
});
