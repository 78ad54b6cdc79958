/** The rules for the body of a message that a bot sends or edits. */
import { checkMessageComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { FormCheck, type FormProblem, isObject, type Json, MessageFlag, type Path } from './form.ts';

/** Greatest size of one uploaded file without boosts, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** What the judge has to know besides the body. */
export interface MessageCase {
  /** Prefix of every path: `['data']` inside an interaction callback. */
  readonly path?: Path;
  /** Names of files uploaded along with the body. */
  readonly files?: readonly string[];
  /** The message as it is, when the body edits one. */
  readonly existing?: {
    readonly flags: number;
    readonly content: string;
    readonly embeds: readonly unknown[];
    readonly attachments: readonly { readonly id: string; readonly filename: string }[];
    readonly components: readonly unknown[];
  };
}

/**
 * Judges a message body.
 * Source: https://docs.discord.com/developers/resources/message#create-message and the components reference.
 *
 * @returns what is wrong with fields (answered with 50035), and whether nothing would be shown (answered with 50006)
 */
export function judgeMessage(
  value: unknown,
  given: MessageCase = {},
): { problems: FormProblem[]; empty: boolean } {
  const form = new FormCheck();
  const path = given.path ?? [];
  const body = isObject(value) ? value : {};
  const existing = given.existing;
  const files = given.files ?? [];
  const before = existing?.flags ?? 0;
  const flags = form.integer([...path, 'flags'], body.flags, { min: 0 }) ?? before;
  const wasV2 = (before & MessageFlag.IsComponentsV2) !== 0;
  if (
    wasV2 &&
    body.flags !== undefined &&
    body.flags !== null &&
    (flags & MessageFlag.IsComponentsV2) === 0
  ) {
    form.refuse(
      [...path, 'flags'],
      'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      'MessageFlags.IS_COMPONENTS_V2 cannot be removed',
    );
  }
  const v2 = wasV2 || (flags & MessageFlag.IsComponentsV2) !== 0;
  form.string([...path, 'content'], body.content, { max: 2000 });
  checkEmbeds(form, [...path, 'embeds'], body.embeds);
  checkAllowedMentions(form, [...path, 'allowed_mentions'], body.allowed_mentions);
  const kept = checkAttachments(form, [...path, 'attachments'], body.attachments, files, existing);
  const names = new Set([...files, ...kept]);
  checkMessageComponents(form, [...path, 'components'], body.components, v2, names);
  checkPoll(form, [...path, 'poll'], body.poll);
  form.boolean([...path, 'tts'], body.tts);
  checkNonce(form, [...path, 'nonce'], body.nonce);
  form.boolean([...path, 'enforce_nonce'], body.enforce_nonce);
  if (v2) refuseLegacyFields(form, path, body, existing, wasV2);
  const count = (list: unknown, fallback: readonly unknown[] | undefined): number =>
    list === undefined ? (fallback?.length ?? 0) : Array.isArray(list) ? list.length : 0;
  const text = body.content === undefined ? (existing?.content ?? '') : (body.content ?? '');
  const empty =
    String(text).trim() === '' &&
    count(body.embeds, existing?.embeds) === 0 &&
    count(body.components, existing?.components) === 0 &&
    count(body.sticker_ids, []) === 0 &&
    files.length === 0 &&
    kept.length === 0 &&
    !isObject(body.poll) &&
    !isForward(body.message_reference);
  return { problems: form.problems, empty };
}

function isForward(reference: unknown): boolean {
  return isObject(reference) && reference.type === 1;
}

/** Components V2 replaces content, embeds, polls and stickers; turning it on in an edit must empty them. */
function refuseLegacyFields(
  form: FormCheck,
  path: Path,
  body: Json,
  existing: MessageCase['existing'],
  wasV2: boolean,
): void {
  const old: Json = existing && !wasV2 ? { content: existing.content, embeds: existing.embeds } : {};
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const set = body[field] === undefined ? old[field] : body[field];
    if (set === undefined || set === null || set === '' || (Array.isArray(set) && set.length === 0)) continue;
    form.refuse(
      [...path, field],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function checkAllowedMentions(form: FormCheck, path: Path, value: unknown): void {
  const allowed = form.object(path, value);
  if (!allowed) return;
  const parse = form.list([...path, 'parse'], allowed.parse);
  for (const [index, one] of parse.entries()) {
    form.choice([...path, 'parse', index], one, ['everyone', 'users', 'roles'], { required: true });
  }
  for (const kind of ['users', 'roles'] as const) {
    const ids = form.list([...path, kind], allowed[kind], { max: 100 });
    const seen = new Set<string>();
    for (const [index, id] of ids.entries()) {
      const found = form.snowflake([...path, kind, index], id, { required: true });
      if (found === undefined) continue;
      if (seen.has(found)) {
        form.refuse(
          [...path, kind],
          'SET_TYPE_ALREADY_CONTAINS_VALUE',
          'The set already contains this value',
        );
      }
      seen.add(found);
    }
    if (parse.includes(kind) && ids.length > 0) {
      form.refuse(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
  form.boolean([...path, 'replied_user'], allowed.replied_user);
}

function checkAttachments(
  form: FormCheck,
  path: Path,
  value: unknown,
  files: readonly string[],
  existing: MessageCase['existing'],
): string[] {
  if (value === undefined && existing) {
    if (existing.attachments.length + files.length > 10)
      form.refuse(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
    return existing.attachments.map((one) => one.filename);
  }
  const kept: string[] = [];
  const list = form.list(path, value, { max: 10 });
  for (const [index, one] of list.entries()) {
    const at = [...path, index];
    const entry = form.object(at, one, { required: true });
    if (!entry) continue;
    const id = form.snowflake([...at, 'id'], entry.id, { required: true });
    form.string([...at, 'filename'], entry.filename, { min: 1, max: 1024 });
    form.string([...at, 'description'], entry.description, { max: 1024 });
    const old = existing?.attachments.find((attachment) => attachment.id === id);
    if (old) kept.push(old.filename);
    else if (typeof entry.filename === 'string' && Number(id) < files.length) kept.push(entry.filename);
  }
  if (files.length > 10) form.refuse(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  return kept;
}

function checkPoll(form: FormCheck, path: Path, value: unknown): void {
  const poll = form.object(path, value);
  if (!poll) return;
  const question = form.object([...path, 'question'], poll.question, { required: true });
  if (question)
    form.string([...path, 'question', 'text'], question.text, { min: 1, max: 300, required: true });
  const answers = form.list([...path, 'answers'], poll.answers, { min: 1, max: 10, required: true });
  for (const [index, answer] of answers.entries()) {
    const at = [...path, 'answers', index];
    const media = isObject(answer)
      ? form.object([...at, 'poll_media'], answer.poll_media, { required: true })
      : undefined;
    if (media) form.string([...at, 'poll_media', 'text'], media.text, { min: 1, max: 55, required: true });
  }
  form.integer([...path, 'duration'], poll.duration, { min: 1, max: 768 });
  form.boolean([...path, 'allow_multiselect'], poll.allow_multiselect);
}

function checkNonce(form: FormCheck, path: Path, value: unknown): void {
  if (value === undefined || value === null || typeof value === 'number') return;
  form.string(path, value, { max: 25 });
}
