/** All that the page knows, as the sandbox told it, and the acts that it can ask for. */
import type {
  Act,
  PageChannel,
  PageChoice,
  PageCommand,
  PageDm,
  PageEvent,
  PageGuild,
  PageMessage,
  PagePerson,
  PageStage,
  ServerFrame,
} from '../../protocol.ts';
import { Player } from '../sound/player.ts';
import { upserted } from './messages.ts';
import { type Place, placeHash, readPlace } from './place.ts';
import { PageSocket } from './socket.ts';

/** The answer to an act. */
export type Reply = Extract<ServerFrame, { type: 'reply' }>;
/** What the inspector shows. */
export type Inspection = Extract<ServerFrame, { type: 'inspector' }>;
/** A modal that an app opened. */
export type OpenModal = Extract<ServerFrame, { type: 'modal' }>;

/** A line that appears at the bottom for a while. */
export interface Notice {
  id: number;
  text: string;
  bad: boolean;
}

/** What the page shows; everything is replaced, nothing is changed in place. */
export class Store extends EventTarget {
  link: 'connecting' | 'open' | 'lost' = 'connecting';
  /** Browser time of the next attempt to connect. */
  retryAt = 0;
  /** Sandbox time less the browser's, in milliseconds. */
  skew = 0;
  apiUrl = '';
  deniable: string[] = [];
  people: PagePerson[] | undefined;
  you: PagePerson | undefined;
  guilds: PageGuild[] = [];
  dms: PageDm[] = [];
  stages: PageStage[] = [];
  /** Who is heard now in the channel that one is in. */
  speaking: { channelId: string; userIds: readonly string[] } | undefined;
  readonly player = new Player();
  events: PageEvent[] = [];
  place: Place = {};
  /** Messages of the open channel; absent while they are on their way. */
  messages: PageMessage[] | undefined;
  more = false;
  commands: PageCommand[] = [];
  modal: OpenModal | undefined;
  inspection: Inspection | undefined;
  inspecting = false;
  notices: Notice[] = [];
  /** Ephemeral messages that one has dismissed. */
  readonly dismissed = new Set<string>();
  /** The talk's log that was read last. */
  log: Extract<ServerFrame, { type: 'log' }> | undefined;
  /** `messageId customId` of buttons and selects that wait for an answer. */
  readonly pending = new Set<string>();
  /** Why a button or select failed, by message id. */
  readonly failed = new Map<string, string>();
  readonly #socket: PageSocket;
  readonly #waiting = new Map<string, (reply: Reply) => void>();
  readonly #choices = new Map<string, PageChoice[]>();
  #acts = 0;
  #notices = 0;
  /** Whether the sandbox was told over this connection who one is. */
  #introduced = false;

  constructor() {
    super();
    this.#socket = new PageSocket({
      opened: () => {
        this.link = 'open';
        this.#introduced = false;
        this.#changed();
      },
      lost: (retryIn) => {
        this.link = 'lost';
        this.retryAt = Date.now() + retryIn;
        for (const [actId, done] of this.#waiting)
          done({ type: 'reply', actId, ok: false, error: 'The connection was lost.' });
        this.#waiting.clear();
        this.#changed();
      },
      frame: (frame) => {
        // Fifty a second and speaker; nothing that is shown depends on one.
        if (frame.type === 'sound') {
          this.player.take(frame);
          return;
        }
        this.#take(frame);
        this.#changed();
      },
    });
  }

  /** Connects and follows the URL's hash. */
  start(): void {
    this.place = readPlace(location.hash);
    addEventListener('hashchange', () => this.#follow(readPlace(location.hash)));
    addEventListener('offline', () => this.#socket.drop());
    this.#socket.connect();
  }

  /** Tries to connect at once. */
  reconnect(): void {
    this.link = 'connecting';
    this.#socket.connect();
    this.#changed();
  }

  /** The present in the sandbox, in milliseconds. */
  now(): number {
    return Date.now() + this.skew;
  }

  /** Does something and waits for the sandbox's answer. */
  act(act: Act): Promise<Reply> {
    this.#acts += 1;
    const actId = String(this.#acts);
    return new Promise((resolve) => {
      if (!this.#socket.send(actId, act)) {
        resolve({ type: 'reply', actId, ok: false, error: 'There is no connection to the sandbox.' });
        return;
      }
      this.#waiting.set(actId, resolve);
    });
  }

  /** Does something; a refusal appears as a notice. True when it was done. */
  async does(act: Act): Promise<boolean> {
    const reply = await this.act(act);
    if (!reply.ok) this.notify(reply.error, true);
    return reply.ok;
  }

  /** What the app proposes for an option that completes itself. */
  async completes(act: Extract<Act, { act: 'complete' }>): Promise<PageChoice[]> {
    const reply = await this.act(act);
    const found = this.#choices.get(reply.actId ?? '') ?? [];
    this.#choices.delete(reply.actId ?? '');
    return found;
  }

  /** Presses a button or chooses in a select, with its pending state and its failure. */
  async uses(act: Extract<Act, { act: 'press' | 'select' }>): Promise<void> {
    const key = `${act.messageId} ${act.customId}`;
    if (this.pending.has(key)) return;
    this.pending.add(key);
    this.failed.delete(act.messageId);
    this.#changed();
    const reply = await this.act(act);
    this.pending.delete(key);
    if (!reply.ok) this.failed.set(act.messageId, reply.error);
    this.#changed();
  }

  /** Becomes another person; their first channel opens. */
  become(userId: string): void {
    location.hash = placeHash({ ...(this.place.in ? { in: this.place.in } : {}), as: userId });
  }

  /** Opens a channel, or a server's events with `events-` and its id. */
  open(where: string): void {
    location.hash = placeHash({ ...this.place, in: where });
  }

  /** Asks for older messages of the open channel. */
  async older(): Promise<void> {
    const before = this.messages?.[0]?.message.id;
    if (!this.more || !before || !this.place.in) return;
    this.more = false;
    await this.act({ act: 'see', channelId: this.place.in, before });
  }

  /** Hides an ephemeral message. */
  dismiss(messageId: string): void {
    this.dismissed.add(messageId);
    this.messages = this.messages?.filter((one) => one.message.id !== messageId);
    this.#changed();
  }

  /** Shows a line at the bottom for some seconds. */
  notify(text: string, bad = false): void {
    this.#notices += 1;
    const notice: Notice = { id: this.#notices, text, bad };
    this.notices = [...this.notices.slice(-3), notice];
    setTimeout(() => this.unnotify(notice.id), 8_000);
    this.#changed();
  }

  /** Takes a notice away. */
  unnotify(id: number): void {
    this.notices = this.notices.filter((one) => one.id !== id);
    this.#changed();
  }

  /** Closes the modal without sending it. */
  closeModal(): void {
    this.modal = undefined;
    this.#changed();
  }

  /** Opens or closes the inspector. */
  inspect(on: boolean): void {
    this.inspecting = on;
    if (!on) this.inspection = undefined;
    void this.act({ act: 'inspect', on });
    this.#changed();
  }

  /** Plays what is said where one is, or no longer; to be called when somebody pressed something. */
  async play(on: boolean): Promise<void> {
    await (on ? this.player.start() : this.player.stop());
    await this.act({ act: 'play', on });
    this.#changed();
  }

  /** The open channel with its server, when it is a server's. */
  get channel(): { guild: PageGuild; channel: PageChannel } | undefined {
    for (const guild of this.guilds) {
      const channel = guild.channels.find((one) => one.id === this.place.in);
      if (channel) return { guild, channel };
    }
    return undefined;
  }

  /** The open conversation, when it is a direct one. */
  get dm(): PageDm | undefined {
    return this.dms.find((one) => one.channelId === this.place.in);
  }

  /** The server that one looks at: the open channel's, or that whose events are open. */
  get guild(): PageGuild | undefined {
    return (
      this.channel?.guild ?? this.guilds.find((one) => this.place.in === `events-${one.id}`) ?? undefined
    );
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  #follow(place: Place): void {
    const someoneElse = place.as !== this.place.as;
    const elsewhere = place.in !== this.place.in;
    this.place = place;
    if (someoneElse && place.as) this.#be(place.as);
    else if (elsewhere) this.#see();
    this.#changed();
  }

  #be(userId: string): void {
    this.#introduced = true;
    const again = this.you?.id === userId;
    if (!again) {
      this.you = undefined;
      this.messages = undefined;
      this.commands = [];
      this.modal = undefined;
      this.pending.clear();
      this.failed.clear();
      this.speaking = undefined;
    }
    void this.act({ act: 'be', userId }).then((reply) => {
      if (!reply.ok) this.notify(reply.error, true);
      else if (again) this.#see();
      if (this.player.isOn) void this.act({ act: 'play', on: true });
      if (this.inspecting) void this.act({ act: 'inspect', on: true });
    });
  }

  #see(): void {
    this.messages = undefined;
    this.more = false;
    const channelId = this.place.in;
    if (!channelId || channelId.startsWith('events-')) return;
    void this.act({ act: 'see', channelId }).then((reply) => {
      if (!reply.ok && this.place.in === channelId) {
        this.messages = [];
        this.notify(reply.error, true);
      }
    });
  }

  /** Looks somewhere that the person may see: where they were, or the first channel one can read. */
  #settle(first: boolean): void {
    const here = this.channel ?? this.dm ?? this.guild;
    if (here && !first) return;
    if (!here) {
      const channels = this.guilds.flatMap((guild) => guild.channels);
      const start = channels.find((one) => one.type === 0 || one.type === 5) ?? channels[0];
      const where = start?.id ?? this.dms[0]?.channelId;
      this.place = { ...(this.place.as ? { as: this.place.as } : {}), ...(where ? { in: where } : {}) };
      history.replaceState(null, '', placeHash(this.place));
    }
    this.#see();
  }

  #take(frame: Exclude<ServerFrame, { type: 'sound' }>): void {
    switch (frame.type) {
      case 'hello':
        this.skew = frame.now - Date.now();
        this.apiUrl = frame.apiUrl;
        this.deniable = frame.deniable;
        break;
      case 'people': {
        this.people = frame.people;
        const someone = frame.people.find((one) => !one.bot && one.guilds.length > 0);
        const known = frame.people.some((one) => one.id === this.place.as);
        const as = known ? this.place.as : someone?.id;
        if (this.#introduced || !as) break;
        this.place = { ...this.place, as };
        history.replaceState(null, '', placeHash(this.place));
        this.#be(as);
        break;
      }
      case 'view': {
        const first = this.you?.id !== frame.you.id;
        this.you = frame.you;
        this.guilds = frame.guilds;
        this.dms = frame.dms;
        this.#settle(first);
        break;
      }
      case 'stages':
        this.stages = frame.stages;
        break;
      case 'speaking':
        this.speaking = frame;
        break;
      case 'events':
        this.events = frame.events;
        break;
      case 'messages':
        if (frame.channelId !== this.place.in) break;
        this.messages = frame.before
          ? [...this.#shown(frame.messages), ...(this.messages ?? [])]
          : this.#shown(frame.messages);
        this.more = frame.more;
        this.#unread({ type: 'unread', channelId: frame.channelId, unread: 0, mentions: 0 });
        break;
      case 'message-upsert':
        if (frame.channelId !== this.place.in || this.dismissed.has(frame.message.message.id)) break;
        this.messages = upserted(this.messages ?? [], frame.message);
        break;
      case 'message-remove':
        if (frame.channelId !== this.place.in) break;
        this.messages = this.messages?.filter((one) => !frame.messageIds.includes(one.message.id));
        break;
      case 'unread':
        this.#unread(frame);
        break;
      case 'commands':
        if (frame.channelId === this.place.in) this.commands = frame.commands;
        break;
      case 'modal':
        this.modal = frame;
        break;
      case 'choices':
        this.#choices.set(frame.actId, frame.choices);
        break;
      case 'log':
        this.log = frame;
        break;
      case 'inspector':
        if (this.inspecting) this.inspection = frame;
        break;
      case 'reply': {
        const done = this.#waiting.get(frame.actId ?? '');
        this.#waiting.delete(frame.actId ?? '');
        done?.(frame);
        break;
      }
    }
  }

  #shown(messages: readonly PageMessage[]): PageMessage[] {
    return messages.filter((one) => !this.dismissed.has(one.message.id));
  }

  #unread({ channelId, unread, mentions }: Extract<ServerFrame, { type: 'unread' }>): void {
    this.guilds = this.guilds.map((guild) => ({
      ...guild,
      channels: guild.channels.map((one) => (one.id === channelId ? { ...one, unread, mentions } : one)),
    }));
    this.dms = this.dms.map((one) => (one.channelId === channelId ? { ...one, unread } : one));
  }
}
