/** Who hosts when the host is gone, who stays away, and what the timeline tells of it all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, lineOf, standing, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

describe.concurrent('a host who is gone', () => {
  it('is stood in for by a co-host who is there, and is a co-host when back', async () => {
    const community = await lineOf(whole, ['chidi'], { graceMs: 3_000 });
    const { ana, chidi, stage, announcements } = community;
    await ana.runs('/host co-host', { person: chidi });
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    ana.leaves();
    await until(() => chidi.sees(announcements), '@Ana is not on the stage. @Chidi takes over');
    await until(() => chidi.sees(announcements), 'Hosted by @Chidi · @Ana');
    ana.joins(stage);
    await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
    expect((await ana.runs('/host hand-over', { person: ana })).text).toContain('Only @Chidi');
    expect((await chidi.runs('/host hand-over', { person: ana })).text).toContain(
      '@Ana hosts this talk now.',
    );
    await until(() => ana.sees(announcements), 'Hosted by @Ana · @Chidi');
    // A co-host whose connection drops comes back as one.
    chidi.leaves();
    await eventually(() => expect(ana.sees(announcements)).not.toMatch(/On stage.*Chidi/), WITHIN);
    chidi.joins(stage);
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    expect(ana.sees(announcements)).toContain('Hosted by @Ana · @Chidi');
  });

  it('who comes back in time hosts on', async () => {
    const { ana, chidi, stage, announcements } = await lineOf(whole, ['chidi'], { hostAwayMs: 4_000 });
    ana.leaves();
    await until(() => chidi.sees(announcements), 'Without a host the talk closes');
    ana.joins(stage);
    await eventually(() => expect(chidi.sees(announcements)).not.toContain('Without a host'), WITHIN);
  });

  it('and does not come back ends the talk after a set time', async () => {
    const { ana, chidi, announcements } = await lineOf(whole, ['chidi'], { hostAwayMs: 3_000 });
    ana.leaves();
    await until(
      () => chidi.sees(announcements),
      'has ended',
      'Its host did not come back, and nobody stood in.',
    );
  });
});

describe.concurrent('somebody who is removed or kept out', () => {
  it('is not in line any more, and hosts nothing', async () => {
    const community = await lineOf(whole, ['vera', 'chidi']);
    const { ana, vera, chidi, stage, announcements, guild } = community;
    await ana.runs('/host remove', { person: vera });
    await until(() => ana.sees(announcements), '1 @Chidi');
    expect(ana.sees(announcements)).not.toContain('@Vera K');
    await ana.runs('/host co-host', { person: chidi });
    await until(() => ana.sees(announcements), 'Hosted by @Ana · @Chidi');
    await ana.runs('/host keep-out', { person: chidi });
    await eventually(() => expect(ana.sees(announcements)).not.toContain('@Chidi'), WITHIN);
    expect((await chidi.runs('/queue next')).text).toContain('Only @Ana');
    chidi.joins(stage);
    await eventually(() => expect(guild.voiceStates.get(chidi.id)?.channel_id ?? null).toBeNull(), {
      within: 4_000,
    });
    expect((await ana.runs('/host hand-over', { person: chidi })).text).toContain('Let them in again first.');
    expect((await ana.runs('/host let-in', { person: chidi })).text).toContain('may come back');
    chidi.joins(stage);
    expect((await chidi.presses('Raise hand')).text).toContain('1st in line');
  });
});

describe.concurrent('somebody whom Discord does not let us disconnect', () => {
  it('keeps nobody else from being called up', async () => {
    const community = await lineOf(whole, ['vera', 'chidi']);
    const { ana, vera, chidi } = community;
    const match = { method: 'PATCH', path: new RegExp(`/members/${vera.id}$`) } as const;
    const body = { code: 50013, message: 'Missing Permissions' };
    const disarm = whole.sandbox.faults.add({ kind: 'status', status: 403, body, match });
    await ana.runs('/host remove', { person: vera });
    await ana.runs('/queue next');
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    disarm();
    await eventually(
      () => expect(community.guild.voiceStates.get(vera.id)?.channel_id ?? null).toBeNull(),
      WITHIN,
    );
  });
});

describe.concurrent('the controls of a co-host', () => {
  it('offer nothing about who hosts, nor about another co-host', async () => {
    const { ana, vera, chidi, dora } = await lineOf(whole, ['vera', 'chidi', 'dora']);
    await ana.runs('/host co-host', { person: chidi });
    await ana.runs('/host co-host', { person: dora });
    const about = async (who: typeof ana, person: typeof vera) => {
      await who.presses('Host controls');
      return (await who.selects('Choose a person: call up, move, remove …', person)).text;
    };
    expect(await about(ana, vera)).toMatch(/Make co-host.*Hand the talk over.*Remove.*Keep out/s);
    const ofListener = await about(chidi, vera);
    expect(ofListener).toMatch(/Call up.*Move in line.*Remove.*Keep out/s);
    expect(ofListener).not.toMatch(/co-host|Hand the talk over/);
    expect(await about(ana, dora)).toMatch(/No co-host any more.*Remove/s);
    expect(await about(chidi, dora)).not.toMatch(/No co-host|Hand the talk over|Remove|Keep out/);
    expect(await about(chidi, ana)).not.toMatch(/Make co-host|Remove|Keep out|To the audience/);
  });
});

describe.concurrent('/talk timeline', () => {
  it('tells hosts and moderators who did what, also when it is over, and never who asked without a name', async () => {
    const community = await lineOf(whole, ['chidi', 'dora']);
    const { ana, vera, mo, chidi, dora } = community;
    await vera.presses('Ask');
    await vera.submits({ 'Your question': 'Who pays?', 'With your name?': 'Don’t show my name' });
    await ana.runs('/queue move', { person: dora, place: 1 });
    await ana.presses('Host controls');
    await ana.presses('Lower all hands');
    await ana.presses('Undo');
    await mo.runs('/host audience', { person: ana });
    await ana.runs('/queue call', { person: chidi });
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await standing(community, chidi, 'speaker');
    const words = [
      'Opened by @Ana',
      '@Chidi raised a hand',
      'Somebody asked: Who pays?',
      '@Dora moved to place 1 by @Ana',
      'All hands lowered by @Ana',
      'Undone by @Ana:',
      '@Chidi called up by @Ana',
      '@Chidi speaks',
    ];
    const text = await eventually(async () => {
      const reply = await mo.runs('/talk timeline');
      expect(reply.text).toContain(words.at(-1));
      expect(reply.ephemeral).toBe(true);
      return reply.text;
    }, WITHIN);
    await until(() => text, ...words);
    expect(text).not.toContain('@Vera');
    expect((await chidi.runs('/talk timeline')).text).toContain('Only @Ana');
    await ana.runs('/talk close');
    expect((await ana.runs('/talk timeline')).text).toContain('Closed by @Ana');
    expect((await chidi.runs('/talk timeline')).text).toContain('Only @Ana');
  });
});
