/** When talks remind: as a server chooses, as a host names for one talk, and what is no such time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TIMES = 'How long ahead';

const ownerOf = ({ guild, general }: Community) => actors(whole.sandbox).actor(guild.ownerId).goes(general);

const plan = async ({ ana, announcements }: Community, topic: string, date: string, remind?: string) => {
  const options = { topic, date, zone: 'UTC', ...(remind === undefined ? {} : { remind }) };
  const reply = await ana.runs('/talk schedule', options);
  if (!reply.text.includes('is planned')) return reply;
  await until(() => ana.sees(announcements), topic, '[ Remind me ]');
  return reply;
};

describe('the times at which talks remind', () => {
  it('are a server’s own, for talks that are planned from then on', async () => {
    const community = await whole.community();
    const { chidi, guild } = community;
    const owner = ownerOf(community);
    await owner.runs('/settings');
    const screen = await owner.presses('Reminders');
    expect(screen.text).toContain('1 day ahead, 1 hour ahead, 10 minutes ahead, and At the start');
    const { modal } = await owner.presses('Times');
    expect(JSON.stringify(modal)).toContain('1 day ahead, 1 hour ahead, 10 minutes ahead, At the start');
    const kept = await owner.submits({ [TIMES]: '2 hours; 0' });
    expect(kept.text).toContain('remind: 2 hours ahead and At the start');
    await plan(community, 'Ours', 'in 3 hours');
    const reply = await chidi.presses('Remind me');
    expect(JSON.stringify(reply.message?.components).match(/"label":"[^"]*(?:ahead|start)"/g)).toEqual([
      '"label":"2 hours ahead"',
      '"label":"At the start"',
    ]);
    await owner.presses('Times');
    await owner.submits({ [TIMES]: '' });
    expect((await owner.presses('Back')).text).toContain('Settings of this server');
    const row = await whole.database.prisma.settings.findUnique({ where: { guildId: guild.id } });
    expect(row?.rules).toEqual({});
  });

  it('are a host’s own for one talk; jobs wait for just these', async () => {
    const community = await whole.community();
    const { chidi, guild } = community;
    const inTwentyDays = new Date(Date.now() + 20 * DAY).toISOString().slice(0, 16).replace('T', ' ');
    await plan(community, 'Long ago', inTwentyDays, '1 week, 1 Tag et 15 min, at the start');
    await chidi.presses('Remind me');
    const talk = await whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id } });
    const jobs = await whole.database.prisma.$queryRaw<{ start_after: Date }[]>`
      SELECT start_after FROM pgboss.job WHERE name = 'remind' AND data->>'talkId' = ${talk.id} ORDER BY start_after`;
    const startsAt = talk.startsAt?.getTime() ?? 0;
    const ahead = jobs.map(({ start_after }) => startsAt - start_after.getTime());
    // At the start somebody has to open it, besides.
    expect([...new Set(ahead)]).toEqual([7 * DAY, DAY, 15 * MINUTE, 0]);
  });

  it('can be changed later by its host: who asked is kept, also those who chose times of their own', async () => {
    const community = await whole.community();
    const { ana, chidi, dora, announcements, guild } = community;
    await plan(community, 'Changed', 'in 3 hours', '1 hour, 10 min');
    await chidi.presses('Remind me');
    await dora.presses('Remind me');
    await dora.selects('When to remind you', ['1 hour ahead']);
    expect((await chidi.presses('Change')).text).toContain('Only @Ana, who hosts this talk');
    expect((await ana.presses('Change')).text).toContain('**Reminders**  1 hour ahead and 10 minutes ahead');
    const { modal } = await ana.presses('Reminders');
    expect(JSON.stringify(modal)).toContain('"value":"1 hour ahead, 10 minutes ahead"');
    expect((await ana.submits({ [TIMES]: 'soon' })).text).toContain('I can’t read “soon” as a time ahead');
    await ana.presses('Reminders');
    expect((await ana.submits({ [TIMES]: '1 day, 2 hours, 0' })).text).toBe(
      '“Changed” reminds: 1 day ahead, 2 hours ahead, and At the start. What has passed of that is not sent any more. One person chose times for themselves and keeps them.',
    );
    await until(() => ana.sees(announcements), '2 people will be reminded');
    const options = async (reply: ReturnType<typeof chidi.presses>) =>
      JSON.stringify((await reply).message?.components).match(
        /"label":"[^"]*(?:ahead|start)"[^}]*"default":true/g,
      );
    expect(await options(chidi.presses('Remind me'))).toHaveLength(3);
    expect(await options(dora.presses('Remind me'))).toEqual([expect.stringContaining('1 hour ahead')]);
    const talk = await whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id } });
    const startsAt = talk.startsAt?.getTime() ?? 0;
    const jobs = await whole.database.prisma.$queryRaw<{ start_after: Date }[]>`
      SELECT start_after FROM pgboss.job WHERE name = 'remind' AND data->>'talkId' = ${talk.id} ORDER BY start_after`;
    expect([...new Set(jobs.map(({ start_after }) => startsAt - start_after.getTime()))]).toEqual([
      2 * HOUR,
      HOUR,
      10 * MINUTE,
      0,
    ]);
  });

  it('remind only then', async () => {
    const community = await whole.community();
    const { chidi, announcements } = community;
    await plan(community, 'Soon', 'in 3 seconds', '1 day, at the start');
    await chidi.presses('Remind me');
    await until(() => chidi.sees(announcements), 'It is time for **Soon**', '@Chidi');
    await eventually(() => expect(chidi.pings()).toHaveLength(1), WITHIN);
  });

  it('are refused in a sentence when they are none, too far or too many', async () => {
    const community = await whole.community();
    const many = Array.from({ length: 1_000 }, (_, i) => i).join(',');
    const said = async (remind: string) => (await plan(community, 'Bad', 'in 3 hours', remind)).text;
    expect(await said('soon')).toContain('I can’t read “soon” as a time ahead');
    expect(await said('4 weeks')).toContain('at most 3 weeks ahead');
    expect(await said(many)).toContain('at most 5 times; you named 1,000');
    const owner = ownerOf(community);
    await owner.runs('/settings');
    await owner.presses('Reminders');
    await owner.presses('Times');
    expect((await owner.submits({ [TIMES]: many.slice(0, 3_890) })).text).toContain('you named 1,000');
    expect(await whole.database.prisma.talk.count({ where: { guildId: community.guild.id } })).toBe(0);
  });
});
