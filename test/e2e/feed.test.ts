/** The calendar of a server at its own address: what is in it, for whom, and how it is made, renewed and turned off. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { dayAt, instantAt, stampAt } from '../support/days.ts';
import { freePort } from '../support/port.ts';
import { callsOff, eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

const HOUR = 3_600_000;
const STARTS = instantAt(0, 19);
/** What the outside knows the bot by; the tests go to the port itself. */
const PUBLIC = 'https://rostrum.example/app';

let whole: Whole;
let local: string;
beforeAll(async () => {
  const port = await freePort();
  local = `http://127.0.0.1:${port}`;
  whole = await startWhole({ env: { WEB_PORT: `${port}`, WEB_URL: `${PUBLIC}/` } });
  await whole.start();
});
afterAll(() => whole.stop());

/** The address in a card, as it is reached here. */
const addressIn = (text: string): string => {
  const [, path] = /`https:\/\/rostrum\.example\/app(\/calendar\/[\w-]+\.ics)`/.exec(text) ?? [];
  expect(path, text).toBeDefined();
  return local + path;
};

const makeAddress = async ({ ana }: Community): Promise<string> => {
  expect((await ana.runs('/calendar')).ephemeral).toBe(true);
  return addressIn((await ana.presses('Make an address')).text);
};

/** The talks in a feed, by topic. */
const read = async (address: string) => {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  const talks = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name);
    return {
      uid: value('uid'),
      topic: String(value('summary')),
      sequence: Number(value('sequence')),
      status: value('status'),
      startsAt: (value('dtstart') as ICAL.Time).toJSDate().getTime(),
    };
  });
  return new Map(talks.map((talk) => [talk.topic, talk]));
};

const plan = async ({ ana }: Community, topic: string, date = `${dayAt()} 19:00`) => {
  const reply = await ana.runs('/talk schedule', { topic, date, zone: 'UTC' });
  expect(reply.text).toContain('is planned');
};

describe('the calendar of a server', () => {
  it('has what is planned, moved, live and called off, and knows each talk again', async () => {
    const community = await whole.community();
    const { ana, vera, announcements, stage } = community;
    await plan(community, 'On paper');
    const address = await makeAddress(community);
    const first = (await read(address)).get('On paper');
    expect(first).toMatchObject({ startsAt: STARTS, status: 'CONFIRMED' });

    // Moved by a guest's other time.
    await ana.runs('/invite members', { guest: vera });
    await until(() => vera.sees(announcements), '[ Another time ]');
    await vera.presses('Another time');
    await vera.submits({
      'When, like next Friday 7pm': `${dayAt()} 20:00`,
      'The zone of that time, like Europe/Berlin': 'UTC',
    });
    await until(() => ana.sees(announcements), '[ Take this time ]');
    await ana.presses('Take this time');
    const moved = (await read(address)).get('On paper');
    expect(moved).toMatchObject({ uid: first?.uid, startsAt: STARTS + HOUR });
    expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? 0);

    await ana.runs('/talk open', { topic: 'Open maps', stage });
    expect([...(await read(address)).keys()].toSorted()).toEqual(['On paper', 'Open maps']);

    await callsOff(ana);
    const off = (await read(address)).get('On paper');
    expect(off).toMatchObject({ uid: first?.uid, status: 'CANCELLED' });
    expect(off?.sequence).toBeGreaterThan(moved?.sequence ?? 0);
    await ana.runs('/talk close');
  });

  it('has a series once, with its rule, the talks that differ from it, and without dates that are left out', async () => {
    const community = await whole.community();
    const { ana, announcements, guild } = community;
    await ana.runs('/talk schedule', {
      topic: 'Maps',
      date: `${dayAt()} 19:00`,
      zone: 'UTC',
      repeat: 'Every week',
      times: 10,
    });
    await until(() => ana.sees(announcements), 'Maps', '[ Change ]');
    const address = await makeAddress(community);
    const series = async () => {
      const calendar = new ICAL.Component(ICAL.parse(await (await fetch(address)).text()));
      const events = calendar.getAllSubcomponents('vevent');
      const master = events.find((event) => event.getFirstProperty('rrule'));
      if (!master) throw new Error('no series is there');
      const others = events.filter((event) => event !== master);
      return {
        uids: new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size,
        rule: String(master.getFirstPropertyValue('rrule')),
        sequence: Number(master.getFirstPropertyValue('sequence')),
        uid: String(master.getFirstPropertyValue('uid')),
        starts: String(master.getFirstPropertyValue('dtstart')),
        without: master.getAllProperties('exdate').map((date) => String(date.getFirstValue())),
        others: others.map((event) => [
          String(event.getFirstPropertyValue('recurrence-id')),
          String(event.getFirstPropertyValue('dtstart')),
          String(event.getFirstPropertyValue('status')),
        ]),
      };
    };
    const first = await series();
    expect(first).toMatchObject({
      uids: 1,
      sequence: 0,
      rule: 'FREQ=WEEKLY;COUNT=10;BYDAY=TH',
      without: [],
      others: [],
    });

    // One is skipped, the next is moved, another date is left out.
    const asked = await ana.presses('Call off');
    await ana.presses('Only this talk', { on: asked });
    await eventually(
      () =>
        whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id, status: 'scheduled' } }),
      WITHIN,
    );
    await until(() => ana.sees(announcements), 'was called off', '[ Change ]');
    await ana.presses('Only this talk', { on: await ana.presses('Change') });
    await ana.submits({ 'When, like next Friday 7pm': `${dayAt(8)} 20:00` });
    await until(() => ana.sees(announcements), 'was called off', stampAt(8, 20), '[ Change ]');
    await ana.presses('Change');
    await ana.selects('Leave dates out: choose the days without a talk', [dayAt(21)]);
    const changed = await series();
    expect(changed).toMatchObject({ uids: 1, without: [`${dayAt(21)}T19:00:00`] });
    expect(changed.others.toSorted()).toEqual([
      [`${dayAt()}T19:00:00`, `${dayAt()}T19:00:00`, 'CANCELLED'],
      [`${dayAt(7)}T19:00:00`, `${dayAt(8)}T20:00:00`, 'CONFIRMED'],
    ]);

    // It comes again in another way; what was before stands by itself.
    await ana.presses('How it comes again', { on: await ana.presses('Change') });
    const fortnightly = {
      'From this talk on': 'Every two weeks',
      'Or for so many talks, this one among them': '',
    };
    await ana.presses('Change it so', { on: await ana.submits(fortnightly) });
    const anew = await series();
    expect(anew).toMatchObject({
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      uid: first.uid,
      starts: `${dayAt(7)}T19:00:00`,
      without: [`${dayAt(21)}T19:00:00`],
    });
    expect(anew.sequence).toBeGreaterThan(changed.sequence);
    expect(anew.others).toContainEqual([`${dayAt(7)}T19:00:00`, `${dayAt(8)}T20:00:00`, 'CONFIRMED']);

    await ana.presses('The whole series', { on: await ana.presses('Call off') });
    await expect(series()).rejects.toThrow('no series is there');
  });

  it('leaves out talks that were announced where not everybody looks', async () => {
    const community = await whole.community();
    const { guild, announcements } = community;
    await plan(community, 'For everybody');
    const address = await makeAddress(community);
    expect([...(await read(address)).keys()]).toEqual(['For everybody']);
    // Anew, for a feed is taken to be as it was for a minute.
    whole.sandbox.world.seed.setOverwrite(announcements.id, guild.id, { deny: 1n << 10n });
    await community.ana.runs('/calendar');
    const renewed = addressIn((await community.ana.presses('New address')).text);
    expect([...(await read(renewed)).keys()]).toEqual([]);
  });

  it('is one and the same to a calendar that has it already', async () => {
    const community = await whole.community();
    await plan(community, 'On paper');
    const address = await makeAddress(community);
    const answer = await fetch(address);
    const etag = answer.headers.get('etag') ?? '';
    expect(answer.headers.get('cache-control')).toMatch(/^private, /);
    expect(Date.parse(answer.headers.get('last-modified') ?? '')).not.toBeNaN();
    const again = await fetch(address, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await plan(community, 'More paper', `${dayAt(1)} 19:00`);
    const changed = await fetch(address, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect((await fetch(address, { method: 'HEAD' })).status).toBe(200);
  });

  it('answers a forged, a renewed and a turned-off address like one that never was', async () => {
    const community = await whole.community();
    const { ana } = community;
    const refused = async (address: string) => {
      const answer = await fetch(address);
      return { status: answer.status, body: await answer.text() };
    };
    const never = await refused(`${local}/calendar/nothing.ics`);
    expect(never.status).toBe(404);
    const first = await makeAddress(community);
    for (const forged of [
      first.replace(/.\.ics$/, (end) => (end[0] === 'A' ? 'B.ics' : 'A.ics')),
      first.replace(/calendar\/./, (start) => `calendar/${start.endsWith('A') ? 'B' : 'A'}`),
      first.replace('.ics', ''),
      first.replace('.ics', '%00.ics'),
      `${local}/calendar/${'A'.repeat(43)}.ics`,
      `${local}/calendar/${'A'.repeat(42)}%C3%A9.ics`,
      `${local}/calendar/../calendar/${'%2e'.repeat(3)}.ics`,
    ])
      expect(await refused(forged), forged).toEqual(never);
    expect((await fetch(first)).status).toBe(200);

    // Shown again it is the same; renewed, another.
    expect(addressIn((await ana.runs('/calendar')).text)).toBe(first);
    const second = addressIn((await ana.presses('New address')).text);
    expect(second).not.toBe(first);
    expect(await refused(first)).toEqual(never);
    expect((await fetch(second)).status).toBe(200);
    await ana.presses('Turn off');
    expect(await refused(second)).toEqual(never);
    expect(whole.bot().lines.join('\n')).not.toContain(second.slice(-20, -4));
  });

  it('is given out by who may host or manages the server, and by nobody else', async () => {
    const community = await whole.community();
    const { ana, chidi, announcements } = community;
    const address = await makeAddress(community);
    const shown = JSON.stringify((await ana.runs('/calendar')).message);
    await plan(community, 'On paper');
    await until(() => chidi.sees(announcements), 'On paper');
    const refusal = (await chidi.runs('/calendar')).text;
    expect(refusal).toContain('host');
    for (const action of ['feed-renew', 'feed-off']) {
      const [customId = ''] = new RegExp(`${action}\\|[^"]+`).exec(shown) ?? [];
      expect(customId).not.toBe('');
      expect((await chidi.tampers(customId, 'On paper')).text).toBe(refusal);
    }
    expect((await fetch(address)).status).toBe(200);
  });
});

describe('a bot without a port', () => {
  it('says that it has no address outside of Discord', async () => {
    const bare = await startWhole();
    await bare.start();
    const { ana } = await bare.community();
    expect((await ana.runs('/calendar')).text).toContain('WEB_PORT');
    await bare.stop();
  });
});
