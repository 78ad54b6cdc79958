/** The messages of a channel: only those in sight are in the page, however many there are. */
import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import { css, html, nothing, type PropertyValues } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { continues } from '../state/messages.ts';
import './page-message.ts';

/** Named here, so that it is bundled and never fetched later. */
const LAYOUT = flow();

/** How near the end counts as "at the end", in pixels. */
const NEAR = 80;
/** How long what somebody did with wheel, finger or key goes on scrolling, in milliseconds. */
const BY_HAND = 1_000;

/** `<page-message-list .store .name=${'#general'}>` */
export class MessageList extends PageElement {
  static override properties = { ...PageElement.properties, name: {}, missed: { state: true } };
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      lit-virtualizer {
        flex: 1;
        min-height: 0;
        overflow-x: hidden;
        scrollbar-width: thin;
        scrollbar-color: var(--line) transparent;
      }
      page-message:last-of-type {
        padding-bottom: 12px;
      }
      .empty {
        margin: auto auto 24px;
        padding: 0 24px;
        text-align: center;
        color: var(--muted);
      }
      .empty h3 {
        margin: 0 0 4px;
        color: var(--strong);
      }
      .loading {
        display: grid;
        gap: 18px;
        margin: auto 16px 24px;
      }
      .loading i {
        display: block;
        height: 44px;
        max-width: 560px;
        border-radius: 10px;
        background: var(--hover);
        opacity: 0.7;
      }
      .loading i:nth-child(2) {
        max-width: 380px;
      }
      .missed {
        position: absolute;
        bottom: 12px;
        left: 50%;
        translate: -50%;
        box-shadow: var(--shadow);
      }
      .older {
        align-self: center;
        margin: 8px;
      }
    `,
  ];
  declare name: string;
  declare missed: number;
  #shown: readonly PageMessage[] = [];
  #atEnd = true;
  /** When somebody last did what scrolls. */
  #scrolledByHand = Number.NEGATIVE_INFINITY;
  #said = '';
  /** A pane that grows or shrinks keeps its end in sight. */
  readonly #resized = new ResizeObserver(() => {
    if (this.#atEnd) this.#toEnd();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  get #list(): LitVirtualizer | null {
    return this.renderRoot.querySelector('lit-virtualizer');
  }

  protected override willUpdate(): void {
    const before = this.#shown;
    const now = this.store.messages ?? [];
    if (before === now) return;
    this.#shown = now;
    const last = now.at(-1);
    const grew = last && before.length > 0 && last.message.id !== before.at(-1)?.message.id;
    if (grew && !this.#atEnd && before[0]?.message.id === now[0]?.message.id)
      this.missed = (this.missed ?? 0) + 1;
    if (grew) this.#said = last.message.id;
    if (before.length === 0) this.#atEnd = true;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#atEnd) this.#toEnd();
  }

  #toEnd(): void {
    this.missed = 0;
    const list = this.#list;
    const last = this.#shown.length - 1;
    if (!list || last < 0) return;
    const down = () => {
      list.scrollTop = list.scrollHeight;
      requestAnimationFrame(() => {
        if (this.#atEnd) list.scrollTop = list.scrollHeight;
      });
    };
    // A list that leaves the page breaks its promise.
    void list.layoutComplete?.then(down, () => undefined);
  }

  readonly #byHand = (): void => {
    this.#scrolledByHand = performance.now();
  };

  #scrolled(): void {
    const list = this.#list;
    if (!list) return;
    const left = list.scrollHeight - list.scrollTop - list.clientHeight;
    // What grows moves the end away too; only who scrolls wants to stay.
    if (left < NEAR) this.#atEnd = true;
    else if (performance.now() - this.#scrolledByHand < BY_HAND) this.#atEnd = false;
    if (this.#atEnd && this.missed) this.missed = 0;
    if (!this.#atEnd && list.scrollTop < NEAR && this.store.more) void this.#older();
  }

  async #older(): Promise<void> {
    this.#atEnd = false;
    const first = this.#shown[0]?.message.id;
    await this.store.older();
    await this.updateComplete;
    const at = this.#shown.findIndex((one) => one.message.id === first);
    if (at > 0) this.#list?.element(at)?.scrollIntoView({ block: 'start' });
  }

  /** What a screen reader is told of the newest message. */
  #spoken(): string {
    const last = this.#shown.at(-1);
    if (!last || last.message.id !== this.#said) return '';
    return `${last.authorName}: ${last.thinking ? 'is thinking' : last.message.content || 'a card'}`.slice(
      0,
      300,
    );
  }

  override render() {
    const { messages, more, link } = this.store;
    if (!messages) {
      return html`<div class="loading" role="status" aria-label=${link === 'open' ? 'Loading messages' : 'Waiting for the connection'}><i></i><i></i><i></i></div>`;
    }
    const row = (
      one: PageMessage,
      index: number,
    ) => html`<page-message role="listitem" .store=${this.store} .one=${one}
      .continued=${continues(this.#shown[index - 1], one)}></page-message>`;
    return html`
      ${more ? html`<button type="button" class="button older" @click=${() => void this.#older()}>Show older messages</button>` : nothing}
      ${
        messages.length === 0
          ? html`<div class="empty"><h3>Welcome to ${this.name}</h3>Nothing has been said here yet.</div>`
          : html`<lit-virtualizer scroller .layout=${LAYOUT} role="list" tabindex="0" aria-label=${`Messages in ${this.name}`} .items=${messages}
              .keyFunction=${(one: PageMessage) => one.message.id} .renderItem=${row} @scroll=${this.#scrolled}
              @wheel=${this.#byHand} @touchmove=${this.#byHand} @keydown=${this.#byHand} @pointerdown=${this.#byHand}
              @visibilityChanged=${() => {
                if (this.#atEnd) this.#toEnd();
              }}></lit-virtualizer>`
      }
      ${
        this.missed
          ? html`<button type="button" class="button primary missed" @click=${() => {
              this.#atEnd = true;
              this.#toEnd();
            }}>${this.missed === 1 ? '1 new message' : `${this.missed} new messages`}</button>`
          : nothing
      }
      <div class="unseen" aria-live="polite">${this.#spoken()}</div>
    `;
  }
}
define('page-message-list', MessageList);
