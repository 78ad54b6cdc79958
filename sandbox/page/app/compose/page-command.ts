/** A slash command on its way: its options one by one, the required ones asked for. */
import { css, html, nothing } from 'lit';
import type { PageCommand, PageValue } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import type { Pick } from '../parts/page-select.ts';
import './page-option.ts';
import type { OptionField } from './page-option.ts';

/** `<page-command .store .channelId .command @done>` */
export class CommandForm extends PageElement {
  static override properties = {
    ...PageElement.properties,
    channelId: {},
    command: { attribute: false },
    added: { state: true },
    wrong: { state: true },
    sending: { state: true },
  };
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 10px;
        padding: 12px;
        border-radius: 8px;
        background: var(--field);
      }
      .head,
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      .head b {
        color: var(--strong);
      }
      .head span {
        flex: 1;
        color: var(--muted);
        font-size: 13px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
        gap: 10px;
        align-items: end;
        max-height: 40vh;
        overflow: auto;
        padding: 3px;
      }
      .foot {
        justify-content: flex-end;
      }
      .more {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        gap: 6px;
      }
      .chip {
        min-height: 28px;
        padding: 2px 10px;
        font-size: 13px;
      }
    `,
  ];
  declare channelId: string;
  declare command: PageCommand;
  declare added: readonly string[];
  declare wrong: Readonly<Record<string, string>>;
  declare sending: boolean;
  #values: Record<string, PageValue> = {};

  constructor() {
    super();
    this.added = [];
    this.wrong = {};
  }

  protected override firstUpdated(): void {
    void this.updateComplete.then(() => this.#focus());
  }

  #focus(name?: string): void {
    const fields = [...this.renderRoot.querySelectorAll<OptionField>('page-option')];
    const field = fields.find((one) => one.option.name === name) ?? (name ? undefined : fields[0]);
    const target = field ?? this.renderRoot.querySelector<HTMLElement>('.send');
    void (field?.updateComplete ?? Promise.resolve()).then(() => target?.focus());
  }

  #done(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }

  #set(name: string, value: PageValue | undefined): void {
    if (value === undefined || value === '') delete this.#values[name];
    else this.#values[name] = value;
    if (this.wrong[name]) this.wrong = { ...this.wrong, [name]: '' };
  }

  #complete(name: string, text: string): Promise<readonly Pick[]> {
    const values = { ...this.#values, [name]: text };
    return this.store
      .completes({
        act: 'complete',
        channelId: this.channelId,
        line: this.command.line,
        values,
        focused: name,
      })
      .then((choices) => choices.map((one) => ({ value: String(one.value), label: one.name })));
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    const lacking = this.command.options.find((one) => one.required && this.#values[one.name] === undefined);
    if (lacking) {
      this.wrong = { [lacking.name]: 'This option is required. Choose or type a value.' };
      this.#focus(lacking.name);
      return;
    }
    this.sending = true;
    const { line } = this.command;
    const reply = await this.store.act({ act: 'run', channelId: this.channelId, line, values: this.#values });
    this.sending = false;
    if (reply.ok) this.#done();
    else this.store.notify(reply.error, true);
  }

  #keys(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#done();
    const field = (event.composedPath()[0] as HTMLElement | undefined)?.tagName === 'INPUT';
    if (event.key === 'Enter' && field && !event.defaultPrevented) void this.#send(event);
  }

  override render() {
    const { line, description, options } = this.command;
    const shown = options.filter((one) => one.required || this.added.includes(one.name));
    const rest = options.filter((one) => !shown.includes(one));
    const add = (name: string) => {
      this.added = [...this.added, name];
      void this.updateComplete.then(() => this.#focus(name));
    };
    return html`<form aria-label=${line} @submit=${this.#send} @keydown=${this.#keys}>
      <div class="head"><b>${line}</b><span>${description}</span>
        <button type="button" class="icon-button" aria-label="Cancel the command" @click=${this.#done}>${icon('close', 18)}</button></div>
      ${
        shown.length
          ? html`<div class="fields">${shown.map(
              (
                one,
              ) => html`<page-option .store=${this.store} .option=${one} .wrong=${this.wrong[one.name] ?? ''}
                .complete=${(text: string) => this.#complete(one.name, text)}
                @value=${(event: CustomEvent<PageValue | undefined>) => this.#set(one.name, event.detail)}></page-option>`,
            )}</div>`
          : nothing
      }
      <div class="foot">
        <div class="more">${rest.map(
          (one) =>
            html`<button type="button" class="button chip" title=${one.description} @click=${() => add(one.name)}>+ ${one.name}</button>`,
        )}</div>
        <button type="submit" class="button primary send" aria-busy=${this.sending ?? false}>${this.sending ? 'Sending …' : 'Run'}</button>
      </div>
    </form>`;
  }
}
define('page-command', CommandForm);
