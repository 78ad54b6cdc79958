/** How people are reminded: quiet hours, direct messages and what becomes of them where they are closed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actors } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const FIRST = 'Your reminders of talks will come here';

const planned = async (date: string, topic = 'Maps'): Promise<Community> => {
  const community = await whole.community();
  const { ana, announcements } = community;
  await ana.runs('/talk schedule', { topic, date, zone: 'UTC', remind: 'at the start' });
  await until(() => ana.sees(announcements), topic, '[ Remind me ]');
  return community;
};

/** What became of the reminders of a community's talks. */
const settled = ({ guild }: Community, ...wanted: string[]) =>
  eventually(async () => {
    const rows = await whole.database.prisma.delivery.findMany({
      where: { talk: { guildId: guild.id } },
      orderBy: [{ via: 'asc' }, { status: 'desc' }],
    });
    expect(rows.map(({ status, via, why }) => [status, via, why ?? ''].join(' ').trim())).toEqual(wanted);
    return rows;
  }, WITHIN);

const choiceOf = ({ id }: Actor) =>
  whole.database.prisma.reminderChoice.findUnique({ where: { userId: id } });

const quietAround = (now: number) => {
  const shown = (at: number) => new Date(at).toISOString().slice(11, 16);
  return { from: shown(now - 3_600_000), to: shown(now + 3_600_000) };
};

const setQuiet = async (person: Actor, from: string, to: string, zone = 'UTC') => {
  await person.presses('Quiet hours');
  return person.submits({
    'From, like 22:00; empty for none': from,
    'To, like 7:00': to,
    'In which zone, like Europe/Berlin': zone,
  });
};

describe.concurrent('/reminders', () => {
  it('shows which talks of the server remind somebody, to them alone, and stops any of them', async () => {
    const community = await planned('in 2 hours');
    const { chidi, announcements } = community;
    expect((await chidi.runs('/reminders')).text).toContain('No talk of this server reminds you');
    await chidi.presses('Remind me');
    const reply = await chidi.runs('/reminders');
    expect(reply.ephemeral).toBe(true);
    expect(reply.text).toContain('Maps');
    expect((await chidi.selects('Stop the reminders of a talk', 'Maps')).text).toContain(
      '“Maps” does not remind you any more',
    );
    await until(() => chidi.sees(announcements), 'Nobody');
  });

  it('keeps quiet hours as they are typed, refuses what is none, and forgets them', async () => {
    const { chidi } = await planned('in 2 hours');
    await chidi.runs('/reminders');
    expect((await setQuiet(chidi, '10 pm', '7', 'berlin')).text).toContain('between 22:00 and 07:00');
    expect(await choiceOf(chidi)).toMatchObject({ quietFrom: 1320, quietTo: 420, zone: 'Europe/Berlin' });
    expect((await setQuiet(chidi, 'late', '7')).text).toContain('I can’t read “late” as a time of day');
    expect((await setQuiet(chidi, '7:00', '7')).text).toContain('begin and end at different times');
    expect((await setQuiet(chidi, '22', '7', 'Atlantis')).text).toContain('I don');
    await chidi.presses('Forget my choices');
    expect(await choiceOf(chidi)).toBeNull();
  });
});

describe.concurrent('quiet hours', () => {
  it('keep a reminder away whose talk starts in them; the others get it', async () => {
    const community = await planned('in 4 seconds');
    const { chidi, dora, announcements } = community;
    await chidi.runs('/reminders', {}, { in: announcements });
    const { from, to } = quietAround(Date.now());
    await setQuiet(chidi, from, to);
    for (const person of [chidi, dora]) await person.presses('Remind me');
    await until(() => dora.sees(announcements), 'It is time for **Maps**', '@Dora');
    await settled(community, 'dropped mention quiet', 'sent mention');
    expect(chidi.pings()).toHaveLength(0);
  });
});

describe('direct messages', () => {
  it('come to who chose them, once one has come through; its buttons work', async () => {
    const community = await planned('in 5 seconds');
    const { ana, chidi, dora, announcements } = community;
    await chidi.runs('/reminders');
    expect((await chidi.presses('By direct message')).text).toContain('I have just written to you');
    expect(chidi.seesDms()).toContain(FIRST);
    for (const person of [chidi, dora]) await person.presses('Remind me');
    await until(() => chidi.seesDms(), FIRST, 'It is time for **Maps**', '[ Stop reminding me ]');
    const [row] = await settled(community, 'sent mention', 'sent direct');
    await until(() => dora.sees(announcements), '@Dora');
    expect(chidi.sees(announcements)).not.toContain('@Chidi');
    const shown = await ana.runs('/talk show', { talk: row?.talkId ?? '' });
    expect(shown.text).toContain('At the start: 2 people got it (1 by direct message)');
    expect((await chidi.presses('Stop reminding me')).text).toContain('You will not be reminded');
    await chidi.presses('No direct messages');
    expect(await choiceOf(chidi)).toBeNull();
  });

  it('that are closed are found out when they are chosen', async () => {
    const { chidi } = await planned('in 2 hours');
    await chidi.runs('/reminders');
    chidi.closesDms();
    expect((await chidi.presses('By direct message')).text).toContain('Discord does not let me write to you');
    expect(await choiceOf(chidi)).toBeNull();
  });

  it('that are closed later give way to a mention, in time, and it is recorded why', async () => {
    const community = await planned('in 5 seconds');
    const { chidi, announcements } = community;
    await chidi.runs('/reminders');
    await chidi.presses('By direct message');
    await chidi.presses('Remind me');
    chidi.closesDms();
    await until(() => chidi.sees(announcements), 'It is time for **Maps**', '@Chidi');
    const [row] = await settled(community, 'sent mention 50007 Cannot send messages to this user');
    const talk = await whole.database.prisma.talk.findFirstOrThrow({ where: { id: row?.talkId ?? '' } });
    expect((row?.at.getTime() ?? 0) - (talk.startsAt?.getTime() ?? 0)).toBeLessThan(2_000);
  });

  it('go out one after another; who opts out before their turn gets none', async () => {
    const community = await planned('in 6 seconds');
    const { guild, announcements } = community;
    const people = Array.from({ length: 8 }, (_, i) => {
      const user = whole.sandbox.world.seed.addUser({ name: `listener.${i}` });
      whole.sandbox.world.seed.addMember(guild.id, user.id);
      return actors(whole.sandbox).actor(user).goes(announcements);
    });
    for (const person of people) {
      await person.presses('Remind me');
      await person.runs('/reminders');
      await person.presses('By direct message');
    }
    const [first, fickle, last] = [people[0], people[6], people[7]];
    await until(() => first?.seesDms() ?? '', 'It is time for **Maps**');
    await fickle?.presses('Stop reminding me', { in: announcements });
    await until(() => last?.seesDms() ?? '', 'It is time for **Maps**');
    await settled(community, ...Array.from({ length: 7 }, () => 'sent direct'));
    expect(fickle?.seesDms()).not.toContain('It is time');
    expect(fickle?.sees(announcements)).not.toContain('@listener.6');
  });

  it('rest for everybody once Discord calls the bot spam', async () => {
    const community = await planned('in 6 seconds');
    const { chidi, dora, vera, announcements } = community;
    const people = [chidi, dora];
    for (const person of people) {
      await person.runs('/reminders', {}, { in: announcements });
      await person.presses('By direct message');
      await person.presses('Remind me');
    }
    const dms = [...whole.sandbox.world.channels.values()].filter(({ recipients }) =>
      recipients?.some(({ id }) => people.some((person) => person.id === id)),
    );
    const path = new RegExp(`/channels/(${dms.map(({ id }) => id).join('|')})/messages`);
    const body = { code: 20026, message: 'Your bot has been flagged by our anti-spam system' };
    whole.sandbox.faults.add({ kind: 'status', status: 403, body, match: { method: 'POST', path } });
    await until(() => vera.sees(announcements), 'It is time for **Maps**', '@Chidi', '@Dora');
    const calls = whole.sandbox.calls.filter((call) => call.method === 'POST' && path.test(call.path));
    expect(calls.filter(({ status }) => status === 403)).toHaveLength(1);
    await vera.runs('/reminders');
    expect((await vera.presses('By direct message')).text).toContain('no more direct messages just now');
  });
});
