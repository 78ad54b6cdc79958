/** What people read in the sandbox: names, timestamps, embeds, files, hidden channels. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeMessages } from '../../sandbox/messages/messages.ts';
import { HIDDEN, sees } from '../../sandbox/transcript/transcript.ts';
import { World } from '../../sandbox/world.ts';

let world: World;
let guild: string;
let channel: string;
let ana: string;

const post = (body: object) =>
  world.part(makeMessages).post({ channel: world.channel(channel), author: world.user(ana), body });

beforeEach(() => {
  world = new World();
  ana = world.seed.addUser({ name: 'ana', globalName: 'Ana' }).id;
  guild = world.seed.addGuild({ name: 'G', ownerId: ana }).id;
  channel = world.seed.addChannel(guild, { name: 'general' }).id;
});

describe('a transcript', () => {
  it('keeps timestamps, or renders them for a zone and a present', () => {
    const at = Date.UTC(2027, 0, 15, 18, 0) / 1000;
    post({ content: `<t:${at}:F> (<t:${at}:R>)` });
    expect(sees(world, channel, ana)).toBe(`Ana\n  <t:${at}:F> (<t:${at}:R>)`);
    expect(sees(world, channel, ana, { zone: 'Europe/Berlin', relative: (at - 7200) * 1000 })).toBe(
      'Ana\n  Friday, 15 January 2027 at 19:00 (in 2 hours)',
    );
  });

  it('renders embeds, selects, links, edits', () => {
    const message = post({
      content: `See <#${channel}>`,
      embeds: [
        {
          title: 'Title',
          description: 'Text',
          fields: [{ name: 'Host', value: `<@${ana}>` }],
          footer: { text: 'End' },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 3, custom_id: 'z', placeholder: 'Zone', options: [{ label: 'Berlin', value: 'b' }] },
          ],
        },
        { type: 1, components: [{ type: 2, style: 5, label: 'Listen', url: 'https://a.example' }] },
      ],
    });
    world.part(makeMessages).edit(message, { content: 'Read this' });
    expect(sees(world, channel, ana)).toBe(
      [
        'Ana (edited)',
        '  Read this',
        '  ┃ Title',
        '  ┃ Text',
        '  ┃ Host: @Ana',
        '  ┃ End',
        '  [ Zone ▾ ] Berlin',
        '  [ Listen ↗ ]',
      ].join('\n'),
    );
  });

  it('is closed to who cannot see the channel', () => {
    const ben = world.seed.addUser({ name: 'ben' }).id;
    expect(sees(world, channel, ben)).toBe(HIDDEN);
  });
});
