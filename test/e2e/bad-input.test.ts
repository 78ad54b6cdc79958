/** What people get wrong, by accident or on purpose: one sentence with the next step, and nothing changes. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT_PERMISSIONS } from '../../sandbox/community.ts';
import { FORWARD } from '../support/days.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

type Heard = { text: string; ephemeral: boolean };

/** Does something that must be refused with these words, to one person only, and leaves the log as it is. */
const refused = async (act: () => Promise<Heard>, ...words: string[]): Promise<void> => {
  // What the bot does by itself after an opening may still be on its way.
  const people = { where: { type: { notIn: ['stage-made', 'stage-started', 'listening'] } } };
  const before = await whole.database.prisma.talkEvent.count(people);
  const reply = await act();
  for (const word of words) expect(reply.text).toContain(word);
  expect(reply.ephemeral).toBe(true);
  expect(await whole.database.prisma.talkEvent.count(people)).toBe(before);
};

describe('a topic', () => {
  it('that is empty is refused', async () => {
    const { ana, stage } = await whole.community();
    await refused(() => ana.runs('/talk open', { topic: '   ', stage }), 'A talk needs a topic.');
  });

  it('of 121 characters is refused, of 120 is taken', async () => {
    const { ana, stage } = await whole.community();
    await refused(
      () => ana.runs('/talk open', { topic: 'x'.repeat(121), stage }),
      'at most 120 characters; yours has 121',
    );
    expect((await ana.runs('/talk open', { topic: 'x'.repeat(120), stage })).text).toContain(
      'The talk is open',
    );
    await until(() => ana.seesStage(stage), 'x'.repeat(120));
  });

  it('full of mentions and markup is shown as text and pings nobody', async () => {
    const { ana, chidi, stage, announcements } = await whole.community();
    const topic = `@everyone <@${chidi.id}> **loud** # [x](https://example.org)`;
    await ana.runs('/talk open', { topic, stage });
    const card = await until(() => chidi.sees(announcements), '🎙', '[ Raise hand ]');
    expect(card).toContain('\\*\\*loud\\*\\*');
    expect(card).not.toContain('@everyone');
    expect(card).not.toContain('@Chidi');
    expect(chidi.pings()).toHaveLength(0);
  });
});

describe('a date', () => {
  it.each([
    ['2020-01-01 10:00', 'UTC', 'That time has passed. Choose one that is still to come.'],
    ['yesterday 3pm', 'UTC', 'That time has passed.'],
    ['when the cows come home', 'UTC', 'as a date. Write it like 2026-12-01 19:00'],
    ['tomorrow', 'UTC', 'names a day but no time'],
    [
      `${FORWARD.toISODate()} 02:30`,
      'Europe/Berlin',
      'does not happen in Europe/Berlin: the clocks are put forward over it',
    ],
    ['30 February 2031 19:00', 'UTC', "I can't read “30 February 2031 19:00” as a date."],
    ['9999-01-01 10:00', 'UTC', 'is more than 5 years ahead'],
    // A zone that the database has dropped.
    ['tomorrow 20:00', 'US/Pacific-New', "I don't know the zone “US/Pacific-New”"],
    ['tomorrow 20:00', 'Atlantis', "I don't know the zone “Atlantis”"],
  ])('%s in %s is refused', async (date, zone, words) => {
    const { ana } = await whole.community();
    await refused(() => ana.runs('/talk schedule', { topic: 'Later', date, zone }), words);
  });
});

describe('an invitation', () => {
  it('of a bot, of oneself, or of somebody already invited is refused', async () => {
    const community = await whole.community();
    const { ana, vera, guild, announcements } = community;
    await openTalk(community);
    const robot = whole.sandbox.world.seed.addUser({ name: 'robot', bot: true });
    whole.sandbox.world.seed.addMember(guild.id, robot.id);
    await refused(() => ana.runs('/invite members', { guest: robot.id }), 'A bot can’t be a guest.');
    await refused(() => ana.runs('/invite members', { guest: ana.id }), 'You can’t invite yourself.');
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), 'has not answered yet');
    await refused(() => ana.runs('/invite members', { guest: vera.id }), '@Vera K is already invited.');
  });

  it('is answered by its guest alone', async () => {
    const community = await whole.community();
    const { ana, vera, dora, mo, announcements } = community;
    await openTalk(community);
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '[ Accept ]');
    for (const other of [dora, mo, ana]) {
      await refused(() => other.presses('Accept'), 'Only @Vera K can answer this invitation.');
    }
  });

  it('needs a talk, and its host', async () => {
    const community = await whole.community();
    const { ana, vera, chidi } = community;
    await refused(() => ana.runs('/invite members', { guest: vera.id }), 'I know no such talk.');
    await openTalk(community);
    await refused(() => chidi.runs('/invite members', { guest: vera.id }), 'Only @Ana, who hosts this talk');
  });
});

describe('a hand', () => {
  it('is raised on the stage only', async () => {
    const community = await whole.community();
    const { chidi } = community;
    await openTalk(community);
    await refused(() => chidi.presses('Raise hand'), 'Join #stage-maps first, then raise your hand.');
  });

  it('that is not up can’t be lowered, and nobody is called when none is up', async () => {
    const community = await whole.community();
    const { ana, chidi, stage } = community;
    await openTalk(community);
    chidi.joins(stage);
    await refused(() => chidi.presses('Lower hand'), 'Your hand is not up.');
    await refused(() => ana.runs('/queue next'), 'No hands are up.');
    await refused(() => chidi.presses('Call next'), 'Only @Ana, who hosts this talk');
  });
});

describe('a talk', () => {
  it('of somebody else is not closed', async () => {
    const community = await whole.community();
    const { chidi, stage } = community;
    await openTalk(community);
    chidi.joins(stage);
    await refused(
      () => chidi.runs('/talk close'),
      'Only @Ana, who hosts this talk, co-hosts and stage moderators can do that.',
    );
  });

  it('is closed by a stage moderator', async () => {
    const community = await whole.community();
    const { mo, announcements } = community;
    await openTalk(community);
    expect((await mo.runs('/talk close')).text).toContain('is closed.');
    await until(() => mo.sees(announcements), 'has ended');
  });

  it('is the only one on its stage', async () => {
    const community = await whole.community();
    const { ana, mo, stage } = community;
    await openTalk(community);
    const words = '@Ana already hosts a talk in #stage-maps. Close it first, or choose another stage.';
    await refused(() => ana.runs('/talk open', { topic: 'Another', stage }), words);
    await refused(() => mo.runs('/talk open', { topic: 'Another', stage }), words);
  });

  it('is not opened by somebody without the right', async () => {
    const { chidi, stage } = await whole.community();
    await refused(
      () => chidi.runs('/talk open', { topic: 'Mine', stage }),
      'Hosting needs the Manage Events permission',
    );
  });

  it('ends when its stage channel is deleted, and says so', async () => {
    const community = await whole.community();
    const { ana, chidi, stage, announcements, guild } = community;
    await openTalk(community);
    chidi.joins(stage);
    chidi.raisesHand();
    await until(() => chidi.sees(announcements), '1 @Chidi');
    whole.sandbox.world.seed.removeChannel(stage.id);
    await until(() => ana.sees(announcements), 'Open maps has ended', 'Its stage was ended in Discord.');
    expect(guild.channels.has(stage.id)).toBe(false);
    expect((await ana.runs('/talk status')).text).toContain('No talk is live here.');
  });

  it('ends when somebody ends its stage in Discord', async () => {
    const community = await whole.community();
    const { ana, stage, announcements } = community;
    await openTalk(community);
    whole.sandbox.world.stages.close(stage.id);
    await until(() => ana.sees(announcements), 'Open maps has ended', 'Its stage was ended in Discord.');
  });
});

describe('a server', () => {
  it('that removes the bot has no talk any more', async () => {
    const community = await whole.community();
    await openTalk(community);
    whole.sandbox.world.seed.removeMember(community.guild.id, whole.application.user.id);
    await eventually(async () => {
      const where = { guildId: community.guild.id };
      expect((await whole.database.prisma.talk.findFirstOrThrow({ where })).status).toBe('ended');
    }, WITHIN);
  });
});

describe('a permission that the bot lacks', () => {
  it('is named with the channel, and nothing is begun', async () => {
    const { ana, stage } = await whole.community(BOT_PERMISSIONS & ~P.MuteMembers & ~P.MoveMembers);
    await refused(
      () => ana.runs('/talk open', { topic: 'Maps', stage }),
      'I lack Mute Members and Move Members in #stage-maps.',
    );
    await refused(
      () => ana.runs('/talk open', { topic: 'Maps' }),
      'I lack Mute Members and Move Members on this server.',
    );
  });

  it('to post where the server announces is named too', async () => {
    const { ana, stage } = await whole.community(BOT_PERMISSIONS & ~P.SendMessages);
    const deny = { deny: P.SendMessages };
    for (const channel of [...whole.sandbox.world.channels.values()].filter(
      (it) => it.guild_id === stage.guild_id,
    )) {
      whole.sandbox.world.seed.setOverwrite(channel.id, whole.application.user.id, deny);
    }
    await eventually(
      () =>
        refused(
          () => ana.runs('/talk open', { topic: 'Maps', stage }),
          'I lack Send Messages in #announcements.',
        ),
      WITHIN,
    );
  });
});

describe('a custom id', () => {
  it('that was tampered with is refused', async () => {
    const community = await whole.community();
    const { ana, vera, chidi, announcements } = community;
    await openTalk(community);
    await ana.runs('/invite members', { guest: vera.id });
    await until(() => vera.sees(announcements), '[ Accept ]');
    const talk = await whole.database.prisma.talk.findFirstOrThrow({
      where: { guildId: community.guild.id },
    });
    for (const forged of [
      'next',
      `next|${talk.id}`,
      `answer|${talk.id}|${vera.id}|accepted|AAAAAAAAAAAA`,
      `raise|${talk.id}'; DROP TABLE talk;--|x`,
      '{}',
    ]) {
      await refused(() => chidi.tampers(forged, 'Open maps'), 'That button is not one of mine any more.');
    }
  });
});
