/** An embed as Discord lays it out. */
import type { APIEmbed } from 'discord-api-types/v10';
import { css, html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import { tint } from '../parts/tint.ts';
import { lineText, richText, textStyles } from '../text/render-text.ts';
import { formatTime } from '../text/times.ts';
import { mediaStyles, picture } from './media.ts';

/** `<page-embed .store .embed>` */
export class PageEmbed extends PageElement {
  static override properties = { ...PageElement.properties, embed: { attribute: false } };
  static override styles = [
    shared,
    textStyles,
    mediaStyles,
    css`
      :host {
        display: block;
        margin-top: 4px;
      }
      .embed {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 6px 16px;
        width: fit-content;
        max-width: min(100%, 520px);
        padding: 10px 16px 14px 12px;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--line);
        border-radius: 6px;
        background: var(--raised);
        font-size: 14px;
      }
      .main {
        display: grid;
        gap: 6px;
        min-width: 0;
      }
      .author {
        font-weight: 600;
        color: var(--strong);
      }
      .title {
        font-size: 16px;
        font-weight: 600;
        color: var(--strong);
      }
      .title a,
      .author a {
        color: var(--link);
        text-decoration: none;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(6, 1fr);
        gap: 8px;
        margin: 0;
      }
      .fields div {
        grid-column: 1 / -1;
        min-width: 0;
      }
      .fields div.inline {
        grid-column: span 2;
      }
      dt {
        font-weight: 600;
        color: var(--strong);
      }
      dd {
        margin: 2px 0 0;
      }
      .image {
        grid-column: 1 / -1;
      }
      footer {
        grid-column: 1 / -1;
        color: var(--muted);
        font-size: 12px;
      }
      @media (max-width: 600px) {
        .fields div.inline {
          grid-column: span 3;
        }
      }
    `,
  ];
  declare embed: APIEmbed;

  #linked(text: string, url: string | undefined) {
    return url && /^https?:\/\//.test(url)
      ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${lineText(this.store, text)}</a>`
      : lineText(this.store, text);
  }

  override render() {
    const { author, title, description, fields, image, thumbnail, footer, timestamp, url, color } =
      this.embed;
    const when = timestamp ? formatTime(Date.parse(timestamp), 's', this.store.now()) : '';
    const foot = [footer?.text, when].filter(Boolean).join(' • ');
    return html`<article class="embed" ${tint('border-inline-start-color', color)}>
      <div class="main">
        ${author ? html`<div class="author">${this.#linked(author.name, author.url)}</div>` : nothing}
        ${title ? html`<div class="title">${this.#linked(title, url)}</div>` : nothing}
        ${richText(this.store, description ?? '')}
        ${
          fields?.length
            ? html`<dl class="fields">
                ${fields.map(
                  (field) => html`<div class=${field.inline ? 'inline' : ''}>
                    <dt>${lineText(this.store, field.name)}</dt>
                    <dd>${richText(this.store, field.value)}</dd>
                  </div>`,
                )}
              </dl>`
            : nothing
        }
      </div>
      ${thumbnail ? picture({ media: thumbnail }, 'thumbnail') : nothing}
      ${image ? html`<div class="image">${picture({ media: image })}</div>` : nothing}
      ${foot ? html`<footer>${foot}</footer>` : nothing}
    </article>`;
  }
}
define('page-embed', PageEmbed);
