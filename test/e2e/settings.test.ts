/** What a server chooses: each setting as an admin chooses it, and what it does to the next talk. */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actors } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { LANGUAGES, textsIn } from '../../src/cards/texts/index.ts';
import { dayAt, saidAt } from '../support/days.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const CHANNEL = 'As by default; choose a channel';
const HOSTS = 'No other role may host; choose some';
const AHEAD = 'No role goes ahead; choose some';
const ORDER = 'Choose an order';
const ZONE = 'A city or a zone; empty for none';
const TURN = 'Minutes a turn, empty for no end';
const CAP = 'Most hands in line, empty for no limit';
const COOLDOWN = 'Minutes between two turns of one person';
const GRACE = 'Minutes a dropped place is kept';
const HOST_AWAY = 'Minutes a talk waits for its host';
const NUDGE = 'Minutes until a host is asked once more';
const UNOPENED = 'Minutes until an unopened talk is called off';

type Server = Community & { owner: Actor };

const seed = () => whole.sandbox.world.seed;

/** A community whose owner has the settings before them. */
const served = async (): Promise<Server> => {
  const community = await whole.community();
  const owner = actors(whole.sandbox).actor(community.guild.ownerId).goes(community.general);
  expect((await owner.runs('/settings')).text).toContain('Settings of this server');
  return { ...community, owner };
};

/** What is kept of a server; null when nothing is. */
const kept = ({ guild }: Community) =>
  whole.database.prisma.settings.findUnique({ where: { guildId: guild.id } });

/** Keeps the bot from posting in a channel. */
const forbid = (channelId: string) =>
  seed().setOverwrite(channelId, whole.application.user.id, { deny: P.SendMessages });

describe.concurrent('settings', () => {
  it('are offered to who manages the server, and refused to everybody else', async () => {
    const community = await served();
    const { owner, ana, chidi, guild, general } = community;
    const offered = (person: Actor) => person.commands(general).some(({ name }) => name === 'settings');
    expect([offered(owner), offered(ana), offered(chidi)]).toEqual([true, false, false]);
    const admins = seed().addRole(guild.id, { name: 'Admins', permissions: P.ManageGuild });
    seed().setRoles(guild.id, chidi.id, [admins.id]);
    await chidi.runs('/settings');
    seed().setRoles(guild.id, chidi.id, []);
    for (const act of [
      () => chidi.selects(ORDER, 'New voices first'),
      () => chidi.presses('Record names'),
      () => chidi.presses('Zone'),
    ]) {
      const reply = await act();
      expect(reply.text).toContain('Settings need the Manage Server permission.');
      expect(reply.ephemeral).toBe(true);
    }
    expect(await kept(community)).toBeNull();
  });

  it('of two admins at once are all kept', async () => {
    const community = await served();
    const { owner, chidi, guild } = community;
    const admins = seed().addRole(guild.id, { name: 'Admins', permissions: P.ManageGuild });
    seed().setRoles(guild.id, chidi.id, [admins.id]);
    await chidi.runs('/settings');
    await Promise.all([owner.selects(ORDER, 'New voices first'), chidi.selects(HOSTS, admins.id)]);
    await Promise.all([owner.presses('Turns'), chidi.presses('Turns')]);
    // Each sees the other's field as it was before.
    await Promise.all([owner.submits({ [TURN]: '3' }), chidi.submits({ [CAP]: '20' })]);
    expect(await kept(community)).toMatchObject({
      hostRoles: [admins.id],
      rules: { order: 'new-voices', turnMs: 180_000, cap: 20 },
    });
  });
});

describe.concurrent('where talks are announced', () => {
  it('is the channel that was chosen, and as by default when none is', async () => {
    const community = await served();
    const { owner, ana, guild, announcements, stage } = community;
    const news = seed().addChannel(guild.id, { name: 'news', type: ChannelType.GuildText });
    const reply = await owner.selects(CHANNEL, news);
    expect(reply.text).toContain('Kept. Talks are announced in #news.');
    expect(reply.text).toContain('[ #news ▾ ]');
    expect(reply.updated).toBe(true);
    await ana.runs('/talk open', { topic: 'Open maps', stage });
    await until(() => ana.sees(news), 'Open maps', '[ Raise hand ]');
    expect(ana.sees(announcements)).not.toContain('Open maps');
    await ana.runs('/talk close');
    await until(() => ana.sees(news), 'has ended');

    expect((await owner.selects(CHANNEL, [])).text).toContain(
      'Talks are announced where they are by default.',
    );
    await openTalk(community, 'More maps');
  });

  it('can’t be where the bot may not post', async () => {
    const community = await served();
    const { owner, guild, stage } = community;
    const closed = seed().addChannel(guild.id, { name: 'closed', type: ChannelType.GuildText });
    forbid(closed.id);
    await eventually(async () => {
      const reply = await owner.selects(CHANNEL, closed);
      expect(reply.text).toContain('I lack Send Messages in #closed.');
    }, WITHIN);
    expect((await owner.selects(CHANNEL, stage)).text).toContain('I don’t see that channel.');
    expect((await kept(community))?.announceId ?? null).toBeNull();
  });

  it('is as by default when the channel is gone or closed to the bot, and the screen says so', async () => {
    const community = await served();
    const { owner, ana, guild, general, announcements, stage } = community;
    const news = seed().addChannel(guild.id, { name: 'news', type: ChannelType.GuildText });
    await owner.selects(CHANNEL, news);
    forbid(news.id);
    await eventually(
      async () => expect((await owner.runs('/settings')).text).toContain('I lack Send Messages in #news.'),
      WITHIN,
    );
    await openTalk(community);
    await ana.runs('/talk close');
    await until(() => ana.sees(announcements), 'has ended');

    seed().removeChannel(news.id);
    await eventually(
      async () =>
        expect((await owner.runs('/settings')).text).toContain('The channel that was chosen is gone.'),
      WITHIN,
    );
    await openTalk(community, 'More maps');
    await ana.runs('/talk close');
    await until(() => ana.sees(announcements), 'More maps has ended');

    for (const channel of [general, announcements]) forbid(channel.id);
    await eventually(async () => {
      const reply = await ana.runs('/talk open', { topic: 'No maps', stage });
      expect(reply.text).toContain('I lack Send Messages in #announcements.');
    }, WITHIN);
  });
});

describe.concurrent('roles', () => {
  it('let their members host, and are shown as gone when they are deleted', async () => {
    const community = await served();
    const { owner, chidi, dora, guild, stage, announcements } = community;
    const role = (name: string) => seed().addRole(guild.id, { name, permissions: 0n });
    const [speakers, editors] = [role('Speakers'), role('Editors')];
    seed().setRoles(guild.id, chidi.id, [speakers.id]);
    seed().setRoles(guild.id, dora.id, [editors.id]);
    const open = (person: Actor) => person.runs('/talk open', { topic: 'Mine', stage });
    expect((await open(chidi)).text).toContain('Hosting needs the Manage Events permission');
    const reply = await owner.selects(HOSTS, [speakers.id, editors.id]);
    expect(reply.text).toContain('Kept. @Speakers and @Editors may host.');
    expect((await open(chidi)).text).toContain('The talk is open');
    await until(() => chidi.sees(announcements), 'Hosted by @Chidi');
    await chidi.runs('/talk close');
    await until(() => chidi.sees(announcements), 'has ended');

    seed().removeRole(guild.id, speakers.id);
    await eventually(
      async () => expect((await owner.runs('/settings')).text).toContain('1 role of those chosen is gone;'),
      WITHIN,
    );
    expect((await open(chidi)).text).toContain('Hosting needs the Manage Events permission');
    expect((await open(dora)).text).toContain('The talk is open');
    expect((await owner.selects(HOSTS, [])).text).toContain('No role may host any more');
  });

  it('put their members ahead in line', async () => {
    const community = await served();
    const { owner, ana, vera, chidi, guild, stage, announcements } = community;
    const members = seed().addRole(guild.id, { name: 'Members', permissions: 0n });
    seed().setRoles(guild.id, chidi.id, [members.id]);
    expect((await owner.selects(AHEAD, members.id)).text).toContain('@Members go ahead in line.');
    await openTalk(community);
    for (const person of [vera, chidi]) {
      person.joins(stage);
      await person.presses('Raise hand');
    }
    await until(() => ana.sees(announcements), '1 @Chidi · 2 @Vera K');
  });
});

describe.concurrent('rules', () => {
  it('of the order and of turns hold for the next talk', async () => {
    const community = await served();
    const { owner, ana, vera, chidi, stage, announcements } = community;
    expect((await owner.selects(ORDER, 'New voices first')).text).toContain(
      'New voices go first from now on.',
    );
    await owner.presses('Turns');
    const reply = await owner.submits({ [TURN]: '3', [CAP]: '1', [COOLDOWN]: '1.5' });
    expect(reply.text).toContain('Kept. The rules hold for talks from now on.');
    expect(reply.text).toContain(
      '3 minutes each · 1 at once · at most 1 in line · 1.5 minutes between two of one person',
    );
    await openTalk(community);
    await until(() => ana.sees(announcements), 'New voices go first');
    for (const person of [vera, chidi]) person.joins(stage);
    await vera.presses('Raise hand');
    expect((await chidi.presses('Raise hand')).text).toContain('The line is full: 1 hand is up.');
    await ana.presses('Call next');
    await until(() => vera.sees(stage), '@Vera K, you are next.', 'your turn is 3 minutes');
    expect((await owner.selects(ORDER, [])).text).toContain(
      'Hands are called as they are raised from now on.',
    );
    expect((await kept(community))?.rules).not.toHaveProperty('order');
  });

  it('say how long a dropped place is kept', async () => {
    const community = await served();
    const { owner, ana, vera, stage, announcements } = community;
    await owner.presses('Waiting');
    const reply = await owner.submits({ [GRACE]: '0', [HOST_AWAY]: '20' });
    expect(reply.text).toContain('a dropped place is not kept · a talk waits 20 minutes for its host');
    await openTalk(community);
    vera.joins(stage);
    await vera.presses('Raise hand');
    await until(() => ana.sees(announcements), '1 @Vera K');
    vera.leaves();
    await until(() => ana.sees(announcements), 'no hands are up');
    await owner.presses('Waiting');
    await owner.submits({ [GRACE]: '', [HOST_AWAY]: '' });
    expect((await kept(community))?.rules).toEqual({});
  });

  it('say how long hosts have to open a planned talk, from then on', async () => {
    const community = await served();
    const { owner, ana, guild } = community;
    const { modal } = await owner.presses('Waiting');
    expect(JSON.stringify(modal)).toMatch(/"value":"10".*"value":"10".*"value":"30"/);
    const reply = await owner.submits({ [NUDGE]: '5', [UNOPENED]: '90' });
    expect(reply.text).toContain('once more after 5 min · called off after 90 min');
    expect((await kept(community))?.rules).toEqual({ nudgeMs: 300_000, unopenedMs: 5_400_000 });
    await ana.runs('/talk schedule', { topic: 'Slow', date: 'in 3 hours', zone: 'UTC' });
    const talk = { guildId: guild.id, topic: 'Slow' };
    const planned = await whole.database.prisma.talkEvent.findFirstOrThrow({
      where: { talk, type: 'planned' },
    });
    expect(planned.data).toMatchObject({ rules: { nudgeMs: 300_000, unopenedMs: 5_400_000 } });
    await owner.presses('Waiting');
    await owner.submits({ [NUDGE]: '', [UNOPENED]: '' });
    expect((await kept(community))?.rules).toEqual({});
  });

  it('that make no sense are refused, and nothing is kept', async () => {
    const community = await served();
    const { owner } = community;
    for (const [button, typed, words] of [
      ['Turns', { [TURN]: 'soon' }, '“soon” is not a whole number.'],
      ['Turns', { [TURN]: '61' }, 'A turn takes between half a minute and 60 minutes.'],
      ['Turns', { [CAP]: '501' }, 'The line holds between 1 and 500 hands.'],
      ['Turns', { [CAP]: '-1' }, 'The line holds between 1 and 500 hands.'],
      ['Turns', { [COOLDOWN]: '1000000000' }, 'at most 120 minutes'],
      ['Waiting', { [GRACE]: '16' }, 'A place is kept for at most 15 minutes.'],
      ['Waiting', { [HOST_AWAY]: '0' }, 'A talk waits for its host between 1 and 120 minutes.'],
      ['Waiting', { [NUDGE]: '0.5' }, 'The host is asked once more after 1 to 120 minutes.'],
      ['Waiting', { [UNOPENED]: '241' }, 'A talk that nobody opens is called off after 5 to 240 minutes.'],
      ['Waiting', { [NUDGE]: '30' }, 'A host is asked once more before the talk is called off.'],
      ['Waiting', { [UNOPENED]: '10' }, 'A host is asked once more before the talk is called off.'],
    ] as const) {
      await owner.presses(button);
      expect((await owner.submits(typed)).text).toContain(words);
    }
    expect(await kept(community)).toBeNull();
  });
});

describe.concurrent('what is recorded', () => {
  it('is by name when the server wants so, and the card says it', async () => {
    const community = await served();
    const { owner, ana, announcements } = community;
    expect((await owner.presses('Record names')).text).toContain('the card of the talk says so.');
    await openTalk(community);
    await until(() => ana.sees(announcements), 'Who comes and goes is recorded for the hosts.');
    await ana.runs('/talk close');
    await until(() => ana.sees(announcements), 'has ended');
    expect((await owner.presses('Record counts only')).text).toContain(
      'of listeners only how many there are, no names',
    );
    await openTalk(community, 'More maps');
    expect(ana.sees(announcements)).not.toContain('Who comes and goes');
  });

  it('lets hosts see questions first', async () => {
    const community = await served();
    const { owner, chidi } = community;
    expect((await owner.presses('Review questions first')).text).toContain('Hosts see questions first.');
    await openTalk(community);
    await chidi.presses('Ask');
    const asked = await chidi.submits({ 'Your question': 'Who pays?' });
    expect(asked.text).toContain('The hosts see it first.');
    expect((await owner.presses('Show questions at once')).text).toContain('Questions are shown at once.');
  });
});

describe.concurrent('the time of a planned talk', () => {
  it('opens it by itself where that was chosen', async () => {
    const community = await served();
    const { owner, ana, stage, announcements } = community;
    expect((await owner.presses('Open talks at their time')).text).toContain(
      'Kept. Planned talks open by themselves at their time.',
    );
    await ana.runs('/talk schedule', { topic: 'Later', date: `${dayAt()} 19:00`, zone: 'UTC', stage });
    await until(() => ana.sees(announcements), 'Opens by itself at its time');
    const back = await owner.presses('Ask hosts to open talks');
    expect(back.text).toContain('are opened by their hosts, who are asked, and once more after 10 min');
  });
});

describe.concurrent('the zone', () => {
  const schedule = { topic: 'Later', date: `${dayAt()} 19:00` };

  it('is that of dates for which none was named', async () => {
    const community = await served();
    const { owner, ana, guild } = community;
    expect((await ana.runs('/talk schedule', schedule)).text).toContain(
      'I can’t tell in which zone that date is. Name one in `zone`',
    );
    expect((await ana.completes('/talk schedule', schedule, 'date')).text).toBe(
      'Name a zone first: this server has chosen none',
    );
    await owner.presses('Zone');
    const reply = await owner.submits({ [ZONE]: 'berl' });
    expect(reply.text).toContain('Kept. Dates are in Europe/Berlin unless another zone is named.');
    expect((await ana.completes('/talk schedule', schedule, 'date')).text).toMatch(
      new RegExp(`^${saidAt(0)}, 7:00\\sPM Europe/Berlin$`),
    );
    expect((await ana.runs('/talk schedule', schedule)).text).toContain('is planned for');
    await ana.runs('/talk schedule', { ...schedule, zone: 'tokyo' });
    const planned = await whole.database.prisma.talk.findMany({
      where: { guildId: guild.id },
      orderBy: { startsAt: 'desc' },
    });
    expect(planned.map(({ zone, startsAt }) => `${startsAt?.toISOString()} ${zone}`)).toEqual([
      `${dayAt()}T17:00:00.000Z Europe/Berlin`,
      `${dayAt()}T10:00:00.000Z Asia/Tokyo`,
    ]);
    await owner.presses('Zone');
    expect((await owner.submits({ [ZONE]: '' })).text).toContain('Whoever plans a talk names the zone.');
  });

  it('that is none, or one of several, is refused', async () => {
    const community = await served();
    const { owner } = community;
    for (const [typed, words] of [
      [
        'Atlantis',
        "I don't know the zone “Atlantis”. Write it with its region and city, like Europe/Berlin.",
      ],
      ['lon', '“lon” can be several zones, like Europe/London, Arctic/Longyearbyen'],
      ['@everyone', "I don't know the zone “@\u200beveryone”."],
    ] as const) {
      await owner.presses('Zone');
      expect((await owner.submits({ [ZONE]: typed })).text).toContain(words);
    }
    expect(await kept(community)).toBeNull();
  });
});

it.each(LANGUAGES)('cards can be in %s', async (language) => {
  const community = await served();
  const { owner, ana, stage, announcements } = community;
  expect((await owner.selects('The server’s own: English', language)).text).toContain('Kept. Cards are in ');
  expect((await kept(community))?.language).toBe(language);
  await ana.runs('/talk open', { topic: 'Open maps', stage });
  await until(() => ana.sees(announcements), `[ ${textsIn(language).buttons.raise} ]`);
});
