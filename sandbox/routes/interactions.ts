/** REST route of an interaction's first response. */
import { respond } from '../interactions/responses.ts';
import { Reply, type Route, route } from '../route.ts';
import { originOf } from './messages.ts';

export const routes: Route[] = [
  route(
    'POST',
    '/interactions/:interaction_id/:token/callback',
    (ctx) => {
      const upload = { files: ctx.files, origin: originOf(ctx) };
      const answer = respond(ctx.world, ctx.params.interaction_id, ctx.params.token, ctx.body, upload);
      return ctx.query.with_response === 'true' ? new Reply(200, answer) : undefined;
    },
    { auth: 'none', globalLimitExempt: true },
  ),
];
