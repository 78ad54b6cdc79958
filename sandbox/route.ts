/** How a REST route is written: method, path, handler, and what the handler is given. */
import type { Sandbox } from './server.ts';
import type { Application } from './world/types.ts';
import type { World } from './world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A file of a multipart body; `field` is its part name, such as `files[0]`. */
export interface UploadedFile {
  field: string;
  name: string;
  contentType: string;
  data: Buffer;
}

/** What a handler works with. */
export interface RouteContext<Params = Record<string, string>> {
  readonly sandbox: Sandbox;
  readonly world: World;
  /** The application of the bot token; reading it in a route with `auth: 'none'` refuses with 401. */
  readonly bot: Application;
  /** Path parameters, by the names in the path. */
  readonly params: Params;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The JSON body, or the parsed `payload_json` of a multipart one; `undefined` when there is none. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** The decoded `X-Audit-Log-Reason`. */
  readonly reason: string | undefined;
  /** Sandbox time of the call, in milliseconds. */
  readonly now: number;
}

/** Limit of one bucket: `limit` calls every `perMs` milliseconds. */
export interface RouteLimit {
  limit: number;
  perMs: number;
}

export interface RouteOptions {
  /** `'bot'` (default) wants `Authorization: Bot …`; `'none'` authenticates by what is in the path, or not at all. */
  auth?: 'bot' | 'none';
  /** Bucket size when it differs from the table in rate-limits.ts. */
  limit?: RouteLimit;
  /** Interaction endpoints do not count against the bot's global limit. */
  globalLimitExempt?: boolean;
}

/** A registered route. Throw `DiscordError` to refuse; return `undefined` for 204, a {@link Reply} for another status. */
export interface Route extends RouteOptions {
  method: Method;
  path: string;
  handle(ctx: RouteContext): unknown;
}

/** A response whose status is not 200, or that is not JSON. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly contentType: string | undefined;

  constructor(status: number, body?: unknown, contentType?: string) {
    this.status = status;
    this.body = body;
    this.contentType = contentType;
  }
}

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/**
 * Declares a route; the parameters in the path become the keys of `ctx.params`.
 *
 * ```ts
 * export const routes: Route[] = [
 * 	route('GET', '/channels/:channel_id', (ctx) => ctx.world.channel(ctx.params.channel_id)),
 * ];
 * ```
 */
export function route<Path extends string>(
  method: Method,
  path: Path,
  handle: (ctx: RouteContext<Record<ParamNames<Path>, string>>) => unknown,
  options: RouteOptions = {},
): Route {
  return {
    method,
    path,
    handle: (ctx) => handle(ctx as RouteContext<Record<ParamNames<Path>, string>>),
    ...options,
  };
}
