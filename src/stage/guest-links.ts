/** Links for guests who are not on the server: made for one invitation, removed with it, and who came by one. */
import {
  type Client,
  DiscordAPIError,
  type Guild,
  type GuildMember,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Settings } from '../host/settings.ts';
import type { Talks } from '../host/talks.ts';
import type { GuestLink, PrismaClient } from '../store/generated/client.ts';
import { type Invitation, isLinkOpen, outsiderOf, type Talk } from '../talk/talk.ts';
import { mayMoreThanAnybody } from './roles.ts';

/** How long a link counts, in seconds. Source: Discord, the most that `max_age` takes. */
const LINK_LASTS = 604_800;

/** How far Discord's clock, which dates invites, may be behind ours, in milliseconds. */
const SKEW = 5_000;

export type GuestLinks = {
  /** The link of an invitation; made when there is none. Null when it was used, or deleted in Discord. */
  of(talk: Talk, invitation: Invitation): Promise<GuestLink | null>;
  /** Whether somebody came to the server by the link of an invitation, for all that Discord tells. */
  broughtBy(talk: Talk, invitation: Invitation, member: GuildMember): Promise<boolean>;
  /** Removes the links of a talk that are not wanted any more, and recognises who came by one to its stage. */
  sync(talkId: string): Promise<void>;
};

export type GuestLinksDeps = {
  client: Client;
  talks: Talks;
  prisma: PrismaClient;
  settings: Settings;
  clock: Clock;
  log: Logger;
};

const isUnknownInvite = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInvite;

/** Makes the keeper of links. */
export const createGuestLinks = ({
  client,
  talks,
  prisma,
  settings,
  clock,
  log,
}: GuestLinksDeps): GuestLinks => {
  const rowOf = (talkId: string, invitation: string) =>
    prisma.guestLink.findUnique({ where: { talkId_invitation: { talkId, invitation } } });

  /** Whether a link is the one that is wanted, and not one from before it was renewed. */
  const isWanted = (talk: Talk, { invitation: id, since }: GuestLink): boolean => {
    const invitation = talk.invitations.find((known) => known.id === id);
    return (
      invitation !== undefined &&
      isLinkOpen(talk, invitation) &&
      invitation.outside?.since === since.getTime()
    );
  };

  const remove = async (guild: Guild, { talkId, invitation, code }: GuestLink): Promise<void> => {
    await guild.invites.delete(code).catch((error: unknown) => {
      if (!isUnknownInvite(error)) throw error;
    });
    await prisma.guestLink.deleteMany({ where: { talkId, invitation, code } });
  };

  /** Whether a link can still be used; one that is gone from Discord was used up, or deleted there. */
  const isThere = async ({ code }: GuestLink): Promise<boolean> => {
    try {
      await client.fetchInvite(code);
      return true;
    } catch (error) {
      if (isUnknownInvite(error)) return false;
      throw error;
    }
  };

  /** The server's role for guests, when the bot may give it, and it may still do no more than anybody. */
  const roleFor = async (guild: Guild): Promise<string | null> => {
    const { guestRole } = await settings.of(guild.id);
    const role = guestRole === null ? undefined : guild.roles.cache.get(guestRole);
    if (!role) return null;
    if (mayMoreThanAnybody(role)) {
      log.warn(
        { guild: guild.id, role: role.id },
        'the link of a guest gives no role: it may do more than anybody',
      );
      return null;
    }
    const me = await guild.members.fetchMe();
    const may = me.permissions.has(PermissionFlagsBits.ManageRoles);
    return may && me.roles.highest.comparePositionTo(role) > 0 && !role.managed ? role.id : null;
  };

  /** A link that was made and not recorded, because the bot was killed in between: nobody was told of it. */
  const unrecorded = async (channelId: string, guild: Guild, roleId: string | null, since: number) => {
    const invites = await guild.invites.fetch({ channelId, cache: false });
    for (const invite of invites.values()) {
      const own = invite.inviterId === client.user?.id && invite.maxUses === 1 && invite.uses === 0;
      const isNew = (invite.createdTimestamp ?? 0) >= since - SKEW;
      const isPlain = (invite.roles?.size ?? 0) === 0;
      if (!own || !isNew || isPlain !== (roleId === null)) continue;
      if ((await prisma.guestLink.count({ where: { code: invite.code } })) === 0) return invite;
    }
    return null;
  };

  const make = async (guild: Guild, talk: Talk, { id, outside }: Invitation): Promise<GuestLink> => {
    const channelId = talk.stageId ?? talk.announceId;
    const roleId = await roleFor(guild);
    const invite =
      (await unrecorded(channelId, guild, roleId, outside?.since ?? 0)) ??
      (await guild.invites.create(channelId, {
        maxAge: LINK_LASTS,
        maxUses: 1,
        unique: true,
        ...(roleId === null ? {} : { roles: [roleId] }),
      }));
    const madeAt = invite.createdAt ?? clock.now();
    return prisma.guestLink.create({
      data: {
        talkId: talk.id,
        invitation: id,
        code: invite.code,
        roleId,
        since: new Date(outside?.since ?? 0),
        madeAt,
        expiresAt: invite.expiresAt ?? new Date(madeAt.getTime() + LINK_LASTS * 1_000),
      },
    });
  };

  const linkOf = async (talk: Talk, invitation: Invitation): Promise<GuestLink | null> => {
    const guild = client.guilds.cache.get(talk.guildId);
    if (!guild?.available) throw new Error('the server is not available');
    const row = await rowOf(talk.id, invitation.id);
    const isOver = row !== null && row.expiresAt <= clock.now();
    if (row && !isOver && isWanted(talk, row)) return (await isThere(row)) ? row : null;
    if (row) await remove(guild, row);
    return make(guild, talk, invitation);
  };

  /** Two who ask for one link at once are given the same. */
  const making = new Map<string, Promise<GuestLink | null>>();

  const of = (talk: Talk, invitation: Invitation): Promise<GuestLink | null> => {
    const key = `${talk.id} ${invitation.id}`;
    const link = making.get(key) ?? linkOf(talk, invitation).finally(() => making.delete(key));
    making.set(key, link);
    return link;
  };

  const broughtBy = async (talk: Talk, { id }: Invitation, member: GuildMember): Promise<boolean> => {
    const row = await rowOf(talk.id, id);
    if (!row || !isWanted(talk, row)) return false;
    const joined = member.joinedTimestamp ?? 0;
    if (joined < row.madeAt.getTime() || joined > row.expiresAt.getTime()) return false;
    if (row.roleId !== null && !member.roles.cache.has(row.roleId)) return false;
    return !(await isThere(row));
  };

  /** Only who has the role that a link gives is recognised without a word: others may have joined otherwise. */
  const recogniseOnStage = async (guild: Guild, talk: Talk, row: GuestLink): Promise<void> => {
    const invitation = talk.invitations.find(({ id }) => id === row.invitation);
    if (!invitation || row.roleId === null || talk.status !== 'live') return;
    for (const { channelId, member } of guild.voiceStates.cache.values()) {
      if (channelId !== talk.stageId || !member?.roles.cache.has(row.roleId)) continue;
      if (!(await broughtBy(talk, invitation, member))) continue;
      await talks.send(talk.id, { type: 'recognise', invitation: row.invitation, userId: member.id });
      return;
    }
  };

  return {
    of,
    broughtBy,
    sync: async (talkId) => {
      const talk = await talks.get(talkId);
      if (!talk?.invitations.some(({ outside }) => outside !== null)) return;
      const guild = client.guilds.cache.get(talk.guildId);
      if (!guild?.available) return;
      for (const row of await prisma.guestLink.findMany({ where: { talkId } })) {
        if (!isWanted(talk, row)) await remove(guild, row);
        else if (talk.invitations.some((known) => known.id === row.invitation && outsiderOf(known) !== null))
          await recogniseOnStage(guild, talk, row);
      }
    },
  };
};
