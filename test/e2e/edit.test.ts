/** Changing what is planned: by the form on its card, for one talk or a series, and who is told. */
import { ChannelType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { dayAt, instantAt, saidAt, stampAt } from '../support/days.ts';
import { callsOff, eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const DATE = `${dayAt()} 19:00`;
const CHANGE = 'Topic, time and stage';
const WHEN = 'When, like next Friday 7pm';
const LENGTH = 'How long, like 90 min; empty for not said';

const planned = async (options: Parameters<Community['ana']['runs']>[1] = {}) => {
  const community = await whole.community();
  const { ana, announcements } = community;
  await ana.runs('/talk schedule', { topic: 'Maps', date: DATE, zone: 'UTC', ...options });
  await until(() => ana.sees(announcements), 'Maps', '[ Change ]');
  return community;
};

const talkIn = ({ guild }: Community) =>
  whole.database.prisma.talk.findFirstOrThrow({
    where: { guildId: guild.id, status: 'scheduled' },
    orderBy: { nth: 'desc' },
  });

describe('a planned talk', () => {
  it('is changed by its form, which says what it has and what was understood', async () => {
    const community = await planned({ length: '90 min' });
    const { ana, announcements, guild } = community;
    const other = whole.sandbox.world.seed.addChannel(guild.id, {
      name: 'other-stage',
      type: ChannelType.GuildStageVoice,
    });
    await ana.presses('Change');
    const opened = await ana.presses(CHANGE);
    expect(JSON.stringify(opened.modal)).toContain(`"value":"${dayAt()} 19:00"`);
    const reply = await ana.submits({
      'What it is about': 'Better maps',
      [WHEN]: `${saidAt(1, 'd MMMM yyyy')} 20:00`,
      [LENGTH]: '2 hours',
      'The stage channel': other,
    });
    expect(reply.text).toContain(`“Better maps” is on ${stampAt(1, 20)}`);
    expect(reply.text).toContain('about 2 hours');
    expect(reply.text).toContain('[ Add to calendar ]');
    await until(() => ana.sees(announcements), '## Better maps', stampAt(1, 20), 'about 2 hours');
    expect(await talkIn(community)).toMatchObject({
      topic: 'Better maps',
      stageId: other.id,
      length: 7_200_000,
    });
    await ana.presses('Change');
    await ana.presses(CHANGE);
    expect((await ana.submits({})).text).toBe('Nothing is changed.');
  });

  it('is changed by /talk edit too, by its host only', async () => {
    const community = await planned();
    const { ana, chidi } = community;
    const { id } = await talkIn(community);
    expect((await chidi.runs('/talk edit', { talk: id })).text).toContain('Only @Ana, who hosts this talk');
    await ana.runs('/talk edit', { talk: id });
    await ana.presses(CHANGE);
    expect((await ana.submits({ [LENGTH]: '45' })).text).toContain('about 45 minutes');
    expect((await ana.runs('/talk edit', { talk: 'nothing' })).text).toContain('I know no such talk');
  });

  it.each([
    [{ [WHEN]: '30 February 2031 19:00' }, "can't read “30 February 2031 19:00” as a date"],
    [{ [WHEN]: '9999-01-01 19:00' }, 'more than 5 years ahead'],
    [{ [WHEN]: '2020-01-01 19:00' }, 'That time has passed'],
    [{ 'The zone of that time, like Europe/Berlin': 'Mars/Olympus' }, 'know the zone'],
    [{ [LENGTH]: '3 weeks' }, 'as a length'],
    [{ 'What it is about': '   ' }, 'A talk needs a topic'],
  ])('refuses %j with the next step, and stays as it is', async (typed, words) => {
    const community = await planned();
    await community.ana.presses('Change');
    await community.ana.presses(CHANGE);
    expect((await community.ana.submits(typed)).text).toContain(words);
    expect(await talkIn(community)).toMatchObject({
      topic: 'Maps',
      startsAt: new Date(instantAt(0, 19)),
    });
  });

  it('tells guests and who asked to be reminded, once, that it is moved, and that it is called off', async () => {
    const community = await planned();
    const { ana, vera, chidi, dora, announcements } = community;
    await ana.runs('/invite members', { guest: vera });
    await until(() => vera.sees(announcements), '[ Accept ]');
    await vera.presses('Accept');
    await chidi.presses('Remind me');
    const before = [vera, chidi, dora].map((one) => one.pings().length);
    const since = () => [vera, chidi, dora].map((one, i) => one.pings().length - (before[i] ?? 0));
    await ana.presses('Change');
    await ana.presses(CHANGE);
    await ana.submits({ [WHEN]: `${dayAt(1)} 19:00` });
    await until(() => chidi.sees(announcements), `**Maps** is on ${stampAt(1, 19)} now`, '@Vera', '@Chidi');
    expect(since()).toEqual([1, 1, 0]);
    // Who asks later learns it from the card.
    await dora.presses('Remind me');
    await whole.bot().end('SIGKILL');
    await whole.start();
    await callsOff(ana);
    await until(() => chidi.sees(announcements), `**Maps**, on ${stampAt(1, 19)}, was called off`);
    // The notice that it was moved is not true any more, and goes.
    await eventually(() => expect(since()).toEqual([1, 1, 1]), WITHIN);
  });
});

const UNTIL = 'Until, like 30 June; empty for no such end';
const TIMES = 'Or for so many talks, this one among them';

describe('a series', () => {
  const change = async ({ ana, announcements }: Community, scope: string, typed: Record<string, string>) => {
    await until(() => ana.sees(announcements), '[ Change ]');
    const panel = await ana.presses('Change');
    await ana.presses(scope, { on: panel });
    return ana.submits(typed);
  };
  const skip = async ({ ana }: Community) => {
    const asked = await eventually(async () => {
      const reply = await ana.presses('Call off');
      expect(reply.text).toContain('Call off “');
      return reply;
    }, WITHIN);
    await ana.presses('Only this talk', { on: asked });
  };
  const nextIs = (community: Community, nth: number) =>
    eventually(async () => {
      const talk = await talkIn(community);
      expect(talk.nth).toBe(nth);
      return talk;
    }, WITHIN);

  it('keeps its days when one talk is moved', async () => {
    const community = await planned({ repeat: 'Every week' });
    const reply = await change(community, 'Only this talk', {
      [WHEN]: `${dayAt(1)} 21:00`,
      'What it is about': 'Maps, a special',
    });
    expect(reply.text).toContain('“Maps, a special” is on');
    await skip(community);
    expect(await nextIs(community, 2)).toMatchObject({
      topic: 'Maps',
      startsAt: new Date(instantAt(7, 19)),
    });
  });

  it('goes on as it was changed from a talk on', async () => {
    const community = await planned({ repeat: 'Every week', times: 3 });
    const reply = await change(community, 'This and all that follow', {
      [WHEN]: `${dayAt(1)} 21:00`,
      'What it is about': 'Better maps',
      [LENGTH]: '30',
    });
    expect(reply.text).toContain(`The next dates are ${stampAt(8, 21)} and ${stampAt(15, 21)}.`);
    await skip(community);
    expect(await nextIs(community, 2)).toMatchObject({
      topic: 'Better maps',
      length: 1_800_000,
      startsAt: new Date(instantAt(8, 21)),
    });
  });

  it.each([
    ['Only this talk', [86_400_000, 3_600_000, 600_000, 0]],
    ['This and all that follow', [7_200_000, 0]],
  ])('reminds at other times of %s', async (scope, next) => {
    const community = await planned({ repeat: 'Every week' });
    const { ana, announcements } = community;
    await until(() => ana.sees(announcements), '[ Change ]');
    await ana.presses('Change');
    await ana.presses('Reminders');
    const reply = await ana.submits({ 'How long ahead': '2 hours, at the start', 'For which talks': scope });
    expect(reply.text).toContain('remind');
    expect(reply.text).toContain(': 2 hours ahead and At the start.');
    await skip(community);
    const { id } = await nextIs(community, 2);
    const jobs = await whole.database.prisma.$queryRaw<{ ahead: number }[]>`
      SELECT DISTINCT extract(epoch FROM talk.starts_at - job.start_after)::int * 1000 AS ahead
      FROM pgboss.job, talk WHERE data->>'talkId' = ${id} AND talk.id = ${id}::uuid ORDER BY ahead DESC`;
    expect(jobs.map(({ ahead }) => ahead)).toEqual(next);
  });

  it('comes again in another way from a talk on, once its host has seen what becomes of it', async () => {
    const community = await planned({ repeat: 'Every week' });
    const { ana, chidi, dora, announcements, guild } = community;
    await chidi.presses('Remind me');
    await chidi.presses('Every time');
    await ana.presses('Change');
    await ana.selects('Leave dates out: choose the days without a talk', [dayAt(7), dayAt(28)]);
    await ana.presses('Change');
    const { modal } = await ana.presses('How it comes again');
    expect(JSON.stringify(modal)).toMatch(/"value":"weekly","default":true/);
    const fortnightly = { 'From this talk on': 'Every two weeks' };
    const asked = await ana.submits({ ...fortnightly, [TIMES]: '4' });
    expect(asked.text).toContain('Comes again every second Thursday, 4 times');
    expect(asked.text).toContain(`The next dates are ${stampAt(14, 19)} and ${stampAt(42, 19)}.`);
    expect(asked.text).toContain(`${dayAt(7)} was left out, and is no date of the series any more.`);
    // Nothing has happened yet.
    expect(ana.sees(announcements)).toContain('Comes again every Thursday');
    const changed = await ana.presses('Change it so');
    expect(changed.text).toBe(
      `Changed. Comes again every second Thursday, 4 times. The next dates are ${stampAt(14, 19)} and ${stampAt(42, 19)}.`,
    );
    await until(() => ana.sees(announcements), 'Comes again every second Thursday, 4 times');
    const { recurrence, sequence } = await whole.database.prisma.series.findFirstOrThrow({
      where: { guildId: guild.id },
    });
    expect(recurrence).toMatchObject({ repeats: 'fortnightly', ends: { count: 4 }, skipped: [dayAt(28)] });
    expect(sequence).toBe(2);
    await skip(community);
    const { id, topic } = await nextIs(community, 2);
    expect(topic).toBe('Maps');
    await until(() => dora.sees(announcements), 'Maps was called off', stampAt(14, 19), '1 person will be');
    const reminders = await whole.database.prisma.reminder.findMany({ where: { talkId: id } });
    expect(reminders.map(({ userId }) => userId)).toEqual([chidi.id]);
  });

  it('keeps what only one talk is when it comes again in another way; refusals change nothing', async () => {
    const community = await planned({ repeat: 'Every week', times: 5 });
    const { ana } = community;
    await change(community, 'Only this talk', {
      [WHEN]: `${dayAt(1)} 21:00`,
      'What it is about': 'Maps, a special',
    });
    const panel = await ana.presses('Change');
    const typing = async (typed: Record<string, string>) => {
      await ana.presses('How it comes again', { on: panel });
      return ana.submits(typed);
    };
    expect((await typing({})).text).toBe('Nothing is changed.');
    expect((await typing({ [UNTIL]: dayAt(60) })).text).toContain('Name one of');
    expect((await typing({ [TIMES]: '1' })).text).toContain('2');
    expect((await typing({ [TIMES]: 'many' })).text).toContain('many');
    expect((await typing({ [UNTIL]: dayAt(-30), [TIMES]: '' })).text).toContain('ends after its first day');
    const asked = await typing({ 'From this talk on': 'Every day', [UNTIL]: dayAt(2), [TIMES]: '' });
    expect(asked.text).toContain(`This talk stays on ${stampAt(1, 21)}, where it was moved.`);
    await ana.presses('Change it so', { on: asked });
    await skip(community);
    expect(await nextIs(community, 2)).toMatchObject({
      topic: 'Maps',
      startsAt: new Date(instantAt(1, 19)),
    });
  });

  it('reminds who wants it every time of the next talk, too', async () => {
    const community = await planned({ repeat: 'Every day' });
    const { chidi, dora, announcements } = community;
    await chidi.presses('Remind me');
    expect((await chidi.presses('Every time')).text).toContain('You will be reminded of every talk');
    await dora.presses('Remind me');
    await skip(community);
    const { id } = await nextIs(community, 2);
    const reminders = await whole.database.prisma.reminder.findMany({ where: { talkId: id } });
    expect(reminders.map(({ userId }) => userId)).toEqual([chidi.id]);
    await until(() => dora.sees(announcements), 'Maps was called off', '1 person will be reminded');
  });
});
