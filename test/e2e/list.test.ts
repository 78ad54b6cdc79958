/** `/talk list`: what is live and planned, page by page, as far as a person may see it. */
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

const DAY = 86_400_000;
const FIRST = instantAt(0, 19);

/** Writes planned talks down as the log's projection has them, a day apart. */
const manyIn = async ({ guild, ana, announcements }: Community, count: number): Promise<void> => {
  await whole.database.prisma.talk.createMany({
    data: Array.from({ length: count }, (_, i) => ({
      id: crypto.randomUUID(),
      guildId: guild.id,
      hostId: ana.id,
      topic: `Talk ${i + 1}.`,
      status: 'scheduled' as const,
      announceId: announcements.id,
      startsAt: new Date(FIRST + i * DAY),
      seq: 1,
    })),
  });
};

const schedule = ({ ana, stage }: Community, topic: string, days = 0) =>
  ana.runs('/talk schedule', { topic, date: `${dayAt(days)} 19:00`, zone: 'UTC', stage, length: '90 min' });

describe('the list of talks', () => {
  it('says what to do when there is none', async () => {
    const { chidi } = await whole.community();
    const reply = await chidi.runs('/talk list');
    expect(reply).toMatchObject({ ephemeral: true });
    expect(reply.text).toContain('Nothing is live or planned here.');
    expect(reply.text).not.toContain('[ Later ]');
  });

  it('shows what is live first, then when, what, by whom and with whom, and where its card is', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, guild, stage, announcements } = community;
    await schedule(community, 'Second', 1);
    await schedule(community, 'First');
    await until(() => ana.sees(announcements), 'First', '[ Open now ]');
    const first = await whole.database.prisma.talk.findFirstOrThrow({
      where: { guildId: guild.id, topic: 'First' },
    });
    await ana.runs('/invite members', { guest: vera, talk: first.id });
    await until(() => vera.sees(announcements), '[ Accept ]');
    await vera.presses('Accept');
    await openTalk(community, 'Now');
    const { text } = await chidi.runs('/talk list');
    const places = [
      '🎙 **Now** · live',
      '**First**',
      'Hosted by @Ana · with @Vera K · 1 hour 30 minutes · #stage-maps',
      '**Second**',
    ];
    expect(places.map((place) => text.indexOf(place))).not.toContain(-1);
    expect(places.map((place) => text.indexOf(place))).toEqual(
      places.map((place) => text.indexOf(place)).toSorted((a, b) => a - b),
    );
    const { messageId } = await whole.database.prisma.card.findFirstOrThrow({
      where: { talkId: first.id, kind: 'talk' },
    });
    expect(text).toContain(`https://discord.com/channels/${guild.id}/${announcements.id}/${messageId}`);
    expect(text).toContain(`#${stage.name}`);
    expect(chidi.pings()).toHaveLength(0);
  });

  it('marks what comes again', async () => {
    const { ana, chidi } = await whole.community();
    const weekly = { topic: 'Weekly', date: `${dayAt()} 19:00`, zone: 'UTC', repeat: 'weekly' };
    await ana.runs('/talk schedule', weekly);
    expect((await chidi.runs('/talk list')).text).toContain('Hosted by @Ana · comes again');
  });

  it('of 500 talks is turned page by page, to the last and back', async () => {
    const community = await whole.community();
    const { chidi } = community;
    await manyIn(community, 500);
    const first = await chidi.runs('/talk list');
    expect(first.text).toContain('page 1 of 84');
    expect(first.text).not.toContain('[ Earlier ]');
    const seen = new Set(first.text.match(/Talk \d+\./g));
    expect(seen.size).toBe(6);
    for (let page = 2; page <= 84; page++) {
      const { text, updated } = await chidi.presses('Later');
      expect(updated).toBe(true);
      expect(text).toContain(`page ${page} of 84`);
      for (const one of text.match(/Talk \d+\./g) ?? []) seen.add(one);
    }
    expect(seen.size).toBe(500);
    const back = await chidi.presses('Earlier');
    expect(back.text).toContain('page 83 of 84');
  });

  it('turns to the last page there is when talks were called off meanwhile', async () => {
    const community = await whole.community();
    await manyIn(community, 13);
    await community.chidi.runs('/talk list');
    await community.chidi.presses('Later');
    const some = { guildId: community.guild.id, startsAt: { gte: new Date(FIRST + 6 * DAY) } };
    await whole.database.prisma.talk.updateMany({ where: some, data: { status: 'cancelled' } });
    const { text } = await community.chidi.presses('Later');
    expect(text).toContain('Talk 6.');
    expect(text).not.toContain('Talk 7.');
  });

  it('shows a hostile topic as text', async () => {
    const community = await whole.community();
    const { chidi, stage } = community;
    await schedule(community, `](https://example.org) @everyone <@${chidi.id}> **x`);
    const { text } = await chidi.runs('/talk list');
    expect(text).toContain('\\*\\*x');
    expect(text).not.toContain('@everyone');
    expect(text).not.toContain('@Chidi');
    expect(text).not.toContain('https://example.org');
    expect(text).toContain(`#${stage.name}`);
  });

  it('keeps talks from whoever may not see their channel, except their host', async () => {
    const community = await whole.community();
    const { ana, chidi, announcements } = community;
    await schedule(community, 'Secret maps');
    await until(() => ana.sees(announcements), 'Secret maps');
    const { seed } = whole.sandbox.world;
    for (const person of [chidi, ana])
      seed.setOverwrite(announcements.id, person.id, { deny: P.ViewChannel });
    await eventually(async () => {
      expect((await chidi.runs('/talk list')).text).toContain('Nothing is live or planned here.');
    }, WITHIN);
    expect((await chidi.runs('/talk status')).text).not.toContain('planned.');
    expect((await ana.runs('/talk list')).text).toContain('Secret maps');
  });

  it('opens from /talk status, which says how many are planned', async () => {
    const community = await whole.community();
    const { chidi } = community;
    await schedule(community, 'One');
    expect((await chidi.runs('/talk status')).text).toContain('No talk is live here.');
    await schedule(community, 'Two', 1);
    const { text } = await chidi.runs('/talk status');
    expect(text).toContain('2 talks are planned.');
    expect(text).not.toContain('Two');
    expect((await chidi.presses('Planned talks')).text).toContain('Two');
  });
});
