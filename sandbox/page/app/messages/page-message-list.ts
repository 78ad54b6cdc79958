/** The messages of a channel: only those in sight are in the page, however many there are. */
import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import { css, html, nothing, type PropertyValues } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { continues } from '../state/messages.ts';
import { nameOf } from '../text/render-text.ts';
import './page-message.ts';

/** Named here, so that it is bundled and never fetched later. */
const LAYOUT = flow();

/** How near the end counts as "at the end", in pixels. */
const NEAR = 80;
/** How many frames in a row the end must stand still before it counts as reached: heights are learnt by showing. */
const STILL = 12;
/** How long what somebody did with wheel, finger or key goes on scrolling, in milliseconds. */
const BY_HAND = 1_000;
/** Keys that scroll away from the end. */
const UPWARDS = ['ArrowUp', 'PageUp', 'Home'];

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
  /** Absent while messages are on their way. */
  #shown: readonly PageMessage[] | undefined;
  #atEnd = true;
  /** The next frame in which the end is looked for. */
  #frame: number | undefined;
  /** Frames since the end last moved. */
  #still = 0;
  /** How far down the list was when it last scrolled. */
  #top = 0;
  /** When somebody last did what scrolls up. */
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
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  get #list(): LitVirtualizer | null {
    return this.renderRoot.querySelector('lit-virtualizer');
  }

  protected override willUpdate(): void {
    const before = this.#shown;
    const now = this.store.messages;
    if (before === now) return;
    this.#shown = now;
    const last = now?.at(-1);
    const grew = last && before && last.message.id !== before.at(-1)?.message.id;
    if (grew && !this.#atEnd && before[0]?.message.id === now?.[0]?.message.id)
      this.missed = (this.missed ?? 0) + 1;
    if (grew) this.#said = last.message.id;
    if (!before?.length) this.#atEnd = true;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#atEnd) this.#toEnd();
  }

  /** Brings the end into sight, and again until it stands still. */
  #toEnd(): void {
    this.missed = 0;
    this.#still = 0;
    this.#frame ??= requestAnimationFrame(this.#down);
  }

  readonly #down = (): void => {
    this.#frame = undefined;
    const list = this.#list;
    if (!list || !this.#atEnd) return;
    const left = list.scrollHeight - list.scrollTop - list.clientHeight;
    this.#still = left > 1 ? 0 : this.#still + 1;
    // Nothing is pulled away from under a finger.
    if (left > 1 && !this.#isByHand) list.scrollTop = list.scrollHeight;
    if (this.#still < STILL) this.#frame = requestAnimationFrame(this.#down);
  };

  readonly #byHand = (event: Event): void => {
    if (event instanceof WheelEvent && event.deltaY >= 0) return;
    // On the list itself is its scrollbar.
    if (event.type === 'pointerdown' && event.target !== this.#list) return;
    if (event instanceof KeyboardEvent && !UPWARDS.includes(event.key)) {
      if (event.key === 'End' && event.target === this.#list) this.#stay();
      return;
    }
    this.#scrolledByHand = performance.now();
  };

  #stay(): void {
    this.#atEnd = true;
    this.#toEnd();
  }

  get #isByHand(): boolean {
    return performance.now() - this.#scrolledByHand < BY_HAND;
  }

  #scrolled(): void {
    const list = this.#list;
    if (!list) return;
    const left = list.scrollHeight - list.scrollTop - list.clientHeight;
    const up = list.scrollTop < this.#top;
    this.#top = list.scrollTop;
    // What grows moves the end away too; only who scrolls up wants to stay.
    if (up && this.#isByHand && left > 1) this.#atEnd = false;
    else if (left < NEAR) this.#atEnd = true;
    if (this.#atEnd && this.missed) this.missed = 0;
    if (!this.#atEnd && list.scrollTop < NEAR && this.store.more) void this.#older();
  }

  async #older(): Promise<void> {
    this.#atEnd = false;
    const first = this.#shown?.[0]?.message.id;
    await this.store.older();
    await this.updateComplete;
    const at = this.#shown?.findIndex((one) => one.message.id === first) ?? 0;
    if (at > 0) this.#list?.element(at)?.scrollIntoView({ block: 'start' });
  }

  /** What a screen reader is told of the newest message. */
  #spoken(): string {
    const last = this.#shown?.at(-1);
    if (!last || last.message.id !== this.#said) return '';
    const name = (_: string, id: string) => `@${nameOf(this.store, id)}`;
    const words = last.message.content.replaceAll(/<@!?(\d+)>/g, name) || 'a card';
    return `${last.authorName}: ${last.thinking ? 'is thinking' : words}`.slice(0, 300);
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
      .continued=${continues(messages[index - 1], one)}></page-message>`;
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
          ? html`<button type="button" class="button primary missed" @click=${() => this.#stay()}>${this.missed === 1 ? '1 new message' : `${this.missed} new messages`}</button>`
          : nothing
      }
      <div class="unseen" aria-live="polite">${this.#spoken()}</div>
    `;
  }
}
define('page-message-list', MessageList);
