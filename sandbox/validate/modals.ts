/** The rules for a modal that an app opens. */
import { ComponentType } from 'discord-api-types/v10';
import { checkCustomId, checkOptions, checkSelect, SELECT_TYPES } from './components.ts';
import { FormCheck, type FormProblem, isObject, type Json, type Path } from './form.ts';

const T = ComponentType;
const MAX_TOP_LEVEL = 5;
const IN_LABEL: readonly number[] = [
  T.TextInput,
  ...SELECT_TYPES,
  T.FileUpload,
  T.RadioGroup,
  T.CheckboxGroup,
  T.Checkbox,
];

/**
 * Checks the data of a MODAL callback: custom id 1–100, title 1–45, one to five top-level components.
 * Sources: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
 * and https://docs.discord.com/developers/components/reference#label
 */
export function checkModal(value: unknown): FormProblem[] {
  const form = new FormCheck();
  const path: Path = ['data'];
  const modal = form.object(path, value, { required: true });
  if (!modal) return form.problems;
  form.string([...path, 'custom_id'], modal.custom_id, { min: 1, max: 100, required: true });
  form.string([...path, 'title'], modal.title, { min: 1, max: 45, required: true });
  const top = form.list([...path, 'components'], modal.components, {
    min: 1,
    max: MAX_TOP_LEVEL,
    required: true,
  });
  const ids = new Set<string>();
  for (const [index, component] of top.entries()) {
    const at = [...path, 'components', index];
    const entry = form.object(at, component, { required: true });
    if (!entry) continue;
    if (entry.type === T.ActionRow) checkInputRow(form, at, entry, ids);
    else if (entry.type === T.Label) checkLabel(form, at, entry, ids);
    else if (entry.type === T.TextDisplay) {
      form.string([...at, 'content'], entry.content, { min: 1, max: 4000, required: true });
    } else {
      form.refuse([...at, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (1, 10, 18).`);
    }
  }
  return form.problems;
}

function checkInputRow(form: FormCheck, path: Path, row: Json, ids: Set<string>): void {
  const children = form.list([...path, 'components'], row.components, { min: 1, max: 1, required: true });
  for (const [index, child] of children.entries()) {
    const at = [...path, 'components', index];
    if (!isObject(child) || child.type !== T.TextInput) {
      form.refuse([...at, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (4,).`);
      continue;
    }
    form.string([...at, 'label'], child.label, { min: 1, max: 45, required: true });
    checkTextInput(form, at, child, ids);
  }
}

function checkLabel(form: FormCheck, path: Path, label: Json, ids: Set<string>): void {
  form.string([...path, 'label'], label.label, { min: 1, max: 45, required: true });
  form.string([...path, 'description'], label.description, { min: 1, max: 100 });
  const at = [...path, 'component'];
  const child = form.object(at, label.component, { required: true });
  if (!child) return;
  const type = Number(child.type);
  if (!IN_LABEL.includes(type)) {
    form.refuse(
      [...at, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${IN_LABEL.join(', ')}).`,
    );
  } else if (type === T.TextInput) {
    checkTextInput(form, at, child, ids);
  } else if (SELECT_TYPES.includes(type)) {
    checkSelect(form, at, child, ids);
    if (child.disabled === true) {
      form.refuse(
        [...at, 'disabled'],
        'COMPONENT_DISABLED_NOT_ALLOWED',
        'A select in a modal cannot be disabled',
      );
    }
    form.boolean([...at, 'required'], child.required);
  } else {
    checkCustomId(form, [...at, 'custom_id'], child.custom_id, ids);
    if (type !== T.Checkbox) form.boolean([...at, 'required'], child.required);
    if (type === T.FileUpload || type === T.CheckboxGroup) {
      form.integer([...at, 'min_values'], child.min_values, { min: 0, max: 10 });
      form.integer([...at, 'max_values'], child.max_values, { min: 1, max: 10 });
    }
    if (type === T.RadioGroup) checkOptions(form, at, child.options, { min: 2, max: 10 });
    if (type === T.CheckboxGroup) checkOptions(form, at, child.options, { min: 1, max: 10 });
  }
}

function checkTextInput(form: FormCheck, path: Path, input: Json, ids: Set<string>): void {
  checkCustomId(form, [...path, 'custom_id'], input.custom_id, ids);
  form.choice([...path, 'style'], input.style, [1, 2], { required: true });
  form.string([...path, 'placeholder'], input.placeholder, { max: 100 });
  form.string([...path, 'value'], input.value, { max: 4000 });
  form.boolean([...path, 'required'], input.required);
  const least = form.integer([...path, 'min_length'], input.min_length, { min: 0, max: 4000 });
  const most = form.integer([...path, 'max_length'], input.max_length, { min: 1, max: 4000 });
  if (least !== undefined && most !== undefined && least > most) {
    form.refuse(
      [...path, 'min_length'],
      'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX',
      'Minimum length cannot exceed maximum length',
    );
  }
  if (
    typeof input.value === 'string' &&
    input.value !== '' &&
    most !== undefined &&
    [...input.value].length > most
  ) {
    form.refuse([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  }
}
