/** Reads what a page sends: anything but a well-formed frame of the protocol is refused with the reason. */
import { z } from 'zod';
import type { PageFrame } from './protocol.ts';

/** A frame is at most this long: a file of 8 MB in base64, and room for the rest. */
export const LONGEST_FRAME = 12 * 1024 * 1024;

const MOST_BASE64 = Math.ceil((8 * 1024 * 1024) / 3) * 4;
const MOST_VALUES = 50;

const id = z.string().regex(/^\d{1,20}$/, 'is an id');
const text = z.string().max(6000);
const name = z.string().min(1).max(100);
const file = z.strictObject({
  name: z.string().min(1).max(260),
  contentType: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+$/, 'is a media type')
    .max(100),
  base64: z.base64().max(MOST_BASE64),
});
const value = z.union([text, z.number(), z.boolean(), file]);
const field = z.union([
  text,
  z.boolean(),
  file,
  z
    .array(z.union([text, file]))
    .max(MOST_VALUES)
    .readonly(),
]);
/** Without a prototype, so that a key such as `constructor` means nothing by itself. */
const named = <Value extends z.ZodType>(what: Value) =>
  z
    .record(name, what)
    .refine((one) => Object.keys(one).length <= MOST_VALUES, 'has too many entries')
    .transform((one) => Object.assign(Object.create(null) as Record<string, z.output<Value>>, one));
const values = named(value);
const times = z.number().int().min(1).max(1000).exactOptional();
const share = z.number().min(0).max(1);
const where = {
  times,
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).exactOptional(),
  path: z.string().max(200).exactOptional(),
};
const fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('gateway-drop'),
    mode: z.enum(['resume', 'reconnect', 'invalid-session', 'terminate']),
  }),
  z.strictObject({
    kind: z.literal('rate-limit'),
    ...where,
    retryAfter: z.number().min(0.001).max(3600).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('status'), ...where, status: z.number().int().min(400).max(599) }),
  z.strictObject({ kind: z.literal('slow'), ...where, ms: z.number().int().min(1).max(60_000) }),
  z.strictObject({ kind: z.literal('lost-answer'), ...where }),
  z.strictObject({ kind: z.literal('lost-event'), event: z.string().regex(/^[A-Z_]{1,60}$/), times }),
  z.strictObject({
    kind: z.literal('deny'),
    guildId: id,
    applicationId: id.exactOptional(),
    permission: name,
  }),
  z.strictObject({ kind: z.enum(['voice-loss', 'voice-corrupt', 'voice-reorder']), share }),
  z.strictObject({
    kind: z.literal('voice-delay'),
    ms: z.number().min(0).max(10_000),
    jitterMs: z.number().min(0).max(10_000),
  }),
  z.strictObject({ kind: z.literal('voice-silence') }),
  z.strictObject({ kind: z.literal('voice-drop'), mode: z.enum(['terminate', 'crash', 'move']) }),
]);
const speech = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tone'),
    hz: z.number().min(50).max(15_000),
    seconds: z.number().min(0.02).max(60),
  }),
  z.strictObject({
    kind: z.literal('words'),
    text: z.string().trim().min(1).max(500),
    voice: z
      .string()
      .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'is a language')
      .max(30),
  }),
  z.strictObject({ kind: z.literal('file'), file }),
]);

const actId = z.string().min(1).max(64);
const act = <Name extends string, Shape extends z.ZodRawShape>(which: Name, shape: Shape) =>
  z.strictObject({ act: z.literal(which), actId, ...shape });

const onMessage = { messageId: id, customId: name };
const onOff = { on: z.boolean() };

const frame = z.discriminatedUnion('act', [
  act('be', { userId: id }),
  act('see', { channelId: id, before: id.exactOptional() }),
  act('say', {
    channelId: id,
    text,
    files: z.array(file).max(10).exactOptional(),
  }),
  act('react', { channelId: id, messageId: id, emoji: name, ...onOff }),
  act('vote', { channelId: id, messageId: id, answer: z.number().int() }),
  act('run', { channelId: id, line: name, values }),
  act('complete', { channelId: id, line: name, values, focused: name }),
  act('press', onMessage),
  act('select', { ...onMessage, values: z.array(name).max(25) }),
  act('submit', { values: named(field) }),
  act('menu', {
    channelId: id,
    name,
    target: z.union([z.strictObject({ userId: id }), z.strictObject({ messageId: id })]),
  }),
  act('join', { channelId: id }),
  act('leave', {}),
  act('raise', {}),
  act('lower', {}),
  act('accept', {}),
  act('decline', {}),
  act('step-up', {}),
  act('step-down', {}),
  act('mute', onOff),
  act('play', onOff),
  act('speak', { speech }),
  act('hush', {}),
  act('invite-to-speak', { userId: id }),
  act('move-to-audience', { userId: id }),
  act('move', { userId: id, channelId: id.exactOptional() }),
  act('interested', { eventId: id, ...onOff }),
  act('open-dm', { userId: id }),
  act('dms', { open: z.boolean() }),
  act('add-member', {
    guildId: id,
    name: z.string().trim().min(1).max(32),
    roleIds: z.array(id).max(MOST_VALUES).exactOptional(),
  }),
  act('inspect', onOff),
  act('log', { talkId: z.uuid().exactOptional() }),
  act('fault', { fault }),
  act('clear-faults', { id: z.string().max(64).exactOptional() }),
]);

/** A frame, or why it is none; `actId` is given back where it can be read. */
export type Read = { frame: PageFrame } | { error: string; actId?: string };

/** Reads one frame. Never throws. */
export function readFrame(sent: string): Read {
  let json: unknown;
  try {
    json = JSON.parse(sent);
  } catch {
    return { error: 'This is no JSON.' };
  }
  const read = frame.safeParse(json);
  if (read.success) return { frame: read.data };
  const own = z.object({ actId }).safeParse(json);
  const [issue] = read.error.issues;
  const error = `This act was not understood: ${issue?.path.join('.') || 'frame'}: ${issue?.message ?? 'invalid'}`;
  return { error, ...(own.success ? { actId: own.data.actId } : {}) };
}
