/** The event that Discord lists for a planned talk: in step both ways, found again, and who is interested reminded. */
import {
  type APIGuildScheduledEvent,
  PermissionFlagsBits as P,
  GuildScheduledEventStatus as Status,
} from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT_PERMISSIONS, type Community } from '../../sandbox/community.ts';
import { dayAt, instantAt } from '../support/days.ts';
import { callsOff, eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const DATE = `${dayAt()} 19:00`;
const STARTS = instantAt(0, 19);
const HOUR = 3_600_000;

const eventsOf = ({ guild }: Community): APIGuildScheduledEvent[] =>
  [...guild.scheduledEvents.values()].map(({ event }) => event);

/** Waits until the server has one event that is as said, and gives it. */
const listed = (community: Community, as: Partial<APIGuildScheduledEvent> = {}) =>
  eventually(() => {
    expect(eventsOf(community)).toMatchObject([as]);
    return eventsOf(community)[0] as APIGuildScheduledEvent;
  }, WITHIN);

/** A community in which Mo may change every event, and Ana has planned a talk on the stage, listed by an event. */
const planned = async (topic: string, date = DATE) => {
  const community = await whole.community();
  const { ana, mo, stage, guild } = community;
  const { seed } = whole.sandbox.world;
  const managers = seed.addRole(guild.id, { name: 'Event managers', permissions: P.ManageEvents });
  seed.setRoles(guild.id, mo.id, [...(guild.members.get(mo.id)?.roles ?? []), managers.id]);
  const reply = await ana.runs('/talk schedule', { topic, date, zone: 'UTC', stage });
  expect(reply.text).toContain(`“${topic}” is planned for`);
  expect(reply.text).not.toContain('events');
  const event = await listed(community, { name: topic, status: Status.Scheduled });
  await until(() => ana.sees(community.announcements), topic, '[ Add to calendar ]');
  return { ...community, event, reply };
};

/** Waits until the bot has made an event and looked at it once more: what happens then, it hears of by the gateway only. */
const settled = ({ id }: APIGuildScheduledEvent) =>
  eventually(() => {
    const asked = whole.sandbox.calls.some(({ path }) => path.includes(`/scheduled-events/${id}/users`));
    expect(asked).toBe(true);
  }, WITHIN);

/** Moves a talk by way of a guest who proposes another time. */
const moveTo = async ({ ana, vera, announcements }: Community, date: string) => {
  await ana.runs('/invite members', { guest: vera });
  await until(() => vera.sees(announcements), '[ Another time ]');
  await vera.presses('Another time');
  await vera.submits({
    'When, like next Friday 7pm': date,
    'The zone of that time, like Europe/Berlin': 'UTC',
  });
  await until(() => ana.sees(announcements), '[ Take this time ]');
  await ana.presses('Take this time');
};

/** Waits until so many events of a type are in the log of a talk. */
const recorded = (type: string, topic: string, count = 1) =>
  eventually(async () => {
    const events = await whole.database.prisma.talkEvent.count({ where: { type, talk: { topic } } });
    expect(events).toBe(count);
  }, WITHIN);

describe.concurrent('a planned talk on a stage', () => {
  it('is listed, starts its event when it opens, and ends it when it closes', async () => {
    const community = await planned('Open maps');
    const { ana, stage, event, announcements } = community;
    expect(event).toMatchObject({ channel_id: stage.id, creator_id: whole.application.user.id });
    expect(Date.parse(event.scheduled_start_time)).toBe(STARTS);
    await settled(event);
    await ana.presses('Open now');
    await listed(community, { status: Status.Active });
    await until(() => ana.seesStage(stage), 'Open maps');
    await until(() => ana.sees(announcements), '[ Raise hand ]');
    await ana.runs('/talk close');
    await listed(community, { status: Status.Completed });
    await until(() => ana.sees(announcements), 'Open maps has ended');
  });

  it('ends when its length says so, and has the length that a moderator gives it', async () => {
    const community = await whole.community();
    const { ana, mo, stage, guild, announcements } = community;
    const { seed } = whole.sandbox.world;
    const managers = seed.addRole(guild.id, { name: 'Event managers', permissions: P.ManageEvents });
    seed.setRoles(guild.id, mo.id, [...(guild.members.get(mo.id)?.roles ?? []), managers.id]);
    const options = { topic: 'Measured', date: DATE, zone: 'UTC', length: '1h30', stage };
    const reply = await ana.runs('/talk schedule', options);
    expect(reply.text).toContain('It takes about 1 hour 30 minutes.');
    const event = await listed(community, { name: 'Measured' });
    expect(Date.parse(event.scheduled_end_time ?? '')).toBe(STARTS + 1.5 * HOUR);
    await until(() => ana.sees(announcements), 'Measured', 'about 1 hour 30 minutes');
    await settled(event);
    mo.changesEvent(event, { scheduled_end_time: new Date(STARTS + 2 * HOUR).toISOString() });
    await until(() => ana.sees(announcements), 'Measured', 'about 2 hours');
    mo.changesEvent(event, { scheduled_end_time: null as never });
    await eventually(() => expect(ana.sees(announcements)).not.toContain('about'), WITHIN);
    const wrong = await ana.runs('/talk schedule', { ...options, length: 'two fortnights' });
    expect(wrong.text).toContain('I can’t read “two fortnights” as a length');
  });

  it('calls its event off when it is called off', async () => {
    const community = await planned('Never mind');
    await settled(community.event);
    await callsOff(community.ana);
    await listed(community, { status: Status.Canceled });
  });

  it('moves its event when it moves, with the end that somebody gave it', async () => {
    const community = await planned('Moving');
    const { mo, event } = community;
    mo.changesEvent(event, { scheduled_end_time: new Date(STARTS + HOUR).toISOString() });
    await moveTo(community, `${dayAt(1)} 19:00`);
    await eventually(() => {
      const [now] = eventsOf(community);
      expect(Date.parse(now?.scheduled_start_time ?? '')).toBe(STARTS + 24 * HOUR);
      expect(Date.parse(now?.scheduled_end_time ?? '')).toBe(STARTS + 25 * HOUR);
    }, WITHIN);
  });
});

describe.concurrent('what a moderator does in Discord’s own dialog', () => {
  it('changes the talk: its name, its time, its stage', async () => {
    const community = await planned('Maps');
    const { ana, mo, event, announcements, guild } = community;
    const { seed } = whole.sandbox.world;
    const other = seed.addChannel(guild.id, { name: 'other-stage', type: 13 });
    mo.changesEvent(event, {
      name: 'Better maps',
      scheduled_start_time: new Date(STARTS + HOUR).toISOString(),
      channel_id: other.id,
    });
    await until(() => ana.sees(announcements), 'Better maps');
    const talk = await eventually(async () => {
      const found = await whole.database.prisma.talk.findFirst({ where: { guildId: guild.id } });
      expect(found).toMatchObject({
        topic: 'Better maps',
        stageId: other.id,
        startsAt: new Date(STARTS + HOUR),
      });
      return found;
    }, WITHIN);
    expect(talk?.status).toBe('scheduled');
    await listed(community, { name: 'Better maps', channel_id: other.id });
    await ana.presses('Open now');
    await until(() => ana.seesStage(other), 'Better maps');
    expect((await ana.runs('/talk timeline')).text).toContain('Topic changed in Discord');
  });

  it('is set back when a talk can’t be so: away from any stage, or more than once', async () => {
    const community = await planned('Stays');
    const { mo, event, stage } = community;
    mo.changesEvent(event, {
      entity_type: 3,
      channel_id: null,
      entity_metadata: { location: 'The park' },
      scheduled_end_time: new Date(STARTS + HOUR).toISOString(),
    });
    await listed(community, { entity_type: 1, channel_id: stage.id });
    mo.changesEvent(event, {
      recurrence_rule: { start: new Date(STARTS).toISOString(), frequency: 3, interval: 1 } as never,
    });
    await listed(community, { recurrence_rule: null });
  });

  it.each([
    ['deletes it', (mo: Community['mo'], event: APIGuildScheduledEvent) => mo.deletesEvent(event)],
    [
      'calls it off',
      (mo: Community['mo'], event: APIGuildScheduledEvent) =>
        mo.changesEvent(event, { status: Status.Canceled }),
    ],
  ])(
    '%s: the talk stays planned, its card says so, and another event comes with another time',
    async (what, act) => {
      const community = await planned(`Lonely, when one ${what}`);
      const { ana, mo, chidi, event, announcements } = community;
      await chidi.presses('Remind me');
      act(mo, event);
      await until(
        () => ana.sees(announcements),
        '1 person will be reminded',
        'Its event was removed in Discord',
      );
      expect(eventsOf(community).filter(({ status }) => status === Status.Scheduled)).toEqual([]);
      await callsOff(ana);
      await until(() => ana.sees(announcements), 'was called off');
    },
  );

  it('starts it: the talk opens', async () => {
    const community = await planned('Started there');
    const { ana, mo, event, announcements, stage } = community;
    mo.changesEvent(event, { status: Status.Active });
    await until(() => ana.sees(announcements), '🎙 Started there', '[ Raise hand ]');
    ana.joins(stage);
    await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
    mo.changesEvent(event, { status: Status.Completed });
    await until(() => ana.sees(announcements), 'Started there has ended');
  });
});

describe('interest', () => {
  it('is a wish to be reminded, and goes with it unless there was another', async () => {
    const { chidi, dora, vera, event, announcements } = await planned('Interesting');
    await settled(event);
    chidi.marksInterested(event);
    await until(() => chidi.sees(announcements), '1 person will be reminded');
    dora.marksInterested(event);
    await until(() => dora.sees(announcements), '2 people will be reminded');
    // Dora asks for it herself besides, so it stays when she loses interest; Chidi's goes with his.
    await dora.presses('Remind me');
    await vera.presses('Remind me');
    vera.marksInterested(event);
    for (const person of [chidi, dora, vera]) person.losesInterest(event);
    await recorded('interest-lost', 'Interesting', 3);
    await until(() => vera.sees(announcements), '2 people will be reminded');
  });

  it('of a downtime is caught up with, and nobody is reminded against their will', async () => {
    const { chidi, dora, vera, event, announcements, guild } = await planned('Missed');
    chidi.marksInterested(event);
    dora.marksInterested(event);
    await recorded('interest-shown', 'Missed', 2);
    await whole.bot().end('SIGKILL');
    chidi.losesInterest(event);
    vera.marksInterested(event);
    const crowd = Array.from({ length: 150 }, (_, i) => {
      const { id } = whole.sandbox.world.seed.addUser({ name: `fan${i}` });
      whole.sandbox.world.seed.addMember(guild.id, id);
      whole.sandbox.world.scheduledEvents.addInterest(id, event.id);
      return id;
    });
    await whole.start();
    await until(() => vera.sees(announcements), `${crowd.length + 2} people will be reminded`);
    await recorded('interest-lost', 'Missed');
  });

  it('of somebody who wants no reminder any more does not bring it back', async () => {
    const { ana, chidi, event, announcements } = await planned('Quiet', 'in 3 seconds');
    chidi.marksInterested(event);
    const reminder = await until(() => chidi.sees(announcements), '@Chidi', '[ Stop reminding me ]');
    expect(reminder).toContain('Quiet');
    await chidi.presses('Stop reminding me');
    await recorded('reminder-dropped', 'Quiet');
    await whole.bot().end('SIGKILL');
    await whole.start();
    await until(() => ana.sees(announcements), 'Nobody has asked to be reminded yet');
    await recorded('reminder-asked', 'Quiet');
  });
});

describe('after a kill or a gap', () => {
  const path = /\/scheduled-events$/;

  /** Discord makes the event, and the bot is killed before it hears of that. */
  const madeUnheard = async (topic: string) => {
    const community = await whole.community();
    const match = { method: 'POST', path } as const;
    whole.sandbox.faults.add({ kind: 'drop-response', match, times: 1 });
    await community.ana.runs('/talk schedule', { topic, date: DATE, zone: 'UTC', stage: community.stage });
    await listed(community, { name: topic });
    await until(() => community.ana.sees(community.announcements), topic);
    return community;
  };

  it('an event that was made and not recorded is found again', async () => {
    const community = await madeUnheard('Found');
    await whole.bot().end('SIGKILL');
    await whole.start();
    await recorded('event-made', 'Found');
    await listed(community, { name: 'Found', status: Status.Scheduled });
    await community.ana.presses('Open now');
    await listed(community, { name: 'Found', status: Status.Active });
  });

  it('one that was made for a talk that was called off before it was recorded goes', async () => {
    const community = await madeUnheard('Lost');
    const { ana, announcements } = community;
    whole.sandbox.faults.add({ kind: 'status', status: 503, match: { method: 'GET', path } });
    await until(() => ana.sees(announcements), 'Lost', '[ Open now ]');
    await callsOff(ana);
    await until(() => ana.sees(announcements), 'Lost was called off');
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    await whole.start();
    await eventually(() => expect(eventsOf(community)).toEqual([]), WITHIN);
  });

  it('what was changed, or called off, meanwhile is brought in step', async () => {
    const one = await planned('Changed away');
    const other = await planned('Called off here');
    await settled(one.event);
    await settled(other.event);
    const match = { method: 'PATCH', path: /\/scheduled-events\// } as const;
    const disarm = whole.sandbox.faults.add({ kind: 'status', status: 503, match });
    await callsOff(other.ana);
    await until(() => other.ana.sees(other.announcements), 'was called off');
    await whole.bot().end('SIGKILL');
    disarm();
    one.mo.changesEvent(one.event, { name: 'Changed while away' });
    await whole.start();
    await until(() => one.ana.sees(one.announcements), 'Changed while away');
    await listed(other, { status: Status.Canceled });
  });

  it('a lost gateway hides no change for good', async () => {
    const { ana, mo, chidi, event, announcements } = await planned('Out of sight');
    await settled(event);
    for (const name of ['GUILD_SCHEDULED_EVENT_UPDATE', 'GUILD_SCHEDULED_EVENT_USER_ADD'] as const)
      whole.sandbox.faults.suppressEvent(name, 1);
    mo.changesEvent(event, { name: 'Seen again' });
    chidi.marksInterested(event);
    whole.sandbox.gateway.forgetSessions();
    whole.sandbox.gateway.cutAll();
    await until(() => ana.sees(announcements), 'Seen again', '1 person will be reminded');
  });
});

describe.concurrent('without an event', () => {
  it('talks are planned all the same, and the host reads which permission to grant; granted, the event comes', async () => {
    const community = await whole.community(BOT_PERMISSIONS & ~P.CreateEvents);
    const { ana, stage, announcements, guild } = community;
    const reply = await ana.runs('/talk schedule', { topic: 'Unlisted', date: DATE, zone: 'UTC', stage });
    expect(reply.text).toContain('I lack Create Events');
    await until(() => ana.sees(announcements), 'Unlisted', '[ Open now ]');
    expect(eventsOf(community)).toEqual([]);
    const role = [...guild.roles.values()].find(({ tags }) => tags?.bot_id === whole.application.user.id);
    whole.sandbox.world.seed.setRolePermissions(guild.id, role?.id ?? '', BOT_PERMISSIONS);
    await listed(community, { name: 'Unlisted' });
  });

  it('because it was deleted unseen, the stage opens all the same', { concurrent: false }, async () => {
    const { ana, mo, event, stage, announcements } = await planned('Unseen');
    await settled(event);
    whole.sandbox.faults.suppressEvent('GUILD_SCHEDULED_EVENT_DELETE', 1);
    mo.deletesEvent(event);
    await ana.presses('Open now');
    await until(() => ana.seesStage(stage), 'Unseen');
    await ana.runs('/talk close');
    await until(() => ana.sees(announcements), 'Unseen has ended');
  });

  it('so is one without a stage, and one on a server that has a hundred', async () => {
    const community = await whole.community();
    const { ana, stage, guild, announcements } = community;
    const nowhere = await ana.runs('/talk schedule', { topic: 'Nowhere', date: DATE, zone: 'UTC' });
    expect(nowhere.text).toContain('these need a stage');
    const { world } = whole.sandbox;
    for (let i = 0; i < 100; i += 1)
      world.scheduledEvents.add({
        id: world.newId(),
        guild_id: guild.id,
        name: `Event ${i}`,
        channel_id: stage.id,
        creator_id: ana.id,
        scheduled_start_time: new Date(STARTS).toISOString(),
        scheduled_end_time: null,
        status: Status.Scheduled,
        entity_type: 1,
        privacy_level: 2,
      } as APIGuildScheduledEvent);
    const reply = await ana.runs('/talk schedule', { topic: 'One too many', date: DATE, zone: 'UTC', stage });
    expect(reply.text).toContain('Discord takes 100 at the most');
    await until(() => ana.sees(announcements), 'One too many', '[ Open now ]');
    expect(eventsOf(community)).toHaveLength(100);
  });
});

// Last, for Discord's clock is ahead of the bot's from then on.
describe('a talk whose start has passed', () => {
  it('opens after its start too, and is told when Discord calls the unstarted event off', async () => {
    const late = await planned('Late', 'in 2 seconds');
    const forgotten = await planned('Forgotten', 'in 2 seconds');
    await eventually(
      () => expect(Date.now()).toBeGreaterThan(Date.parse(forgotten.event.scheduled_start_time)),
      WITHIN,
    );
    await late.ana.presses('Open now');
    await listed(late, { status: Status.Active });
    whole.sandbox.clock.advance(5 * HOUR);
    await listed(forgotten, { status: Status.Canceled });
    await until(
      () => forgotten.ana.sees(forgotten.announcements),
      'Forgotten',
      'Its event was removed in Discord',
    );
  });
});
