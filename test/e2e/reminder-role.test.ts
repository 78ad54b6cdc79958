/** The role for reminders: chosen by an admin, taken by people, mentioned once, and nobody told twice. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actors } from '../../sandbox/actors/actors.ts';
import { BOT_PERMISSIONS, type Community } from '../../sandbox/community.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const seed = () => whole.sandbox.world.seed;
const CHOOSE = 'No role; choose one';

type Server = Community & { owner: Actor };

/** A community whose owner has the screen of reminders before them. */
const served = async (permissions = BOT_PERMISSIONS | P.ManageRoles): Promise<Server> => {
  const community = await whole.community(permissions);
  const owner = actors(whole.sandbox).actor(community.guild.ownerId).goes(community.general);
  await owner.runs('/settings');
  await owner.presses('Reminders');
  return { ...community, owner };
};

const addRole = (
  { guild }: Community,
  role: Partial<Parameters<Whole['sandbox']['world']['seed']['addRole']>[1]> = {},
) => seed().addRole(guild.id, { name: 'Talks', permissions: 0n, mentionable: true, ...role });

/** A server with the role, and a talk that starts soon. */
const withRole = async (date: string) => {
  const server = await served();
  const { owner, ana, announcements } = server;
  const role = addRole(server);
  expect((await owner.selects(CHOOSE, role)).text).toContain('is mentioned whenever a talk reminds');
  await ana.runs('/talk schedule', { topic: 'Maps', date, zone: 'UTC', remind: 'at the start' });
  await until(() => ana.sees(announcements), 'Maps', '[ Remind me ]');
  return { ...server, role };
};

const settled = ({ guild }: Community, ...wanted: string[]) =>
  eventually(async () => {
    const rows = await whole.database.prisma.delivery.findMany({ where: { talk: { guildId: guild.id } } });
    const shown = rows.map(({ status, via, why }) => [status, via, why ?? ''].join(' ').trim());
    expect(shown.toSorted()).toEqual(wanted);
    return rows;
  }, WITHIN);

describe('the role for reminders', () => {
  it('is one that the bot can give, that can be mentioned, and that does no more than anybody may', async () => {
    const server = await served();
    const { owner, guild } = server;
    const tried = async (role: { id: string }) => (await owner.selects(CHOOSE, role)).text;
    expect(await tried(addRole(server, { position: 90 }))).toContain('stands above my own');
    expect(await tried(addRole(server, { mentionable: false }))).toContain('would reach nobody');
    // Not even by who may do all that it may: everybody could take it.
    expect(await tried(addRole(server, { permissions: P.BanMembers }))).toContain(
      'may do more than an ordinary member',
    );
    const kept = await whole.database.prisma.settings.findUnique({ where: { guildId: guild.id } });
    expect(kept?.reminderRole ?? null).toBeNull();
  });

  it('is given to nobody once it may do more, and still taken back', async () => {
    const { chidi, dora, guild, role, announcements } = await withRole('in 5 hours');
    for (const person of [chidi, dora]) await person.runs('/reminders', {}, { in: announcements });
    await chidi.presses('Remind me of every talk');
    seed().setRolePermissions(guild.id, role.id, P.BanMembers);
    expect((await dora.presses('Remind me of every talk')).text).toContain(
      'may do more than an ordinary member',
    );
    expect(guild.members.get(dora.id)?.roles).not.toContain(role.id);
    await chidi.presses('Not of every talk');
    expect(guild.members.get(chidi.id)?.roles).not.toContain(role.id);
  });

  it('needs Manage Roles, which is named', async () => {
    const server = await served(BOT_PERMISSIONS);
    expect((await server.owner.selects(CHOOSE, addRole(server))).text).toContain('I lack Manage Roles');
  });

  it('is taken in /reminders and mentioned once; who asked as well is not told twice', async () => {
    const server = await withRole('in 5 seconds');
    const { ana, chidi, dora, guild, role, announcements } = server;
    await chidi.runs('/reminders', {}, { in: announcements });
    expect((await chidi.presses('Remind me of every talk')).text).toContain(
      'every talk of this server reminds you',
    );
    expect(guild.members.get(chidi.id)?.roles).toContain(role.id);
    for (const person of [chidi, dora]) await person.presses('Remind me');
    const rows = await settled(server, 'dropped mention role', 'sent mention', 'sent role');
    expect([chidi, dora].map((person) => person.pings().length)).toEqual([1, 1]);
    await until(
      () => chidi.sees(announcements),
      'It is time for **Maps**',
      '@Talks',
      '[ Not of every talk ]',
      '@Dora',
    );
    const shown = await ana.runs('/talk show', { talk: rows[0]?.talkId ?? '' });
    expect(shown.text).toContain('At the start: 1 person got it · the role was mentioned');
    await chidi.presses('Not of every talk', { in: announcements });
    expect(guild.members.get(chidi.id)?.roles).not.toContain(role.id);
  });

  it('that may not be mentioned any more keeps nobody from their own reminder', async () => {
    const server = await withRole('in 5 seconds');
    const { chidi, role } = server;
    seed().setRoles(server.guild.id, chidi.id, [role.id]);
    await chidi.presses('Remind me');
    seed().removeRole(server.guild.id, role.id);
    await settled(server, 'sent mention');
    expect(chidi.pings()).toHaveLength(1);
  });

  it('does not remind of what was due before it was chosen', async () => {
    const server = await served();
    const { owner, ana, chidi, announcements } = server;
    const options = { topic: 'Maps', date: 'in 50 minutes', zone: 'UTC', remind: '1 hour, 10 minutes' };
    await ana.runs('/talk schedule', options);
    await until(() => ana.sees(announcements), 'Maps');
    await owner.selects(CHOOSE, addRole(server));
    await whole.bot().end('SIGTERM');
    await whole.start();
    await chidi.runs('/reminders');
    await chidi.presses('By mention').catch(() => undefined);
    await settled(server);
  });
});
