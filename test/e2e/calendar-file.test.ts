/** The calendar file of a planned talk, read back by another library: one talk, however often it changes. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, instantAt } from '../support/days.ts';
import { callsOff, startWhole, until, type Whole } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const STARTS = instantAt(0, 19);
const HOUR = 3_600_000;

describe('the calendar file', () => {
  const fileOf = async (reply: { message?: { attachments: { url: string }[] } }) => {
    const [file] = reply.message?.attachments ?? [];
    const answer = await fetch(new URL(file?.url ?? '', whole.sandbox.apiUrl));
    const event = new ICAL.Component(ICAL.parse(await answer.text())).getFirstSubcomponent('vevent');
    const value = (name: string) => event?.getFirstPropertyValue(name);
    return {
      uid: value('uid'),
      summary: value('summary'),
      sequence: Number(value('sequence')),
      status: value('status'),
      startsAt: (value('dtstart') as ICAL.Time).toJSDate().getTime(),
    };
  };

  it('is one talk to a calendar, however often that moves, until it is called off', async () => {
    const { ana, vera, chidi, announcements } = await whole.community();
    const planned = await ana.runs('/talk schedule', {
      topic: 'On paper',
      date: `${dayAt()} 19:00`,
      zone: 'UTC',
    });
    expect(planned.text).toContain('[ Add to calendar ]');
    await until(() => chidi.sees(announcements), '[ Add to calendar ]');
    const reply = await chidi.presses('Add to calendar');
    expect(reply.ephemeral).toBe(true);
    const first = await fileOf(reply);
    expect(first).toMatchObject({ summary: 'On paper', startsAt: STARTS, status: 'CONFIRMED' });
    // What does not concern a calendar gives the same file.
    expect((await chidi.presses('Remind me')).text).toContain('[ Add to calendar ]');
    expect(await fileOf(await chidi.presses('Add to calendar'))).toEqual(first);

    await ana.runs('/invite members', { guest: vera });
    await until(() => vera.sees(announcements), '[ Another time ]');
    await vera.presses('Another time');
    await vera.submits({
      'When, like next Friday 7pm': `${dayAt()} 20:00`,
      'The zone of that time, like Europe/Berlin': 'UTC',
    });
    await until(() => ana.sees(announcements), '[ Take this time ]');
    const taken = (await ana.presses('Take this time')).text;
    expect(taken).toContain('is on');
    expect(taken).toContain('[ Add to calendar ]');
    expect((await vera.presses('Accept')).text).toContain('[ Add to calendar ]');
    const moved = await fileOf(await chidi.presses('Add to calendar'));
    expect(moved).toMatchObject({ uid: first.uid, startsAt: STARTS + HOUR });
    expect(moved.sequence).toBeGreaterThan(first.sequence);

    await callsOff(ana);
    await until(() => chidi.sees(announcements), '[ Take off my calendar ]');
    const off = await fileOf(await chidi.presses('Take off my calendar'));
    expect(off).toMatchObject({ uid: first.uid, status: 'CANCELLED' });
    expect(off.sequence).toBeGreaterThan(moved.sequence);
  });
});
