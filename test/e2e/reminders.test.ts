/** Reminders as people meet them: choosing when, never early, once, and what becomes of those that can't be sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actors } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { snowflakeTime } from '../../sandbox/snowflakes.ts';
import { callsOff, eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

/** How often discord.js sends a request before it gives up. */
const TRIES = 4;

/** A community with a planned talk. */
const planned = async (date: string): Promise<Community> => {
  const community = await whole.community();
  const { ana, stage, announcements } = community;
  await ana.runs('/talk schedule', { topic: 'Maps', date, zone: 'UTC', stage });
  await until(() => ana.sees(announcements), 'Maps', '[ Remind me ]');
  return community;
};

const talkIn = ({ guild }: Community) =>
  whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id } });

const rowsOf = async (community: Community) => {
  const { id } = await talkIn(community);
  return whole.database.prisma.delivery.findMany({
    where: { talkId: id },
    orderBy: [{ offset: 'desc' }, { userId: 'asc' }],
  });
};

const settled = (community: Community, ...wanted: string[]) =>
  eventually(async () => {
    const rows = await rowsOf(community);
    expect(rows.map(({ status, why }) => (why === null ? status : `${status}: ${why}`))).toEqual(wanted);
    return rows;
  }, WITHIN);

/** Many who asked for all reminders. */
const crowdOf = async ({ guild, announcements }: Community, size: number): Promise<Actor[]> => {
  const people = Array.from({ length: size }, (_, i) => {
    const user = whole.sandbox.world.seed.addUser({ name: `listener.${i}` });
    whole.sandbox.world.seed.addMember(guild.id, user.id);
    return actors(whole.sandbox).actor(user).goes(announcements);
  });
  for (const person of people) await person.presses('Remind me');
  return people;
};

describe.concurrent('whoever wants to be reminded', () => {
  it('has all reminders at first, and can choose among them, for themselves alone', async () => {
    const { chidi, dora, announcements, guild } = await planned('in 2 hours');
    const reply = await chidi.presses('Remind me');
    expect(reply.text).toContain('You will be reminded here');
    expect(reply.ephemeral).toBe(true);
    const shown = JSON.stringify(reply.message?.components);
    expect(shown.match(/"default":true/g)).toHaveLength(4);
    expect(shown.match(/This time has passed/g)).toHaveLength(1);
    await dora.presses('Remind me');
    await chidi.selects('When to remind you', ['1 hour ahead', 'At the start']);
    const rows = await whole.database.prisma.reminder.findMany({
      where: { talk: { guildId: guild.id } },
      orderBy: { askedAt: 'asc' },
    });
    expect(rows.map(({ userId, offsets }) => [userId, offsets])).toEqual([
      [dora.id, []],
      [chidi.id, [3_600_000, 0]],
    ]);
    await until(() => chidi.sees(announcements), '2 people will be reminded');
    const stopped = await chidi.presses('Stop reminding me');
    expect(stopped.text).toContain('You will not be reminded');
    await until(() => dora.sees(announcements), '1 person will be reminded');
  });

  it('is reminded at the start and not before, as they chose; the host reads how many were', async () => {
    const community = await planned('in 4 seconds');
    const { ana, chidi, dora, vera } = community;
    await chidi.presses('Remind me');
    await dora.presses('Remind me');
    await dora.selects('When to remind you', '1 hour ahead');
    await vera.presses('Remind me');
    await vera.presses('Stop reminding me');
    const [row] = await settled(community, 'sent');
    const startsAt = (await talkIn(community)).startsAt?.getTime() ?? 0;
    const sentAt = snowflakeTime(row?.messageId ?? '');
    expect(sentAt - startsAt).toBeGreaterThanOrEqual(0);
    expect(sentAt - startsAt).toBeLessThan(2_000);
    expect([chidi, dora, vera].map((one) => one.pings().length)).toEqual([1, 0, 0]);
    expect((await ana.runs('/talk show', { talk: row?.talkId ?? '' })).text).toContain(
      'At the start: 1 person got it',
    );
    expect((await chidi.runs('/talk show', { talk: row?.talkId ?? '' })).text).not.toContain('got it');
  });

  it('hears at once of a talk that opens before its time', async () => {
    const community = await planned('in 2 hours');
    const { ana, chidi, announcements } = community;
    await chidi.presses('Remind me');
    await ana.presses('Open now');
    await until(() => chidi.sees(announcements), '**Maps** started', '@Chidi');
    await settled(community, 'dropped: overtaken', 'dropped: overtaken', 'sent');
    expect(chidi.pings()).toHaveLength(1);
  });
});

describe('reminders that were due while the bot was down', () => {
  it('come late and say that it is time; of a talk that is over they are dropped', async () => {
    const late = await planned('in 3 seconds');
    await late.chidi.presses('Remind me');
    const over = await planned('in 3 seconds');
    await over.chidi.presses('Remind me');
    await callsOff(over.ana);
    await whole.bot().end('SIGKILL');
    const startsAt = (await talkIn(late)).startsAt?.getTime() ?? 0;
    await eventually(() => expect(Date.now()).toBeGreaterThan(startsAt), WITHIN);
    await whole.start();
    await until(() => late.chidi.sees(late.announcements), 'It is time for **Maps**', '@Chidi');
    await settled(late, 'sent');
    await settled(over, 'dropped: over');
    // That it was called off, but not that it is time.
    expect(JSON.stringify(over.chidi.pings())).not.toContain('It is time for');
    expect(whole.bot().lines.some((line) => line.includes('reminders are dropped'))).toBe(true);
    await whole.bot().end('SIGKILL');
    await whole.start();
    await late.ana.runs('/talk status');
    expect(late.chidi.pings()).toHaveLength(1);
  });
});

describe('a message that reminds', () => {
  it('is not posted again when its answer was lost, and nobody is missed when somebody drops out then', async () => {
    const community = await planned('in 8 seconds');
    const { announcements } = community;
    const people = await crowdOf(community, 130);
    const path = new RegExp(`/channels/${announcements.id}/messages`);
    whole.sandbox.faults.add({ kind: 'drop-response', times: TRIES, match: { method: 'POST', path } });
    const [first] = people;
    await eventually(() => expect(first?.pings()).toHaveLength(1), WITHIN);
    await first?.presses('Stop reminding me');
    await eventually(
      () => expect(people.map((one) => one.pings().length)).toEqual(people.map(() => 1)),
      WITHIN,
    );
    await settled(community, ...people.map(() => 'sent'));
  });

  it('is repeated at most once when the bot is killed while it is on its way', async () => {
    const community = await planned('in 3 seconds');
    const { chidi, announcements } = community;
    await chidi.presses('Remind me');
    const path = new RegExp(`/channels/${announcements.id}/messages`);
    const match = { method: 'POST', path } as const;
    const disarm = whole.sandbox.faults.add({ kind: 'delay', ms: 1_500, match });
    await settled(community, 'sending');
    await whole.bot().end('SIGKILL');
    disarm();
    await whole.start();
    await settled(community, 'sent');
    expect(chidi.pings().length).toBeLessThanOrEqual(2);
    expect(chidi.pings().length).toBeGreaterThanOrEqual(1);
  });

  it('that Discord does not take is not tried again; the host reads so', async () => {
    const community = await planned('in 3 seconds');
    const { ana, chidi, announcements } = community;
    await chidi.presses('Remind me');
    const path = new RegExp(`/channels/${announcements.id}/messages`);
    const body = { code: 50013, message: 'Missing Permissions' };
    const disarm = whole.sandbox.faults.add({
      kind: 'status',
      status: 403,
      body,
      match: { method: 'POST', path },
    });
    const [row] = await settled(community, 'failed: 50013 Missing Permissions');
    disarm();
    const shown = await ana.runs('/talk show', { talk: row?.talkId ?? '' });
    expect(shown.text).toContain('At the start: 0 people got it, 1 could not be written to');
    expect(chidi.pings()).toHaveLength(0);
  });
});
