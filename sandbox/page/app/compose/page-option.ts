/** One option of a slash command: the field that its type asks for. */
import { ApplicationCommandOptionType as T } from 'discord-api-types/v10';
import { css, html, nothing } from 'lit';
import type { PageOption, PageValue } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/page-combobox.ts';
import type { Pick } from '../parts/page-select.ts';
import { LARGEST_FILE, readFile } from './files.ts';

/** `<page-option .store .option .values .line @value>`; `value` carries the value, or undefined. */
export class OptionField extends PageElement {
  static override properties = {
    ...PageElement.properties,
    option: { attribute: false },
    complete: { attribute: false },
    wrong: {},
  };
  static override styles = [
    shared,
    css`
      label,
      .label {
        display: block;
        margin-bottom: 3px;
        font-size: 13px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      small {
        font-weight: 400;
        color: var(--muted);
      }
      .wrong {
        margin: 3px 0 0;
        color: var(--danger);
        font-size: 13px;
      }
    `,
  ];
  declare option: PageOption;
  /** Asks the app for what fits. */
  declare complete: (text: string) => Promise<readonly Pick[]>;
  declare wrong: string;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('page-combobox, input, select')?.focus();
  }

  #say(value: PageValue | undefined): void {
    this.dispatchEvent(new CustomEvent('value', { detail: value }));
  }

  #picks(): Pick[] | undefined {
    const { type, choices, channelTypes } = this.option;
    const guild = this.store.guild;
    const people = guild
      ? guild.members.map((one) => ({
          value: one.userId,
          label: one.name,
          description: one.bot ? 'App' : undefined,
        }))
      : (this.store.people ?? []).map((one) => ({ value: one.id, label: one.name }));
    const roles = (guild?.roles ?? []).map((one) => ({
      value: one.id,
      label: `@${one.name.replace(/^@/, '')}`,
    }));
    if (choices.length > 0) return choices.map((one) => ({ value: String(one.value), label: one.name }));
    if (type === T.Boolean) return ['True', 'False'].map((label) => ({ value: label, label }));
    if (type === T.User) return people;
    if (type === T.Role) return roles;
    if (type === T.Mentionable) return [...people, ...roles];
    if (type !== T.Channel) return undefined;
    return (guild?.channels ?? [])
      .filter((one) => channelTypes.length === 0 || channelTypes.includes(one.type))
      .map((one) => ({ value: one.id, label: `#${one.name}` }));
  }

  #typed(text: string): void {
    const { type } = this.option;
    if (text === '') this.#say(undefined);
    else if (type === T.Boolean) this.#say(text === 'True');
    else if ((type === T.Integer || type === T.Number) && Number.isFinite(Number(text)))
      this.#say(Number(text));
    else this.#say(text);
  }

  async #file(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (file && file.size > LARGEST_FILE) {
      input.value = '';
      this.store.notify('The file is larger than 8 MB.', true);
      return;
    }
    this.#say(file && (await readFile(file)));
  }

  #field() {
    const { option } = this;
    const { name, type, required, autocomplete } = option;
    const picks = this.#picks();
    if (picks || autocomplete) {
      return html`<page-combobox .store=${this.store} .label=${name} .picks=${picks ?? []} .required=${required} .free=${autocomplete}
        .ask=${autocomplete ? this.complete : undefined}
        @choose=${(event: CustomEvent<string>) => this.#typed(event.detail)}></page-combobox>`;
    }
    if (type === T.Attachment) {
      return html`<input id="in" class="field" type="file" aria-label=${name} @change=${(event: Event) => void this.#file(event.target as HTMLInputElement)} />`;
    }
    const number = type === T.Integer || type === T.Number;
    return html`<input id="in" class="field" type=${number ? 'number' : 'text'} aria-label=${name} aria-required=${required} autocomplete="off"
      min=${option.min ?? nothing} max=${option.max ?? nothing} step=${type === T.Number ? 'any' : nothing}
      maxlength=${option.maxLength ?? nothing} dir="auto"
      @input=${(event: InputEvent) => this.#typed((event.target as HTMLInputElement).value)} />`;
  }

  override render() {
    const { name, description, required } = this.option;
    return html`<div class="label">${name}${required ? html`<span aria-hidden="true"> *</span>` : nothing} <small>${description}</small></div>
      ${this.#field()}
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}`;
  }
}
define('page-option', OptionField);
