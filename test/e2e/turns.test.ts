/** Turns with a time: told once before the end, over by time, not begun anew by a crash, and shown where chat is closed. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { eventually, lineOf, standing, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

/** The next in line is called and speaks. */
const takesTurn = async (community: Community, person: Actor): Promise<void> => {
  await community.ana.presses('Call next');
  await eventually(() => person.acceptsInvitationToSpeak(), WITHIN);
  await until(() => community.ana.sees(community.announcements), 'turn ends');
};

const endOf = async ({ id }: Actor): Promise<number | undefined> => {
  const row = await whole.database.prisma.speaker.findFirst({ where: { userId: id } });
  return row?.endsAt?.getTime();
};

describe.concurrent('a turn', () => {
  it('is told to end once, half its time before when it is short, and ends by time', async () => {
    const community = await lineOf(whole, ['chidi'], { turnMs: 5_000 });
    const { ana, chidi, dora, stage, announcements } = community;
    await takesTurn(community, chidi);
    await until(() => dora.sees(stage), '@Chidi, your turn ends');
    // Called, and told of the end: no more than that.
    expect(chidi.pings()).toHaveLength(2);
    await standing(community, chidi, 'audience');
    await until(() => ana.sees(announcements), 'no hands are up');
    await eventually(() => expect(dora.sees(stage)).not.toContain('your turn ends'), WITHIN);
    expect((await ana.runs('/talk timeline')).text).toContain('The time of @Chidi was up');
  });

  it('has the same end after a crash, and is told of once', { concurrent: false }, async () => {
    const community = await lineOf(whole, ['chidi'], { turnMs: 9_000 });
    const { chidi, stage } = community;
    await takesTurn(community, chidi);
    const end = await endOf(chidi);
    expect(end).toBeTypeOf('number');
    await until(() => chidi.sees(stage), 'your turn ends');
    await whole.bot().end('SIGKILL');
    await whole.start();
    expect((await endOf(chidi)) ?? end).toBe(end);
    await standing(community, chidi, 'audience');
    expect(chidi.pings().length).toBeLessThanOrEqual(2);
  });

  it('is ended and lengthened by hosts, given back by who is called, and by nobody else', async () => {
    const community = await lineOf(whole, ['chidi', 'dora'], { turnMs: 60_000 });
    const { ana, chidi, dora, stage, announcements } = community;
    await takesTurn(community, chidi);
    await until(() => ana.sees(stage), '[ I am done ]');
    const end = (await endOf(chidi)) ?? 0;
    for (const label of ['I am done', 'One more minute'])
      expect((await dora.presses(label, { in: stage })).text).toContain('Only @Ana');
    await ana.runs('/queue more-time', { person: chidi });
    expect(await endOf(chidi)).toBe(end + 60_000);
    expect((await ana.presses('Host controls')).text).toMatch(/@Chidi 0:\d\d \(turn ends/);
    expect((await ana.presses('I am done', { in: stage })).text).toContain('The turn of @Chidi is over.');
    await standing(community, chidi, 'audience');
    await ana.presses('Call next');
    await until(() => dora.sees(stage), '@Dora, you are next.', '[ Not now ]');
    expect((await chidi.presses('Not now', { in: stage })).text).toContain('Only @Ana');
    await dora.presses('Not now', { in: stage });
    await until(() => chidi.sees(announcements), 'On stage**  @Ana\n', 'no hands are up');
    await standing(community, dora, 'audience');
  });

  it('begun again by taking “to the audience” back is a turn as before', async () => {
    const community = await lineOf(whole, ['chidi'], { turnMs: 60_000 });
    const { ana, chidi, announcements } = community;
    await takesTurn(community, chidi);
    await ana.runs('/host audience', { person: chidi });
    await standing(community, chidi, 'audience');
    await ana.presses('Undo');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await until(() => ana.sees(announcements), '@Chidi (turn ends');
  });

  it('shows on the card where the bot may not write in the stage', async () => {
    const community = await lineOf(whole, ['chidi', 'dora'], { turnMs: 60_000 });
    const { ana, chidi, dora, stage, announcements } = community;
    whole.sandbox.world.seed.setOverwrite(stage.id, whole.application.user.id, { deny: P.SendMessages });
    await takesTurn(community, chidi);
    for (let i = 0; i < 3; i++) {
      await ana.runs('/queue move', { person: dora, place: 1 });
      await dora.presses('Lower hand');
      await until(() => ana.sees(announcements), 'no hands are up');
      await dora.presses('Raise hand');
      await until(() => ana.sees(announcements), '1 @Dora');
    }
    expect(ana.sees(stage)).not.toContain('@Chidi');
  });
});
