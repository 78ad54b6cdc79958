/** Talks that come again: one is planned at a time, through kills, skips and changes, on the clocks of their zone. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { dayAt, FORWARD, stampAt } from '../support/days.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const talksIn = ({ guild }: Community) =>
  whole.database.prisma.talk.findMany({ where: { guildId: guild.id }, orderBy: { nth: 'asc' } });

/** Waits until the talks of the server are in these states, and gives when the series has them. */
const states = (community: Community, ...wanted: string[]) =>
  eventually(async () => {
    const talks = await talksIn(community);
    expect(talks.map(({ status }) => status)).toEqual(wanted);
    return talks.map(({ occurrence }) => occurrence?.toISOString());
  }, WITHIN);

const seriesIn = ({ guild }: Community) =>
  whole.database.prisma.series.findFirstOrThrow({ where: { guildId: guild.id } });

type Options = Parameters<Community['ana']['runs']>[1];

const planned = async (options: Options = {}) => {
  const community = await whole.community();
  const { ana, announcements } = community;
  const reply = await ana.runs('/talk schedule', {
    topic: 'Maps',
    date: `${dayAt()} 19:00`,
    zone: 'UTC',
    repeat: 'Every week',
    ...options,
  });
  await until(() => ana.sees(announcements), 'Maps', '[ Change ]');
  return { ...community, reply };
};

/** Calls off the talk that is planned, as soon as its card is there. */
const skips = async ({ ana }: Community) => {
  const asked = await eventually(async () => {
    const reply = await ana.presses('Call off');
    expect(reply.text).toContain('Call off “Maps”');
    return reply;
  }, WITHIN);
  await ana.presses('Only this talk', { on: asked });
};

describe('a series', () => {
  it('says how it comes again and which dates follow, and has one talk planned at a time', async () => {
    const community = await planned({ until: dayAt(19) });
    const { ana, announcements, reply, guild } = community;
    expect(reply.text).toContain(`The next dates are ${stampAt(7, 19)} and ${stampAt(14, 19)}.`);
    await until(() => ana.sees(announcements), 'Comes again every Thursday, until <t:');
    await ana.presses('Open now');
    await states(community, 'live', 'scheduled');
    await ana.runs('/talk close');
    await states(community, 'ended', 'scheduled');
    await until(
      () => ana.sees(announcements),
      'Maps has ended',
      'Comes again every Thursday',
      '[ Open now ]',
    );
    for (const wanted of [
      ['ended', 'cancelled', 'scheduled'],
      ['ended', 'cancelled', 'cancelled'],
    ]) {
      await skips(community);
      await states(community, ...wanted);
    }
    await eventually(async () => expect((await seriesIn(community)).endReason).toBe('over'), WITHIN);
    expect(
      (await talksIn({ guild } as Community)).map(({ occurrence }) => occurrence?.toISOString()),
    ).toEqual([`${dayAt()}T19:00:00.000Z`, `${dayAt(7)}T19:00:00.000Z`, `${dayAt(14)}T19:00:00.000Z`]);
  });

  it('keeps the hour of its zone when the clocks change', async () => {
    const onDay = (days: number) => FORWARD.plus({ days: days - 3 }).toISODate();
    const before = onDay(0);
    const community = await planned({ date: `${before} 19:00`, zone: 'Europe/Berlin', times: 3 });
    for (let n = 1; n < 3; n += 1) {
      await skips(community);
      await states(community, ...Array.from({ length: n }, () => 'cancelled'), 'scheduled');
    }
    expect(await states(community, 'cancelled', 'cancelled', 'scheduled')).toEqual([
      `${before}T18:00:00.000Z`,
      `${onDay(7)}T17:00:00.000Z`,
      `${onDay(14)}T17:00:00.000Z`,
    ]);
  });

  it('goes on once after the bot was killed between two talks', async () => {
    const community = await planned();
    const { ana, announcements } = community;
    await ana.presses('Open now');
    await states(community, 'live', 'scheduled');
    await until(() => ana.sees(announcements), '[ Raise hand ]');
    await whole.bot().end('SIGKILL');
    await whole.database.prisma.talk.deleteMany({ where: { status: 'scheduled' } });
    await whole.start();
    await states(community, 'live', 'scheduled');
    await whole.bot().end('SIGKILL');
    await whole.start();
    await ana.runs('/talk close');
    await states(community, 'ended', 'scheduled');
  });

  it('is called off as a whole', async () => {
    const community = await planned();
    const { ana, chidi, announcements } = community;
    await chidi.presses('Remind me');
    const asked = await ana.presses('Call off');
    expect(asked.text).toContain('1 person asked to be reminded');
    expect((await ana.presses('The whole series')).text).toContain('The series “Maps” is called off.');
    await until(() => ana.sees(announcements), 'Maps was called off');
    await whole.bot().end('SIGKILL');
    await whole.start();
    await ana.runs('/talk status');
    await states(community, 'cancelled');
    expect((await seriesIn(community)).endReason).toBe('called-off');
  });

  it('ends, and says so, when its host has left the server', async () => {
    const community = await planned();
    const { ana, chidi, announcements, guild } = community;
    await ana.presses('Open now');
    await states(community, 'live', 'scheduled');
    await ana.runs('/talk close');
    whole.sandbox.world.seed.removeMember(guild.id, ana.id);
    const next = await whole.database.prisma.talk.findFirstOrThrow({
      where: { guildId: guild.id, status: 'scheduled' },
    });
    await until(() => chidi.sees(announcements), 'Maps has ended', 'Comes again', '[ Open now ]');
    expect((await community.mo.presses('Open now')).text).toContain('The talk is open');
    await until(() => chidi.sees(announcements), 'The series **Maps** has ended');
    expect(next.nth).toBe(2);
    await eventually(async () => expect((await seriesIn(community)).endReason).toBe('host-left'), WITHIN);
  });
});

describe('dates that are left out', () => {
  it('have no talk, and come back when they are put back', async () => {
    const community = await planned();
    const { ana } = community;
    await ana.presses('Change');
    const panel = await ana.selects('Leave dates out: choose the days without a talk', [dayAt(7)]);
    expect(panel.text).toContain(`No talk is on ${dayAt(7)}.`);
    await skips(community);
    expect(await states(community, 'cancelled', 'scheduled')).toEqual([
      `${dayAt()}T19:00:00.000Z`,
      `${dayAt(14)}T19:00:00.000Z`,
    ]);
  });
});

describe('bad input', () => {
  it.each([
    ['an end without a repetition', { repeat: undefined, times: 3 }, 'Choose how it comes again in `repeat`'],
    ['two ends', { until: dayAt(31), times: 3 }, 'Name one of `until` and `times`'],
    ['an end before it begins', { until: dayAt(-30) }, 'A series ends after its first day'],
    ['an end that is no day', { until: '30 February' }, 'I can’t read “30 February” as a date'],
    ['an end in the year 9999', { until: '9999-01-01' }, 'more than 5 years ahead'],
    ['a zone that has ended', { zone: 'Mars/Olympus' }, 'I don’t know the zone'],
    [
      'weekdays that begin on a Sunday',
      { date: `${dayAt(3)} 19:00`, repeat: 'Monday to Friday' },
      'can’t begin on',
    ],
  ])('%s is refused with the next step', async (_, options, words) => {
    const community = await whole.community();
    const all = { topic: 'Maps', date: `${dayAt()} 19:00`, zone: 'UTC', repeat: 'Every week', ...options };
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    const reply = await community.ana.runs('/talk schedule', given as Options);
    expect(reply.text.replaceAll("'", '’')).toContain(words);
    expect(await talksIn(community)).toEqual([]);
  });
});

describe('the calendar file of a series', () => {
  const eventsIn = async (reply: { message?: { attachments: { url: string }[] } }) => {
    const [file] = reply.message?.attachments ?? [];
    const answer = await fetch(new URL(file?.url ?? '', whole.sandbox.apiUrl));
    return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
  };

  it('has the rule, leaves out what was called off, and moves what was moved, under one name', async () => {
    const community = await planned({ zone: 'Europe/Berlin', until: dayAt(60) });
    const { ana, chidi, announcements } = community;
    const [first] = await eventsIn(await chidi.presses('Add to calendar'));
    expect(String(first?.getFirstPropertyValue('rrule'))).toContain('FREQ=WEEKLY');
    expect(first?.getFirstPropertyValue('exdate')).toBeNull();
    await skips(community);
    await states(community, 'cancelled', 'scheduled');
    await until(() => ana.sees(announcements), 'was called off', '[ Change ]');
    const panel = await ana.presses('Change');
    await ana.presses('Only this talk', { on: panel });
    await ana.submits({ 'When, like next Friday 7pm': `${dayAt(8)} 21:00` });
    await until(() => chidi.sees(announcements), '[ Add to calendar ]');
    const events = await eventsIn(await chidi.presses('Add to calendar'));
    const uid = first?.getFirstPropertyValue('uid');
    expect(events.map((one) => one.getFirstPropertyValue('uid'))).toEqual([uid, uid, uid]);
    const of = (at: string) =>
      events.find((one) => String(one.getFirstPropertyValue('recurrence-id')).startsWith(at));
    expect(of(`${dayAt()}T19:00:00`)?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(String(of(`${dayAt(7)}T19:00:00`)?.getFirstPropertyValue('dtstart'))).toContain(
      `${dayAt(8)}T21:00:00`,
    );
  });
});
