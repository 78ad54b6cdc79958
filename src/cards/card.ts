/** A card: what a message shows, as Components V2, and whom it may mention. */
import {
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

export type Card = {
  components: APIMessageTopLevelComponent[];
  /** Users who are notified when it is posted; an edit notifies nobody. */
  mentions: string[];
};

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

/** A framed card of paragraphs above a row of buttons. */
export const framed = (
  paragraphs: readonly string[],
  buttons: readonly Button[],
  mentions: string[] = [],
): Card => {
  const texts: APIComponentInContainer[] = paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((content) => ({ type: ComponentType.TextDisplay, content }));
  const row: APIComponentInContainer[] = buttons.length
    ? [{ type: ComponentType.ActionRow, components: [...buttons] }]
    : [];
  return { components: [{ type: ComponentType.Container, components: [...texts, ...row] }], mentions };
};

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
