/** A round avatar with someone's initials, in a colour of their own. */
import { css, html, LitElement } from 'lit';
import { define } from './base.ts';
import { avatarColor, initials } from './names.ts';

/** `<page-avatar .who=${id} .name=${name}>`; decoration only, the name stands beside it. */
export class PageAvatar extends LitElement {
  static override properties = { who: {}, name: {}, app: { type: Boolean } };
  static override styles = css`
    :host {
      display: inline-block;
      flex: none;
      width: var(--size, 32px);
      height: var(--size, 32px);
    }
    span {
      display: grid;
      place-items: center;
      width: 100%;
      height: 100%;
      border-radius: 50%;
      color: #fff;
      font-size: calc(var(--size, 32px) * 0.42);
      font-weight: 600;
      line-height: 1;
      overflow: hidden;
      user-select: none;
    }
    .app {
      border-radius: 30%;
    }
    .c0 {
      background: #5865f2;
    }
    .c1 {
      background: #1f7a40;
    }
    .c2 {
      background: #b3541e;
    }
    .c3 {
      background: #b8256e;
    }
    .c4 {
      background: #6b4fbb;
    }
    .c5 {
      background: #0b7285;
    }
  `;
  declare who: string;
  declare name: string;
  declare app: boolean;

  override render() {
    const kind = `c${avatarColor(this.who ?? '0')} ${this.app ? 'app' : ''}`;
    return html`<span class=${kind} aria-hidden="true">${initials(this.name ?? '?')}</span>`;
  }
}
define('page-avatar', PageAvatar);
