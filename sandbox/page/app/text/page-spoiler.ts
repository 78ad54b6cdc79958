/** A spoiler: a button until it is opened. */
import { css, html, LitElement } from 'lit';
import { define, shared } from '../parts/base.ts';

/** `<page-spoiler>hidden text</page-spoiler>` */
export class PageSpoiler extends LitElement {
  static override properties = { open: { state: true } };
  static override styles = [
    shared,
    css`
      button {
        background: var(--muted);
        color: transparent;
        border: 0;
        border-radius: 4px;
        padding: 0 4px;
        cursor: pointer;
      }
      button slot {
        visibility: hidden;
      }
      .open {
        background: var(--hover);
        border-radius: 4px;
      }
    `,
  ];
  declare open: boolean;

  override render() {
    if (this.open) return html`<span class="open"><slot></slot></span>`;
    return html`<button type="button" aria-label="Spoiler, press to show" @click=${() => {
      this.open = true;
    }}><slot></slot></button>`;
  }
}
define('page-spoiler', PageSpoiler);
