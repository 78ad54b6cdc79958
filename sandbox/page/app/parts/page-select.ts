/** A select of Discord's: one or several options, filtered while one types. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { define, PageElement, shared } from './base.ts';
import { giveBack, placeAt } from './float.ts';
import { icon } from './icons.ts';
import { seenName } from './names.ts';
import { rove } from './roving.ts';

/** One thing to choose. */
export interface Pick {
  value: string;
  label: string;
  description?: string | undefined;
  emoji?: string | undefined;
}

/** `<page-select .picks=${…} .values=${…} @choose=${…}>`; `choose` carries the values. */
export class PageSelect extends PageElement {
  static override properties = {
    ...PageElement.properties,
    picks: { attribute: false },
    values: { attribute: false },
    label: {},
    placeholder: {},
    min: { type: Number },
    max: { type: Number },
    disabled: { type: Boolean },
    busy: { type: Boolean },
    search: { state: true },
    open: { state: true },
    draft: { state: true },
  };
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        max-width: 420px;
      }
      .face {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        min-height: 40px;
        padding: 6px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--sunk);
        cursor: pointer;
        text-align: start;
      }
      .face:disabled {
        opacity: 0.55;
        cursor: not-allowed;
      }
      .face .clip {
        flex: 1;
      }
      .empty {
        color: var(--muted);
      }
      [popover] {
        width: 320px;
        max-width: calc(100vw - 16px);
        padding: 8px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      .pick {
        display: flex;
        gap: 8px;
        align-items: center;
        width: 100%;
        padding: 8px;
        border: 0;
        border-radius: 6px;
        background: none;
        cursor: pointer;
        text-align: start;
      }
      .pick:hover,
      .pick:focus-visible {
        background: var(--hover);
      }
      .pick[aria-selected='true'] {
        background: var(--chosen);
      }
      .pick .clip {
        flex: 1;
      }
      .pick small {
        display: block;
        color: var(--muted);
        white-space: normal;
      }
      .foot {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 8px;
        padding-top: 8px;
        color: var(--muted);
        font-size: 13px;
      }
      .field {
        margin-bottom: 6px;
      }
    `,
  ];
  declare picks: readonly Pick[];
  declare values: readonly string[];
  declare label: string;
  declare placeholder: string;
  declare min: number;
  declare max: number;
  declare disabled: boolean;
  declare busy: boolean;
  declare search: string;
  declare open: boolean;
  declare draft: string[];

  constructor() {
    super();
    this.picks = [];
    this.values = [];
    this.label = '';
    this.placeholder = 'Make a selection';
    this.min = 1;
    this.max = 1;
    this.search = '';
    this.draft = [];
  }

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  #show(): void {
    this.draft = [...this.values];
    this.search = '';
    const panel = this.#panel;
    const face = this.renderRoot.querySelector('.face');
    if (!panel || !face) return;
    if (this.open) {
      panel.hidePopover();
      return;
    }
    panel.showPopover();
    placeAt(panel, face.getBoundingClientRect());
    void this.updateComplete.then(() => {
      panel.querySelector<HTMLElement>('input, .pick')?.focus();
    });
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
  }

  #pick(value: string): void {
    if (this.max > 1) {
      const has = this.draft.includes(value);
      if (!has && this.draft.length >= this.max) return;
      this.draft = has ? this.draft.filter((one) => one !== value) : [...this.draft, value];
      return;
    }
    this.draft = this.min === 0 && this.values.includes(value) ? [] : [value];
    this.#done();
  }

  #done(): void {
    this.values = this.draft;
    this.#panel?.hidePopover();
    this.renderRoot.querySelector<HTMLElement>('.face')?.focus();
    this.dispatchEvent(new CustomEvent('choose', { detail: this.values }));
  }

  protected override updated(changed: PropertyValues): void {
    const first = this.renderRoot.querySelector<HTMLElement>('.pick');
    if (changed.has('search') && first) first.tabIndex = 0;
  }

  #pickRow(one: Pick, index: number) {
    const chosen = this.draft.includes(one.value);
    return html`<button type="button" class="pick" role="option" data-rove tabindex=${index === 0 ? 0 : -1}
      aria-selected=${chosen} @click=${() => this.#pick(one.value)}>
      ${one.emoji ? html`<span aria-hidden="true">${one.emoji}</span>` : nothing}
      <span class="clip"><bdi>${seenName(one.label)}</bdi>${one.description ? html`<small>${one.description}</small>` : nothing}</span>
      ${chosen ? html`<span aria-hidden="true">✓</span>` : nothing}
    </button>`;
  }

  override render() {
    const chosen = this.picks.filter((one) => this.values.includes(one.value));
    const words = this.search.toLowerCase();
    const found = this.picks.filter((one) => one.label.toLowerCase().includes(words)).slice(0, 100);
    const enough = this.draft.length >= this.min && this.draft.length <= this.max;
    const shown = chosen.map((one) => seenName(one.label)).join(', ');
    return html`
      <button type="button" class="face" aria-haspopup="listbox" aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${`${this.label || this.placeholder}${shown ? `: ${shown}` : ''}`}
        ?disabled=${this.disabled || this.busy} @click=${() => this.#show()}>
        <span class="clip ${shown ? '' : 'empty'}"><bdi>${this.busy ? 'Sending …' : shown || this.placeholder}</bdi></span>
        ${icon('down', 18)}
      </button>
      <div popover @beforetoggle=${(event: Event) => giveBack(event, this.renderRoot.querySelector<HTMLElement>('.face'))} @toggle=${this.#toggled} @keydown=${rove}>
        ${
          this.picks.length > 8
            ? html`<input class="field" type="search" placeholder="Search" aria-label="Search" .value=${this.search}
                @keydown=${(event: KeyboardEvent) => {
                  if (event.key === 'ArrowDown') this.#panel?.querySelector<HTMLElement>('.pick')?.focus();
                  event.stopPropagation();
                }}
                @input=${(event: InputEvent) => {
                  this.search = (event.target as HTMLInputElement).value;
                }} />`
            : nothing
        }
        <div role="listbox" aria-label=${this.label || this.placeholder} aria-multiselectable=${this.max > 1}>
          ${found.map((one, index) => this.#pickRow(one, index))}
        </div>
        ${found.length === 0 ? html`<p class="empty">Nothing found.</p>` : nothing}
        ${
          this.max > 1
            ? html`<div class="foot"><span>${this.draft.length} of at most ${this.max}</span>
                <button type="button" class="button primary" ?disabled=${!enough} @click=${() => this.#done()}>Done</button></div>`
            : nothing
        }
      </div>
    `;
  }
}
define('page-select', PageSelect);
