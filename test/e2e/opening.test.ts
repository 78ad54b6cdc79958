/** The time of a planned talk: its host is asked, once more, and told that it is called off; or it opens by itself. */
import { GuildScheduledEventStatus as Status } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { makeMessages } from '../../sandbox/messages/messages.ts';
import type { TalkEvent } from '../../src/talk/events.ts';
import type { Rules } from '../../src/talk/rules.ts';
import { choose, eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const LONG = 600_000;

/** A community in which Ana has planned a talk; these rules are shorter than people may choose. */
const planned = async (rules: Partial<Rules>, options: { opens?: string } = {}): Promise<Community> => {
  const community = await whole.community();
  await choose(whole, community, { nudgeMs: LONG, unopenedMs: LONG, ...rules });
  const { ana, stage, announcements } = community;
  await ana.runs('/talk schedule', {
    topic: 'Open maps',
    date: 'in 3 seconds',
    zone: 'UTC',
    stage,
    ...options,
  });
  await until(() => ana.sees(announcements), 'Open maps', '[ Open now ]');
  return community;
};

const eventsOf = ({ guild }: Community) =>
  whole.database.prisma.talkEvent.findMany({
    where: { talk: { guildId: guild.id } },
    orderBy: { seq: 'asc' },
  });

/** How often each of these happened. */
const counts = async (community: Community, ...types: TalkEvent['type'][]) => {
  const events = await eventsOf(community);
  return types.map((type) => events.filter((event) => event.type === type).length);
};

const recorded = (community: Community, type: TalkEvent['type']) =>
  eventually(async () => expect(await counts(community, type)).toEqual([1]), WITHIN);

/** How many messages notified somebody, those that are gone included. */
const notified = ({ id }: Actor): number =>
  whole.sandbox.world.part(makeMessages).notifications.filter(({ userId }) => userId === id).length;

const questionTo = (host: Actor) => host.pings().at(-1) ?? expect.fail('nobody was asked');

const ASKS = 'it is time for **Open maps**';
const NUDGES = 'is not open yet';

describe.concurrent('a host whose time has come', () => {
  it('is asked with a button that opens the talk; the question goes when they have', async () => {
    const community = await planned({});
    const { ana, chidi, stage, announcements } = community;
    await until(
      () => ana.sees(announcements),
      'waits for its host to open it',
      `@Ana, ${ASKS}`,
      '[ Open now ]',
    );
    expect([ana, chidi].map(notified)).toEqual([1, 0]);
    const question = questionTo(ana);
    expect(JSON.stringify(question?.components)).toContain('Call off');
    expect((await chidi.presses('Open now', { on: question })).text).toContain('Only @Ana');
    expect((await ana.presses('Open now', { on: question })).text).toContain('The talk is open');
    await until(() => ana.seesStage(stage), 'Open maps');
    await eventually(() => expect(ana.sees(announcements)).not.toContain(ASKS), WITHIN);
    expect(await counts(community, 'open-asked', 'opened', 'open-nudged')).toEqual([1, 1, 0]);
  });

  it('is asked once more, and told that the talk is called off, as are those who wait for it', async () => {
    const community = await planned({ nudgeMs: 2_000, unopenedMs: 4_500 });
    const { ana, vera, chidi, dora, guild, announcements } = community;
    await chidi.presses('Remind me');
    await chidi.selects('When to remind you', '1 hour ahead');
    await ana.runs('/invite members', { guest: vera });
    await until(() => vera.sees(announcements), '[ Accept ]');
    await vera.presses('Accept');
    await until(() => ana.sees(announcements), ASKS);
    await until(() => ana.sees(announcements), NUDGES);
    await eventually(() => expect(ana.sees(announcements)).not.toContain(ASKS), WITHIN);
    expect(notified(ana)).toBe(2);
    await until(() => dora.sees(announcements), 'Open maps was called off', 'Nobody opened it');
    await until(() => dora.sees(announcements), '**Open maps** is called off', '@Ana @Vera K @Chidi');
    await eventually(() => expect(ana.sees(announcements)).not.toContain(NUDGES), WITHIN);
    expect([ana, chidi, dora].map(notified)).toEqual([3, 1, 0]);
    await eventually(() => {
      const [listed] = guild.scheduledEvents.values();
      expect(listed?.event.status).toBe(Status.Canceled);
    }, WITHIN);
    expect(await counts(community, 'open-asked', 'open-nudged', 'cancelled')).toEqual([1, 1, 1]);
  });
});

describe.concurrent('a talk that opens by itself', () => {
  it('does so at its time, when its host chose so', async () => {
    const community = await planned({}, { opens: 'by-itself' });
    const { ana, stage, announcements } = community;
    expect(ana.sees(announcements)).toContain('Opens by itself at its time');
    await until(() => ana.seesStage(stage), 'Open maps');
    await until(() => ana.sees(announcements), '[ Raise hand ]');
    expect(await counts(community, 'open-asked', 'opened')).toEqual([0, 1]);
    expect(ana.sees(announcements)).not.toContain(ASKS);
  });

  it('does not when its host chose otherwise than the server', async () => {
    const { ana, announcements } = await planned({ opensItself: true }, { opens: 'by-host' });
    expect(ana.sees(announcements)).not.toContain('Opens by itself at its time');
    await until(() => ana.sees(announcements), ASKS);
  });

  it('asks its host, with the reason, when the stage is taken', async () => {
    const community = await planned({ opensItself: true });
    const { ana, mo, stage, announcements } = community;
    await openTalk({ ...community, ana: mo }, 'Long talk');
    await until(
      () => ana.sees(announcements),
      ASKS,
      'It could not open by itself. @Mo already hosts a talk in #stage-maps.',
    );
    await mo.runs('/talk close');
    await until(() => mo.sees(announcements), 'Long talk has ended');
    await eventually(() => expect(mo.seesStage(stage)).not.toContain('Long talk'), WITHIN);
    const question = questionTo(ana);
    expect((await ana.presses('Open now', { on: question })).text).toContain('The talk is open');
  });
});

describe('the time of a talk that comes while the bot is killed', () => {
  it('asks, nudges and calls off once each, whenever it is killed with that message on its way', async () => {
    const community = await planned({ nudgeMs: 5_000, unopenedMs: 10_000 });
    const { ana, chidi, announcements } = community;
    await chidi.presses('Remind me');
    await chidi.selects('When to remind you', '1 hour ahead');
    const path = new RegExp(`/channels/${announcements.id}/messages$`);
    for (const [sent, type] of (['open-asked', 'open-nudged', 'cancelled'] as const).entries()) {
      // The message is posted, and the bot never hears so.
      const match = { method: 'POST' as const, path };
      const disarm = whole.sandbox.faults.add({ kind: 'drop-response', match });
      await eventually(() => expect(notified(ana)).toBe(sent + 1), WITHIN);
      await whole.bot().end('SIGKILL');
      disarm();
      expect(await counts(community, type)).toEqual([1]);
      await whole.start();
    }
    await until(() => ana.sees(announcements), 'was called off', 'is called off');
    await eventually(() => expect(ana.sees(announcements)).not.toContain(NUDGES), WITHIN);
    expect(ana.sees(announcements)).not.toContain(ASKS);
    expect(await counts(community, 'open-asked', 'open-nudged', 'cancelled')).toEqual([1, 1, 1]);
    const talk = { guildId: community.guild.id };
    await eventually(async () => {
      const cards = await whole.database.prisma.card.findMany({ where: { talk }, orderBy: { kind: 'asc' } });
      expect(cards.map(({ kind }) => kind)).toEqual(['talk', 'unopened']);
    }, WITHIN);
    expect([ana, chidi].map(notified)).toEqual([3, 1]);
  }, 60_000);

  it('is made up for when that was not long ago; else the talk is called off', async () => {
    const recent = await planned({});
    const past = await planned({ unopenedMs: 100 });
    await whole.bot().end('SIGKILL');
    const { startsAt } = await whole.database.prisma.talk.findFirstOrThrow({
      where: { guildId: past.guild.id },
    });
    await eventually(() => expect(Date.now()).toBeGreaterThan((startsAt?.getTime() ?? 0) + 100), WITHIN);
    await whole.start();
    await recorded(recent, 'open-asked');
    await recorded(past, 'cancelled');
    await until(() => recent.ana.sees(recent.announcements), ASKS);
    await until(() => past.ana.sees(past.announcements), '**Open maps** is called off');
    expect(await counts(past, 'open-asked', 'open-nudged')).toEqual([0, 0]);
    expect([recent.ana, past.ana].map(notified)).toEqual([1, 1]);
  });

  it('notifies nobody when that was days ago', async () => {
    const community = await whole.community();
    const { ana, stage, announcements, guild } = community;
    await ana.runs('/talk schedule', { topic: 'Open maps', date: 'in 3 hours', zone: 'UTC', stage });
    await until(() => ana.sees(announcements), 'Open maps', '[ Open now ]');
    await whole.bot().end('SIGKILL');
    const { prisma } = whole.database;
    const startsAt = Date.now() - 3 * 24 * 3_600_000;
    const [first] = await eventsOf(community);
    if (!first) throw new Error('nothing was planned');
    const where = { talkId_seq: { talkId: first.talkId, seq: first.seq } };
    await prisma.talkEvent.update({ where, data: { data: { ...(first.data as object), startsAt } } });
    await prisma.talk.updateMany({ where: { guildId: guild.id }, data: { startsAt: new Date(startsAt) } });
    await whole.start();
    await until(() => ana.sees(announcements), 'Open maps was called off', 'Nobody opened it');
    await recorded(community, 'cancelled');
    // What it is about to post is posted before it ends.
    await whole.bot().end('SIGTERM');
    expect(notified(ana)).toBe(0);
    await whole.start();
  });
});
