/** What the selects that fill themselves offer: people, roles, channels. */
import { type APISelectMenuComponent, type ChannelType, ComponentType } from 'discord-api-types/v10';
import type { Store } from '../state/store.ts';
import type { Pick } from './page-select.ts';

const people = (store: Store): Pick[] =>
  store.guild?.members.map((one) => ({
    value: one.userId,
    label: one.name,
    description: one.bot ? 'App' : undefined,
  })) ??
  store.people?.map((one) => ({ value: one.id, label: one.name })) ??
  [];

const roles = (store: Store): Pick[] =>
  store.guild?.roles.map((one) => ({ value: one.id, label: `@${one.name.replace(/^@/, '')}` })) ?? [];

const channels = (store: Store, types: readonly ChannelType[]): Pick[] =>
  store.guild?.channels
    .filter((one) => types.length === 0 || types.includes(one.type))
    .map((one) => ({ value: one.id, label: `#${one.name}` })) ?? [];

/** What a select offers, whichever of the five it is. */
export const picksOf = (store: Store, select: APISelectMenuComponent): Pick[] => {
  switch (select.type) {
    case ComponentType.StringSelect:
      return select.options.map((one) => ({
        value: one.value,
        label: one.label,
        description: one.description,
        emoji: one.emoji?.id ? undefined : (one.emoji?.name ?? undefined),
      }));
    case ComponentType.UserSelect:
      return people(store);
    case ComponentType.RoleSelect:
      return roles(store);
    case ComponentType.MentionableSelect:
      return [...people(store), ...roles(store)];
    case ComponentType.ChannelSelect:
      return channels(store, select.channel_types ?? []);
  }
};

/** What is chosen from the start. */
export const chosenOf = (select: APISelectMenuComponent): string[] =>
  select.type === ComponentType.StringSelect
    ? select.options.filter((one) => one.default).map((one) => one.value)
    : (select.default_values?.map((one) => one.id) ?? []);

/** What a select says while nothing is chosen. */
export const placeholderOf = (select: APISelectMenuComponent): string => {
  if (select.placeholder) return select.placeholder;
  const words: Readonly<Record<number, string>> = {
    [ComponentType.UserSelect]: 'Select a user',
    [ComponentType.RoleSelect]: 'Select a role',
    [ComponentType.MentionableSelect]: 'Select a user or role',
    [ComponentType.ChannelSelect]: 'Select a channel',
  };
  return words[select.type] ?? 'Make a selection';
};
