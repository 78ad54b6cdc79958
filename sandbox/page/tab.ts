/** One open page: who it is at the moment, what it looks at, and what it was told so far. */
import type { WebSocket } from 'ws';
import { Actor } from '../actors/actor.ts';
import type { BotLog } from '../bot-log.ts';
import { DiscordError, type FormErrorTree } from '../errors.ts';
import { makeMessages } from '../messages/messages.ts';
import type { Sandbox } from '../server.ts';
import type { Dispatch } from '../world/types.ts';
import { carryOut, type Done } from './acts.ts';
import { logFrame } from './bot-log.ts';
import { DENIABLE, type Disturbance } from './disturb.ts';
import { readFrame } from './frames.ts';
import { Hearing } from './hearing.ts';
import type { Inspector } from './inspector.ts';
import type { PageFrame, ServerFrame } from './protocol.ts';
import { commandsOf, messageShower, messagesOf } from './reading.ts';
import { markRead, unreadIn, visibleChannel } from './sight.ts';
import { dmsOf, eventsOf, guildsOf, peopleOf, personOf, stagesOf } from './view.ts';

/** Acts of one page that may be under way at once. */
const MOST_ACTS = 32;
/** A page that reads more slowly than this many bytes behind is closed. */
const MOST_UNSENT = 32 * 1024 * 1024;
/** A page that is further behind misses sound: about two seconds of ten voices. */
const MOST_UNSENT_SOUND = 256 * 1024;
/** What happens within this many real milliseconds is sent together. */
const GATHER_MS = 30;
/** How often the inspector looks for something new, in real milliseconds. */
const INSPECT_EVERY_MS = 250;

/** What is sent whole whenever it changed. */
type Slice = 'people' | 'view' | 'stages' | 'events' | 'commands';

const SLICES: readonly Slice[] = ['people', 'view', 'stages', 'events', 'commands'];

/** What a page shares with the others of its sandbox. */
export interface House {
  readonly sandbox: Sandbox;
  readonly inspector: Inspector;
  readonly disturbance: Disturbance;
  /** The log of the bot that runs beside the sandbox, if one does. */
  readonly botLog: BotLog | undefined;
}

/** See the file's first line. */
export class Tab {
  readonly #house: House;
  readonly #socket: WebSocket;
  readonly #hearing: Hearing;
  #actor: Actor | undefined;
  /** The channel last seen. */
  #channelId: string | undefined;
  #acts = 0;
  #inspecting: NodeJS.Timeout | undefined;
  #flushing: NodeJS.Timeout | undefined;
  readonly #stale = new Set<Slice>();
  /** Channels by the ids of messages that are new, changed or gone. */
  readonly #touched = new Map<string, string>();
  /** Ids of the messages that this page was shown as this person: of others it does not hear that they are gone. */
  readonly #shown = new Set<string>();
  /** Each slice, and the inspector, as last sent. */
  readonly #sent = new Map<string, string>();

  constructor(house: House, socket: WebSocket) {
    this.#house = house;
    this.#socket = socket;
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : data.toString()));
    socket.on('close', () => this.close());
    // A broken socket also emits 'close'; the listener only keeps the error from being thrown.
    socket.on('error', () => undefined);
    const { sandbox } = house;
    this.#hearing = new Hearing(sandbox, {
      send: (frame) => this.#send(frame),
      sendFresh: (frame) => {
        if (socket.bufferedAmount <= MOST_UNSENT_SOUND) this.#send(frame);
      },
    });
    const now = sandbox.world.now();
    this.#send({ type: 'hello', now, apiUrl: sandbox.apiUrl, deniable: [...DENIABLE] });
    this.#outdated('people');
    this.flush();
  }

  /** Ends the page's timers. May be called twice. */
  close(): void {
    clearInterval(this.#inspecting);
    clearTimeout(this.#flushing);
    this.#hearing.close();
    this.#actor = undefined;
  }

  /** Hears of one event of the world; what it changed is sent with everything else of the same moment. */
  note({ event, payload }: Dispatch): void {
    const told = payload as { id?: string; ids?: string[]; channel_id?: string; message_id?: string };
    if (event.startsWith('MESSAGE_') || event.startsWith('SANDBOX_EPHEMERAL')) {
      const ids = told.ids ?? [told.message_id ?? told.id ?? ''];
      for (const id of ids) this.#touched.set(id, told.channel_id ?? '');
      this.#flushSoon();
    } else if (event.startsWith('VOICE_STATE') || event.startsWith('STAGE_INSTANCE')) {
      this.#outdated('stages');
    } else if (event.startsWith('GUILD_SCHEDULED_EVENT')) {
      this.#outdated('events');
    } else if (event !== 'INTERACTION_CREATE' && event !== 'VOICE_SERVER_UPDATE') {
      this.#outdated(...SLICES);
    }
  }

  /** An app has registered commands. */
  commandsChanged(): void {
    this.#outdated('commands');
  }

  /** Sends all that changed, now. */
  flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    for (const slice of SLICES) {
      if (this.#stale.delete(slice)) this.#sendChanged(slice, this.#slice(slice));
    }
    this.#flushMessages();
  }

  #slice(slice: Slice): ServerFrame | undefined {
    const { world } = this.#house.sandbox;
    if (slice === 'people') return { type: 'people', people: peopleOf(world) };
    if (!this.#actor) return undefined;
    const { id } = this.#actor;
    switch (slice) {
      case 'view':
        return { type: 'view', you: personOf(world, id), guilds: guildsOf(world, id), dms: dmsOf(world, id) };
      case 'stages':
        return { type: 'stages', stages: stagesOf(world, id) };
      case 'events':
        return { type: 'events', events: eventsOf(world, id) };
      default: {
        const channel = visibleChannel(world, this.#channelId ?? '', id);
        if (!channel) return undefined;
        return { type: 'commands', channelId: channel.id, commands: commandsOf(world, channel, id) };
      }
    }
  }

  #flushMessages(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    const { world } = this.#house.sandbox;
    const me = this.#actor?.id;
    if (me === undefined) return;
    const messages = world.part(makeMessages);
    const elsewhere = new Set<string>();
    const gone: string[] = [];
    const channel = visibleChannel(world, this.#channelId ?? '', me);
    const show = channel && messageShower(world, channel, me);
    for (const [id, channelId] of touched) {
      if (channelId !== channel?.id) {
        elsewhere.add(channelId);
        continue;
      }
      const message = messages.any(id);
      const onlyFor = messages.onlyFor(id);
      if (!message && this.#shown.delete(id)) gone.push(id);
      if (!message || !show || (onlyFor !== undefined && onlyFor !== me)) continue;
      this.#shown.add(id);
      this.#send({ type: 'message-upsert', channelId, message: show(message) });
    }
    if (channel && gone.length > 0)
      this.#send({ type: 'message-remove', channelId: channel.id, messageIds: gone });
    if (channel && touched.length > 0) markRead(world, channel.id, me);
    for (const channelId of elsewhere) {
      if (!visibleChannel(world, channelId, me)) continue;
      this.#sendChanged(`unread ${channelId}`, {
        type: 'unread',
        channelId,
        ...unreadIn(world, channelId, me),
      });
    }
  }

  #receive(sent: string): void {
    const read = readFrame(sent);
    if ('error' in read) {
      const { error, actId } = read;
      this.#send({ type: 'reply', ...(actId === undefined ? {} : { actId }), ok: false, error });
      return;
    }
    if (this.#acts >= MOST_ACTS) {
      const error = 'Too much at once; wait for what is under way.';
      this.#send({ type: 'reply', actId: read.frame.actId, ok: false, error });
      return;
    }
    this.#acts += 1;
    void this.#answer(read.frame).finally(() => {
      this.#acts -= 1;
    });
  }

  async #answer(frame: PageFrame): Promise<void> {
    const { actId } = frame;
    const before = this.#actor;
    try {
      const done = await this.#act(frame);
      this.flush();
      // Who has become someone else meanwhile is not told what the other one read.
      const isSame = frame.act === 'be' || this.#actor === before;
      this.#send({ type: 'reply', actId, ok: true, ...(isSame ? done : {}) });
    } catch (error) {
      this.flush();
      this.#send({ type: 'reply', actId, ok: false, ...sentenceOf(error) });
    }
  }

  async #act(frame: PageFrame): Promise<Done> {
    switch (frame.act) {
      case 'be':
        this.#be(frame.userId);
        return {};
      case 'see':
        this.#see(frame.channelId, frame.before);
        return {};
      case 'inspect':
        this.#inspect(frame.on);
        return {};
      case 'play':
        this.#hearing.play(frame.on);
        return {};
      case 'log':
        this.#send(await logFrame(this.#house.sandbox.world, this.#house.botLog, frame.talkId));
        return {};
      default: {
        const { actor } = this;
        const send = (answer: ServerFrame): void => {
          if (this.#actor === actor) this.#send(answer);
        };
        return carryOut({ ...this.#house, actor, actId: frame.actId, send }, frame);
      }
    }
  }

  /** Who acts. */
  get actor(): Actor {
    if (!this.#actor) throw new Error('Say first who you are.');
    return this.#actor;
  }

  #be(userId: string): void {
    const { sandbox } = this.#house;
    const person = peopleOf(sandbox.world).find((one) => one.id === userId);
    if (!person || person.bot) throw new Error('There is no such person; bots act by themselves.');
    this.#actor = new Actor(sandbox, userId);
    this.#hearing.be(userId);
    this.#channelId = undefined;
    this.#touched.clear();
    this.#shown.clear();
    for (const key of this.#sent.keys()) if (key !== 'people' && key !== 'inspector') this.#sent.delete(key);
    this.#outdated(...SLICES);
  }

  #see(channelId: string, before?: string): void {
    const { world } = this.#house.sandbox;
    const me = this.actor.id;
    const channel = visibleChannel(world, channelId, me);
    if (!channel) throw new Error('You do not see this channel.');
    this.flush();
    if (before === undefined) {
      this.#channelId = channelId;
      this.actor.goes(channelId);
      markRead(world, channelId, me);
      this.#sent.delete('commands');
      this.#sent.delete(`unread ${channelId}`);
      this.#outdated('commands');
    }
    const shown = messagesOf(world, channel, me, before);
    for (const { message } of shown.messages) this.#shown.add(message.id);
    this.#send({ type: 'messages', channelId, ...(before === undefined ? {} : { before }), ...shown });
  }

  #inspect(on: boolean): void {
    clearInterval(this.#inspecting);
    this.#inspecting = undefined;
    this.#sent.delete('inspector');
    if (!on) return;
    this.#lookInside();
    this.#inspecting = setInterval(() => this.#lookInside(), INSPECT_EVERY_MS);
    this.#inspecting.unref();
  }

  #lookInside(): void {
    const frame = this.#house.inspector.frame();
    // Time alone is nothing new.
    const news = JSON.stringify({ ...frame, now: 0 });
    if (this.#sent.get('inspector') === news) return;
    this.#sent.set('inspector', news);
    this.#send(frame);
  }

  #outdated(...slices: readonly Slice[]): void {
    for (const slice of slices) this.#stale.add(slice);
    this.#flushSoon();
  }

  #flushSoon(): void {
    this.#flushing ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  #sendChanged(key: string, frame: ServerFrame | undefined): void {
    if (!frame) return;
    const text = JSON.stringify(frame);
    if (this.#sent.get(key) === text) return;
    this.#sent.set(key, text);
    this.#sendText(text);
  }

  #send(frame: ServerFrame): void {
    this.#sendText(JSON.stringify(frame));
  }

  #sendText(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MOST_UNSENT) this.#socket.terminate();
    else this.#socket.send(text);
  }
}

/** What went wrong, as a sentence for the person. */
function sentenceOf(error: unknown): { error: string; code?: number } {
  if (!(error instanceof DiscordError))
    return { error: error instanceof Error ? error.message : String(error) };
  const nested = error.errors && firstComplaint(error.errors);
  return { error: nested ? `${error.message}: ${nested}` : error.message, code: error.code };
}

function firstComplaint(tree: FormErrorTree): string | undefined {
  if (tree._errors?.[0]) return tree._errors[0].message;
  for (const branch of Object.values(tree)) {
    const found = branch && !Array.isArray(branch) ? firstComplaint(branch) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
