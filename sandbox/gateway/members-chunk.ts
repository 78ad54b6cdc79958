/** Op 8: a client asks for members and gets them in chunks. */
import type { APIGuildMember } from 'discord-api-types/v10';
import type { World } from '../world.ts';
import { CLOSE, type Connection } from './connection.ts';
import { INTENT } from './intents.ts';

/** Members in one GUILD_MEMBERS_CHUNK. */
const CHUNK = 1000;
/** Most members of a search by name or ids without the whole list. */
const LONGEST_SEARCH = 100;

/**
 * Answers "Request Guild Members". The whole list (query '' and limit 0) takes the privileged members intent
 * (Discord's gateway events page).
 */
export function sendMembers(world: World, connection: Connection, data: unknown): void {
  const { session } = connection;
  const asked = (data ?? {}) as {
    guild_id?: unknown;
    query?: unknown;
    limit?: unknown;
    user_ids?: unknown;
    nonce?: unknown;
  };
  const guild = world.guilds.get(String(asked.guild_id));
  if (!session || !guild?.members.has(session.application.user.id)) return;
  const byId = asked.user_ids === undefined ? undefined : [asked.user_ids].flat().map(String);
  if (!byId && (typeof asked.query !== 'string' || typeof asked.limit !== 'number')) {
    connection.close(CLOSE.DecodeError, 'Error while decoding payload.');
    return;
  }
  const query = String(asked.query ?? '').toLowerCase();
  const limit = typeof asked.limit === 'number' ? asked.limit : 0;
  const wantsAll = !byId && query === '' && limit === 0;
  if (wantsAll && (session.intents & INTENT.GuildMembers) === 0) {
    connection.close(CLOSE.DisallowedIntents, 'Disallowed intent(s).');
    return;
  }
  const all = [...guild.members.values()];
  let found: APIGuildMember[] = all;
  if (byId) found = all.filter((member) => byId.slice(0, LONGEST_SEARCH).includes(member.user.id));
  else if (!wantsAll)
    found = all
      .filter((member) => isNamed(member, query))
      .slice(0, Math.min(limit || LONGEST_SEARCH, LONGEST_SEARCH));
  const count = Math.max(1, Math.ceil(found.length / CHUNK));
  for (let index = 0; index < count; index += 1) {
    session.dispatch('GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: found.slice(index * CHUNK, (index + 1) * CHUNK),
      chunk_index: index,
      chunk_count: count,
      not_found: byId?.filter((id) => !guild.members.has(id)) ?? [],
      ...(typeof asked.nonce === 'string' ? { nonce: asked.nonce } : {}),
    });
  }
}

function isNamed(member: APIGuildMember, start: string): boolean {
  const names = [member.user.username, member.user.global_name, member.nick];
  return names.some((name) => name?.toLowerCase().startsWith(start));
}
