/** A recording goes on as one wherever people and the bot are moved, and whoever does not answer meanwhile. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { systemIds } from '../../src/ids.ts';
import { hasSaid, hears, packetsOf, type Studio } from '../support/recorded-talk.ts';
import { agreedTalk, isAll, kept, speaksThrough } from '../support/speaks-through.ts';
import { eventually, startWhole, type Whole, WITHIN } from './support.ts';

let whole: Whole;
let studio: Studio;
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-recorded-'));
  const key = systemIds.secret(32);
  whole = await startWhole({ env: { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir } });
  const { sandbox, application, database } = whole;
  studio = { sandbox, application, prisma: database.prisma, dir, key };
  await whole.start();
});
afterAll(async () => {
  await whole.stop();
  await rm(studio.dir, { recursive: true, force: true });
});

const otherStage = ({ guild }: Community) =>
  whole.sandbox.world.seed.addChannel(guild.id, { name: 'other', type: ChannelType.GuildStageVoice });

describe('what is said again is on the track of the same recording', () => {
  it('when a server’s own line was disturbed, or its bot was', async () => {
    const { voice, world } = whole.sandbox;
    const { id: bot } = whole.application.user;
    const cases: Record<string, { atMost: number; disturb(community: Community): unknown }> = {
      region: { atMost: 1_500, disturb: ({ guild }) => voice.moveRegion(guild.id) },
      withdrawn: {
        atMost: 3_000,
        disturb: async ({ guild }) => {
          voice.withdraw(guild.id);
          await eventually(() =>
            expect(voice.sessions.some(({ seat }) => seat.guildId === guild.id)).toBe(false),
          );
          await voice.moveRegion(guild.id);
        },
      },
      moved: {
        atMost: 3_000,
        disturb: (community) => world.voice.move(bot, otherStage(community).id, community.guild.id),
      },
      suppressed: { atMost: 0, disturb: ({ guild }) => world.voice.suppress(guild.id, bot) },
      muted: {
        atMost: 0,
        disturb: ({ guild }) => {
          const member = guild.members.get(bot);
          if (member) member.mute = true;
          world.voice.refreshMember(guild.id, bot);
        },
      },
    };
    const all = Object.entries(cases);
    const communities: Community[] = [];
    for (const _ of all) communities.push(await agreedTalk(studio));
    await Promise.all(
      communities.map(async (community, i) => {
        const [name, { disturb, atMost }] = all[i] ?? ['', { disturb: () => undefined, atMost: 0 }];
        await speaksThrough(studio, community, name, () => disturb(community), { atMost });
      }),
    );
    for (const { mo } of communities) await mo.runs('/talk close');
  }, 60_000);

  it('when they left and came back', async () => {
    const community = await agreedTalk(studio);
    const { ana, stage } = community;
    const before = ana.speaks(packetsOf('before', 60_000));
    await hasSaid(before, 40);
    ana.leaves();
    await before.ended;
    ana.joins(stage);
    await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
    const after = ana.speaks(packetsOf('after', 1_000));
    await after.ended;
    await isAll(studio, community, 'before', before.said);
    await isAll(studio, community, 'after', after.said);
    await ana.runs('/talk close');
  });

  it('though neither Discord nor the database answers; and nothing of what they say elsewhere', async () => {
    const community = await agreedTalk(studio);
    const { ana, guild, stage } = community;
    const { voice, world, faults } = whole.sandbox;
    const { id: bot } = whole.application.user;
    const { prisma } = whole.database;
    const other = otherStage(community);
    faults.add({ kind: 'delay', ms: 12_000, match: { method: 'PATCH', path: /voice-states\/@me$/ } });
    await prisma.$executeRaw`ALTER TABLE settings RENAME TO gone`;
    try {
      // It comes back, and may not speak yet.
      const moved = () => world.voice.move(bot, other.id, guild.id);
      await speaksThrough(studio, community, 'away', moved, { atMost: 3_000 });
      await speaksThrough(studio, community, 'lost', () => voice.closeAll(4006), { atMost: 3_500 });
      for (const who of [ana.id, bot]) world.voice.move(who, other.id, guild.id);
      world.voice.invite(guild.id, ana.id);
      ana.acceptsInvitationToSpeak();
      await ana.speaks(packetsOf('elsewhere', 1_000)).ended;
    } finally {
      faults.clear();
      await prisma.$executeRaw`ALTER TABLE gone RENAME TO settings`;
    }
    ana.joins(stage);
    await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
    await hears(studio, community);
    const back = ana.speaks(packetsOf('back', 1_000));
    await back.ended;
    await isAll(studio, community, 'back', back.said);
    expect(await kept(studio, community, 'elsewhere')).toEqual([]);
    await ana.runs('/talk close');
  }, 60_000);

  it('when the place of the gateway session before is given up late, while the new one still learns of its servers', async () => {
    const community = await agreedTalk(studio);
    const { gateway, world } = whole.sandbox;
    const away = await whole.community();
    gateway.loseGuild(away.guild.id);
    await speaksThrough(
      studio,
      community,
      'late',
      async () => {
        const before = new Set(gateway.sessions);
        gateway.forgetSessions();
        gateway.cutAll();
        await eventually(() => {
          if (!gateway.sessions.some((one) => one.connection && !before.has(one))) throw new Error('not yet');
        }, WITHIN);
        world.voice.leave(whole.application.user.id, community.guild.id);
      },
      { atMost: 25_000 },
    );
    gateway.regainGuild(away.guild.id);
    await community.mo.runs('/talk close');
  }, 60_000);
});
