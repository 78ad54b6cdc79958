/** Guests from the invitation to the stage, as people read it: the real bot on a local Discord. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/actors/person.ts';
import type { Community } from '../../sandbox/community.ts';
import { snowflakeTime } from '../../sandbox/snowflakes.ts';
import { dayAt, instantAt, saidAt } from '../support/days.ts';
import { callsOff, eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const plan = { date: `${dayAt()} 19:00`, zone: 'Europe/Berlin' };

/** A planned talk to which Vera is invited. */
const invited = async (topic = 'Open maps'): Promise<Community> => {
  const community = await whole.community();
  const { ana, vera, announcements, stage } = community;
  await ana.runs('/talk schedule', { ...plan, topic, stage });
  await ana.runs('/invite members', { guest: vera.id });
  await until(() => vera.sees(announcements), '@Ana invites @Vera K', '[ Decline ]');
  return community;
};

const talkOf = ({ guild }: Community) =>
  whole.database.prisma.talk.findFirstOrThrow({ where: { guildId: guild.id } });

/** What somebody was pinged by because it is time; not because a talk has another time. */
const remindersOf = (person: Person) =>
  person.pings().filter(({ components }) => JSON.stringify(components).includes('It is time for'));

describe.concurrent('/invite members', () => {
  it('asks several at once, with a message that is shown as text, and names whom it can’t ask, and why', async () => {
    const { ana, vera, chidi, dora, guild, announcements, stage } = await whole.community();
    await ana.runs('/talk schedule', { ...plan, topic: 'Open maps', stage });
    await ana.runs('/invite members', { guest: dora.id });
    const robot = whole.sandbox.world.seed.addUser({ name: 'robot', bot: true });
    whole.sandbox.world.seed.addMember(guild.id, robot.id);
    const stranger = whole.sandbox.world.seed.addUser({ name: 'stranger' });
    const others = [chidi, dora, robot, stranger, ana].map(({ id }) => `<@${id}>`).join(' ');
    const message = 'You **changed** how @everyone draws cities.';
    const reply = await ana.runs('/invite members', { guest: vera.id, more: others, message });
    expect(reply.text).toContain('@Vera K and @Chidi are invited.');
    expect(reply.text).toContain('@Dora: @Dora is already invited.');
    expect(reply.text).toContain('@robot: A bot can’t be a guest.');
    expect(reply.text).toContain('is not on this server. Ask them to join, or invite them with');
    expect(reply.text).toContain('@Ana: You can’t invite yourself.');
    const shown = await until(() => dora.sees(announcements), '@Ana invites @Chidi', 'Open maps');
    expect(shown).toContain('“You \\*\\*changed\\*\\* how');
    expect([vera, chidi, dora].map((one) => one.pings().length)).toEqual([1, 1, 1]);
  });

  it('refuses to ask fifty, and words that mention nobody', async () => {
    const { ana, vera, announcements } = await whole.community();
    await ana.runs('/talk schedule', { ...plan, topic: 'Open maps' });
    const fifty = Array.from({ length: 50 }, (_, i) => `<@${10_000 + i}>`).join(' ');
    const many = await ana.runs('/invite members', { guest: vera.id, more: fifty });
    expect(many.text).toContain('You can invite 10 people at once; you named 51.');
    const wrong = await ana.runs('/invite members', { guest: vera.id, more: 'Ben' });
    expect(wrong.text).toContain('“Ben” mentions nobody.');
    expect(ana.sees(announcements)).not.toContain('invites');
  });

  it('lets the talk be chosen among those that one may invite to', async () => {
    const { ana, vera, chidi, announcements } = await whole.community();
    await ana.runs('/talk schedule', { ...plan, topic: 'Near' });
    await ana.runs('/talk schedule', { topic: 'Far', date: `${dayAt(31)} 19:00`, zone: 'UTC' });
    const offered = await ana.completes('/invite members', { guest: vera.id, talk: '' });
    expect(offered.choices?.map(({ name }) => name.replaceAll('\u202f', ' '))).toEqual([
      `Near · ${saidAt(0)}, 7:00 PM Europe/Berlin`,
      `Far · ${saidAt(31)}, 7:00 PM UTC`,
    ]);
    expect((await chidi.completes('/invite members', { guest: vera.id, talk: '' })).choices).toEqual([]);
    const found = await ana.completes('/invite members', { guest: vera.id, talk: 'fa' });
    const talk = String(found.choices?.[0]?.value);
    await ana.runs('/invite members', { guest: vera.id, talk });
    await until(() => vera.sees(announcements), '@Ana invites @Vera K', '“Far”');
    expect((await chidi.runs('/invite members', { guest: vera.id, talk })).text).toContain('Only @Ana');
    expect((await ana.runs('/invite members', { guest: chidi.id, talk: 'Far' })).text).toContain(
      'I know no such talk.',
    );
  });

  it('invites to an idea, which gets its date from the card', async () => {
    const { ana, vera, chidi, announcements } = await whole.community();
    const idea = 'Maps of the sea';
    expect((await ana.runs('/invite members', { guest: ana.id, idea })).text).toContain('invite yourself');
    expect(ana.sees(announcements)).not.toContain(idea);
    await ana.runs('/invite members', { guest: vera.id, idea });
    await until(
      () => vera.sees(announcements),
      idea,
      'no date yet',
      `“${idea}”, an idea that has no date yet`,
    );
    expect((await chidi.presses('Remind me')).text).toContain('once it has a date');
    await vera.presses('Accept');
    expect((await chidi.presses('Set a date')).text).toContain('Only @Ana, who hosts this talk');
    await ana.presses('Set a date');
    const label = { date: 'When, like next Friday 7pm', zone: 'The zone of that time, like Europe/Berlin' };
    const wrong = await ana.submits({ [label.date]: '30 February 2031 19:00', [label.zone]: 'UTC' });
    expect(wrong.text).toContain("I can't read “30 February 2031 19:00” as a date.");
    await ana.presses('Set a date');
    const set = await ana.submits({ [label.date]: 'in 3 seconds', [label.zone]: 'Europe/Berlin' });
    expect(set.text).toContain(`“${idea}” is on`);
    await until(() => vera.sees(announcements), '✔ @Vera K accepted on', 'set after this answer');
    await until(() => chidi.sees(announcements), idea, 'It is time for', '@Chidi');
    expect(remindersOf(chidi)).toHaveLength(1);
  });
});

describe.concurrent('the menu of a person', () => {
  it('invites them to the talk that is chosen in the form', async () => {
    const { ana, chidi, vera, announcements } = await whole.community();
    await ana.runs('/talk schedule', { ...plan, topic: 'Open maps' });
    await ana.opensMenu('Invite to a talk', vera);
    const talk = `Open maps · ${saidAt(0)}, 7:00 PM Europe/Berlin`;
    const reply = await ana.submits({ 'A message to them': 'Come and tell us.', 'Which talk': talk });
    expect(reply.text).toContain('@Vera K is invited.');
    await until(() => vera.sees(announcements), '@Ana invites @Vera K', '“Open maps”', '“Come and tell us.”');

    await chidi.opensMenu('Invite to a talk', vera);
    const refused = await chidi.submits({ 'What the talk would be about': 'Mine' });
    expect(refused.text).toContain('Hosting needs the Manage Events permission');
  });
});

describe.concurrent('an answer', () => {
  it('may say why it is no, and may change until the talk is over', async () => {
    const { ana, vera, chidi, announcements } = await invited();
    expect((await vera.presses('Decline')).text).toContain('you declined');
    await until(() => chidi.sees(announcements), '@Vera K declined on');
    await vera.presses('Say why');
    await vera.submits({ 'A few words, shown with your answer': 'I am *away* that week.' });
    await until(() => chidi.sees(announcements), '@Vera K declined on', ': “I am \\*away\\* that week.”');
    await vera.presses('Accept');
    const card = await until(() => chidi.sees(announcements), '✔ @Vera K accepted on');
    expect(card).not.toContain('that week');
    await callsOff(ana);
    await until(
      () => chidi.sees(announcements),
      'was called off',
      '✔ @Vera K accepted on',
      'The talk is over.',
    );
  });

  it('comes too late when the talk is over, and what was not answered has expired', async () => {
    const { ana, vera, chidi, announcements } = await invited();
    const message = vera.pings()[0];
    const accept = JSON.stringify(message?.components).match(/answer\|[^"]+accepted[^"]+/)?.[0] ?? '';
    await callsOff(ana);
    await until(() => chidi.sees(announcements), '@Vera K did not answer in time');
    const late = await vera.tampers(accept, '@Ana invites @Vera K');
    expect(late.text).toContain('This talk is over, so its invitations can’t be answered');
  });

  it('can be another time, which the host takes with one press: the talk and its reminders move', async () => {
    const community = await invited();
    const { ana, vera, chidi, dora, announcements } = community;
    await chidi.presses('Remind me');
    expect((await dora.presses('Another time')).text).toContain('Only @Vera K can answer');
    await vera.presses('Another time');
    await until(() => chidi.sees(announcements), '@Vera K has seen this and not answered yet');
    const fields = (date: string) => ({
      'When, like next Friday 7pm': date,
      'The zone of that time, like Europe/Berlin': 'America/New_York',
    });
    expect((await vera.submits(fields('30 February 2031 19:00'))).text).toContain('as a date.');
    await vera.presses('Another time');
    expect((await vera.submits(fields('2020-01-01 10:00'))).text).toContain('That time has passed.');
    await vera.presses('Another time');
    expect((await vera.submits(fields(`${dayAt(7)} 19:00`))).text).toContain('Your proposal is kept');
    await until(
      () => chidi.sees(announcements, { zone: 'UTC' }),
      '@Vera K proposes another time: ',
      saidAt(7, 'd MMMM yyyy'),
    );
    expect((await vera.presses('Take this time')).text).toContain('Only @Ana, who hosts this talk');
    const taken = await ana.presses('Take this time');
    expect(taken.text).toContain('“Open maps” is on');
    await until(
      () => chidi.sees(announcements, { zone: 'UTC' }),
      'Hosted by @Ana',
      saidAt(7, 'd MMMM yyyy'),
      '@Ana invites @Vera K',
      saidAt(7, 'd MMMM yyyy'),
      '✔ @Vera K accepted on',
    );
    const { id, startsAt } = await talkOf(community);
    expect(startsAt?.toISOString()).toBe(`${dayAt(7)}T23:00:00.000Z`);
    const wakeUps = await whole.database.prisma.$queryRaw<{ at: Date }[]>`
      SELECT start_after AS at FROM pgboss.job
      WHERE name = 'remind' AND data->>'talkId' = ${id} AND start_after > ${new Date(instantAt(1))} ORDER BY at`;
    expect(wakeUps.map(({ at }) => at.toISOString())).toEqual([
      `${dayAt(6)}T23:00:00.000Z`,
      `${dayAt(7)}T22:00:00.000Z`,
      `${dayAt(7)}T22:50:00.000Z`,
      `${dayAt(7)}T23:00:00.000Z`,
    ]);
  });

  it('is not what the host takes when the guest has named another time meanwhile', async () => {
    const community = await invited();
    const { ana, vera, announcements } = community;
    const propose = async (date: string) => {
      await vera.presses('Another time');
      await vera.submits({ 'When, like next Friday 7pm': date });
    };
    await propose(`${dayAt(7)} 19:00`);
    const card = await until(() => ana.sees(announcements, { zone: 'UTC' }), '[ Take this time ]');
    expect(card).toContain(saidAt(7, 'd MMMM yyyy'));
    const shown = vera.pings()[0];
    const take = JSON.stringify(shown?.components).match(/take\|[^"]+/)?.[0] ?? '';
    await propose(`${dayAt(8)} 19:00`);
    const refused = await ana.tampers(take, '@Ana invites @Vera K');
    expect(refused.text).toContain('The guest proposes another time by now.');
  });
});

describe.concurrent('a reminder', () => {
  it('that was planned for the time before the talk moved is not sent; that of the new time is', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, announcements } = community;
    await ana.runs('/talk schedule', { topic: 'Open maps', date: 'in 3 seconds', zone: 'UTC' });
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '@Ana invites @Vera K', '[ Decline ]');
    await chidi.presses('Remind me');
    await vera.presses('Another time');
    await vera.submits({ 'When, like next Friday 7pm': 'in 6 seconds' });
    await until(() => ana.sees(announcements), '[ Take this time ]');
    await ana.presses('Take this time');
    const startsAt = (await talkOf(community)).startsAt?.getTime() ?? 0;
    await until(() => chidi.sees(announcements), 'It is time for **Open maps**', '@Chidi');
    expect(remindersOf(chidi).map(({ id }) => snowflakeTime(id) >= startsAt)).toEqual([true]);
  });
});

describe.concurrent('a host', () => {
  it('reminds a guest who has not answered, with a pause; the reminder goes with the answer', async () => {
    const { ana, vera, chidi, announcements } = await invited();
    expect((await chidi.presses('Remind them')).text).toContain('Only @Ana, who hosts this talk');
    expect((await ana.presses('Remind them')).text).toContain(
      '@Vera K is reminded. You can do so 2 more times, an hour apart.',
    );
    await until(
      () => chidi.sees(announcements),
      '@Vera K, @Ana hopes for an answer: will you come to “Open maps”',
    );
    expect(vera.pings()).toHaveLength(2);
    expect((await ana.presses('Remind them')).text).toContain('@Vera K was reminded lately.');
    expect(vera.pings()).toHaveLength(2);
    await vera.presses('Accept', { on: 'hopes for an answer' });
    const text = await until(() => chidi.sees(announcements), '✔ @Vera K accepted on');
    await eventually(() => expect(chidi.sees(announcements)).not.toContain('hopes for an answer'), WITHIN);
    expect(text).not.toContain('[ Remind them ]');
  });

  it('hears that a guest has left the server', async () => {
    const { ana, vera, guild } = await invited();
    whole.sandbox.world.seed.removeMember(guild.id, vera.id);
    expect((await ana.presses('Remind them')).text).toContain(
      'has left this server, so no reminder reaches them.',
    );
  });

  it('withdraws an invitation, which can’t be answered then, and may ask again', async () => {
    const { ana, vera, chidi, announcements } = await invited();
    const first = vera.pings()[0];
    const accept = JSON.stringify(first?.components).match(/answer\|[^"]+accepted[^"]+/)?.[0] ?? '';
    expect((await chidi.presses('Withdraw')).text).toContain('Only @Ana, who hosts this talk');
    expect((await ana.presses('Withdraw')).text).toContain('The invitation of @Vera K is withdrawn.');
    const text = await until(() => chidi.sees(announcements), 'This invitation was withdrawn.');
    expect(text).not.toContain('[ Accept ]');
    const refused = await vera.tampers(accept, 'This invitation was withdrawn.');
    expect(refused.text).toContain('This invitation was withdrawn. Ask the host');
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => chidi.sees(announcements), 'withdrawn.', '@Ana invites @Vera K', 'not answered yet');
    expect(vera.pings()).toHaveLength(2);
    await vera.presses('Accept');
    await until(() => chidi.sees(announcements), 'withdrawn.', '✔ @Vera K accepted on');
  });
});

describe.concurrent('/invite list', () => {
  it('shows what waits for an answer, with links, by page; and says so when nothing does', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, guild, announcements } = community;
    expect((await ana.runs('/invite list')).text).toContain('No invitation waits for an answer here.');
    await ana.runs('/talk schedule', { ...plan, topic: 'Open maps' });
    const { seed } = whole.sandbox.world;
    const people = Array.from({ length: 10 }, (_, i) => {
      const { id } = seed.addUser({ name: `guest${i}` });
      seed.addMember(guild.id, id);
      return id;
    });
    await ana.runs('/invite members', { guest: vera.id });
    const [guest = '', ...more] = people;
    await ana.runs('/invite members', { guest, more: more.map((id) => `<@${id}>`).join(' ') });
    await until(() => chidi.sees(announcements), 'invites @guest9');
    const list = await chidi.runs('/invite list');
    expect(list).toMatchObject({ ephemeral: true });
    expect(list.text).toContain('11 invitations wait for an answer');
    expect(list.text).toContain('@Vera K · Open maps · not answered yet');
    const first = vera.pings()[0];
    expect(list.text).toContain(`https://discord.com/channels/${guild.id}/${announcements.id}/${first?.id}`);
    expect(list.text).not.toContain('@guest9');
    expect((await chidi.presses('Further')).text).toContain('@guest9');
    await vera.presses('Accept', { on: '@Ana invites @Vera K' });
    expect((await chidi.runs('/invite list')).text).not.toContain('@Vera K');
  });

  it('hides invitations in channels that one may not look into, except from their host', async () => {
    const { ana, chidi, mo, guild, announcements } = await invited();
    whole.sandbox.world.seed.setOverwrite(announcements.id, chidi.id, { deny: 1n << 10n });
    await eventually(
      async () => expect((await chidi.runs('/invite list')).text).toContain('No invitation waits'),
      WITHIN,
    );
    for (const one of [ana, mo]) expect((await one.runs('/invite list')).text).toContain('@Vera K');
    expect(guild.id).not.toBe('');
  });
});

describe.concurrent('an accepted guest', () => {
  it('who comes to the stage is announced there once, and their hand goes ahead', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, dora, stage, announcements } = community;
    await openTalk(community);
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '[ Accept ]');
    await vera.presses('Accept');
    vera.joins(stage);
    await until(() => chidi.sees(stage), '@Vera K, a guest of this talk, is here.');
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    vera.leaves();
    vera.joins(stage);
    await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
    vera.stepsDown();
    for (const one of [chidi, dora]) {
      one.joins(stage);
      one.raisesHand();
    }
    await until(() => ana.sees(announcements), '1 @Chidi', '2 @Dora');
    vera.raisesHand();
    await until(() => ana.sees(announcements), '1 @Vera K', '2 @Chidi', '3 @Dora');
    expect(chidi.sees(stage).match(/a guest of this talk/g)).toHaveLength(1);
  });
});
