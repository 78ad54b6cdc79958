/** The table of routes that the sandbox has, as `docs/sandbox-coverage.md` shows it; run it to print the page. */
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';

/** Where a route does less than Discord's. */
const SIMPLER: Record<string, string> = {
  'GET /guilds/:guild_id/members': 'refused unless the application has the members intent',
  'PATCH /guilds/:guild_id': 'name, description and system channel only',
  'PATCH /users/@me': 'user name only',
  'GET /voice/regions': 'one region',
  'GET /applications/:application_id/emojis': 'always empty',
  'GET /guilds/:guild_id/threads/active': 'threads without thread members',
  'POST /channels/:channel_id/messages': 'no stickers, no forwards, no link previews',
  'POST /channels/:channel_id/threads': 'no forum posts',
  'POST /channels/:channel_id/polls/:message_id/expire': 'a poll does not end by its own clock',
  'POST /stage-instances': 'a start notification is noted, not posted',
  'POST /users/@me/channels': 'no quarantine for opening many',
  'PUT /channels/:channel_id/messages/:message_id/reactions/:emoji/@me': 'Unicode emoji only',
  'GET /applications/:application_id/guilds/:guild_id/commands/permissions': 'nobody has set overrides',
  'GET /applications/:application_id/guilds/:guild_id/commands/:command_id/permissions':
    'nobody has set overrides',
  'POST /interactions/:interaction_id/:token/callback': 'types 4 to 10; no activities',
  'POST /webhooks/:application_id/:token': 'tokens of interactions only, not webhooks of channels',
};

/** What a reader should know before the table. */
const INTRODUCTION = `# What the sandbox covers

Every route that the local Discord answers, below \`/api/v10\`. A route that is not here answers **501** and is listed in
\`sandbox.missing\`, so that a test that needs it fails loudly. A test compares this page with the registered routes;
\`node sandbox/coverage.ts > docs/sandbox-coverage.md\` writes it anew.

The gateway is version 10 with JSON, plain or \`zlib-stream\`: identify, resume with replay, heartbeats, intents, sharding,
voice state updates, requests for members, and the close codes 4001–4014. Beyond REST and the gateway, the sandbox does by
its own clock what Discord does by itself: it closes stages without speakers, cancels scheduled events that nobody started,
and ends gateway sessions whose line was cut. What it guesses is listed in [sandbox.md](sandbox.md#what-is-guessed).

The voice servers are version 8, for stages: identify, resume with replay of numbered messages, heartbeats with \`seq_ack\`,
speaking, who connects and disconnects, the close codes 4001–4006, 4009, 4011, 4012, 4014–4017, 4020 and 4022, and Opus over
UDP with IP discovery and \`aead_aes256_gcm_rtpsize\`.

Not modelled: audit log entries, auto moderation, application emojis, soundboards, entitlements, OAuth2 flows, two-factor
requirements; of voice: end-to-end encryption (DAVE) and with it sound in ordinary voice channels, video, and the mode
\`aead_xchacha20_poly1305_rtpsize\`.
`;

/** The page for these routes. */
export function coveragePage(all: readonly Route[]): string {
  const rows = [...all]
    .sort(
      (one, other) =>
        one.path.localeCompare(other.path, 'en') || one.method.localeCompare(other.method, 'en'),
    )
    .map((one) => `| ${one.method} | \`${one.path}\` | ${SIMPLER[`${one.method} ${one.path}`] ?? ''} |`);
  return `${INTRODUCTION}\n| method | path | simpler than Discord's |\n|---|---|---|\n${rows.join('\n')}\n`;
}

if (import.meta.main) process.stdout.write(coveragePage(routes));
