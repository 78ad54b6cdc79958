/** Where one writes: plain text, or a slash command after `/`. */
import { css, html, nothing } from 'lit';
import type { PageCommand, PageFile } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import './page-command.ts';
import { LARGEST_FILE, readFile } from './files.ts';

/** `<page-composer .store .channelId .name .closed>` */
export class Composer extends PageElement {
  static override properties = {
    ...PageElement.properties,
    channelId: {},
    name: {},
    closed: {},
    text: { state: true },
    at: { state: true },
    command: { state: true },
    files: { state: true },
  };
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        display: block;
        padding: 0 16px 16px;
      }
      .bar {
        display: flex;
        align-items: flex-end;
        gap: 4px;
        padding: 6px 8px;
        border-radius: 10px;
        background: var(--field);
      }
      textarea {
        flex: 1;
        min-width: 0;
        max-height: 40vh;
        padding: 6px 4px;
        border: 0;
        background: none;
        resize: none;
        field-sizing: content;
        line-height: 22px;
      }
      .bar:focus-within {
        outline: 2px solid var(--focus);
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--muted);
        opacity: 1;
      }
      .list {
        position: absolute;
        z-index: 2;
        right: 16px;
        bottom: 100%;
        left: 16px;
        max-height: 45vh;
        margin-bottom: -8px;
        padding: 8px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      [role='option'] {
        display: flex;
        gap: 10px;
        align-items: baseline;
        padding: 8px;
        border-radius: 6px;
        cursor: pointer;
      }
      [role='option'] b {
        flex: none;
        color: var(--strong);
      }
      [role='option'] span {
        flex: 1;
        color: var(--muted);
        font-size: 14px;
      }
      [role='option'] small {
        flex: none;
        color: var(--muted);
      }
      [aria-selected='true'] {
        background: var(--chosen);
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-bottom: 6px;
      }
      @media (max-width: 600px) {
        :host {
          padding: 0 8px 8px;
        }
        .list {
          right: 8px;
          left: 8px;
        }
        [role='option'] small {
          display: none;
        }
      }
    `,
  ];
  declare channelId: string;
  declare name: string;
  /** Why one may not write here; '' when one may. */
  declare closed: string;
  declare text: string;
  declare at: number;
  declare command: PageCommand | undefined;
  declare files: readonly PageFile[];

  constructor() {
    super();
    this.text = '';
    this.at = 0;
    this.files = [];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('channelId')) {
      this.text = '';
      this.command = undefined;
      this.files = [];
    }
  }

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #found(): PageCommand[] {
    if (!this.text.startsWith('/') || this.text.includes('\n')) return [];
    const words = this.text.slice(1).trim().toLowerCase();
    const slash = this.store.commands.filter((one) => one.type === 1);
    const starts = slash.filter((one) => one.line.slice(1).toLowerCase().startsWith(words));
    const holds = slash.filter((one) => !starts.includes(one) && one.line.toLowerCase().includes(words));
    return [...starts, ...holds].slice(0, 40);
  }

  #take(command: PageCommand): void {
    this.command = command;
    this.text = '';
  }

  #finish(): void {
    this.command = undefined;
    void this.updateComplete.then(() => this.#area?.focus());
  }

  async #say(): Promise<void> {
    const { text, files } = this;
    if (!text.trim() && files.length === 0) return;
    this.text = '';
    this.files = [];
    const said = await this.store.does({
      act: 'say',
      channelId: this.channelId,
      text,
      ...(files.length ? { files: [...files] } : {}),
    });
    if (!said && !this.text) {
      this.text = text;
      this.files = files;
    }
  }

  #keys(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const found = this.#found();
    const { key } = event;
    if (found.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      this.at = (this.at + (key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (found.length > 0 && (key === 'Enter' || key === 'Tab')) {
      event.preventDefault();
      const command = found[this.at];
      if (command) this.#take(command);
    } else if (key === 'Escape' && this.text.startsWith('/')) {
      this.text = '';
      event.stopPropagation();
    } else if (key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#say();
    }
  }

  async #attach(input: HTMLInputElement): Promise<void> {
    const picked = [...(input.files ?? [])];
    input.value = '';
    if (picked.some((one) => one.size > LARGEST_FILE)) this.store.notify('A file is larger than 8 MB.', true);
    const read = await Promise.all(picked.filter((one) => one.size <= LARGEST_FILE).map(readFile));
    this.files = [...this.files, ...read].slice(0, 10);
  }

  #completion(found: readonly PageCommand[]) {
    if (found.length === 0) {
      return this.text.startsWith('/')
        ? html`<div class="list"><div role="status">${this.store.commands.length ? 'No command fits.' : 'No app has commands here yet.'}</div></div>`
        : nothing;
    }
    return html`<div class="list" id="list" role="listbox" aria-label="Commands">
      ${found.map(
        (
          one,
          i,
        ) => html`<div role="option" id=${`c${i}`} aria-selected=${i === this.at} @click=${() => this.#take(one)}>
          <b>${one.line}</b><span>${one.description}</span><small>${one.applicationName}</small></div>`,
      )}
    </div>`;
  }

  override render() {
    if (this.command) {
      return html`<page-command .store=${this.store} .channelId=${this.channelId} .command=${this.command} @done=${this.#finish}></page-command>`;
    }
    const found = this.#found();
    const label = this.closed || `Message ${this.name}`;
    return html`
      ${this.#completion(found)}
      ${
        this.files.length
          ? html`<div class="files">${this.files.map(
              (one) =>
                html`<button type="button" class="button" aria-label=${`Remove ${one.name}`} @click=${() => {
                  this.files = this.files.filter((other) => other !== one);
                }}>${icon('file', 16)}<span class="clip">${one.name}</span> ✕</button>`,
            )}</div>`
          : nothing
      }
      <div class="bar">
        <input id="file" type="file" multiple hidden @change=${(event: Event) => void this.#attach(event.target as HTMLInputElement)} />
        <button type="button" class="icon-button" aria-label="Attach a file" ?disabled=${Boolean(this.closed)}
          @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}>${icon('plus')}</button>
        <textarea rows="1" maxlength="4000" dir="auto" aria-label=${label} placeholder=${label} role="combobox"
          aria-autocomplete="list" aria-expanded=${found.length > 0} aria-controls=${found.length ? 'list' : nothing}
          aria-activedescendant=${found.length ? `c${this.at}` : nothing}
          .value=${this.text} @keydown=${this.#keys}
          @input=${(event: InputEvent) => {
            this.text = (event.target as HTMLTextAreaElement).value;
            this.at = 0;
          }}></textarea>
        <button type="button" class="icon-button" aria-label="Send" @click=${() => void this.#say()}>${icon('send')}</button>
      </div>
    `;
  }
}
define('page-composer', Composer);
