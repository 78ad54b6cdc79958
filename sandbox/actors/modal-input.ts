/** What a person enters into a modal, checked as Discord's client checks it. */
import { ComponentType as T } from 'discord-api-types/v10';
import { keepFiles, makeFiles } from '../messages/files.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world.ts';
import { idOf, type PersonRef, type PersonsFile } from './references.ts';
import { Resolved } from './resolved.ts';

type One = string | boolean | PersonRef | PersonsFile;

/** A value for a field of a modal. */
export type FieldValue = One | readonly One[];

/** A field of a modal, as a person sees it. */
export interface ModalField {
  readonly label: string;
  readonly component: Json;
}

/** The fields of a modal in order. */
export function fieldsOf(modal: Json): ModalField[] {
  const top = Array.isArray(modal.components) ? modal.components.filter(isObject) : [];
  return top.flatMap((one): ModalField[] => {
    if (one.type === T.Label && isObject(one.component))
      return [{ label: String(one.label), component: one.component }];
    if (one.type !== T.ActionRow || !Array.isArray(one.components)) return [];
    return one.components.filter(isObject).map((input) => ({ label: String(input.label), component: input }));
  });
}

/**
 * The data of a MODAL_SUBMIT.
 *
 * @param values by label or custom id; fields that are left out keep their prefilled value
 * @throws when a label is unknown, a required field is empty, or a value is out of bounds
 */
export function enterModal(
  world: World,
  channel: Channel,
  userId: string,
  modal: Json,
  values: Readonly<Record<string, FieldValue>>,
  origin: string,
): Json {
  const fields = fieldsOf(modal);
  for (const name of Object.keys(values)) {
    if (!fields.some((one) => one.label === name || one.component.custom_id === name)) {
      throw new Error(
        `"${modal.title}" has no field "${name}"; there are: ${fields.map((one) => one.label).join(', ')}`,
      );
    }
  }
  const guild = channel.guild_id === undefined ? undefined : world.guild(channel.guild_id);
  const resolved = new Resolved(world, guild, userId);
  let id = 0;
  const enter = (label: string, component: Json): Json => {
    const value = values[label] ?? values[String(component.custom_id)];
    id += 1;
    const entered = { type: component.type, id, custom_id: component.custom_id };
    return { ...entered, ...enterField({ world, channel, resolved, origin }, label, component, value) };
  };
  const top = Array.isArray(modal.components) ? modal.components.filter(isObject) : [];
  const components = top.map((one): Json => {
    id += 1;
    const own = id;
    if (one.type === T.Label && isObject(one.component)) {
      return { type: T.Label, id: own, component: enter(String(one.label), one.component) };
    }
    if (one.type === T.ActionRow && Array.isArray(one.components)) {
      const inputs = one.components.filter(isObject).map((input) => enter(String(input.label), input));
      return { type: T.ActionRow, id: own, components: inputs };
    }
    return { type: T.TextDisplay, id: own };
  });
  return { custom_id: modal.custom_id, components, ...resolved.data };
}

interface Desk {
  readonly world: World;
  readonly channel: Channel;
  readonly resolved: Resolved;
  readonly origin: string;
}

function enterField(desk: Desk, label: string, field: Json, value: FieldValue | undefined): Json {
  const required = field.required !== false;
  if (field.type === T.TextInput) return { value: enterText(label, field, value, required) };
  if (field.type === T.Checkbox)
    return { value: typeof value === 'boolean' ? value : field.default === true };
  const many: readonly One[] = value === undefined ? [] : isList(value) ? value : [value];
  if (field.type === T.RadioGroup || field.type === T.CheckboxGroup || field.type === T.StringSelect) {
    return enterOptions(label, field, value === undefined ? undefined : many, required);
  }
  const ids =
    field.type === T.FileUpload
      ? many.map((one) => upload(desk, one))
      : many.map((one) => idOf(one as PersonRef));
  refuseCount(label, field, ids.length, required);
  for (const one of ids) {
    if (field.type === T.UserSelect) desk.resolved.user(one);
    else if (field.type === T.RoleSelect) desk.resolved.role(one);
    else if (field.type === T.ChannelSelect) desk.resolved.channel(one);
    else if (field.type === T.MentionableSelect) desk.resolved.mentionable(one);
  }
  return { values: ids };
}

function isList(value: FieldValue): value is readonly One[] {
  return Array.isArray(value);
}

function enterText(label: string, field: Json, value: FieldValue | undefined, required: boolean): string {
  const text = value === undefined ? String(field.value ?? '') : String(value);
  if (text === '' && required) throw new Error(`"${label}" is required`);
  const length = [...text].length;
  const max = Number(field.max_length ?? 4000);
  if (text !== '' && length < Number(field.min_length ?? 0))
    throw new Error(`"${label}" takes at least ${field.min_length} characters`);
  if (length > max) throw new Error(`"${label}" takes at most ${max} characters`);
  return text;
}

function enterOptions(
  label: string,
  field: Json,
  given: readonly One[] | undefined,
  required: boolean,
): Json {
  const options = Array.isArray(field.options) ? field.options.filter(isObject) : [];
  const chosen =
    given === undefined
      ? options.filter((one) => one.default === true).map((one) => String(one.value))
      : given.map((wanted) => {
          const found = options.find((one) => one.label === wanted || one.value === wanted);
          if (!found) throw new Error(`"${label}" offers ${options.map((one) => one.label).join(', ')}`);
          return String(found.value);
        });
  if (field.type === T.RadioGroup) {
    if (chosen.length === 0 && required) throw new Error(`"${label}" is required`);
    return { value: chosen[0] ?? null };
  }
  refuseCount(label, field, chosen.length, required);
  return { values: chosen };
}

function refuseCount(label: string, field: Json, count: number, required: boolean): void {
  if (count === 0 && !required) return;
  const min = Number(field.min_values ?? 1);
  const max = Number(field.max_values ?? 1);
  if (count < min || count > max) throw new Error(`"${label}" takes ${min}–${max} values`);
}

function upload(desk: Desk, file: One): string {
  if (typeof file !== 'object' || !('data' in file)) throw new Error('A file is needed here');
  const uploaded = {
    field: 'files[0]',
    name: file.name,
    data: file.data,
    contentType: file.contentType ?? 'application/octet-stream',
  };
  const where = { channelId: desk.channel.id, origin: desk.origin, ephemeral: true };
  const [attachment] = keepFiles(desk.world.part(makeFiles), [uploaded], undefined, where);
  if (!attachment) throw new Error('The file could not be uploaded');
  desk.resolved.attachment(attachment);
  return attachment.id;
}
