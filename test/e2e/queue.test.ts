/** The line as it goes together with Discord's own buttons, with priorities, limits and lost connections. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors } from '../../sandbox/actors/actors.ts';
import {
  choose,
  eventually,
  lineOf,
  openTalk,
  standing,
  startWhole,
  until,
  type Whole,
  WITHIN,
} from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

/** Well under the time after which everything is looked at anew anyway. */
const SOON = { within: 4_000 };

const asked = (guild: { voiceStates: Map<string, unknown> }, id: string) =>
  (guild.voiceStates.get(id) as { request_to_speak_timestamp?: string | null }).request_to_speak_timestamp;

describe.concurrent('who goes ahead', () => {
  it('is who has a priority role, and an accepted guest, by the button and in Discord', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, dora, mo, stage, announcements, guild } = community;
    const { seed } = whole.sandbox.world;
    const role = seed.addRole(guild.id, { name: 'Patrons' });
    seed.setRoles(guild.id, dora.id, [role.id]);
    await choose(whole, community, { priorityRoles: [role.id], order: 'new-voices' });
    await openTalk(community);
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '[ Accept ]');
    await vera.presses('Accept');
    for (const person of [chidi, dora, mo, vera]) person.joins(stage);
    await eventually(() => vera.declinesInvitationToSpeak(), WITHIN);
    chidi.raisesHand();
    await until(() => ana.sees(announcements), '1 @Chidi');
    await mo.presses('Raise hand');
    expect((await dora.presses('Raise hand')).text).toContain('You are 1st in line');
    await until(() => ana.sees(announcements), '1 @Dora · 2 @Chidi · 3 @Mo');
    vera.raisesHand();
    await until(() => ana.sees(announcements), '1 @Dora · 2 @Vera K · 3 @Chidi · 4 @Mo');
  });
});

describe.concurrent('a hand', () => {
  it('is not taken before somebody who spoke has waited, and goes down in Discord too', async () => {
    const community = await lineOf(whole, ['chidi'], { cooldownMs: 60_000 });
    const { ana, chidi, stage, guild } = community;
    await ana.presses('Call next');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await until(() => chidi.sees(stage), '[ I am done ]');
    await chidi.presses('I am done', { in: stage });
    await standing(community, chidi, 'audience');
    expect((await chidi.presses('Raise hand')).text).toContain(
      'You have just spoken. You can raise your hand again',
    );
    chidi.raisesHand();
    await eventually(() => expect(asked(guild, chidi.id)).toBeNull(), SOON);
  });

  it('goes down in Discord at once while the line is locked, and with all hands', async () => {
    const community = await lineOf(whole, []);
    const { ana, chidi, dora, vera, stage, announcements, guild } = community;
    for (const person of [chidi, dora, vera]) person.joins(stage);
    for (const person of [chidi, dora]) person.raisesHand();
    await until(() => ana.sees(announcements), '1 @', '2 @');
    await ana.runs('/queue lock');
    vera.raisesHand();
    await eventually(() => expect(asked(guild, vera.id)).toBeNull(), SOON);
    await ana.runs('/queue clear');
    for (const { id } of [chidi, dora]) await eventually(() => expect(asked(guild, id)).toBeNull(), SOON);
    await until(() => ana.sees(announcements), 'no hands are up');
  });

  it('that a moderator calls up in Discord is a turn: recorded, timed, and over with the next', async () => {
    const community = await lineOf(whole, ['chidi', 'dora'], { turnMs: 120_000 });
    const { ana, mo, chidi, dora, stage, announcements } = community;
    mo.joins(stage);
    mo.invitesToSpeak(chidi);
    await until(() => ana.sees(announcements), '@Chidi (called up)', '1 @Dora');
    chidi.acceptsInvitationToSpeak();
    await until(() => ana.sees(announcements), '@Chidi (turn ends');
    expect((await ana.runs('/queue next')).text).toContain('@Dora is invited to speak.');
    await standing(community, chidi, 'audience');
    await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
    expect((await ana.runs('/talk timeline')).text).toContain('@Chidi called up\n');
  });

  it('that is up stays up when the cap is set below, and the host is told so', async () => {
    const { ana, mo, stage, announcements } = await lineOf(whole, ['vera', 'chidi', 'dora']);
    expect((await ana.runs('/queue rules', { cap: 1 })).text).toContain('3 hands are up and stay');
    mo.joins(stage);
    expect((await mo.presses('Raise hand')).text).toContain('The line is full: 1 hand is up.');
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Chidi · 3 @Dora');
  });
});

describe.concurrent('a lost connection', () => {
  it('costs the place only after the grace time', async () => {
    const { ana, vera, chidi, stage, announcements } = await lineOf(whole, ['vera', 'chidi'], {
      graceMs: 3_000,
    });
    vera.leaves();
    await until(() => ana.sees(announcements), '1 @Vera K (away) · 2 @Chidi');
    vera.joins(stage);
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Chidi');
    chidi.leaves();
    await until(() => ana.sees(announcements), '1 @Vera K · 2 @Chidi (away)');
    await eventually(() => expect(ana.sees(announcements)).not.toContain('2 @Chidi'), WITHIN);
  });

  it('while being called keeps a place behind the others', async () => {
    const { ana, vera, stage, announcements } = await lineOf(whole, ['vera', 'chidi']);
    await ana.presses('Call next');
    await until(() => ana.sees(announcements), '@Vera K (called up)');
    vera.leaves();
    await until(() => ana.sees(announcements), '1 @Chidi · 2 @Vera K (away)');
    vera.joins(stage);
    await until(() => ana.sees(announcements), '1 @Chidi · 2 @Vera K\n');
  });

  it('between lowering all hands and taking that back shows as away', async () => {
    const { ana, chidi, announcements } = await lineOf(whole, ['chidi', 'dora']);
    await ana.presses('Host controls');
    await ana.presses('Lower all hands');
    chidi.leaves();
    await ana.presses('Undo');
    await until(() => ana.sees(announcements), '1 @Chidi (away) · 2 @Dora');
    expect((await ana.runs('/queue next')).text).toContain('@Dora is invited to speak.');
  });
});

it.concurrent('a lower number of speakers at once holds from the next call on', async () => {
  const community = await lineOf(whole, ['vera', 'chidi', 'dora']);
  const { ana, vera, chidi } = community;
  await ana.runs('/queue rules', { 'at-once': 2 });
  for (const person of [vera, chidi]) {
    await ana.runs('/queue call', { person });
    await eventually(() => person.acceptsInvitationToSpeak(), WITHIN);
    await standing(community, person, 'speaker');
  }
  await ana.runs('/queue rules', { 'at-once': 1 });
  await eventually(async () => expect((await ana.runs('/queue next')).text).toContain('@Dora'), WITHIN);
  for (const person of [vera, chidi]) await standing(community, person, 'audience');
});

it.concurrent('people who are on the stage before it opens are known at once', async () => {
  const community = await whole.community();
  const { ana, chidi, stage, announcements } = community;
  for (const person of [ana, chidi]) person.joins(stage);
  chidi.raisesHand();
  await openTalk(community);
  await until(() => ana.sees(announcements), '1 @Chidi');
  await eventually(() => ana.acceptsInvitationToSpeak(), SOON);
});

it('somebody who is called does not wait until all hands that were cleared are down in Discord', async () => {
  const community = await lineOf(whole, ['dora']);
  const { ana, dora, stage, announcements, guild } = community;
  const { seed } = whole.sandbox.world;
  const others = Array.from({ length: 40 }, (_, i) => {
    const user = seed.addUser({ name: `listener.${i}` });
    seed.addMember(guild.id, user.id);
    return user.id;
  });
  for (const id of others) {
    const person = actors(whole.sandbox).actor(id);
    person.joins(stage);
    person.raisesHand();
  }
  await until(() => ana.sees(announcements), '1 @Dora', '+ 36');
  await ana.runs('/queue clear');
  await ana.runs('/queue call', { person: dora });
  await eventually(() => expect(guild.voiceStates.get(dora.id)?.suppress).toBe(false), WITHIN);
  // Discord takes ten of these calls a second.
  const up = others.filter((id) => guild.voiceStates.get(id)?.request_to_speak_timestamp);
  expect(up.length).toBeGreaterThan(20);
  await eventually(() => {
    for (const id of others) expect(guild.voiceStates.get(id)?.request_to_speak_timestamp).toBeNull();
  }, WITHIN);
});
