/** The members of the open server, under their roles. */
import { css, html, nothing } from 'lit';
import type { PageMember } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/avatar.ts';
import { named, seenName } from '../parts/names.ts';
import { rove } from '../parts/roving.ts';
import { tint } from '../parts/tint.ts';

/** How many are listed under one heading. */
const LISTED = 200;

/** `<page-members .store>`; asks for someone's menu with a `page-menu` event. */
export class MemberList extends PageElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        height: 100%;
        padding: 12px 8px;
        overflow: auto;
        scrollbar-width: thin;
      }
      h3 {
        margin: 12px 8px 4px;
        color: var(--muted);
        font-size: 12px;
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .member {
        display: flex;
        gap: 10px;
        align-items: center;
        width: 100%;
        min-height: 42px;
        padding: 4px 8px;
        border-radius: 6px;
      }
      .name {
        /* Half of the role's colour: readable on either ground. */
        color: color-mix(in srgb, var(--role, var(--text)) 50%, var(--strong));
      }
      .member:hover {
        background: var(--hover);
      }
      .app {
        flex: none;
        padding: 1px 5px;
        border-radius: 4px;
        background: var(--blurple);
        color: #fff;
        font-size: 10px;
        font-weight: 600;
      }
      small {
        display: block;
        color: var(--muted);
        font-size: 12px;
      }
    `,
  ];

  #menu(event: MouseEvent, userId: string): void {
    event.preventDefault();
    const rect = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const detail = { x: event.clientX || rect.left, y: event.clientY || rect.bottom, userId };
    this.dispatchEvent(new CustomEvent('page-menu', { detail, bubbles: true, composed: true }));
  }

  #member(one: PageMember, index: number) {
    const roles =
      this.store.guild?.roles.filter(
        (role) => one.roleIds.includes(role.id) && role.id !== this.store.guild?.id,
      ) ?? [];
    const words = [one.owner ? 'owner' : '', ...roles.map((role) => role.name)].filter(Boolean).join(', ');
    const open = (event: MouseEvent) => this.#menu(event, one.userId);
    return html`<li><button type="button" class="plain member" data-rove tabindex=${index === 0 ? 0 : -1} aria-haspopup="menu" @click=${open} @contextmenu=${open}>
      <page-avatar .who=${one.userId} .name=${one.name} .app=${one.bot}></page-avatar>
      <span class="clip name" ${tint('--role', one.color)}>${named(one.name)}${words ? html`<small class="clip">${seenName(words)}</small>` : nothing}</span>
      ${one.bot ? html`<span class="app">APP</span>` : nothing}
      ${one.userId === this.store.you?.id ? html`<span class="unseen">(you)</span>` : nothing}
    </button></li>`;
  }

  override render() {
    const guild = this.store.guild ?? this.store.guilds[0];
    if (!guild) return html`<p>Nobody to show.</p>`;
    const order = guild.roles.map((role) => role.name);
    const groups = Map.groupBy(guild.members, (one) => one.group ?? (one.bot ? 'Apps' : 'Members'));
    const rank = (name: string) =>
      order.includes(name) ? order.indexOf(name) : name === 'Apps' ? 1_001 : 1_000;
    const sorted = [...groups].toSorted(([a], [b]) => rank(a) - rank(b));
    let index = 0;
    return html`<div @keydown=${rove}>${sorted.map(([name, members]) => {
      const rows = members.slice(0, LISTED).map((one) => this.#member(one, index++));
      return html`<h3>${named(name)} — ${members.length}</h3><ul aria-label=${name}>${rows}</ul>`;
    })}</div>`;
  }
}
define('page-members', MemberList);
