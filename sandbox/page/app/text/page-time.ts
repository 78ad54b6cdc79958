/** A `<t:…>` timestamp; a relative one ticks. */
import { css, html, LitElement } from 'lit';
import { define } from '../parts/base.ts';
import type { Store } from '../state/store.ts';
import { formatTime } from './times.ts';

/** `<page-time .at=${ms} .look=${'R'} .store=${store}>` */
export class PageTime extends LitElement {
  static override properties = { at: { type: Number }, look: {}, store: { attribute: false } };
  static override styles = css`
    time {
      padding: 0 2px;
      border-radius: 3px;
      background: var(--hover);
    }
  `;
  declare at: number;
  declare look: string;
  declare store: Store;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (this.look === 'R') this.requestUpdate();
    }, 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const now = this.store.now();
    const valid = Math.abs(this.at) <= 8.64e15;
    return html`<time datetime=${valid ? new Date(this.at).toISOString() : ''} title=${formatTime(this.at, 'F', now)}
      >${formatTime(this.at, this.look, now)}</time
    >`;
  }
}
define('page-time', PageTime);
