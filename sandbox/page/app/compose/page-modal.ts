/** A modal that an app opened: its fields, and what it is sent back. */
import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import type { PageFieldValue } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import '../parts/page-select.ts';
import { chosenOf, picksOf, placeholderOf } from '../parts/picks.ts';
import type { OpenModal } from '../state/store.ts';
import { richText, textStyles } from '../text/render-text.ts';
import { readFile } from './files.ts';
import { modalStyles } from './modal-styles.ts';

type Field = APIComponentInLabel;

/** `<page-modal .store .open>` */
export class ModalView extends PageElement {
  static override properties = {
    ...PageElement.properties,
    open: { attribute: false },
    error: { state: true },
    sending: { state: true },
  };
  static override styles = [shared, textStyles, modalStyles];
  declare open: OpenModal;
  declare error: string;
  declare sending: boolean;
  readonly #values: Record<string, PageFieldValue> = {};

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  #set(field: string, value: PageFieldValue): void {
    this.#values[field] = value;
  }

  #initial(field: string, value: PageFieldValue): PageFieldValue {
    this.#values[field] ??= value;
    return this.#values[field];
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.error = '';
    const opened = this.open.actId;
    const reply = await this.store.act({ act: 'submit', values: this.#values });
    this.sending = false;
    if (!reply.ok) this.error = reply.error;
    else if (this.store.modal?.actId === opened) this.store.closeModal();
  }

  #field(one: Field, label: string, required: boolean) {
    const id = one.custom_id;
    const typed = (event: Event) => this.#set(id, (event.target as HTMLInputElement).value);
    switch (one.type) {
      case ComponentType.TextInput: {
        const value = String(this.#initial(id, one.value ?? ''));
        const limits = { min: one.min_length ?? nothing, max: one.max_length ?? 4000 };
        return one.style === TextInputStyle.Paragraph
          ? html`<textarea class="field" rows="4" dir="auto" aria-label=${label} ?required=${required} minlength=${limits.min}
              maxlength=${limits.max} placeholder=${one.placeholder ?? ''} .value=${value} @input=${typed}></textarea>`
          : html`<input class="field" dir="auto" aria-label=${label} ?required=${required} minlength=${limits.min} maxlength=${limits.max}
              placeholder=${one.placeholder ?? ''} .value=${value} @input=${typed} autocomplete="off" />`;
      }
      case ComponentType.FileUpload:
        return html`<input type="file" class="field" aria-label=${label} ?required=${required} ?multiple=${(one.max_values ?? 1) > 1}
          @change=${async (event: Event) => this.#set(id, await Promise.all([...((event.target as HTMLInputElement).files ?? [])].map(readFile)))} />`;
      case ComponentType.RadioGroup:
        return html`<div role="radiogroup" aria-label=${label}>${one.options.map((option) => {
          if (option.default) this.#initial(id, option.value);
          return html`<label class="choice"><input type="radio" name=${id} ?required=${required} ?checked=${option.default ?? false}
            @change=${() => this.#set(id, option.value)} /><span>${option.label}<small>${option.description ?? ''}</small></span></label>`;
        })}</div>`;
      case ComponentType.CheckboxGroup: {
        const chosen = this.#initial(
          id,
          one.options.filter((option) => option.default).map((option) => option.value),
        ) as readonly string[];
        return html`<div role="group" aria-label=${label}>${one.options.map(
          (
            option,
          ) => html`<label class="choice"><input type="checkbox" ?checked=${chosen.includes(option.value)}
            @change=${(event: Event) => {
              const now = (this.#values[id] as readonly string[]).filter((value) => value !== option.value);
              this.#set(id, (event.target as HTMLInputElement).checked ? [...now, option.value] : now);
            }} /><span>${option.label}<small>${option.description ?? ''}</small></span></label>`,
        )}</div>`;
      }
      case ComponentType.Checkbox:
        return html`<label class="choice"><input type="checkbox" ?checked=${this.#initial(id, one.default ?? false) === true}
          @change=${(event: Event) => this.#set(id, (event.target as HTMLInputElement).checked)} /><span>${label}</span></label>`;
      default:
        return html`<page-select .store=${this.store} .label=${label} .picks=${picksOf(this.store, one)} .placeholder=${placeholderOf(one)}
          .values=${this.#initial(id, chosenOf(one))} .min=${one.min_values ?? (required ? 1 : 0)} .max=${one.max_values ?? 1}
          @choose=${(event: CustomEvent<string[]>) => this.#set(id, event.detail)}></page-select>`;
    }
  }

  #part(one: APIModalInteractionResponseCallbackComponent) {
    if (one.type === ComponentType.TextDisplay) return richText(this.store, one.content);
    if (one.type === ComponentType.ActionRow) {
      return one.components.map((inner) => {
        const required = inner.required ?? true;
        return html`<div class="part"><div class="label">${inner.label}${required ? html`<span aria-hidden="true"> *</span>` : nothing}</div>
          ${this.#field(inner, inner.label ?? 'Text', required)}</div>`;
      });
    }
    const inner = one.component;
    const required = inner.type === ComponentType.Checkbox ? false : (inner.required ?? true);
    return html`<div class="part">
      <div class="label">${one.label}${required ? html`<span aria-hidden="true"> *</span>` : nothing}</div>
      ${one.description ? html`<p class="hint">${one.description}</p>` : nothing}
      ${this.#field(inner, one.label, required)}
    </div>`;
  }

  override render() {
    const { modal, applicationName } = this.open;
    return html`<dialog aria-labelledby="title" @close=${() => this.store.closeModal()}>
      <form @submit=${this.#send}>
        <header><h2 id="title">${modal.title}</h2>
          <button type="button" class="icon-button" aria-label="Close" @click=${() => this.store.closeModal()}>${icon('close')}</button></header>
        <p class="hint">This form goes to ${applicationName}.</p>
        <div class="parts">${modal.components.map((one) => this.#part(one))}</div>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <footer>
          <button type="button" class="button" @click=${() => this.store.closeModal()}>Cancel</button>
          <button type="submit" class="button primary" aria-busy=${this.sending ?? false}>${this.sending ? 'Sending …' : 'Submit'}</button>
        </footer>
      </form>
    </dialog>`;
  }
}
define('page-modal', ModalView);
