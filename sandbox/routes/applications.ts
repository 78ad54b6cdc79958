/** The bot's own application. */
import { refuse } from '../errors.ts';
import { type Route, type RouteContext, route } from '../route.ts';

/** Flags of an application for privileged intents in a bot of fewer than 100 guilds: presence, members, content. */
const LIMITED_FLAGS: [intent: number, flag: number][] = [
  [1 << 8, 1 << 13],
  [1 << 1, 1 << 15],
  [1 << 15, 1 << 19],
];

function showApplication(ctx: Pick<RouteContext, 'bot' | 'world'>): object {
  const { bot, world } = ctx;
  const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(bot.user.id));
  const flags = LIMITED_FLAGS.reduce(
    (all, [intent, flag]) => all | (bot.privilegedIntents & intent ? flag : 0),
    0,
  );
  return {
    id: bot.id,
    name: bot.name,
    icon: null,
    description: bot.description,
    type: null,
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags,
    flags_new: String(flags),
    eligible_oauth2_scopes: [],
    hook: true,
    is_monetized: false,
    is_verified: false,
    is_discoverable: false,
    approximate_guild_count: guilds.length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    redirect_uris: [],
    rpc_origins: [],
    owner: world.user(bot.ownerId),
    team: null,
    bot: bot.user,
    integration_types_config: { '0': {}, '1': {} },
  };
}

function selfId(ctx: RouteContext<{ application_id: string }>): string {
  if (ctx.params.application_id !== ctx.bot.id) throw refuse.unknownApplication();
  return ctx.bot.id;
}

/** Source: Discord's "Application" page. */
export const routes: Route[] = [
  route('GET', '/applications/@me', showApplication),
  route('GET', '/oauth2/applications/@me', showApplication),
  route('GET', '/applications/:application_id/emojis', (ctx) => {
    selfId(ctx);
    return { items: [] };
  }),
];
