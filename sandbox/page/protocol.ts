/**
 * What the page in the browser and the sandbox say to each other: one JSON object a WebSocket frame, at `/page`.
 *
 * The sandbox speaks first with `hello` and `people`; the page answers with `be`. Each of `people`, `view`, `stages`, `events` and
 * `commands` is whole: the newest replaces the one before. `inspector` is whole too, and comes only while it is asked for.
 * Every frame from the page carries an `actId` of its own choosing; exactly one `reply` with it comes back, after whatever the act
 * brought about at once (`view`, `messages`, `choices`, `modal`).
 */
import type {
  APIMessage,
  APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
} from 'discord-api-types/v10';

/** Someone whom the page can be, or a bot. */
export interface PagePerson {
  id: string;
  /** As everyone sees them outside a server; a nickname is in {@link PageMember}. */
  name: string;
  bot: boolean;
  guilds: { id: string; name: string; roles: string[] }[];
}

export interface PageRole {
  id: string;
  name: string;
  /** RGB as a number; 0 is "no colour". */
  color: number;
  position: number;
  /** Whether members are listed under it. */
  hoist: boolean;
}

export interface PageMember {
  userId: string;
  /** Nickname, display name or user name. */
  name: string;
  bot: boolean;
  /** Highest first. */
  roleIds: string[];
  /** Name of the highest role that is listed on its own, for the heading in the member list. */
  group?: string;
  /** Colour of the highest coloured role; 0 is none. */
  color: number;
  owner: boolean;
}

export interface PageChannel {
  id: string;
  type: ChannelType;
  name: string;
  /** Category, or the channel of a thread. */
  parentId: string | null;
  position: number;
  topic: string | null;
  canSend: boolean;
  /** Voice and stage: whether one may join. */
  canConnect: boolean;
  /** Messages since one last looked here. */
  unread: number;
  /** Those among them that notify. */
  mentions: number;
  /** Threads only. */
  archived?: boolean;
}

export interface PageGuild {
  id: string;
  name: string;
  ownerId: string;
  /** Visible ones, categories and open threads included, in Discord's order. */
  channels: PageChannel[];
  /** Highest first, @everyone (whose id is the guild's) last. */
  roles: PageRole[];
  /** Sorted by name. */
  members: PageMember[];
}

/** A conversation with a bot. */
export interface PageDm {
  channelId: string;
  with: { id: string; name: string; bot: boolean };
  unread: number;
  /** False when the person has closed their direct messages. */
  open: boolean;
}

/** Someone in a voice or stage channel. */
export interface PageVoice {
  userId: string;
  name: string;
  muted: boolean;
  /** Milliseconds; when the hand went up or the invitation to speak came. */
  since?: number;
}

/** A voice or stage channel, and who is in it. In a voice channel all are `speakers`. */
export interface PageStage {
  channelId: string;
  guildId: string;
  type: ChannelType;
  /** Topic of the open stage; absent when it is not live. */
  topic?: string;
  speakers: PageVoice[];
  /** Invited to speak, not yet answered. */
  invited: PageVoice[];
  /** Earliest first, as Discord lists them. */
  hands: PageVoice[];
  audience: PageVoice[];
  /** What the reader is here. */
  you: 'outside' | 'audience' | 'hand' | 'invited' | 'speaker';
  /** Whether the reader may invite to speak and move to the audience. */
  moderates: boolean;
  mayRequest: boolean;
}

export interface PageEvent {
  id: string;
  guildId: string;
  name: string;
  description: string | null;
  channelId: string | null;
  location: string | null;
  /** Milliseconds. */
  startsAt: number;
  endsAt: number | null;
  /** 1 scheduled, 2 active; those that are over are not sent. */
  status: number;
  interested: number;
  youAreInterested: boolean;
}

/** A message as one person sees it: exactly what Discord's API gives, with what the client needs beside it. */
export interface PageMessage {
  message: APIMessage;
  /** Name of its author in this server. */
  authorName: string;
  /** RGB; 0 is none. */
  authorColor: number;
  /** "Only you can see this". */
  onlyYou: boolean;
  /** The app is thinking: there is no content yet. */
  thinking: boolean;
  /** Whether it notifies the reader. */
  mentionsYou: boolean;
  /** The command that it answers, and who used it. */
  answers?: { userId: string; userName: string; command?: string };
  /** Sandbox time until which a thinking app can still answer (15 min). */
  thinkingUntil?: number;
}

export interface PageChoice {
  name: string;
  value: string | number;
}

export interface PageOption {
  name: string;
  description: string;
  type: ApplicationCommandOptionType;
  required: boolean;
  autocomplete: boolean;
  choices: PageChoice[];
  channelTypes: ChannelType[];
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
}

/** A command that can be sent as it is: `/talk open`, or a menu entry; subcommands are spread out. */
export interface PageCommand {
  applicationId: string;
  applicationName: string;
  type: ApplicationCommandType;
  /** `/talk open` for a slash command, the entry's name for a menu. */
  line: string;
  description: string;
  options: PageOption[];
}

/** A file that the person picked; its content in base64. At most 8 MB. */
export interface PageFile {
  name: string;
  contentType: string;
  base64: string;
}

/** Value of an option: text, number, boolean, id of a user, role or channel, or a file. */
export type PageValue = string | number | boolean | PageFile;

/** Value of a field of a modal, by the field's custom id. */
export type PageFieldValue = string | boolean | PageFile | readonly (string | PageFile)[];

/** One REST call of a bot. */
export interface PageCall {
  /** Grows; the page keeps the newest. */
  n: number;
  /** Sandbox time. */
  at: number;
  method: string;
  /** Tokens in it are replaced by `…`. */
  path: string;
  /** 0 when the connection was dropped. */
  status: number;
  ms: number;
  /** Reason that Discord gave for a refusal. */
  refusal?: string;
}

/** One gateway event, as it left the world. */
export interface PageDispatch {
  n: number;
  at: number;
  event: string;
  /** What it is about, such as `#stage-maps · Chidi`. */
  about: string;
}

export interface PageInteraction {
  id: string;
  kind: 'command' | 'component' | 'autocomplete' | 'modal' | 'other';
  /** Command line or custom id. */
  what: string;
  by: string;
  at: number;
  /** Sandbox time by which the app must respond first (3 s). */
  deadline: number;
  state: 'open' | 'answered' | 'void';
  /** Milliseconds until the first response. */
  ms?: number;
}

export interface PageBucket {
  /** `POST /channels/:channel_id/messages` and whom or what it counts for. */
  name: string;
  limit: number;
  remaining: number;
  /** Sandbox time. */
  resetAt: number;
}

export interface PageFault {
  id: string;
  /** Voice packets: "12 of 240 struck". */
  count?: string;
  /** A sentence: "every POST answers 503, 2 more times". */
  text: string;
}

export interface PageSession {
  applicationName: string;
  shard: number;
  state: 'connected' | 'waiting to resume';
}

/** What can be done to the bot; `times` absent is "until cleared". */
export type FaultOrder =
  | { kind: 'gateway-drop'; mode: 'resume' | 'reconnect' | 'invalid-session' | 'terminate' }
  | { kind: 'rate-limit'; times?: number; retryAfter?: number; method?: PageMethod; path?: string }
  | { kind: 'status'; status: number; times?: number; method?: PageMethod; path?: string }
  | { kind: 'slow'; ms: number; times?: number; method?: PageMethod; path?: string }
  | { kind: 'lost-answer'; times?: number; method?: PageMethod; path?: string }
  | { kind: 'lost-event'; event: string; times?: number }
  | { kind: 'deny'; guildId: string; applicationId?: string; permission: string }
  /** On the line between bots and voice servers, until cleared; `share` is from 0 to 1. */
  | { kind: 'voice-loss' | 'voice-corrupt' | 'voice-reorder'; share: number }
  | { kind: 'voice-delay'; ms: number; jitterMs: number }
  /** A line that is dead without a sign. */
  | { kind: 'voice-silence' }
  /** Sockets end without a close, with "voice server crashed", or because every server's voice moves to another machine. */
  | { kind: 'voice-drop'; mode: 'terminate' | 'crash' | 'move' };

export type PageMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a person says. */
export type PageSpeech =
  | { kind: 'tone'; hz: number; seconds: number }
  /** Spoken by eSpeak NG; `voice` is one of its languages. */
  | { kind: 'words'; text: string; voice: string }
  /** Ogg Opus. */
  | { kind: 'file'; file: PageFile };

/** A talk that the bot beside the sandbox has recorded. */
export interface PageTalk {
  id: string;
  topic: string;
  status: string;
}

/** One event of a talk's log, in words. */
export interface PageLogEvent {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  type: string;
  /** Name and value of each field, people and channels by name. */
  fields: [string, string][];
}

/** From the sandbox to the page. */
export type ServerFrame =
  | {
      type: 'hello';
      /** Sandbox time, in milliseconds: its difference to the browser's clock is the skipped time. */
      now: number;
      apiUrl: string;
      /** Permissions that a `deny` fault can name. */
      deniable: string[];
    }
  | { type: 'people'; people: PagePerson[] }
  | { type: 'view'; you: PagePerson; guilds: PageGuild[]; dms: PageDm[] }
  | { type: 'stages'; stages: PageStage[] }
  | { type: 'events'; events: PageEvent[] }
  /** The answer to `see`: oldest first; with `before` the older ones, to be put in front. */
  | { type: 'messages'; channelId: string; before?: string; messages: PageMessage[]; more: boolean }
  /** New or changed, in the channel that was last seen; its place is by id. */
  | { type: 'message-upsert'; channelId: string; message: PageMessage }
  | { type: 'message-remove'; channelId: string; messageIds: string[] }
  /** In a channel that is not the one last seen. */
  | { type: 'unread'; channelId: string; unread: number; mentions: number }
  | { type: 'commands'; channelId: string; commands: PageCommand[] }
  /** Those who are heard now in the channel that one is in. */
  | { type: 'speaking'; channelId: string; userIds: string[] }
  /** One packet of 20 ms of another in that channel, while it is played: Opus in base64, numbered as in RTP at 48 kHz. */
  | { type: 'sound'; userId: string; sequence: number; timestamp: number; opus: string }
  | {
      type: 'modal';
      actId: string;
      applicationName: string;
      modal: APIModalInteractionResponseCallbackData;
    }
  | { type: 'choices'; actId: string; choices: PageChoice[] }
  /** The answer to `log`: the talks of the bot's database, and the last events of one of them, oldest first. */
  | {
      type: 'log';
      state: 'no bot' | 'out of reach' | 'there';
      talks: PageTalk[];
      talkId?: string;
      events: PageLogEvent[];
    }
  | { type: 'reply'; actId: string; ok: true; text?: string; messageId?: string; channelId?: string }
  /** `error` is a sentence for the person; `code` is Discord's, where it has one. `actId` is absent for a frame without one. */
  | { type: 'reply'; actId?: string; ok: false; error: string; code?: number }
  | {
      type: 'inspector';
      now: number;
      calls: PageCall[];
      dispatches: PageDispatch[];
      interactions: PageInteraction[];
      buckets: PageBucket[];
      refusals: number;
      /** Answers of 401, 403 and 429: Discord bans an address at 10,000 in ten minutes. */
      invalidRequests: number;
      faults: PageFault[];
      sessions: PageSession[];
      /** Routes that bots called and the sandbox lacks. */
      missing: string[];
    };

/** What a person does, without its `actId`. */
export type Act =
  /** Becomes someone. All that was shown to another is to be forgotten by the page. */
  | { act: 'be'; userId: string }
  /** Opens a channel, or asks for older messages of it. Answered with `messages` and, without `before`, `commands`. */
  | { act: 'see'; channelId: string; before?: string }
  | { act: 'say'; channelId: string; text: string; files?: PageFile[] }
  | { act: 'react'; channelId: string; messageId: string; emoji: string; on: boolean }
  | { act: 'vote'; channelId: string; messageId: string; answer: number }
  | { act: 'run'; channelId: string; line: string; values: Record<string, PageValue> }
  /** Answered with `choices`. */
  | {
      act: 'complete';
      channelId: string;
      line: string;
      values: Record<string, PageValue>;
      focused: string;
    }
  | { act: 'press'; messageId: string; customId: string }
  /** Values of a string select, ids in the others. */
  | { act: 'select'; messageId: string; customId: string; values: string[] }
  /** The modal opened last. */
  | { act: 'submit'; values: Record<string, PageFieldValue> }
  | { act: 'menu'; channelId: string; name: string; target: { userId: string } | { messageId: string } }
  | { act: 'join'; channelId: string }
  | { act: 'leave' }
  | { act: 'raise' }
  | { act: 'lower' }
  | { act: 'accept' }
  | { act: 'decline' }
  /** On stage by one's own right, as a moderator. */
  | { act: 'step-up' }
  | { act: 'step-down' }
  | { act: 'mute'; on: boolean }
  /** Turns the `sound` frames on or off, whoever one is and wherever. */
  | { act: 'play'; on: boolean }
  /** Begins to say something, on stage; it goes on after the reply. */
  | { act: 'speak'; speech: PageSpeech }
  | { act: 'hush' }
  | { act: 'invite-to-speak'; userId: string }
  | { act: 'move-to-audience'; userId: string }
  /** To another voice or stage channel; out of voice without one. */
  | { act: 'move'; userId: string; channelId?: string }
  | { act: 'interested'; eventId: string; on: boolean }
  /** Opens the conversation with a bot; `reply.channelId` is its channel. */
  | { act: 'open-dm'; userId: string }
  /** Opens or closes one's direct messages to apps. */
  | { act: 'dms'; open: boolean }
  /** A newcomer in a server; `reply.text` is their id. */
  | { act: 'add-member'; guildId: string; name: string; roleIds?: string[] }
  /** Turns the `inspector` frames on or off. */
  | { act: 'inspect'; on: boolean }
  /** Reads a talk's log, that of the first one without `talkId`. Answered with `log`. */
  | { act: 'log'; talkId?: string }
  | { act: 'fault'; fault: FaultOrder }
  /** One fault, or all. */
  | { act: 'clear-faults'; id?: string };

/** From the page to the sandbox. */
export type PageFrame = Act & { actId: string };

/** Where the WebSocket is, on the port of the page. */
export const PAGE_SOCKET = '/page';
