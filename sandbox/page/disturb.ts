/** Faults ordered from the page: what they do, how they read, and how they end. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Armed, FaultKind, FaultMatch } from '../faults.ts';
import type { Sandbox } from '../server.ts';
import { describeVoice, disturbVoice, type VoiceOrder } from './disturb-voice.ts';
import type { FaultOrder, PageFault } from './protocol.ts';

/** The permissions that bots of this kind live on, by Discord's names. */
export const DENIABLE = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'ManageMessages',
  'CreatePublicThreads',
  'ManageChannels',
  'ManageRoles',
  'ManageEvents',
  'CreateEvents',
  'Connect',
  'MuteMembers',
  'MoveMembers',
  'MentionEveryone',
] as const satisfies readonly (keyof typeof P)[];

interface Denial {
  readonly id: string;
  readonly text: string;
  readonly undo: () => void;
}

/** The disturbances of one sandbox. */
export class Disturbance {
  readonly #sandbox: Sandbox;
  readonly #ids = new WeakMap<object, string>();
  readonly #denials = new Map<string, Denial>();
  #count = 0;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Does what is ordered; throws a sentence where that is impossible. */
  async order(order: FaultOrder): Promise<void> {
    const { faults, gateway } = this.#sandbox;
    switch (order.kind) {
      case 'gateway-drop':
        if (order.mode === 'resume') gateway.closeAll(4000);
        else if (order.mode === 'reconnect') gateway.askReconnect();
        else if (order.mode === 'invalid-session') gateway.invalidate(false);
        else gateway.cutAll();
        return;
      case 'lost-event':
        faults.suppressEvent(order.event, order.times);
        return;
      case 'deny':
        this.#deny(order.guildId, order.permission, order.applicationId);
        return;
      case 'voice-loss':
      case 'voice-corrupt':
      case 'voice-reorder':
      case 'voice-delay':
      case 'voice-silence':
      case 'voice-drop':
        await disturbVoice(this.#sandbox, order);
        return;
      default:
        faults.add({
          ...kindOf(order),
          match: matchOf(order),
          ...(order.times === undefined ? {} : { times: order.times }),
        });
    }
  }

  /** Everything that still disturbs, also what was armed elsewhere. */
  list(): PageFault[] {
    const { faults } = this.#sandbox;
    const armed = faults.armed.map((one) => ({ id: this.#idOf(one), text: describe(one) }));
    const lost = [...faults.suppressed].map(([event, left]) => ({
      id: `event ${event}`,
      text: `${event} is not sent${often(left)}`,
    }));
    const denied = [...this.#denials.values()].map(({ id, text }) => ({ id, text }));
    const voice = this.#sandbox.voice.faults.armed.map((one) => ({
      id: this.#idOf(one),
      text: describeVoice(one.fault),
      ...(one.passed > 0 ? { count: `${one.struck} of ${one.passed} struck` } : {}),
    }));
    return [...armed, ...lost, ...denied, ...voice];
  }

  /** Ends one disturbance, or all. */
  clear(id?: string): void {
    const { faults, voice } = this.#sandbox;
    if (id === undefined) {
      faults.clear();
      voice.faults.clear();
      for (const denial of this.#denials.values()) denial.undo();
      this.#denials.clear();
      return;
    }
    const denial = this.#denials.get(id);
    const armed = faults.armed.find((one) => this.#idOf(one) === id);
    const onLine = voice.faults.armed.find((one) => this.#idOf(one) === id);
    if (denial) {
      denial.undo();
      this.#denials.delete(id);
    } else if (id.startsWith('event ')) faults.suppressEvent(id.slice('event '.length), 0);
    else if (armed) faults.disarm(armed);
    else if (onLine) onLine.disarm();
    else throw new Error('No such fault is armed');
  }

  /** Takes a permission from the bot everywhere in a server: from its own role, and by an overwrite in each channel. */
  #deny(guildId: string, permission: string, applicationId?: string): void {
    const { world } = this.#sandbox;
    const name = DENIABLE.find((one) => one === permission);
    if (!name) throw new Error(`A permission is one of ${DENIABLE.join(', ')}`);
    const guild = world.guild(guildId);
    const bot = [...world.applications.values()].find(
      (one) => guild.members.has(one.user.id) && (applicationId === undefined || one.id === applicationId),
    );
    if (!bot) throw new Error('No such bot in this server');
    const id = `deny ${guildId} ${bot.id} ${name}`;
    if (this.#denials.has(id)) return;
    const bit = P[name];
    const undos: (() => void)[] = [];
    const role = [...guild.roles.values()].find((one) => one.tags?.bot_id === bot.user.id);
    if (role && (BigInt(role.permissions) & bit) !== 0n) {
      world.seed.setRolePermissions(guildId, role.id, BigInt(role.permissions) & ~bit);
      undos.push(() => {
        if (guild.roles.has(role.id))
          world.seed.setRolePermissions(guildId, role.id, BigInt(role.permissions) | bit);
      });
    }
    for (const channel of [...guild.channels.values()]) {
      const own = channel.permission_overwrites?.find((one) => one.id === bot.user.id);
      const [allow, deny] = [BigInt(own?.allow ?? 0), BigInt(own?.deny ?? 0)];
      if ((deny & bit) !== 0n) continue;
      world.seed.setOverwrite(channel.id, bot.user.id, { allow: allow & ~bit, deny: deny | bit });
      undos.push(() => {
        const now = channel.permission_overwrites?.find((one) => one.id === bot.user.id);
        if (!now || !world.channels.has(channel.id)) return;
        world.seed.setOverwrite(channel.id, bot.user.id, {
          allow: BigInt(now.allow) | (allow & bit),
          deny: BigInt(now.deny) & ~bit,
        });
      });
    }
    const undo = (): void => {
      for (const one of undos) one();
    };
    this.#denials.set(id, { id, text: `${bot.name} lacks ${name} in ${guild.name}`, undo });
  }

  #idOf(armed: object): string {
    const known = this.#ids.get(armed);
    if (known !== undefined) return known;
    this.#count += 1;
    const id = `fault ${this.#count}`;
    this.#ids.set(armed, id);
    return id;
  }
}

type Struck = Exclude<FaultOrder, VoiceOrder | { kind: 'gateway-drop' | 'lost-event' | 'deny' }>;

function kindOf(order: Struck): FaultKind {
  switch (order.kind) {
    case 'status':
      return { kind: 'status', status: order.status };
    case 'slow':
      return { kind: 'delay', ms: order.ms };
    case 'lost-answer':
      return { kind: 'drop-response' };
    default:
      return {
        kind: 'rate-limit',
        ...(order.retryAfter === undefined ? {} : { retryAfter: order.retryAfter }),
      };
  }
}

/** What the page names is text that the path holds, never a pattern. */
function matchOf(order: Struck): FaultMatch {
  return {
    ...(order.method ? { method: order.method } : {}),
    ...(order.path ? { path: new RegExp(RegExp.escape(order.path)) } : {}),
  };
}

function describe({ fault, left }: Readonly<Armed>): string {
  const path = fault.match?.path?.source;
  const which = `${fault.match?.method ?? 'every call'}${path ? ` to …${readable(path)}…` : ''}`;
  const share = fault.share === undefined ? '' : `, ${Math.round(fault.share * 100)} times in a hundred`;
  return `${which} ${deed(fault)}${share}${often(left)}`;
}

function deed(fault: FaultKind): string {
  switch (fault.kind) {
    case 'status':
      return `answers ${fault.status}`;
    case 'rate-limit':
      return `answers 429, retry after ${fault.retryAfter ?? 0.2} s`;
    case 'delay':
      return `takes ${fault.ms} ms longer`;
    case 'drop-response':
      return 'is done, and its answer is lost';
    case 'drop-request':
      return 'is lost';
    default:
      return 'is done twice';
  }
}

function readable(pattern: string): string {
  return pattern
    .replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\(.)/g, '$1');
}

function often(left: number): string {
  if (left === Number.POSITIVE_INFINITY) return '';
  return left === 1 ? ', once more' : `, ${left} more times`;
}
