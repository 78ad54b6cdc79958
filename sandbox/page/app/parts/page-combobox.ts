/** A text field with a list of what it may become: filtered, or asked for while one types. */
import { css, html, nothing, type PropertyValues } from 'lit';
import { define, PageElement, shared } from './base.ts';
import { placeAt } from './float.ts';
import { seenName } from './names.ts';
import type { Pick } from './page-select.ts';

/** `<page-combobox .picks .label .value @choose>`; `choose` carries a value, or '' while nothing fits. */
export class PageCombobox extends PageElement {
  static override properties = {
    ...PageElement.properties,
    picks: { attribute: false },
    ask: { attribute: false },
    label: {},
    free: { type: Boolean },
    required: { type: Boolean },
    text: { state: true },
    at: { state: true },
    open: { state: true },
    asking: { state: true },
  };
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      [popover] {
        width: 340px;
        max-width: calc(100vw - 16px);
        padding: 6px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      [role='option'] {
        padding: 7px 8px;
        border-radius: 6px;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      [role='option'] small {
        color: var(--muted);
      }
      [aria-selected='true'] {
        background: var(--chosen);
      }
      p {
        margin: 6px;
        color: var(--muted);
      }
    `,
  ];
  declare picks: readonly Pick[];
  /** Asks for what fits; without it the picks are filtered here. */
  declare ask: ((text: string) => Promise<readonly Pick[]>) | undefined;
  declare label: string;
  /** Whether what is typed is a value of its own. */
  declare free: boolean;
  declare required: boolean;
  declare text: string;
  declare at: number;
  declare open: boolean;
  declare asking: boolean;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.picks = [];
    this.label = '';
    this.text = '';
    this.at = 0;
  }

  override focus(): void {
    this.#input?.focus();
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  #found(): readonly Pick[] {
    if (this.ask) return this.picks;
    const words = this.text.toLowerCase().replace(/^[@#]/, '');
    return this.picks.filter((one) => one.label.toLowerCase().includes(words)).slice(0, 50);
  }

  #say(value: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }

  #show(on: boolean): void {
    const panel = this.#panel;
    const input = this.#input;
    if (!panel || !input || !this.isConnected) return;
    if (on && !this.open) panel.showPopover();
    if (!on && this.open) panel.hidePopover();
    this.open = on;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.open && this.#panel && this.#input) placeAt(this.#panel, this.#input.getBoundingClientRect());
    if (changed.has('at'))
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #asks(): void {
    if (!this.ask) return;
    clearTimeout(this.#timer);
    this.asking = true;
    this.#timer = setTimeout(() => {
      this.#asked += 1;
      const mine = this.#asked;
      void this.ask?.(this.text).then((picks) => {
        if (mine !== this.#asked) return;
        this.picks = picks;
        this.asking = false;
      });
    }, 150);
  }

  #typed(): void {
    this.text = this.#input?.value ?? '';
    this.at = 0;
    const exact = this.picks.find((one) => one.label.toLowerCase() === this.text.toLowerCase());
    this.#say(exact?.value ?? (this.free ? this.text : ''));
    this.#asks();
    this.#show(true);
  }

  #choose(one: Pick): void {
    this.text = one.label;
    this.#say(one.value);
    this.#show(false);
  }

  #key(event: KeyboardEvent): void {
    const found = this.#found();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!this.open) {
        this.#show(true);
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at = (this.at + step + found.length) % Math.max(1, found.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const one = found[this.at];
      const exact =
        this.free &&
        (this.text === '' ||
          found.every((pick) => !pick.label.toLowerCase().includes(this.text.toLowerCase())));
      if (!this.open || !one || exact || (event.key === 'Tab' && this.text === '')) {
        this.#show(false);
        return;
      }
      if (event.key === 'Enter') {
        event.preventDefault();
        event.stopPropagation();
      }
      this.#choose(one);
    } else if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      event.preventDefault();
      this.#show(false);
    }
  }

  override render() {
    const found = this.#found();
    const current = this.open && found[this.at] ? `o${this.at}` : nothing;
    return html`
      <input class="field" role="combobox" autocomplete="off" aria-label=${this.label} aria-required=${this.required ?? false}
        aria-expanded=${this.open ?? false} aria-controls="list" aria-autocomplete="list" aria-activedescendant=${current} .value=${this.text}
        @input=${this.#typed} @keydown=${this.#key}
        @focus=${() => {
          this.#asks();
          this.#show(true);
        }}
        @blur=${() => this.#show(false)} />
      <div popover="manual">
        <div id="list" role="listbox" aria-label=${this.label}>
          ${found.map(
            (one, i) => html`<div role="option" id=${`o${i}`} aria-selected=${i === this.at}
              @pointerdown=${(event: Event) => {
                event.preventDefault();
                this.#choose(one);
              }}><bdi>${seenName(one.label)}</bdi> ${one.description ? html`<small>${one.description}</small>` : nothing}</div>`,
          )}
        </div>
        ${found.length === 0 ? html`<p>${this.asking ? 'Looking …' : this.free ? 'Any value' : 'Nothing fits'}</p>` : nothing}
      </div>
    `;
  }
}
define('page-combobox', PageCombobox);
