/** Commands in channels that the bot does not keep: they work, and what they post goes where talks are announced. */
import { ChannelType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole, until, type Whole } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

describe.each([
  ['a thread', ChannelType.PublicThread],
  ['the chat of a voice channel', ChannelType.GuildVoice],
] as const)('in %s', (_name, type) => {
  it('a talk is opened, announced where talks are, and looked at', async () => {
    const { ana, stage, general, announcements, guild } = await whole.community();
    const isThread = type === ChannelType.PublicThread;
    const { id } = whole.sandbox.world.seed.addChannel(guild.id, {
      name: 'aside',
      type,
      ...(isThread ? { parent_id: general.id } : {}),
    });
    const aside = { in: id };
    await ana.runs('/talk open', { topic: 'Open maps', stage }, aside);
    await until(() => ana.sees(announcements), 'Open maps', '[ Raise hand ]');
    const { text } = await ana.runs('/talk status', {}, aside);
    expect(text).toContain('Open maps');
  });
});
