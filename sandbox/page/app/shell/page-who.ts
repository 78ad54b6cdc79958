/** Who one is in this tab: the switch, and a newcomer for the server. */
import { html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/avatar.ts';
import { giveBack, placeAt } from '../parts/float.ts';
import { icon } from '../parts/icons.ts';
import { named } from '../parts/names.ts';
import { rove } from '../parts/roving.ts';
import { whoStyles } from './who-styles.ts';

/** `<page-who .store>` */
export class WhoSwitch extends PageElement {
  static override properties = {
    ...PageElement.properties,
    open: { state: true },
    adding: { state: true },
    search: { state: true },
  };
  static override styles = [shared, whoStyles];
  declare open: boolean;
  declare adding: boolean;
  declare search: string;

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  async #show(): Promise<void> {
    const panel = this.#panel;
    const face = this.renderRoot.querySelector('.face');
    if (!panel || !face) return;
    if (this.open) {
      panel.hidePopover();
      return;
    }
    this.adding = false;
    this.search = '';
    await this.updateComplete;
    panel.showPopover();
    placeAt(panel, face.getBoundingClientRect());
    panel.querySelector<HTMLElement>('[aria-checked="true"], .person')?.focus();
  }

  #become(userId: string): void {
    this.#panel?.hidePopover();
    this.store.become(userId);
    this.renderRoot.querySelector<HTMLElement>('.face')?.focus();
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const guild = this.store.guild ?? this.store.guilds[0];
    const data = new FormData(event.target as HTMLFormElement);
    if (!guild) return;
    const reply = await this.store.act({
      act: 'add-member',
      guildId: guild.id,
      name: String(data.get('name') ?? ''),
      roleIds: data.getAll('role').map(String),
    });
    if (!reply.ok) this.store.notify(reply.error, true);
    else if (reply.text) this.#become(reply.text);
  }

  #form() {
    const guild = this.store.guild ?? this.store.guilds[0];
    const roles = guild?.roles.filter((role) => role.id !== guild.id) ?? [];
    return html`<form @submit=${this.#add}>
      <label>Name<input class="field" name="name" required maxlength="32" autocomplete="off" dir="auto" /></label>
      ${
        roles.length
          ? html`<fieldset><legend>Roles</legend>${roles.map(
              (role) =>
                html`<label class="role"><input type="checkbox" name="role" value=${role.id} /> <bdi>${role.name}</bdi></label>`,
            )}</fieldset>`
          : nothing
      }
      <div class="foot"><button type="button" class="button" @click=${() => {
        this.adding = false;
      }}>Back</button><button class="button primary">Add and be them</button></div>
    </form>`;
  }

  #people() {
    const people = (this.store.people ?? []).filter((one) => !one.bot);
    const words = (this.search ?? '').toLowerCase();
    const here = this.store.guild?.id ?? this.store.guilds[0]?.id;
    return html`
      ${
        people.length > 10
          ? html`<input class="field" type="search" aria-label="Search people" placeholder="Search people" @input=${(
              event: InputEvent,
            ) => {
              this.search = (event.target as HTMLInputElement).value;
            }} />`
          : nothing
      }
      <div role="menu" aria-label="Be someone" @keydown=${rove}>${people
        .filter((one) => one.name.toLowerCase().includes(words))
        .slice(0, 100)
        .map((one) => {
          const is = one.id === this.store.you?.id;
          const guild = one.guilds.find((found) => found.id === here) ?? one.guilds[0];
          const roles = guild?.roles.join(', ');
          return html`<button type="button" class="plain person" role="menuitemradio" data-rove aria-checked=${is} tabindex=${is ? 0 : -1} @click=${() => this.#become(one.id)}>
            <page-avatar .who=${one.id} .name=${one.name}></page-avatar>
            <span class="clip">${named(one.name)}<small class="clip">${roles || (guild ? guild.name : 'in no server')}</small></span>${is ? html`<span aria-hidden="true">✓</span>` : nothing}
          </button>`;
        })}</div>
      <div class="foot"><button type="button" class="button" @click=${async () => {
        this.adding = true;
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>('input[name="name"]')?.focus();
      }}>${icon('plus', 16)} Add a member</button></div>
    `;
  }

  override render() {
    const { you } = this.store;
    const guild = you?.guilds.find((one) => one.id === this.store.guild?.id) ?? you?.guilds[0];
    return html`
      <button type="button" class="face" aria-haspopup="menu" aria-expanded=${this.open ?? false} @click=${() => void this.#show()}>
        <page-avatar .who=${you?.id ?? '0'} .name=${you?.name ?? '?'}></page-avatar>
        <span class="clip"><small>You are </small><b class="clip">${you ? named(you.name) : '…'}</b></span>
        <span class="unseen">. Be someone else</span>
        <small class="clip roles">${guild?.roles.join(', ') ?? ''}</small>
        ${icon('down', 18)}
      </button>
      <div popover @beforetoggle=${(event: Event) => giveBack(event, this.renderRoot.querySelector<HTMLElement>('.face'))} @toggle=${(
        event: ToggleEvent,
      ) => {
        this.open = event.newState === 'open';
      }}>${this.adding ? this.#form() : this.#people()}</div>
    `;
  }
}
define('page-who', WhoSwitch);
