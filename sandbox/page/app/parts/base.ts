/** What every component of the page is made of: the store, and the styles that all share. */
import { css, LitElement } from 'lit';
import type { Store } from '../state/store.ts';

/** Focus, buttons and the like, the same everywhere. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  .plain {
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    text-align: start;
    border-radius: 4px;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    min-width: 32px;
    min-height: 32px;
    padding: 4px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--muted);
    cursor: pointer;
  }
  .icon-button:hover,
  .icon-button[aria-expanded='true'],
  .icon-button[aria-pressed='true'] {
    background: var(--hover);
    color: var(--strong);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 34px;
    padding: 4px 14px;
    border: 0;
    border-radius: 6px;
    background: var(--grey-button);
    color: var(--on-grey);
    font-size: 14px;
    font-weight: 500;
    cursor: pointer;
    text-decoration: none;
    max-width: 100%;
  }
  .button:hover:not(:disabled) {
    filter: brightness(0.92);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .button.primary {
    background: var(--blurple);
    color: var(--on-blurple);
  }
  .button.success {
    background: var(--green);
    color: #fff;
  }
  .button.danger {
    background: var(--red);
    color: #fff;
  }
  .field {
    width: 100%;
    min-height: 36px;
    padding: 6px 10px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--sunk);
    color: var(--text);
  }
  .field:focus-visible {
    outline-offset: 0;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .clip {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  svg {
    flex: none;
    display: block;
  }
`;

/** A component that renders again whenever what the page knows has changed. */
export class PageElement extends LitElement {
  static override properties: Record<string, object> = { store: { attribute: false } };
  static override styles = [shared];
  declare store: Store;
  readonly #changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.store?.addEventListener('change', this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store?.removeEventListener('change', this.#changed);
  }
}

/**
 * Registers a component under its name, once.
 *
 * @param name with a hyphen, as the platform wants it
 */
export const define = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element);
};
