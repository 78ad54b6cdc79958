/** Turns the Markdown tree into templates: only text nodes and known elements. */
import '@skyra/discord-components-core/discord-mention.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icons.ts';
import { named } from '../parts/names.ts';
import type { Store } from '../state/store.ts';
import { type Block, type Inline, inline, markdown } from './markdown.ts';
import './page-time.ts';
import './page-spoiler.ts';

/** The look of rendered text; a component that shows some adopts it. */
export const textStyles = css`
  .text {
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }
  .text > :first-child {
    margin-top: 0;
  }
  .text h1,
  .text h2,
  .text h3 {
    margin: 8px 0 2px;
    color: var(--strong);
    line-height: 1.3;
    font-weight: 700;
  }
  .text h1 {
    font-size: 1.45em;
  }
  .text h2 {
    font-size: 1.2em;
  }
  .text h3 {
    font-size: 1em;
  }
  .text small {
    display: block;
    color: var(--muted);
    font-size: 0.82em;
  }
  .text blockquote {
    margin: 2px 0;
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--line);
  }
  .text ul,
  .text ol {
    margin: 2px 0;
    padding-inline-start: 24px;
  }
  .text code {
    font: 0.87em/1.2 var(--mono);
    background: var(--sunk);
    border-radius: 4px;
    padding: 1px 4px;
  }
  .text pre {
    margin: 4px 0;
    padding: 8px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--sunk);
    font: 0.87em/1.3 var(--mono);
    white-space: pre-wrap;
  }
  .text a,
  .text .go {
    color: var(--link);
    text-decoration: none;
  }
  .text a:hover,
  .text a:focus-visible {
    text-decoration: underline;
  }
  .text discord-mention {
    display: inline;
    padding: 0 3px;
    border-radius: 4px;
    background: var(--mention);
    color: var(--on-mention);
    font-weight: 500;
  }
  .text button.mention {
    display: inline;
    border: 0;
    padding: 0;
    background: none;
    font: inherit;
    cursor: pointer;
  }
`;

/** Id of the channel that a link of Discord's points at, when it is one of these servers'. */
export const channelOfUrl = (store: Store, url: string): string | undefined => {
  const found = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)/.exec(url)?.[1];
  const known = store.guilds.some((guild) => guild.channels.some((one) => one.id === found));
  return known || store.dms.some((one) => one.channelId === found) ? found : undefined;
};

/** Name of a person as this server knows them. */
export const nameOf = (store: Store, id: string): string => {
  const here = store.guild?.members.find((one) => one.userId === id);
  const anywhere = store.people?.find((one) => one.id === id);
  return here?.name ?? anywhere?.name ?? 'unknown-user';
};

const mention = (type: 'user' | 'role', name: string): TemplateResult =>
  html`<discord-mention type=${type}>${named(name)}</discord-mention>`;

const channelMention = (store: Store, id: string): TemplateResult => {
  const channel = store.guilds.flatMap((guild) => guild.channels).find((one) => one.id === id);
  if (!channel) return html`<discord-mention type="locked">No access</discord-mention>`;
  const type =
    channel.type === 13 || channel.type === 2
      ? 'voice'
      : channel.parentId && channel.type > 9 && channel.type < 13
        ? 'thread'
        : 'channel';
  // Without white space between the tags: the text around it keeps every space.
  const face = html`<discord-mention type=${type}>${named(channel.name)}</discord-mention>`;
  return html`<button class="mention" type="button" @click=${() => store.open(id)}>${face}</button>`;
};

const linked = (store: Store, url: string, inner: readonly Inline[]): TemplateResult => {
  const channel = channelOfUrl(store, url);
  if (channel && inner[0]?.kind === 'text' && inner[0].text === url) return channelMention(store, channel);
  const go = (event: Event) => {
    if (!channel) return;
    event.preventDefault();
    store.open(channel);
  };
  return html`<a href=${url} target="_blank" rel="noopener noreferrer" @click=${go}>${pieces(store, inner)}</a>`;
};

const piece = (store: Store, one: Inline): TemplateResult | string => {
  switch (one.kind) {
    case 'text':
      return one.text;
    case 'break':
      return '\n';
    case 'bold':
      return html`<strong>${pieces(store, one.inner)}</strong>`;
    case 'italic':
      return html`<em>${pieces(store, one.inner)}</em>`;
    case 'underline':
      return html`<u>${pieces(store, one.inner)}</u>`;
    case 'strike':
      return html`<s>${pieces(store, one.inner)}</s>`;
    case 'spoiler':
      return html`<page-spoiler>${pieces(store, one.inner)}</page-spoiler>`;
    case 'code':
      return html`<code>${one.text}</code>`;
    case 'link':
      return linked(store, one.url, one.inner);
    case 'user':
      return mention('user', nameOf(store, one.id));
    case 'role':
      return mention('role', store.guild?.roles.find((role) => role.id === one.id)?.name ?? 'deleted-role');
    case 'channel':
      return channelMention(store, one.id);
    case 'command':
      return html`<discord-mention type="slash">${one.name}</discord-mention>`;
    case 'emoji':
      return html`<span title=${one.name}>${one.name}</span>`;
    case 'everyone':
      return mention('role', one.text.slice(1));
    case 'time':
      return html`<page-time .at=${one.seconds * 1000} .look=${one.style} .store=${store}></page-time>`;
  }
};

/** Pieces of a line as templates. */
export const pieces = (store: Store, list: readonly Inline[]): unknown =>
  list.map((one) => piece(store, one));

const block = (store: Store, one: Block): TemplateResult => {
  switch (one.kind) {
    case 'lines':
      return html`<div>${pieces(store, one.inner)}</div>`;
    case 'heading': {
      const inner = pieces(store, one.inner);
      // The page's own headings end at level 2; those of a message come under them.
      if (one.level === 1) return html`<h1 aria-level="4">${inner}</h1>`;
      return one.level === 2
        ? html`<h2 aria-level="5">${inner}</h2>`
        : html`<h3 aria-level="6">${inner}</h3>`;
    }
    case 'subtext':
      return html`<small>${pieces(store, one.inner)}</small>`;
    case 'quote':
      return html`<blockquote>${one.blocks.map((inner) => block(store, inner))}</blockquote>`;
    case 'list': {
      const items = one.items.map((item) => html`<li>${pieces(store, item)}</li>`);
      return one.ordered ? html`<ol start=${one.start}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'pre':
      return html`<pre tabindex="0"><code>${one.text}</code></pre>`;
  }
};

/** A text with all of Discord's Markdown. */
export const richText = (store: Store, source: string): TemplateResult | typeof nothing =>
  source
    ? html`<div class="text" dir="auto">${markdown(source).map((one) => block(store, one))}</div>`
    : nothing;

/** A text of one line: styles and mentions, but no headings or lists. */
export const lineText = (store: Store, source: string): TemplateResult =>
  html`<span class="text" dir="auto">${pieces(store, inline(source))}</span>`;

/** An emoji of a button or an option; a custom one is shown by its name. */
export const emojiText = (emoji: { id?: string | null; name?: string | null } | undefined): unknown =>
  emoji?.name ? html`<span aria-hidden="true">${emoji.id ? `:${emoji.name}:` : emoji.name}</span>` : nothing;

/** A sign that a link leaves the page. */
export const leaves = (): TemplateResult => icon('out', 14);
