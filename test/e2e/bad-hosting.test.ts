/** What hosts and listeners get wrong in a live talk: one sentence with the next step, and nothing changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import { eventually, lineOf, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const eventsOf = (guildId: string, type?: string) =>
  whole.database.prisma.talkEvent.count({
    where: { talk: { guildId }, type: type ?? { notIn: ['listening', 'stage-started', 'speaking'] } },
  });

type Heard = { text: string; ephemeral: boolean };

/** Does something that must be refused with these words, to one person only, and leaves the log as it is. */
const refused = async (guildId: string, act: () => Promise<Heard>, words: string): Promise<void> => {
  const before = await eventsOf(guildId);
  const reply = await act();
  expect(reply.text).toContain(words);
  expect(reply.ephemeral).toBe(true);
  expect(await eventsOf(guildId)).toBe(before);
};

const CHOOSE = 'Want one of them answered? Choose it';

type Part = { label?: string; placeholder?: string; custom_id?: string };

const partsOf = (value: unknown): Part[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(partsOf)] : [];

/** The custom id of the button or select with this label or placeholder, as a tampered client reads it. */
const idOf = ({ message }: { message?: { components?: unknown } }, name: string): string => {
  const found = partsOf(message?.components).find((part) => name === part.label || name === part.placeholder);
  if (!found?.custom_id) throw new Error(`no “${name}” there`);
  return found.custom_id;
};

describe.concurrent('the line', () => {
  it('has no place 0, −1 or 10⁹, in the command and in the form', async () => {
    const { ana, chidi, guild } = await lineOf(whole, ['chidi', 'dora']);
    for (const place of [0, -1, 1_000_000_000]) {
      const words = '2 hands are up. Choose a place from 1 to 2.';
      await refused(guild.id, () => ana.runs('/queue move', { person: chidi, place }), words);
    }
    await ana.presses('Host controls');
    await ana.selects('Choose a person: call up, move, remove …', chidi);
    for (const [typed, words] of [
      ['0', 'Choose a place from 1 to 2.'],
      ['-1', 'Choose a place from 1 to 2.'],
      ['1000000000', 'Choose a place from 1 to 2.'],
      ['first', '“first” is not a whole number.'],
    ] as const) {
      await ana.presses('Move in line');
      await refused(guild.id, () => ana.submits({ 'Place in line, 1 is next': typed }), words);
    }
  });

  it.each([
    [{ 'turn-minutes': 61 }, 'A turn takes between half a minute and 60 minutes.'],
    [{ 'turn-minutes': -1 }, 'A turn takes between half a minute and 60 minutes.'],
    [{ 'at-once': 0 }, 'Between 1 and 10 people can have a turn at once.'],
    [{ 'at-once': 1_000_000_000 }, 'Between 1 and 10 people can have a turn at once.'],
    [{ cap: -5 }, 'The line holds between 1 and 500 hands.'],
    [{ cap: 501 }, 'The line holds between 1 and 500 hands.'],
    [{ 'cooldown-minutes': 9_007_199_254_740_991 }, 'The wait between two turns is at most 120 minutes.'],
  ])('has no rules like %j', async (options, words) => {
    const { ana, guild } = await lineOf(whole, []);
    await refused(guild.id, () => ana.runs('/queue rules', options), words);
  });

  it('moves by one person when two hosts press next at once', async () => {
    const { ana, mo, guild, stage, announcements } = await lineOf(whole, ['vera', 'chidi', 'dora']);
    mo.joins(stage);
    const [one, other] = await Promise.all([ana.presses('Call next'), mo.presses('Call next')]);
    for (const reply of [one, other]) expect(reply.text).toContain('@Vera K is invited to speak.');
    await until(() => ana.sees(announcements), '@Vera K (called up)', '1 @Chidi · 2 @Dora');
    expect(await eventsOf(guild.id, 'call-passed')).toBe(0);
  });
});

describe.concurrent('a bot', () => {
  it('is not called up, by the command or by the controls', async () => {
    const { ana, guild, stage } = await lineOf(whole, ['chidi']);
    const robot = whole.sandbox.world.seed.addUser({ name: 'robot', bot: true });
    whole.sandbox.world.seed.addMember(guild.id, robot.id);
    whole.sandbox.world.voice.join(robot.id, stage.id);
    const words = 'A bot can’t be called up. Name a person.';
    await refused(guild.id, () => ana.runs('/queue call', { person: robot.id }), words);
    await ana.presses('Host controls');
    await ana.selects('Choose a person: call up, move, remove …', robot.id);
    await refused(guild.id, () => ana.presses('Call up'), words);
  });
});

describe.concurrent('a co-host', () => {
  it('can neither remove, keep out nor send down the host, nor name another', async () => {
    const { ana, chidi, dora, guild, announcements } = await lineOf(whole, ['chidi', 'dora']);
    await ana.runs('/host co-host', { person: chidi });
    await until(() => ana.sees(announcements), 'Hosted by @Ana · @Chidi');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    const words = '@Ana hosts this talk. Hand it over to somebody else first.';
    for (const act of ['remove', 'keep-out', 'audience'])
      await refused(guild.id, () => chidi.runs(`/host ${act}`, { person: ana }), words);
    for (const act of ['co-host', 'hand-over'])
      await refused(guild.id, () => chidi.runs(`/host ${act}`, { person: dora }), 'Only @Ana');
  });
});

it.concurrent('the controls of a host do nothing for somebody else who sends their ids', async () => {
  const { ana, chidi, dora, guild, announcements } = await lineOf(whole, ['chidi', 'dora']);
  const panel = await ana.presses('Host controls');
  for (const label of [
    'Call next',
    'Skip',
    'Lock the line',
    'Lower all hands',
    'Rules of this talk',
    'Timeline',
  ]) {
    const id = idOf(panel, label);
    await refused(guild.id, () => chidi.tampers(id, 'Open maps'), 'Only @Ana');
  }
  const undo = idOf(await ana.presses('Lower all hands'), 'Undo');
  await until(() => dora.sees(announcements), 'no hands are up');
  await refused(guild.id, () => chidi.tampers(undo, 'Open maps'), 'Only @Ana');
});

describe.concurrent('a question', () => {
  const asks = async (person: Actor, question: string) => {
    await person.presses('Ask');
    return person.submits({ 'Your question': question });
  };

  it('of 4,001 characters is not taken by the form, nor from a client that ignores its limit', async () => {
    const { chidi, guild } = await lineOf(whole, []);
    const long = 'x'.repeat(4_001);
    await chidi.presses('Ask');
    await expect(chidi.submits({ 'Your question': long })).rejects.toThrow('takes at most 300 characters');
    const { modal } = await chidi.presses('Ask');
    const [field] = (modal?.data.components ?? []) as { component: { max_length?: number } }[];
    if (field) field.component.max_length = 5_000;
    const words = 'A question has at most 300 characters; yours has 4,001.';
    await refused(guild.id, () => chidi.submits({ 'Your question': long }), words);
    await refused(guild.id, () => asks(chidi, ' … ?'), 'A question needs words.');
  });

  it('asked 200 times by one person is asked once', async () => {
    const { chidi, guild } = await lineOf(whole, []);
    const spellings = ['Who pays?', 'who pays', '  WHO   pays ?! ', 'Who…pays'];
    for (let i = 0; i < 200; i++) await asks(chidi, spellings[i % spellings.length] ?? '');
    expect(await eventsOf(guild.id, 'question-asked')).toBe(1);
    for (const other of ['One?', 'Two?']) await asks(chidi, other);
    await refused(guild.id, () => asks(chidi, 'Three?'), '3 of your questions are open.');
  });

  it('that waits for review is taken back by who asked it, and no more than ten times in a talk', async () => {
    const { chidi, guild } = await lineOf(whole, [], { reviewQuestions: true });
    for (let i = 0; i < 10; i++) {
      expect((await asks(chidi, `Who pays, ${i}?`)).text).toContain('The hosts see it first.');
      expect((await chidi.presses('Take it back')).text).toContain('Your question is taken back.');
    }
    await refused(guild.id, () => asks(chidi, 'Once more?'), 'You have taken back 10 questions in this talk');
  });

  it('that is taken back gets no vote any more', async () => {
    const { ana, chidi, dora, guild, announcements } = await lineOf(whole, []);
    await asks(chidi, 'Who pays?');
    await until(() => dora.sees(announcements), 'Who pays?');
    const menu = idOf(await dora.runs('/question board'), CHOOSE);
    const asked = { talk: { guildId: guild.id }, type: 'question-asked' };
    const { seq } = await whole.database.prisma.talkEvent.findFirstOrThrow({ where: asked });
    await chidi.selects(CHOOSE, 'Who pays?');
    await chidi.presses('Take it back');
    const late = () => ana.tampers(menu, 'Open maps', { values: [`${seq}`] });
    await refused(guild.id, late, 'That question is not open any more.');
  });
});
