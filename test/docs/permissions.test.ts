/** The page on inviting the bot, the invitation link and what the code checks for name the same permissions. */
import { readFileSync } from 'node:fs';
import { PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import {
  ANNOUNCE_NEEDS,
  EVENT_NEEDS,
  LINK_NEEDS,
  STAGE_NEEDS,
  VOICE_NEEDS,
} from '../../src/discord/needs.ts';
import { INVITE_PERMISSIONS, inviteUrl } from '../../src/discord/permissions.ts';

const page = readFileSync(new URL('../../docs/inviting-the-bot.md', import.meta.url), 'utf8');
const asked = new PermissionsBitField(INVITE_PERMISSIONS);
const inWords = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');

describe('the permissions in the invitation', () => {
  it('are those that the code checks for, and no other', () => {
    expect(asked.bitfield).toBe(
      new PermissionsBitField([...STAGE_NEEDS, ...ANNOUNCE_NEEDS, ...EVENT_NEEDS, ...VOICE_NEEDS]).bitfield,
    );
  });

  it('make the bot a stage moderator, who may neither mention everyone nor administer', () => {
    expect(asked.has(PermissionsBitField.StageModerator)).toBe(true);
    expect(asked.has('MentionEveryone', false)).toBe(false);
    expect(asked.has('Administrator', false)).toBe(false);
  });

  it('are the rows of the table in the docs', () => {
    const rows = [...page.matchAll(/^\| \*\*(.+?)\*\* \|/gm)].map((row) => row[1]);
    expect(rows.toSorted()).toEqual(asked.toArray().map(inWords).toSorted());
  });

  it('leave out what only links for guests use, which the docs name', () => {
    for (const name of new PermissionsBitField([...LINK_NEEDS, 'ManageRoles']).toArray()) {
      expect(asked.has(name, false)).toBe(false);
      expect(page).toContain(inWords(name));
    }
  });

  it('are the number and the link in the docs', () => {
    expect(page).toContain(`\`${asked.bitfield}\``);
    expect(page).toContain(decodeURIComponent(inviteUrl('YOUR_APPLICATION_ID')));
  });

  it('travel with the scopes bot and applications.commands', () => {
    const { origin, pathname, searchParams } = new URL(inviteUrl('123456789012345678'));
    expect(origin + pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: '123456789012345678',
      scope: 'bot applications.commands',
      permissions: asked.bitfield.toString(),
    });
  });
});
