/** Where the gateway is. */
import { type Route, route } from '../route.ts';

/** Source: Discord's gateway page, "Get Gateway" and "Get Gateway Bot". */
export const routes: Route[] = [
  route('GET', '/gateway', (ctx) => ({ url: ctx.sandbox.gatewayUrl }), { auth: 'none' }),
  route('GET', '/gateway/bot', (ctx) => {
    const { sessionStarts, recommendedShards } = ctx.bot;
    return {
      url: ctx.sandbox.gatewayUrl,
      shards: recommendedShards,
      session_start_limit: {
        total: sessionStarts.total,
        remaining: Math.max(0, sessionStarts.remaining),
        reset_after: Math.max(0, sessionStarts.resetAt - ctx.now),
        max_concurrency: sessionStarts.maxConcurrency,
      },
    };
  }),
];
