/** A card: what a message shows, as Components V2, and whom it may mention. */
import {
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type AttachmentPayload,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

export type Card = {
  components: APIMessageTopLevelComponent[];
  /** Users who are notified when it is posted; an edit notifies nobody. */
  mentions: string[];
  /** Roles whose members are. */
  roles?: string[];
  files?: CardFile[];
  /** Of files that take long to send, and that Discord may find too large: what is shown when it does. */
  without?: Card;
};

/** A file that goes with a card, made only when it is sent. */
export type CardFile = { name: string; data: () => Uint8Array | Promise<Uint8Array> };

/** A picture in a card; `description` is what is read out where it can't be seen. */
export type Picture = CardFile & { description: string };

/** The files of a card as discord.js sends them. */
export const attachmentsOf = (files: readonly CardFile[] = []): Promise<AttachmentPayload[]> =>
  Promise.all(files.map(async ({ name, data }) => ({ name, attachment: Buffer.from(await data()) })));

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

const shown = (paragraph: string | Picture): APIComponentInContainer => {
  if (typeof paragraph === 'string') return { type: ComponentType.TextDisplay, content: paragraph };
  const { name, description } = paragraph;
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description }],
  };
};

/** A framed card of paragraphs and pictures above rows of buttons and selects; what is empty is left out. */
export const panel = (paragraphs: readonly (string | Picture)[], rows: readonly Row[]): Card => {
  const there = paragraphs.filter((paragraph) => paragraph !== '');
  const pictures = there.filter((paragraph) => typeof paragraph !== 'string');
  const actions = rows
    .filter((row) => row.length > 0)
    .map((row): APIComponentInContainer => ({ type: ComponentType.ActionRow, components: [...row] }));
  return {
    components: [{ type: ComponentType.Container, components: [...there.map(shown), ...actions] }],
    mentions: [],
    ...(pictures.length > 0 ? { files: pictures } : {}),
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

/** The first of these paragraphs, at most `most`, that fit a card together. `length` is what they may take, in UTF-16 code units. */
export const fitting = (paragraphs: readonly string[], most: number, length: number): readonly string[] => {
  let left = length;
  const cut = paragraphs.findIndex((paragraph, i) => {
    left -= paragraph.length;
    return i >= most || left < 0;
  });
  return cut < 0 ? paragraphs : paragraphs.slice(0, cut);
};

/** A sentence above its buttons, without a frame: what one person is told. */
export const plain = (sentence: string, buttons: readonly Button[] = []): Card => ({
  components: [
    { type: ComponentType.TextDisplay, content: sentence },
    ...(buttons.length ? [{ type: ComponentType.ActionRow as const, components: [...buttons] }] : []),
  ],
  mentions: [],
});

/** A sentence above files. */
export const withFiles = (sentence: string, files: readonly CardFile[]): Card => ({
  components: [
    { type: ComponentType.TextDisplay, content: sentence },
    ...files.map(({ name }) => ({
      type: ComponentType.File as const,
      file: { url: `attachment://${name}` },
    })),
  ],
  mentions: [],
  files: [...files],
});

export const at = (ms: number, style: 'F' | 'R' | 'D' | 'T'): string =>
  `<t:${Math.floor(ms / 1000)}:${style}>`;
export const role = (id: string): string => `<@&${id}>`;
export const user = (id: string): string => `<@${id}>`;
export const channel = (id: string): string => `<#${id}>`;
export const channelUrl = (guildId: string, channelId: string): string =>
  `https://discord.com/channels/${guildId}/${channelId}`;
export const messageUrl = (guildId: string, channelId: string, messageId: string): string =>
  `${channelUrl(guildId, channelId)}/${messageId}`;
