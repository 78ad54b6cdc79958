/** Two talks on one stage at the same time: whoever plans or moves one is warned, and both cards say so until it is so no longer. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { dayAt, instantAt } from '../support/days.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const WARNS = 'Its stage has another talk at that time';
const HOUR = 3_600_000;

const schedule = async (
  { ana, stage, announcements }: Community,
  topic: string,
  time: string,
  more: Record<string, string> = {},
): Promise<string> => {
  const options = { topic, date: `${dayAt()} ${time}`, zone: 'UTC', stage, ...more };
  const { text } = await ana.runs('/talk schedule', options);
  await until(() => ana.sees(announcements), `## ${topic}`);
  return text;
};

const idOf = async ({ guild }: Community, topic: string): Promise<string> =>
  (await whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id, topic } })).id;

/** What the card of a talk says. */
const cardOf = async ({ chidi }: Community, id: string): Promise<string> =>
  (await chidi.runs('/talk show', { talk: id })).text;

describe.concurrent('a talk on a stage that another has at that time', () => {
  it('is planned, with a warning that names and links the other; its card says so, too', async () => {
    const community = await whole.community();
    const { chidi, announcements } = community;
    expect(await schedule(community, 'First', '19:00')).not.toContain(WARNS);
    await eventually(
      async () =>
        expect(
          await whole.database.prisma.card.count({ where: { talkId: await idOf(community, 'First') } }),
        ).toBe(1),
      WITHIN,
    );
    const text = await schedule(community, 'Second', '19:59');
    expect(text).toContain('“Second” is planned');
    expect(text).toContain(`${WARNS}: “First”, <t:${instantAt(0, 19) / 1000}:F> ([card](https://`);
    await until(
      () => chidi.sees(announcements),
      '## First',
      `${WARNS}: “Second”`,
      '## Second',
      `${WARNS}: “First”`,
    );
  });

  it('is not warned of when one ends as the other begins, by their lengths, or on another stage', async () => {
    const community = await whole.community();
    const { guild } = community;
    const { seed } = whole.sandbox.world;
    await schedule(community, 'First', '19:00', { length: '30 min' });
    expect(await schedule(community, 'Second', '19:30')).not.toContain(WARNS);
    const other = seed.addChannel(guild.id, { name: 'other-stage', type: 13 });
    expect(await schedule(community, 'Third', '19:45', { stage: other.id })).not.toContain(WARNS);
    expect(await schedule(community, 'Fourth', '18:30', { length: '2 hours' })).toContain('and 1 more.');
  });

  it('is warned of while the other is live', async () => {
    const community = await whole.community();
    await openTalk(community, 'Now');
    const { ana, stage } = community;
    const soon = { topic: 'Soon', date: 'in 30 minutes', zone: 'UTC', stage };
    expect((await ana.runs('/talk schedule', soon)).text).toContain(`${WARNS}: “Now”`);
    const later = { topic: 'Later', date: 'in 2 hours', zone: 'UTC', stage };
    expect((await ana.runs('/talk schedule', later)).text).not.toContain(WARNS);
  });

  it('is warned of when a host takes the other time of a guest', async () => {
    const community = await whole.community();
    const { ana, vera, announcements } = community;
    await schedule(community, 'First', '19:00');
    await schedule(community, 'Second', '21:00');
    await ana.runs('/invite members', { guest: vera, talk: await idOf(community, 'Second') });
    await until(() => vera.sees(announcements), '[ Another time ]');
    await vera.presses('Another time');
    await vera.submits({
      'When, like next Friday 7pm': `${dayAt()} 19:30`,
      'The zone of that time, like Europe/Berlin': 'UTC',
    });
    await until(() => ana.sees(announcements), '[ Take this time ]');
    expect((await ana.presses('Take this time')).text).toContain(`${WARNS}: “First”`);
  });

  it('is warned of when it is changed by its form', async () => {
    const community = await whole.community();
    const { ana } = community;
    await schedule(community, 'First', '19:00');
    await schedule(community, 'Second', '21:00');
    await ana.runs('/talk edit', { talk: await idOf(community, 'Second') });
    await ana.presses('Topic, time and stage');
    const changed = await ana.submits({ 'When, like next Friday 7pm': `${dayAt()} 19:30` });
    expect(changed.text).toContain(`${WARNS}: “First”`);
  });

  it('is warned of on both cards when a moderator moves an event, until it is moved away', async () => {
    const community = await whole.community();
    const { mo, guild } = community;
    const { seed } = whole.sandbox.world;
    const managers = seed.addRole(guild.id, { name: 'Event managers', permissions: P.ManageEvents });
    seed.setRoles(guild.id, mo.id, [...(guild.members.get(mo.id)?.roles ?? []), managers.id]);
    await schedule(community, 'First', '19:00');
    await schedule(community, 'Second', '21:00');
    const ids = [await idOf(community, 'First'), await idOf(community, 'Second')];
    const event = await eventually(() => {
      const found = [...guild.scheduledEvents.values()].find((one) => one.event.name === 'Second')?.event;
      const read = whole.sandbox.calls.some(({ path }) =>
        path.includes(`/scheduled-events/${found?.id}/users`),
      );
      if (!found || !read) throw new Error('it is not listed yet');
      return found;
    }, WITHIN);
    const says = (warns: boolean) =>
      eventually(async () => {
        for (const id of ids) expect((await cardOf(community, id)).includes(WARNS)).toBe(warns);
        const shown = community.chidi.sees(community.announcements);
        expect(shown.split(WARNS)).toHaveLength(warns ? 3 : 1);
      }, WITHIN);
    const at = (hours: number) => new Date(instantAt(0, 19) + hours * HOUR).toISOString();
    mo.changesEvent(event, { scheduled_start_time: at(0.5) });
    await says(true);
    mo.changesEvent(event, { scheduled_start_time: at(3) });
    await says(false);
  });

  it('is not warned of to people who may not know of the other', async () => {
    const community = await whole.community();
    const { ana, mo, stage, general, guild } = community;
    const { seed } = whole.sandbox.world;
    await schedule(community, 'Secret', '19:00');
    const { id } = await whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id } });
    seed.setOverwrite(general.id, mo.id, { deny: P.ViewChannel });
    await whole.database.prisma.talk.update({ where: { id }, data: { announceId: general.id } });
    await eventually(async () => {
      const { text } = await mo.runs(
        '/talk schedule',
        { topic: 'Mine', date: `${dayAt()} 19:00`, zone: 'UTC', stage },
        { in: community.announcements },
      );
      expect(text).toContain('is planned');
      expect(text).not.toContain('Secret');
    }, WITHIN);
    expect(ana.pings()).toHaveLength(0);
  });
});
