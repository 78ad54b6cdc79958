/** REST routes of application commands: global and guild lists, one by one and overwritten in bulk. */
import { DiscordError, refuse } from '../errors.ts';
import { type Command, makeCommands, showCommand } from '../interactions/command-store.ts';
import { Reply, type Route, type RouteContext, route } from '../route.ts';
import { checkCommand, checkCommandList } from '../validate/commands.ts';
import { FormCheck, isObject, type Json, throwProblems } from '../validate/form.ts';

type Params = { application_id: string; guild_id?: string; command_id?: string };
type Context = RouteContext<Params>;

/** Refuses another app's commands with 20012 and a guild that the bot is not in with 50001. */
function authorize(ctx: Context): { applicationId: string; guildId: string | undefined } {
  if (ctx.params.application_id !== ctx.bot.id) {
    throw new DiscordError(403, 20012, 'You are not authorized to perform this action on this application');
  }
  const guildId = ctx.params.guild_id;
  if (guildId !== undefined && !ctx.world.guilds.get(guildId)?.members.has(ctx.bot.user.id))
    throw refuse.missingAccess();
  return { applicationId: ctx.bot.id, guildId };
}

function found(ctx: Context): { command: Command; guildId: string | undefined } {
  const { applicationId, guildId } = authorize(ctx);
  const command = ctx.world
    .part(makeCommands)
    .scope(applicationId, guildId)
    .get(ctx.params.command_id ?? '');
  if (!command) throw refuse.unknownCommand();
  return { command, guildId };
}

function list(ctx: Context): Json[] {
  const { applicationId, guildId } = authorize(ctx);
  const all = [...ctx.world.part(makeCommands).scope(applicationId, guildId).values()];
  return all.map((one) => showCommand(one, ctx.query.with_localizations === 'true'));
}

function create(ctx: Context): Reply {
  const { applicationId, guildId } = authorize(ctx);
  const form = new FormCheck();
  checkCommand(form, [], ctx.body);
  throwProblems(form.problems);
  const { command, created } = ctx.world.part(makeCommands).upsert(applicationId, guildId, ctx.body as Json);
  return new Reply(created ? 201 : 200, showCommand(command, true));
}

function overwrite(ctx: Context): Json[] {
  const { applicationId, guildId } = authorize(ctx);
  const form = new FormCheck();
  checkCommandList(form, ctx.body);
  throwProblems(form.problems);
  const made = ctx.world.part(makeCommands).overwrite(applicationId, guildId, ctx.body as Json[]);
  return made.map((one) => showCommand(one, true));
}

function edit(ctx: Context): Json {
  const { command, guildId } = found(ctx);
  const form = new FormCheck();
  const body = isObject(ctx.body) ? ctx.body : {};
  checkCommand(form, [], { ...body, type: command.type }, true);
  throwProblems(form.problems);
  return showCommand(ctx.world.part(makeCommands).patch(command, guildId, body), true);
}

function remove(ctx: Context): undefined {
  const { command, guildId } = found(ctx);
  ctx.world.part(makeCommands).scope(ctx.bot.id, guildId).delete(command.id);
  return undefined;
}

/** Permission overrides: nobody has set any here, which Discord tells with 10066. */
function noPermissions(ctx: Context): never {
  found(ctx);
  throw new DiscordError(404, 10066, 'Unknown application command permissions');
}

const GLOBAL = '/applications/:application_id/commands';
const GUILD = '/applications/:application_id/guilds/:guild_id/commands';

export const routes: Route[] = [
  ...[GLOBAL, GUILD].flatMap((base) => [
    route('GET', base, (ctx) => list(ctx as unknown as Context)),
    route('POST', base, (ctx) => create(ctx as unknown as Context)),
    route('PUT', base, (ctx) => overwrite(ctx as unknown as Context)),
    route('GET', `${base}/:command_id`, (ctx) => showCommand(found(ctx as unknown as Context).command, true)),
    route('PATCH', `${base}/:command_id`, (ctx) => edit(ctx as unknown as Context)),
    route('DELETE', `${base}/:command_id`, (ctx) => remove(ctx as unknown as Context)),
  ]),
  route('GET', '/applications/:application_id/guilds/:guild_id/commands/permissions', (ctx) => {
    authorize(ctx);
    return [];
  }),
  route('GET', '/applications/:application_id/guilds/:guild_id/commands/:command_id/permissions', (ctx) =>
    noPermissions(ctx),
  ),
];
