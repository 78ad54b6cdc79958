/** REST routes behind an interaction's token: its response and follow-up messages. */
import {
  byWebhookToken,
  deleteMessage,
  editMessage,
  followUp,
  messageOf,
} from '../interactions/responses.ts';
import { type Route, type RouteContext, type RouteOptions, route } from '../route.ts';
import { originOf } from './messages.ts';

type Params = { application_id: string; token: string; message_id?: string };

const OPTIONS: RouteOptions = { auth: 'none', globalLimitExempt: true };
const MESSAGE = '/webhooks/:application_id/:token/messages/:message_id';

function interactionOf(ctx: RouteContext<Params>): ReturnType<typeof byWebhookToken> {
  return byWebhookToken(ctx.world, ctx.params.application_id, ctx.params.token);
}

function uploadOf(ctx: RouteContext<Params>): { files: RouteContext['files']; origin: string } {
  return { files: ctx.files, origin: originOf(ctx) };
}

/** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
export const routes: Route[] = [
  route(
    'POST',
    '/webhooks/:application_id/:token',
    (ctx) => followUp(ctx.world, interactionOf(ctx), ctx.body, uploadOf(ctx)),
    OPTIONS,
  ),
  route('GET', MESSAGE, (ctx) => messageOf(ctx.world, interactionOf(ctx), ctx.params.message_id), OPTIONS),
  route(
    'PATCH',
    MESSAGE,
    (ctx) => editMessage(ctx.world, interactionOf(ctx), ctx.params.message_id, ctx.body, uploadOf(ctx)),
    OPTIONS,
  ),
  route(
    'DELETE',
    MESSAGE,
    (ctx) => {
      deleteMessage(ctx.world, interactionOf(ctx), ctx.params.message_id);
      return undefined;
    },
    OPTIONS,
  ),
];
