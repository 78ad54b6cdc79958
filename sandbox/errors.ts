/** The errors Discord answers with: status, JSON error code, message, and the nested shape of 50035. */

/** One complaint about one field of a body. */
export interface FieldComplaint {
  code: string;
  message: string;
}

/** The nested `errors` object of code 50035: field names down to `_errors` lists. */
export interface FormErrorTree {
  _errors?: FieldComplaint[];
  [field: string]: FormErrorTree | FieldComplaint[] | undefined;
}

/** A refusal; thrown by any handler, it becomes the HTTP response. */
export class DiscordError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: FormErrorTree | undefined;
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    code: number,
    message: string,
    options: { errors?: FormErrorTree; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'DiscordError';
    this.status = status;
    this.code = code;
    this.errors = options.errors;
    this.extra = options.extra ?? {};
  }

  /** The body of the response. */
  body(): Record<string, unknown> {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors ? { errors: this.errors } : {}),
      ...this.extra,
    };
  }
}

/**
 * The refusals the sandbox uses, by name. Codes and sentences: Discord's documentation,
 * "Opcodes and Status Codes" → "JSON Error Codes".
 */
export const refuse = {
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  unknownApplication: () => new DiscordError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new DiscordError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordError(404, 10004, 'Unknown Guild'),
  unknownInvite: () => new DiscordError(404, 10006, 'Unknown Invite'),
  unknownMember: () => new DiscordError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordError(404, 10008, 'Unknown Message'),
  unknownOverwrite: () => new DiscordError(404, 10009, 'Unknown permission overwrite'),
  unknownRole: () => new DiscordError(404, 10011, 'Unknown Role'),
  unknownUser: () => new DiscordError(404, 10013, 'Unknown User'),
  unknownEmoji: () => new DiscordError(404, 10014, 'Unknown Emoji'),
  unknownWebhook: () => new DiscordError(404, 10015, 'Unknown Webhook'),
  unknownBan: () => new DiscordError(404, 10026, 'Unknown Ban'),
  unknownInteraction: () => new DiscordError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordError(404, 10063, 'Unknown application command'),
  unknownVoiceState: () => new DiscordError(404, 10065, 'Unknown Voice State'),
  unknownStageInstance: () => new DiscordError(404, 10067, 'Unknown Stage Instance'),
  unknownScheduledEvent: () => new DiscordError(404, 10070, 'Unknown Guild Scheduled Event'),
  bannedWords: () =>
    new DiscordError(
      400,
      20031,
      'Your Stage topic, server name, server description, or channel names contain words that are not allowed',
    ),
  tooManyRoles: () => new DiscordError(400, 30005, 'Maximum number of guild roles reached (250)'),
  tooManyChannels: () => new DiscordError(400, 30013, 'Maximum number of guild channels reached (500)'),
  tooManyInvites: () => new DiscordError(400, 30016, 'Maximum number of invites reached (1000)'),
  tooManyScheduledEvents: () =>
    new DiscordError(400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)'),
  interactionAcknowledged: () => new DiscordError(400, 40060, 'Interaction has already been acknowledged.'),
  notInVoice: () => new DiscordError(400, 40032, 'Target user is not connected to voice.'),
  missingAccess: () => new DiscordError(403, 50001, 'Missing Access'),
  notForThisChannelType: () => new DiscordError(400, 50024, 'Cannot execute action on this channel type'),
  missingPermissions: () => new DiscordError(403, 50013, 'Missing Permissions'),
  cannotMessageUser: () => new DiscordError(403, 50007, 'Cannot send messages to this user'),
  invalidJson: () => new DiscordError(400, 50109, 'The request body contains invalid JSON.'),
  stageAlreadyOpen: () => new DiscordError(400, 150006, 'The Stage is already open'),
  invalidEventTransition: () => new DiscordError(400, 180000, 'Cannot update a finished event'),
  stageEventOnly: () => new DiscordError(400, 180002, 'Failed to create stage needed for stage event'),
} as const;

/**
 * Builds a 50035 "Invalid Form Body" from complaints keyed by dotted path, for example
 * `formError({ 'options.0.name': { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' } })`.
 */
export function formError(complaints: Record<string, FieldComplaint | FieldComplaint[]>): DiscordError {
  const root: FormErrorTree = {};
  for (const [path, found] of Object.entries(complaints)) {
    let node = root;
    for (const step of path === '' ? [] : path.split('.')) {
      const child = (node[step] ?? {}) as FormErrorTree;
      node[step] = child;
      node = child;
    }
    node._errors = [...(node._errors ?? []), ...(Array.isArray(found) ? found : [found])];
  }
  return new DiscordError(400, 50035, 'Invalid Form Body', { errors: root });
}

/** The complaints that routes write themselves, by Discord's own codes. */
export const complain = {
  required: (): FieldComplaint => ({ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }),
  notInteger: (value: unknown): FieldComplaint => ({
    code: 'NUMBER_TYPE_COERCE',
    message: `Value "${String(value)}" is not int.`,
  }),
  notTimestamp: (): FieldComplaint => ({
    code: 'DATE_TIME_TYPE_PARSE',
    message: 'Could not parse date. Should be ISO8601.',
  }),
} as const;
