/** Serves the routes over HTTP: token check, bodies, rate limits, faults, errors, and a log of every call. */
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DiscordError, refuse } from './errors.ts';
import type { Fault } from './faults.ts';
import { limitBody, limitHeaders, RateLimited } from './rate-limits.ts';
import { Reply, type Route, type RouteContext, type UploadedFile } from './route.ts';
import type { Sandbox } from './server.ts';
import type { Application } from './world/types.ts';

/** One REST call as it was answered. */
export interface RestCall {
  method: string;
  /** Below `/api/v10`, without the query. */
  path: string;
  /** The route it met, such as `/channels/:channel_id/messages`; absent for a missing one. */
  route?: string;
  query: Record<string, string | undefined>;
  body: unknown;
  files: string[];
  reason?: string;
  /** 0 when the connection was dropped unanswered. */
  status: number;
  /** Milliseconds until the answer. */
  ms: number;
  /** Sandbox time of the call. */
  at: number;
  applicationId?: string;
  response?: unknown;
}

/** Discord's default limit is 10 MiB a file, ten files a message, and some room for the rest. */
const BODY_LIMIT = 110 * 1024 * 1024;
/** Statuses that Discord counts as invalid requests. */
const INVALID = new Set([401, 403, 429]);
/** Older calls are forgotten beyond this many. */
const KEPT_CALLS = 20_000;

interface Answer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
  contentType?: string;
}

/** Builds the HTTP server; the caller listens. */
export async function serveRest(sandbox: Sandbox, routes: readonly Route[]): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
    exposeHeadRoutes: false,
    // The router compares paths as they are sent, and some clients escape the "@" of "@me".
    rewriteUrl: ({ url = '/' }) => url.replace(/\/%40(?=(?:me|original)(?:[/?]|$))/, '/@'),
  });
  await app.register(multipart, { limits: { fileSize: BODY_LIMIT, files: 20, fieldSize: BODY_LIMIT } });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  for (const route of routes) {
    for (const prefix of ['/api/v10', '/api']) {
      app.route({
        method: route.method,
        url: `${prefix}${route.path}`,
        handler: (request, reply) => answerCall(sandbox, route, request, reply),
      });
    }
  }
  app.setNotFoundHandler((request, reply) => {
    const call = newCall(sandbox, request);
    sandbox.missing.push(`${call.method} ${call.path}`);
    call.status = 501;
    return reply.code(501).send({ message: `501: the sandbox has no ${call.method} ${call.path}`, code: 0 });
  });
  app.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    return reply.code(status).send({ message: `${status}: ${String(error)}`, code: 0 });
  });
  return app;
}

async function answerCall(sandbox: Sandbox, route: Route, request: FastifyRequest, reply: FastifyReply) {
  const call = newCall(sandbox, request);
  call.route = route.path;
  const started = performance.now();
  const fault = sandbox.faults.strike(call.method, call.path);
  if (fault?.kind === 'delay') await delay(fault.ms);
  const struck = fault ? strikeBefore(fault) : undefined;
  const answer = struck ?? (await work(sandbox, route, request, call, fault?.kind === 'duplicate' ? 2 : 1));
  call.ms = performance.now() - started;
  if (fault?.kind === 'drop-response' || fault?.kind === 'drop-request') {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  call.status = answer.status;
  call.response = answer.body;
  if (INVALID.has(answer.status)) sandbox.rateLimits.invalidRequests += 1;
  return send(reply, answer);
}

function newCall(sandbox: Sandbox, request: FastifyRequest): RestCall {
  const path = (request.url.split('?')[0] ?? '').replace(/^\/api(\/v10)?/, '');
  const query = request.query as Record<string, string | undefined>;
  const call: RestCall = {
    method: request.method,
    path,
    query,
    body: undefined,
    files: [],
    status: 0,
    ms: 0,
    at: sandbox.world.now(),
  };
  sandbox.calls.push(call);
  if (sandbox.calls.length > KEPT_CALLS) sandbox.calls.splice(0, KEPT_CALLS / 2);
  return call;
}

function strikeBefore(fault: Fault): Answer | undefined {
  if (fault.kind === 'status') {
    return {
      status: fault.status,
      body: fault.body ?? { message: `${fault.status}: fault`, code: 0 },
      headers: {},
    };
  }
  if (fault.kind === 'rate-limit') {
    const retryAfter = fault.retryAfter ?? 0.2;
    const global = fault.global ?? false;
    return {
      status: 429,
      body: limitBody(retryAfter, global),
      headers: { ...limitHeaders(retryAfter, global), 'x-ratelimit-reset-after': retryAfter.toFixed(3) },
    };
  }
  if (fault.kind === 'drop-request') return { status: 0, body: undefined, headers: {} };
  return undefined;
}

async function work(
  sandbox: Sandbox,
  route: Route,
  request: FastifyRequest,
  call: RestCall,
  times: number,
): Promise<Answer> {
  let headers: Record<string, string> = {};
  try {
    const application = authenticate(sandbox, route, request);
    if (application) call.applicationId = application.id;
    const params = request.params as Record<string, string>;
    const verdict = sandbox.rateLimits.take(route, params, application?.id ?? params.token ?? 'nobody');
    headers = verdict.headers;
    if (verdict.refused) {
      const { retryAfter, global } = verdict.refused;
      return { status: 429, body: limitBody(retryAfter, global), headers };
    }
    const reason = request.headers['x-audit-log-reason'];
    if (typeof reason === 'string') call.reason = decodeURIComponent(reason);
    const { body, files } = await readBody(request);
    call.body = body;
    call.files = files.map((file) => file.name);
    const ctx: RouteContext = {
      sandbox,
      world: sandbox.world,
      get bot() {
        if (!application) throw refuse.unauthorized();
        return application;
      },
      params,
      query: call.query,
      body,
      files,
      reason: call.reason,
      now: sandbox.world.now(),
    };
    let result = await route.handle(ctx);
    for (let again = 1; again < times; again += 1) result = await route.handle(ctx);
    if (result instanceof Reply) {
      return {
        status: result.status,
        body: result.body,
        headers,
        ...(result.contentType ? { contentType: result.contentType } : {}),
      };
    }
    return { status: result === undefined ? 204 : 200, body: result, headers };
  } catch (error) {
    if (error instanceof RateLimited) {
      const { retryAfter } = error;
      return {
        status: 429,
        body: limitBody(retryAfter, false),
        headers: { ...headers, ...limitHeaders(retryAfter, false) },
      };
    }
    if (error instanceof DiscordError) return { status: error.status, body: error.body(), headers };
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { message: `500: the sandbox failed: ${text}`, code: 0 }, headers };
  }
}

function authenticate(sandbox: Sandbox, route: Route, request: FastifyRequest): Application | undefined {
  const token = /^Bot (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const application = token === undefined ? undefined : sandbox.world.applicationByToken(token);
  if (route.auth !== 'none' && !application) throw refuse.unauthorized();
  return application;
}

async function readBody(request: FastifyRequest): Promise<{ body: unknown; files: UploadedFile[] }> {
  if (!request.isMultipart()) return { body: parseJson(request.body), files: [] };
  const files: UploadedFile[] = [];
  let body: unknown;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const data = await part.toBuffer();
      files.push({ field: part.fieldname, name: part.filename, contentType: part.mimetype, data });
    } else if (part.fieldname === 'payload_json') {
      body = parseJson(part.value);
    }
  }
  return { body, files };
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return text ?? undefined;
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.invalidJson();
  }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).headers(answer.headers);
  if (answer.body === undefined) return reply.send();
  if (answer.contentType !== undefined) return reply.type(answer.contentType).send(answer.body);
  return reply.type('application/json').send(JSON.stringify(answer.body));
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
