/** A card: what a message shows, as Components V2, and whom it may mention. */
import {
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

export type Card = {
  components: APIMessageTopLevelComponent[];
  /** Users who are notified when it is posted; an edit notifies nobody. */
  mentions: string[];
  files?: CardFile[];
};

/** A file that goes with a card; `description` is what is read out where it can't be seen. */
export type CardFile = { name: string; data: Uint8Array; description?: string };

/** Makes a custom id that the dispatcher recognises as its own. */
export type SignId = (action: string, ...args: string[]) => string;

type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;

export const button = (
  label: string,
  customId: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): Button => ({ type: ComponentType.Button, style, label, custom_id: customId });

export const link = (label: string, url: string): Button => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label,
  url,
});

/** One row of buttons, or one select. */
export type Row = readonly APIComponentInMessageActionRow[];

/** A framed card of paragraphs above rows of buttons and selects; what is empty is left out. */
export const panel = (paragraphs: readonly string[], rows: readonly Row[]): Card => {
  const texts = paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((content): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content }));
  const actions = rows
    .filter((row) => row.length > 0)
    .map((row): APIComponentInContainer => ({ type: ComponentType.ActionRow, components: [...row] }));
  return {
    components: [{ type: ComponentType.Container, components: [...texts, ...actions] }],
    mentions: [],
  };
};

/** A framed card of paragraphs above a row of buttons, or two. */
export const framed = (
  paragraphs: readonly string[],
  buttons: readonly Button[],
  mentions: string[] = [],
  below: readonly Button[] = [],
): Card => ({ ...panel(paragraphs, [buttons, below]), mentions });

/** Whole minutes, rounded up: what people are told of a wait. */
export const minutes = (ms: number): number => Math.ceil(ms / 60_000);

/** A sentence above its buttons, without a frame: what one person is told. */
export const plain = (sentence: string, buttons: readonly Button[] = []): Card => ({
  components: [
    { type: ComponentType.TextDisplay, content: sentence },
    ...(buttons.length ? [{ type: ComponentType.ActionRow as const, components: [...buttons] }] : []),
  ],
  mentions: [],
});

export const at = (ms: number, style: 'F' | 'R' | 'D'): string => `<t:${Math.floor(ms / 1000)}:${style}>`;
export const user = (id: string): string => `<@${id}>`;
export const channel = (id: string): string => `<#${id}>`;
export const channelUrl = (guildId: string, channelId: string): string =>
  `https://discord.com/channels/${guildId}/${channelId}`;
