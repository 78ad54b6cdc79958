/** People of the sandbox: what they may press, where they look, and how they wait. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import { type Kit, kit } from './actors-kit.ts';

let at: Kit;

beforeAll(async () => {
  at = await kit();
  at.client.on('interactionCreate', (interaction) => {
    if (interaction.isButton())
      void interaction.reply({
        content: `${interaction.customId} on ${interaction.message.content}`,
        flags: 64,
      });
  });
});
afterAll(async () => {
  await at?.stop();
});

const post = async (channelId: string, content: string, id: string, label: string): Promise<void> => {
  const channel = await at.client.channels.fetch(channelId);
  if (channel?.isSendable()) {
    await channel.send({
      content,
      components: [{ type: 1, components: [{ type: 2, style: 1, label, custom_id: id }] }],
    });
  }
};

describe('a person', () => {
  it('presses the newest such button that they see, or the one on a message with some text', async () => {
    await post(at.general.id, 'First', 'first', 'Accept');
    await post(at.news.id, 'Second', 'second', 'Accept');
    expect((await at.ana.presses('Accept')).text).toBe('second on Second');
    expect((await at.ana.presses('Accept', { on: 'First' })).text).toBe('first on First');
    expect((await at.ana.presses('Accept', { in: at.general })).text).toBe('first on First');
    await expect(at.ana.presses('Decline')).rejects.toThrow(
      'No button "Decline" in sight; there are: Accept',
    );
  });

  it('neither sees nor presses what is in a hidden channel', async () => {
    const { secret, bot } = at;
    at.sandbox.world.seed.setOverwrite(secret.id, bot.user.id, { allow: 1n << 10n });
    await post(secret.id, 'Hidden', 'hidden', 'Open');
    expect(at.ana.sees(secret)).toBe('(cannot see this channel)');
    await expect(at.ana.presses('Open')).rejects.toThrow('No button "Open"');
    expect((await at.olga.presses('Open')).text).toBe('hidden on Hidden');
  });

  it('gets no answer from an app that is silent', async () => {
    await at.client.application.commands.set([{ name: 'silent', description: 'Says nothing' }]);
    const waiting = at.ana.runs('/silent');
    at.sandbox.clock.advance(3_000);
    expect((await waiting).failed).toBe('The application did not respond');
  });
});

describe('a stage', () => {
  it('shows speakers, invitations, hands in order, and the audience', () => {
    const { olga, ana, ben, stage } = at;
    for (const person of [olga, ana, ben]) person.joins(stage);
    olga.stepsUp();
    ben.raisesHand();
    at.sandbox.clock.advance(10);
    ana.raisesHand();
    const head = '#stage-maps (not live)';
    expect(at.seesStage(stage, ana)).toBe(`${head}\nOn stage: Olga\nHands: Ben, Ana`);
    olga.invitesToSpeak(ben);
    expect(ana.seesStage(stage)).toBe(`${head}\nOn stage: Olga\nInvited: Ben\nHands: Ana`);
    ben.acceptsInvitationToSpeak();
    ana.lowersHand();
    expect(ana.seesStage(stage)).toBe(`${head}\nOn stage: Olga, Ben\nAudience: Ana`);
    at.sandbox.world.stages.open(stage.id, { topic: 'Open maps' });
    expect(ana.seesStage(stage)).toContain('#stage-maps: Open maps');
    at.sandbox.world.stages.close(stage.id);
    ben.stepsDown();
    olga.leaves();
    expect(ana.seesStage(stage)).toBe(`${head}\nAudience: Ana, Ben`);
    expect(() => ana.invitesToSpeak(ben)).toThrow('Missing Permissions');
  });
});

describe('eventually', () => {
  it('waits until it holds, and throws the last failure', async () => {
    let looks = 0;
    expect(await eventually(() => (++looks > 2 ? looks : false))).toBe(3);
    await expect(eventually(() => expect(1).toBe(2), { within: 30 })).rejects.toThrow('expected 1 to be 2');
  });
});
