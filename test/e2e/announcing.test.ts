/** Announcements: published where servers follow, ten an hour, never lost or doubled; and the second one, when a talk opens. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { dayAt } from '../support/days.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());
beforeEach(() => whole.sandbox.faults.clear());

const plan = async ({ ana, stage }: Community, topic = 'Maps', date = 'in 2 hours') => {
  const reply = await ana.runs('/talk schedule', { topic, date, zone: 'UTC', stage });
  expect(reply.text).toContain('is planned');
};

const countIn = (text: string, words: string): number => text.split(words).length - 1;

/** How many messages of a channel were published. */
const published = ({ ana, announcements }: Community): number =>
  ana.sees(announcements).match(/Rostrum \((edited, )?published\)/g)?.length ?? 0;

const untilPublished = (community: Community, count: number) =>
  eventually(() => expect(published(community)).toBe(count), WITHIN);

const publications = ({ announcements }: Community) =>
  whole.database.prisma.publication.findMany({
    where: { channelId: announcements.id },
    orderBy: { at: 'asc' },
  });

const statuses = async (community: Community) =>
  (await publications(community)).map(({ status, why }) => (why === null ? status : `${status}: ${why}`));

const settled = (community: Community, ...wanted: string[]) =>
  eventually(async () => expect(await statuses(community)).toEqual(wanted), WITHIN);

const crossposts = () => whole.sandbox.calls.filter(({ path }) => path.endsWith('/crosspost'));

describe.concurrent('in an announcement channel', () => {
  it('the card is published, and a second message when the talk opens; the first is edited', async () => {
    const community = await whole.community();
    const { ana, chidi, announcements } = community;
    await plan(community);
    await untilPublished(community, 1);
    await chidi.presses('Remind me');
    await until(() => ana.sees(announcements), '1 person will be reminded');
    await ana.presses('Open now');
    await until(() => ana.sees(announcements), '🎙 Maps', '**Maps** is live now');
    await untilPublished(community, 2);
    const text = ana.sees(announcements);
    expect(countIn(text, '🎙 Maps')).toBe(1);
    expect(countIn(text, 'is live now')).toBe(1);
    expect(text).toMatch(/is live now, hosted by @Ana\.\n.*\[ Raise hand \].*\[ Listen/);
    // Who wants to be reminded is called by a message that stays here.
    expect(text).toMatch(/Rostrum\n.*\*\*Maps\*\* started/);
    expect(chidi.pings()).toHaveLength(1);
    expect(ana.pings()).toHaveLength(0);
    await settled(community, 'published', 'published');

    await ana.runs('/talk close');
    await until(() => ana.sees(announcements), 'Maps** was live. It is over.');
    expect(published(community)).toBe(2);
  });

  it('a talk that opens at once is announced once', async () => {
    const community = await whole.community();
    const { ana, announcements, stage } = community;
    await ana.runs('/talk open', { topic: 'Maps', stage });
    await untilPublished(community, 1);
    await until(() => ana.seesStage(stage), 'Maps');
    await ana.runs('/talk close');
    await until(() => ana.sees(announcements), 'has ended');
    expect(ana.sees(announcements)).not.toMatch(/is live now|was live/);
  });

  it('an idea is published when it has a date', async () => {
    const community = await whole.community();
    const { ana, vera, announcements } = community;
    await ana.runs('/invite members', { guest: vera, idea: 'Maps' });
    await until(() => ana.sees(announcements), '[ Set a date ]');
    expect(await statuses(community)).toEqual([]);
    await ana.presses('Set a date');
    await ana.submits({
      'When, like next Friday 7pm': `${dayAt()} 20:00`,
      'The zone of that time, like Europe/Berlin': 'UTC',
    });
    await untilPublished(community, 1);
  });

  it('a server can keep its announcements to itself', async () => {
    const community = await whole.community();
    const { ana, mo, guild, announcements } = community;
    const { seed } = whole.sandbox.world;
    seed.setRoles(guild.id, mo.id, [seed.addRole(guild.id, { name: 'Admins', permissions: 1n << 5n }).id]);
    expect((await mo.runs('/settings')).text).toContain(
      'published to the servers that follow, with the names of hosts, guests, speakers and raised hands',
    );
    const off = await mo.presses('Don’t publish announcements');
    expect(off.text).toContain('stays on this server');
    expect(off.text).toContain('What was published before stays where it is');
    await plan(community);
    await until(() => ana.sees(announcements), '[ Remind me ]');
    await settled(community, 'dropped: off');
    await mo.presses('Publish announcements');
    expect((await whole.database.prisma.settings.findUnique({ where: { guildId: guild.id } }))?.publish).toBe(
      true,
    );
    await plan(community, 'Charts');
    await untilPublished(community, 1);
    await settled(community, 'dropped: off', 'published');
  });
});

describe.concurrent('elsewhere', () => {
  const inGeneral = async () => {
    const community = await whole.community();
    await whole.database.prisma.settings.create({
      data: { guildId: community.guild.id, announceId: community.general.id, hostRoles: [] },
    });
    await plan(community);
    const { ana, general } = community;
    await until(() => ana.sees(general), '[ Remind me ]');
    return community;
  };

  it('a talk that opens is announced by the reminder of those who asked, and not twice', async () => {
    const community = await inGeneral();
    const { ana, chidi, general, stage } = community;
    await chidi.presses('Remind me');
    await ana.presses('Open now');
    await until(() => ana.seesStage(stage), 'Maps');
    await until(() => ana.sees(general), '**Maps** started', '@Chidi');
    await ana.runs('/talk close');
    await until(() => ana.sees(general), 'has ended');
    expect(ana.sees(general)).not.toMatch(/is live now|was live/);
    expect(await publications(community)).toEqual([]);
  });

  it('or by a message of its own, when nobody asked', async () => {
    const { ana, general } = await inGeneral();
    await ana.presses('Open now');
    await until(() => ana.sees(general), '**Maps** is live now');
    expect(ana.sees(general)).not.toContain('(published)');
  });
});

describe('publishing', () => {
  it('takes ten an hour, over restarts; what waits is published later, or dropped when its talk is over', async () => {
    const community = await whole.community();
    const { ana, announcements } = community;
    // What Discord would let through is not what holds the bot back.
    whole.sandbox.rateLimits.enabled = false;
    for (let i = 1; i <= 12; i++) await plan(community, `Talk ${i}`, `${dayAt(i + 9)} 19:00`);
    await until(() => ana.sees(announcements), 'Talk 12');
    await eventually(async () => {
      const all = await statuses(community);
      expect(all.toSorted()).toEqual([...Array(10).fill('published'), 'waiting', 'waiting']);
    }, WITHIN);
    expect(published(community)).toBe(10);

    await whole.bot().end('SIGKILL');
    const before = crossposts().length;
    await whole.start();
    expect(whole.bot().lines.join('\n')).not.toContain('could not be published');
    await plan(community, 'Talk 13', `${dayAt(29)} 19:00`);
    await eventually(async () => expect(await publications(community)).toHaveLength(13), WITHIN);
    expect(crossposts()).toHaveLength(before);

    await ana.presses('Call off', { on: 'Talk 13' });
    await ana.presses('Call it off');
    await eventually(async () => expect(await statuses(community)).toContain('dropped: over'), WITHIN);

    // An hour later.
    await whole.bot().end('SIGTERM');
    await whole.database.prisma.$executeRaw`UPDATE publication SET at = at - interval '1 hour'`;
    await whole.start();
    await untilPublished(community, 12);
    whole.sandbox.rateLimits.enabled = true;
  });

  it('waits as long as Discord says, when that closes the hour earlier', async () => {
    const community = await whole.community();
    whole.sandbox.faults.add({
      kind: 'rate-limit',
      retryAfter: 2,
      match: { path: /\/crosspost$/ },
      times: 1,
    });
    await plan(community);
    await settled(community, 'waiting');
    await untilPublished(community, 1);
    await settled(community, 'published');
  });

  it('goes on with the others when Discord refuses one for good, and asks for that one no more', async () => {
    const community = await whole.community();
    const asked = crossposts().length;
    const match = { path: /\/crosspost$/ };
    const body = { code: 50013, message: 'Missing Permissions' };
    whole.sandbox.faults.add({ kind: 'status', status: 403, body, match, times: 1 });
    await plan(community, 'Talk 1');
    await settled(community, 'failed: 50013 Missing Permissions');
    whole.sandbox.faults.add({
      kind: 'status',
      status: 400,
      body: { code: 50024, message: 'No' },
      match,
      times: 1,
    });
    await plan(community, 'Talk 2', 'in 5 hours');
    await settled(community, 'failed: 50013 Missing Permissions', 'failed: 50024 No');
    await plan(community, 'Talk 3', 'in 8 hours');
    await untilPublished(community, 1);
    expect(crossposts()).toHaveLength(asked + 3);
    expect(whole.bot().lines.filter((one) => one.includes('Discord refused it'))).toHaveLength(2);
  });

  it('is tried again when Discord errs', async () => {
    const community = await whole.community();
    whole.sandbox.faults.add({ kind: 'status', status: 503, match: { path: /\/crosspost$/ }, times: 6 });
    await plan(community);
    await untilPublished(community, 1);
    await settled(community, 'published');
  });

  it('is made up for after a kill between posting and publishing', async () => {
    const community = await whole.community();
    const { ana, announcements } = community;
    const match = { path: /\/crosspost$/ };
    whole.sandbox.faults.add({ kind: 'delay', ms: 60_000, match });
    await plan(community);
    await until(() => ana.sees(announcements), '[ Remind me ]');
    await settled(community, 'publishing');
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    await whole.start();
    await untilPublished(community, 1);
    await settled(community, 'published');
  });

  it('is known to be done when its answer was lost, also after a kill', async () => {
    const community = await whole.community();
    const match = { path: /\/crosspost$/ };
    whole.sandbox.faults.add({ kind: 'drop-response', match });
    await plan(community);
    await untilPublished(community, 1);
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    await whole.start();
    await settled(community, 'published');
    expect(published(community)).toBe(1);
  });
});

describe('the second announcement', () => {
  it('is one, although Discord errs and answers are lost', async () => {
    const community = await whole.community();
    const { ana, announcements } = community;
    await plan(community);
    await untilPublished(community, 1);
    const match = { method: 'POST', path: /\/messages$/ } as const;
    whole.sandbox.faults.add({ kind: 'status', status: 503, match, times: 2 });
    whole.sandbox.faults.add({ kind: 'drop-response', match, times: 2 });
    await ana.presses('Open now');
    await untilPublished(community, 2);
    expect(countIn(ana.sees(announcements), 'is live now')).toBe(1);
  });

  it('is made up for after a kill before it was posted, and takes no other message’s place', async () => {
    const community = await whole.community();
    const { ana, announcements, stage } = community;
    await plan(community);
    await untilPublished(community, 1);
    whole.sandbox.faults.add({
      kind: 'status',
      status: 503,
      match: { method: 'POST', path: /\/messages$/ },
    });
    await ana.presses('Open now');
    await until(() => ana.seesStage(stage), 'Maps');
    await until(() => ana.sees(announcements), '🎙 Maps');
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    await whole.start();
    await untilPublished(community, 2);
    await until(() => ana.sees(announcements), '🎙 Maps', 'is live now');
  });

  it('is one, although the bot is killed after posting it', async () => {
    const community = await whole.community();
    const { ana, announcements, guild } = community;
    await plan(community);
    await untilPublished(community, 1);
    whole.sandbox.faults.add({
      kind: 'drop-response',
      match: { method: 'POST', path: /\/messages$/ },
    });
    await ana.presses('Open now');
    await until(() => ana.sees(announcements), 'is live now');
    await whole.bot().end('SIGKILL');
    expect(
      await whole.database.prisma.card.count({ where: { kind: 'live', talk: { guildId: guild.id } } }),
    ).toBe(0);
    whole.sandbox.faults.clear();
    await whole.start();
    await untilPublished(community, 2);
    expect(countIn(ana.sees(announcements), 'is live now')).toBe(1);
  });
});
