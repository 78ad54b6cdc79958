/** Guests who are not on the server: their link, who came by it, and what becomes of it. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actors } from '../../sandbox/actors/actors.ts';
import { BOT_PERMISSIONS, type Community } from '../../sandbox/community.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const codeIn = (text: string): string => /discord\.gg\/(\w+)/.exec(text)?.[1] ?? '';

const stranger = (name: string): Actor =>
  actors(whole.sandbox).actor(whole.sandbox.world.seed.addUser({ name, globalName: name }));

/** A live talk to which somebody outside is invited, and the code of the link. */
const invitedOutside = async (
  permissions = BOT_PERMISSIONS,
  prepare: (community: Community) => Promise<unknown> = async () => undefined,
) => {
  const community = await whole.community(permissions);
  await prepare(community);
  await openTalk(community);
  const { ana, chidi, announcements } = community;
  const reply = await ana.runs('/invite outside', { name: 'Wangari *M*', message: 'Join us.' });
  expect(reply.ephemeral).toBe(true);
  await until(() => chidi.sees(announcements), '@Ana invites **Wangari', 'to a conversation', '“Join us.”');
  const code = codeIn(reply.text);
  expect(chidi.sees(announcements)).not.toContain(code);
  return { ...community, code, reply };
};

describe.concurrent('a guest who is not on the server', () => {
  it('comes by a link for one, is recognised by what they press, and answers', async () => {
    const { ana, vera, chidi, dora, stage, announcements, guild, code, reply } = await invitedOutside();
    expect(reply.text).toContain('Send this link to Wangari \\*M\\*, and to nobody else: ');
    expect(guild.invites.get(code)).toMatchObject({ maxUses: 1, maxAge: 604_800, roleIds: [] });
    expect((await dora.presses('Accept')).text).toContain('Only Wangari \\*M\\* can answer this invitation');
    expect((await chidi.presses('Their link')).text).toContain('Only @Ana, who hosts this talk');
    expect(codeIn((await ana.presses('Their link')).text)).toBe(code);
    expect(guild.invites.size).toBe(1);

    const wangari = stranger('Wangari');
    wangari.followsInvite(code);
    expect((await vera.presses('Accept')).text).toContain('Only Wangari');
    expect((await ana.presses('Their link')).text).toContain('was used, or deleted in Discord');
    await wangari.presses('Accept', { on: 'to a conversation' });
    await until(() => chidi.sees(announcements), '@Ana invites @Wangari', '✔ @Wangari accepted on');
    wangari.joins(stage);
    await until(() => chidi.sees(stage), '@Wangari, a guest of this talk, is here.');
    await eventually(() => wangari.acceptsInvitationToSpeak(), WITHIN);
  });

  it('who has the role that the link gives is recognised when they come to the stage', async () => {
    let roleId = '';
    const { chidi, stage, announcements, guild, code, reply } = await invitedOutside(
      BOT_PERMISSIONS | P.ManageRoles,
      async ({ guild: { id, ownerId }, general }) => {
        const { seed } = whole.sandbox.world;
        roleId = seed.addRole(id, { name: 'Guests' }).id;
        const owner = actors(whole.sandbox).actor(ownerId).goes(general);
        await owner.runs('/settings');
        const kept = await owner.selects('No role; choose one', roleId);
        expect(kept.text).toContain('The link of a guest gives @Guests');
      },
    );
    expect(reply.text).toContain('It gives the role');
    expect(guild.invites.get(code)?.roleIds).toEqual([roleId]);
    const other = stranger('Other');
    whole.sandbox.world.seed.addMember(guild.id, other.id);
    const wangari = stranger('Wangari');
    wangari.followsInvite(code);
    other.joins(stage);
    wangari.joins(stage);
    await until(() => chidi.sees(announcements), '@Ana invites @Wangari', 'has not answered yet');
  });
});

describe.concurrent('the role for guests', () => {
  it('may do no more than anybody, whoever chooses it; once it may, links give it no more', async () => {
    let roleId = '';
    const { seed } = whole.sandbox.world;
    const { ana, guild, code, reply } = await invitedOutside(
      BOT_PERMISSIONS | P.ManageRoles,
      async ({ guild: { id, ownerId }, general }) => {
        roleId = seed.addRole(id, { name: 'Guests', permissions: P.BanMembers }).id;
        const owner = actors(whole.sandbox).actor(ownerId).goes(general);
        await owner.runs('/settings');
        const refused = await owner.selects('No role; choose one', roleId);
        expect(refused.text).toContain('may do more than an ordinary member');
        seed.setRolePermissions(id, roleId, P.Speak);
        await eventually(async () => {
          const kept = await owner.selects('No role; choose one', roleId);
          expect(kept.text).toContain('The link of a guest gives @Guests');
        }, WITHIN);
      },
    );
    expect(reply.text).toContain('It gives the role @Guests');
    expect(guild.invites.get(code)?.roleIds).toEqual([roleId]);
    seed.setRolePermissions(guild.id, roleId, P.Speak | P.MentionEveryone);
    await ana.presses('Revoke the link');
    const renewed = await ana.presses('Make a new link');
    expect(renewed.text).not.toContain('It gives the role');
    expect(guild.invites.get(codeIn(renewed.text))?.roleIds).toEqual([]);
    expect(whole.bot().lines.join('\n')).toContain('the link of a guest gives no role');
  });
});

describe('the link', () => {
  it('that is revoked, or whose invitation is withdrawn, can’t be used; another can be made', async () => {
    const { ana, guild, code, announcements, chidi } = await invitedOutside();
    expect((await ana.presses('Revoke the link')).text).toContain('is revoked.');
    await eventually(() => expect(guild.invites.size).toBe(0), WITHIN);
    expect(() => stranger('Late').followsInvite(code)).toThrow('Unknown Invite');
    const renewed = codeIn((await ana.presses('Make a new link')).text);
    expect(renewed).not.toBe(code);
    expect([...guild.invites.keys()]).toEqual([renewed]);
    expect((await ana.presses('Withdraw')).text).toContain('Wangari');
    await until(() => chidi.sees(announcements), 'This invitation was withdrawn.');
    await eventually(() => expect(guild.invites.size).toBe(0), WITHIN);
    expect(await whole.database.prisma.guestLink.count({ where: { code: renewed } })).toBe(0);
  });

  it('is removed when the bot was killed between recording and doing so', async () => {
    const { ana, guild } = await invitedOutside();
    const match = { method: 'DELETE', path: /\/invites\// } as const;
    whole.sandbox.faults.add({ kind: 'status', status: 500, match });
    expect((await ana.presses('Revoke the link')).text).toContain('is revoked.');
    await whole.bot().end('SIGKILL');
    whole.sandbox.faults.clear();
    expect(guild.invites.size).toBe(1);
    await whole.start();
    await eventually(() => expect(guild.invites.size).toBe(0), WITHIN);
  });

  it('that was made and not recorded is found again', async () => {
    const { ana, guild, code } = await invitedOutside();
    // As if the bot had been killed before it wrote the link down.
    await whole.database.prisma.guestLink.delete({ where: { code } });
    expect(codeIn((await ana.presses('Their link')).text)).toBe(code);
    expect(guild.invites.size).toBe(1);
  });

  it('needs a permission that is named', async () => {
    const community = await whole.community();
    const { ana, stage } = community;
    await openTalk(community);
    whole.sandbox.world.seed.setOverwrite(stage.id, whole.application.user.id, {
      deny: P.CreateInstantInvite,
    });
    await eventually(async () => {
      const { text } = await ana.runs('/invite outside', { name: 'Wangari' });
      expect(text).toContain('I lack Create Instant Invite in #stage-maps.');
    }, WITHIN);
  });
});
