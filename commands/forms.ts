/** Forms of short fields, what people typed into them, and the form of the rules of turns. */
import {
  type APILabelComponent,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Modal } from '../src/discord/define.ts';
import type { Rules } from '../src/talk/rules.ts';

const MINUTE = 60_000;

/** Something to type, or to choose where there are choices. It holds a number unless `max` says how many characters. */
export type Field = {
  id: string;
  label: string;
  /** Explains the field below its label. */
  hint?: string;
  value?: string;
  required?: boolean;
  max?: number;
  /** Whether it has several lines. */
  long?: boolean;
  /** `value` says which is chosen at first. */
  choices?: readonly { label: string; value: string }[];
  /** A channel of one of these types, chosen at first when `value` names one. */
  channels?: readonly ChannelType[];
};

/** As many characters as a number ever takes. */
const NUMBER_MAX = 12;

const inputOf = ({
  id,
  value,
  required = false,
  max = NUMBER_MAX,
  long = false,
  choices,
  channels,
}: Field): APILabelComponent['component'] => {
  if (channels) {
    return {
      type: ComponentType.ChannelSelect,
      custom_id: id,
      required,
      channel_types: [...channels],
      ...(value ? { default_values: [{ id: value, type: SelectMenuDefaultValueType.Channel }] } : {}),
    };
  }
  return choices
    ? {
        type: ComponentType.StringSelect,
        custom_id: id,
        required,
        options: choices.map((choice) => ({ ...choice, default: choice.value === value })),
      }
    : {
        type: ComponentType.TextInput,
        style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        custom_id: id,
        required,
        max_length: max,
        ...(value === undefined ? {} : { value }),
      };
};

/** A form of at most five fields; title and labels have at most 45 characters. Source: Discord, modal and label. */
export const form = (title: string, customId: string, fields: readonly Field[]): Modal => ({
  title,
  custom_id: customId,
  components: fields.map((field) => ({
    type: ComponentType.Label,
    label: field.label,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    component: inputOf(field),
  })),
});

/** Minutes as a field shows them: a part of one in few digits, nothing for none. */
export const shownMinutes = (ms: number | null): string => (ms ? `${Number((ms / MINUTE).toFixed(4))}` : '');

/** Whole milliseconds: what people type of a minute can have a fraction. */
export const msOf = (minutes: number): number => Math.round(minutes * MINUTE);

/** What is in a field. */
export type Read = (id: string) => string;

/** The number somebody typed, null for nothing; or the text when it is none. */
export const numberIn = (text: string): { number: number | null } | { text: string } => {
  const typed = text.trim();
  if (typed === '') return { number: null };
  return /^[+-]?\d+(\.\d+)?$/.test(typed) ? { number: Number(typed) } : { text: typed };
};

/** The numbers that somebody typed into some fields, null for an empty one; or why they are none. */
export const numbersIn = <Id extends string>(
  read: Read,
  ids: readonly Id[],
): { numbers: Record<Id, number | null> } | { refusal: Refusal } => {
  const typed = ids.map((id) => ({ id, ...numberIn(read(id)) }));
  const wrong = typed.find((one) => 'text' in one);
  if (wrong) return { refusal: { refused: 'not-a-number', text: wrong.text } };
  const numbers = Object.fromEntries(typed.map((one) => [one.id, 'number' in one ? one.number : null]));
  return { numbers: numbers as Record<Id, number | null> };
};

export type RulesIn = (read: Read) => { rules: Partial<Rules> } | { refusal: Refusal };

/** The fields for how turns go and how many wait for one. */
export const turnFields = (texts: Texts, { turnMs, speakersAtOnce, cap, cooldownMs }: Rules): Field[] => [
  { id: 'turn', label: texts.form.turn, value: shownMinutes(turnMs) },
  { id: 'at-once', label: texts.form.atOnce, value: `${speakersAtOnce}`, required: true },
  { id: 'cap', label: texts.form.cap, value: cap === null ? '' : `${cap}` },
  { id: 'cooldown', label: texts.form.cooldown, value: shownMinutes(cooldownMs) },
];

/** The rules that somebody typed into {@link turnFields}. */
export const turnRulesIn: RulesIn = (read) => {
  const typed = numbersIn(read, ['turn', 'at-once', 'cap', 'cooldown']);
  if ('refusal' in typed) return typed;
  const { turn, 'at-once': atOnce, cap, cooldown } = typed.numbers;
  return {
    rules: {
      turnMs: turn ? msOf(turn) : null,
      speakersAtOnce: atOnce ?? 1,
      cap: cap || null,
      cooldownMs: msOf(cooldown ?? 0),
    },
  };
};
