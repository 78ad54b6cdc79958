/** Starts the sandbox: REST and gateway of a local Discord on one loopback port, and its voice servers on others. */
import type { AddressInfo } from 'node:net';
import type { BotLog } from './bot-log.ts';
import { SandboxClock } from './clock.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import type { PageFiles } from './page/build.ts';
import { servePage } from './page/server.ts';
import { RateLimits } from './rate-limits.ts';
import { type RestCall, serveRest } from './rest.ts';
import { routes } from './routes/index.ts';
import { VoiceServers } from './voice/voice-servers.ts';
import type { Application } from './world/types.ts';
import { World } from './world.ts';

/** A running sandbox. */
export interface Sandbox {
  /** Base for discord.js's `rest.api`: `http://127.0.0.1:PORT/api`. */
  readonly apiUrl: string;
  /** Where `GET /gateway/bot` sends bots: `ws://127.0.0.1:PORT`. */
  readonly gatewayUrl: string;
  /** Where a person's browser goes: `http://127.0.0.1:PORT/`. */
  readonly pageUrl: string;
  readonly world: World;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  readonly gateway: Gateway;
  readonly voice: VoiceServers;
  /** Every REST call, oldest first. */
  readonly calls: RestCall[];
  /** Calls of routes that the sandbox lacks, as `METHOD path`; each was answered 501. */
  readonly missing: string[];
  /** Adds an application with its bot user. */
  addBot(bot: {
    name: string;
    privilegedIntents?: number;
    token?: string;
  }): Application & { applicationId: string };
  /** Closes sockets and the port. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox on `port` of 127.0.0.1, a free one when absent, with the given world or an empty one.
 *
 * @param options.botLog the log of the bot that will run beside it, for the inspector
 * @param options.page the front end that `buildPage` makes; without it there is no page to open
 */
export async function startSandbox(
  options: { port?: number; world?: World; page?: PageFiles | Promise<PageFiles>; botLog?: BotLog } = {},
): Promise<Sandbox> {
  const world = options.world ?? new World(new SandboxClock());
  const faults = new Faults();
  const gateway = new Gateway(world, faults);
  const voice = await VoiceServers.start(world);
  const calls: RestCall[] = [];
  const missing: string[] = [];
  let base = '';
  const sandbox: Sandbox = {
    get apiUrl() {
      return `http://${base}/api`;
    },
    get gatewayUrl() {
      return `ws://${base}`;
    },
    get pageUrl() {
      return `http://${base}/`;
    },
    world,
    clock: world.clock,
    faults,
    rateLimits: new RateLimits(world.clock),
    gateway,
    voice,
    calls,
    missing,
    addBot(bot) {
      const application = world.seed.addApplication(bot);
      return Object.assign(application, { applicationId: application.id });
    },
    async stop() {
      page.stop();
      gateway.stop();
      voice.stop();
      world.clock.stop();
      await app.close();
      await options.botLog?.stop();
    },
  };
  const app = await serveRest(sandbox, routes);
  const page = servePage(sandbox, app, Promise.resolve(options.page), options.botLog);
  gateway.attach(app.server, () => sandbox.gatewayUrl);
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  base = `127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return sandbox;
}
