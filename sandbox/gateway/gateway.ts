/** The gateway: accepts sockets, identifies and resumes sessions, and passes the world's events on to them. */
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Faults } from '../faults.ts';
import { PAGE_SOCKET } from '../page/protocol.ts';
import { shardOf } from '../snowflakes.ts';
import { showGuildCreate } from '../world/show.ts';
import type { Application, Dispatch } from '../world/types.ts';
import type { World } from '../world.ts';
import { CLOSE, Connection, OP } from './connection.ts';
import { areIntentsValid, PRIVILEGED } from './intents.ts';
import { sendMembers } from './members-chunk.ts';
import { Session } from './session.ts';

/** Guilds a shard may hold; more close with 4011. */
const GUILDS_A_SHARD = 2500;
/** A slot of `max_concurrency` takes one IDENTIFY in this time. */
const IDENTIFY_SLOT_MS = 5000;
/** How long a session without a connection can be resumed (not documented; bots see a few minutes). */
const RESUMABLE_MS = 180_000;

/** The gateway of one sandbox, with handles to disturb it. */
export class Gateway {
  /** Heartbeat interval told to clients that connect from now on. */
  heartbeatMs = 41_250;
  /** When true, a second IDENTIFY of a `max_concurrency` slot within 5 s is answered with op 9, as Discord does. */
  limitsIdentifies = false;
  readonly #lostGuilds = new Set<string>();
  readonly #lastIdentifies = new Map<string, number>();
  readonly #world: World;
  readonly #faults: Faults;
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Set<Connection>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  #url: () => string = () => '';

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
    world.onDispatch((dispatch) => this.#pass(dispatch));
  }

  /** Sessions that are connected or can be resumed. */
  get sessions(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** Open sockets. */
  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  /** Serves websockets on an HTTP server; `url` is told to clients as the address to resume at. */
  attach(server: Server, url: () => string): void {
    this.#url = url;
    server.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gateway');
      // The page's own socket is served beside this one.
      if (pathname === PAGE_SOCKET) return;
      this.#sockets.handleUpgrade(request, socket, head, (ws) => {
        const version = searchParams.get('v') ?? '10';
        if (version !== '10') return ws.close(CLOSE.InvalidVersion, 'Invalid API version.');
        if ((searchParams.get('encoding') ?? 'json') !== 'json')
          return ws.close(CLOSE.DecodeError, 'Invalid encoding.');
        const hooks = {
          heartbeatMs: this.heartbeatMs,
          now: () => this.#world.now(),
          onPayload: (connection: Connection, op: number, data: unknown) => this.#take(connection, op, data),
          onClose: (connection: Connection, code: number) => this.#lost(connection, code),
        };
        this.#connections.add(new Connection(ws, hooks, searchParams.get('compress') === 'zlib-stream'));
      });
    });
  }

  /** Closes every socket with a code; sessions stay resumable unless the code ends them. */
  closeAll(code = 4000): void {
    for (const connection of this.connections) connection.close(code);
  }

  /** Cuts every socket without a closing handshake, as a lost network does. */
  cutAll(): void {
    for (const connection of this.connections) connection.socket.terminate();
  }

  /** Op 7: asks every client to reconnect and resume. */
  askReconnect(): void {
    for (const connection of this.connections)
      connection.send({ op: OP.Reconnect, d: null, s: null, t: null });
  }

  /** Op 9: tells every client that its session is invalid; `resumable` false also forgets the sessions. */
  invalidate(resumable: boolean): void {
    for (const connection of this.connections) {
      if (!resumable && connection.session) {
        this.#end(connection.session);
        connection.session = undefined;
      }
      connection.send({ op: OP.InvalidSession, d: resumable, s: null, t: null });
    }
  }

  /**
   * An outage of one guild: bots are told that it is unavailable, and those that identify meanwhile are not sent it. REST
   * still answers.
   */
  loseGuild(guildId: string): void {
    this.#lostGuilds.add(guildId);
    for (const { id } of this.#botsIn(guildId)) {
      this.#world.emit('GUILD_DELETE', { id: guildId, unavailable: true }, { guildId, applicationIds: [id] });
    }
  }

  /** The end of an outage: bots get the guild anew. */
  regainGuild(guildId: string): void {
    this.#lostGuilds.delete(guildId);
    const guild = this.#world.guild(guildId);
    for (const { id } of this.#botsIn(guildId)) {
      const payloadFor = (bot: Application, intents: number) => showGuildCreate(guild, bot.user.id, intents);
      this.#world.emit('GUILD_CREATE', {}, { guildId, applicationIds: [id], payloadFor });
    }
  }

  /** Forgets the sessions, so that the next RESUME is answered with op 9 false. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** Closes everything at once. */
  stop(): void {
    for (const connection of this.connections) connection.socket.terminate();
    this.#connections.clear();
    this.#sessions.clear();
    this.#sockets.close();
  }

  #pass(dispatch: Dispatch): void {
    if (this.#faults.swallows(dispatch.event)) return;
    for (const session of this.#sessions.values()) {
      const share = session.shareOf(this.#world, dispatch);
      if (share) session.dispatch(dispatch.event, share);
    }
  }

  #take(connection: Connection, op: number, data: unknown): void {
    if (op === OP.Identify) {
      this.#identify(connection, data);
      return;
    }
    if (op === OP.Resume) {
      this.#resume(connection, data);
      return;
    }
    if (!connection.session) {
      connection.close(CLOSE.NotAuthenticated, 'Not authenticated.');
      return;
    }
    if (op === OP.VoiceStateUpdate) {
      this.#voice(connection.session, data);
      return;
    }
    if (op === OP.RequestGuildMembers) {
      sendMembers(this.#world, connection, data);
      return;
    }
    if (op === OP.PresenceUpdate || op === OP.RequestSoundboardSounds) return;
    connection.close(CLOSE.UnknownOpcode, 'Unknown opcode.');
  }

  #identify(connection: Connection, data: unknown): void {
    if (connection.session) {
      connection.close(CLOSE.AlreadyAuthenticated, 'Already authenticated.');
      return;
    }
    const asked = (data ?? {}) as { token?: unknown; intents?: unknown; shard?: unknown; compress?: unknown };
    const application = this.#applicationOf(asked.token);
    if (!application) {
      connection.close(CLOSE.AuthenticationFailed, 'Authentication failed.');
      return;
    }
    if (!areIntentsValid(asked.intents)) {
      connection.close(CLOSE.InvalidIntents, 'Invalid intent(s).');
      return;
    }
    if ((asked.intents & PRIVILEGED & ~application.privilegedIntents) !== 0) {
      connection.close(CLOSE.DisallowedIntents, 'Disallowed intent(s).');
      return;
    }
    const shard = readShard(asked.shard);
    if (!shard) {
      connection.close(CLOSE.InvalidShard, 'Invalid shard.');
      return;
    }
    const guilds = [...this.#world.guilds.values()].filter(
      (guild) => guild.members.has(application.user.id) && shardOf(guild.id, shard[1]) === shard[0],
    );
    if (guilds.length > GUILDS_A_SHARD) {
      connection.close(CLOSE.ShardingRequired, 'Sharding required.');
      return;
    }
    if (!this.#countIdentify(application, shard[0])) {
      connection.send({ op: OP.InvalidSession, d: false, s: null, t: null });
      return;
    }
    connection.compressesPayloads = asked.compress === true;
    const id = `${application.id}${this.#world.newId()}`;
    const session = new Session({ id, application, intents: asked.intents, shard });
    this.#sessions.set(id, session);
    connection.session = session;
    session.connection = connection;
    session.dispatch('READY', {
      v: 10,
      user: { ...application.user, verified: true, mfa_enabled: true, email: null, flags: 0 },
      user_settings: {},
      session_type: 'normal',
      session_id: id,
      resume_gateway_url: this.#url(),
      relationships: [],
      private_channels: [],
      presences: [],
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      game_relationships: [],
      auth: {},
      application: { id: application.id, flags: 0 },
      shard,
      _trace: ['["sandbox"]'],
    });
    // Without the guilds intent there is no GUILD_CREATE.
    if ((session.intents & 1) === 0) return;
    for (const guild of guilds) {
      if (this.#lostGuilds.has(guild.id)) continue;
      session.dispatch('GUILD_CREATE', showGuildCreate(guild, application.user.id, session.intents));
    }
  }

  #resume(connection: Connection, data: unknown): void {
    if (connection.session) {
      connection.close(CLOSE.AlreadyAuthenticated, 'Already authenticated.');
      return;
    }
    const asked = (data ?? {}) as { token?: unknown; session_id?: unknown; seq?: unknown };
    const application = this.#applicationOf(asked.token);
    if (!application) {
      connection.close(CLOSE.AuthenticationFailed, 'Authentication failed.');
      return;
    }
    const session = this.#sessions.get(String(asked.session_id));
    if (
      session?.application !== application ||
      typeof asked.seq !== 'number' ||
      !session.canReplay(asked.seq)
    ) {
      connection.send({ op: OP.InvalidSession, d: false, s: null, t: null });
      return;
    }
    if (session.connection) {
      session.connection.session = undefined;
      session.connection.close(CLOSE.UnknownError, 'Resumed elsewhere.');
    }
    connection.session = session;
    session.connection = connection;
    session.replay(asked.seq);
    session.dispatch('RESUMED', { _trace: ['["sandbox"]'] });
  }

  #voice(session: Session, data: unknown): void {
    const asked = (data ?? {}) as {
      guild_id?: unknown;
      channel_id?: unknown;
      self_mute?: unknown;
      self_deaf?: unknown;
    };
    if (!this.#world.guilds.get(String(asked.guild_id))?.members.has(session.application.user.id)) return;
    this.#world.voice.updateFromGateway(session.application, {
      guildId: String(asked.guild_id),
      channelId: typeof asked.channel_id === 'string' ? asked.channel_id : null,
      selfMute: asked.self_mute === true,
      selfDeaf: asked.self_deaf === true,
      sessionId: session.id,
    });
  }

  #lost(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (!session || session.connection !== connection) return;
    session.connection = undefined;
    // Closed with 1000 or 1001 by the client, a session is over at once; otherwise it waits to be resumed.
    if (!connection.closedByUs && (code === 1000 || code === 1001)) {
      this.#end(session);
      return;
    }
    this.#world.clock.after(RESUMABLE_MS, () => {
      if (!session.connection) this.#end(session);
    });
  }

  /** A session that is over takes its bot out of voice. */
  #end(session: Session): void {
    if (!this.#sessions.delete(session.id)) return;
    for (const guild of this.#world.guilds.values()) {
      const state = guild.voiceStates.get(session.application.user.id);
      if (state?.session_id === session.id) this.#world.voice.leave(state.user_id, guild.id);
    }
  }

  #botsIn(guildId: string): Application[] {
    const { members } = this.#world.guild(guildId);
    return [...this.#world.applications.values()].filter((one) => members.has(one.user.id));
  }

  #applicationOf(token: unknown): Application | undefined {
    return typeof token === 'string' ? this.#world.applicationByToken(token.replace(/^Bot /, '')) : undefined;
  }

  #countIdentify(application: Application, shardId: number): boolean {
    const starts = application.sessionStarts;
    const slot = `${application.id} ${shardId % starts.maxConcurrency}`;
    const last = this.#lastIdentifies.get(slot) ?? Number.NEGATIVE_INFINITY;
    if (this.limitsIdentifies && this.#world.now() < last + IDENTIFY_SLOT_MS) return false;
    this.#lastIdentifies.set(slot, this.#world.now());
    if (starts.resetAt <= this.#world.now()) {
      starts.remaining = starts.total;
      starts.resetAt = this.#world.now() + 86_400_000;
    }
    starts.remaining -= 1;
    return starts.remaining >= 0;
  }
}

function readShard(value: unknown): readonly [number, number] | undefined {
  if (value === undefined) return [0, 1];
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [id, count]: unknown[] = value;
  if (!Number.isInteger(id) || !Number.isInteger(count)) return undefined;
  const shard = [Number(id), Number(count)] as const;
  return shard[0] >= 0 && shard[0] < shard[1] ? shard : undefined;
}
