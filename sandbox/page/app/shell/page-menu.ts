/** The menu of a message or a member: what apps offer for it, and what a moderator may do. */
import { css, html, nothing } from 'lit';
import type { Act } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { giveBack, placeAt, pointRect } from '../parts/float.ts';
import { named } from '../parts/names.ts';
import { rove } from '../parts/roving.ts';
import { nameOf } from '../text/render-text.ts';

/** Where a menu opens, and for whom or what. */
export interface MenuTarget {
  x: number;
  y: number;
  userId?: string;
  messageId?: string;
}

/** `<page-menu .store>`; {@link PageMenu.show} opens it. */
export class PageMenu extends PageElement {
  static override properties = { ...PageElement.properties, target: { state: true } };
  static override styles = [
    shared,
    css`
      [popover] {
        min-width: 200px;
        max-width: min(320px, calc(100vw - 16px));
        padding: 6px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      button {
        display: block;
        width: 100%;
        padding: 8px 10px;
        border: 0;
        border-radius: 5px;
        background: none;
        cursor: pointer;
        text-align: start;
        overflow-wrap: anywhere;
      }
      button:hover,
      button:focus-visible {
        background: var(--blurple);
        color: #fff;
      }
      button:hover small,
      button:focus-visible small {
        color: #fff;
      }
      small {
        color: var(--muted);
      }
      p {
        margin: 6px 10px;
        color: var(--muted);
        font-size: 13px;
      }
    `,
  ];
  declare target: MenuTarget | undefined;
  #back: HTMLElement | undefined;

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  /** Opens the menu; `back` gets the focus when it closes. */
  async show(target: MenuTarget, back: HTMLElement | undefined): Promise<void> {
    this.target = target;
    this.#back = back;
    await this.updateComplete;
    const panel = this.#panel;
    if (!panel) return;
    panel.hidePopover();
    panel.showPopover();
    placeAt(panel, pointRect(target.x, target.y));
    panel.querySelector<HTMLElement>('button')?.focus();
  }

  #does(act: Act): () => void {
    return () => {
      this.#panel?.hidePopover();
      this.#back?.focus();
      void this.store.does(act);
    };
  }

  #entry(label: unknown, act: Act, hint = '') {
    return html`<button type="button" role="menuitem" data-rove @click=${this.#does(act)}>${label} ${hint ? html`<small>${hint}</small>` : nothing}</button>`;
  }

  /** Where a moderator can move somebody who is on a stage. */
  #moves(userId: string, from: string) {
    const channels = this.store.guild?.channels ?? [];
    const others = channels.filter((one) => (one.type === 2 || one.type === 13) && one.id !== from);
    return html`${others.map((one) => this.#entry(html`Move to ${named(one.name)}`, { act: 'move', userId, channelId: one.id }))}
      ${this.#entry('Disconnect', { act: 'move', userId })}`;
  }

  override render() {
    const { target, store } = this;
    const channelId = store.place.in ?? '';
    const { userId, messageId } = target ?? {};
    const type = messageId ? 3 : 2;
    const apps = store.commands.filter((one) => one.type === type);
    const about = userId ? { userId } : { messageId: messageId ?? '' };
    const stage = store.stages.find((one) =>
      [...one.speakers, ...one.hands, ...one.audience, ...one.invited].some(
        (voice) => voice.userId === userId,
      ),
    );
    const speaks = stage?.speakers.some((one) => one.userId === userId) ?? false;
    const someone = store.people?.find((one) => one.id === userId);
    return html`<div popover @beforetoggle=${(event: Event) => giveBack(event, this.#back)} role="menu" aria-label=${userId ? `About ${nameOf(store, userId)}` : 'About this message'} @keydown=${rove}>
      ${userId ? html`<p aria-hidden="true">${named(nameOf(store, userId))}</p>` : nothing}
      ${apps.map((one) => this.#entry(one.line, { act: 'menu', channelId, name: one.line, target: about }, one.applicationName))}
      ${stage?.moderates && userId && stage.type === 13 ? (speaks ? this.#entry('Move to audience', { act: 'move-to-audience', userId }) : this.#entry('Invite to speak', { act: 'invite-to-speak', userId })) : nothing}
      ${stage?.moderates && userId ? this.#moves(userId, stage.channelId) : nothing}
      ${
        someone && !someone.bot && someone.id !== store.you?.id
          ? html`<button type="button" role="menuitem" data-rove @click=${() => {
              this.#panel?.hidePopover();
              store.become(someone.id);
            }}>Be ${named(someone.name)}</button>`
          : nothing
      }
      ${apps.length === 0 ? html`<p>No app offers anything for ${userId ? 'members' : 'messages'}.</p>` : nothing}
    </div>`;
  }
}
define('page-menu', PageMenu);
