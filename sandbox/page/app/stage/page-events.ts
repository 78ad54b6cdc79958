/** The events of a server, each with *Interested*. */
import { css, html } from 'lit';
import type { PageEvent } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import { named } from '../parts/names.ts';
import { richText, textStyles } from '../text/render-text.ts';
import '../text/page-time.ts';

/** `<page-events .store .guildId>` */
export class EventsView extends PageElement {
  static override properties = { ...PageElement.properties, guildId: {} };
  static override styles = [
    shared,
    textStyles,
    css`
      :host {
        flex: 1;
        overflow: auto;
        padding: 16px;
      }
      ul {
        display: grid;
        gap: 12px;
        max-width: 640px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        gap: 8px;
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
      }
      h3 {
        margin: 0;
        color: var(--strong);
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
      }
      .when {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        color: var(--muted);
        font-size: 14px;
      }
      .now {
        color: var(--good);
        font-weight: 600;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        justify-content: space-between;
      }
      .empty {
        margin: 15vh auto 0;
        text-align: center;
        color: var(--muted);
      }
    `,
  ];
  declare guildId: string;

  #event(one: PageEvent) {
    const channel = this.store.guild?.channels.find((found) => found.id === one.channelId);
    const toggle = () =>
      void this.store.does({ act: 'interested', eventId: one.id, on: !one.youAreInterested });
    return html`<li>
      <p class="when">
        ${icon('calendar', 16)}
        ${
          one.status === 2
            ? html`<span class="now">Happening now</span>`
            : html`<page-time .at=${one.startsAt} .look=${'F'} .store=${this.store}></page-time>
          <page-time .at=${one.startsAt} .look=${'R'} .store=${this.store}></page-time>`
        }
      </p>
      <h3>${named(one.name)}</h3>
      ${richText(this.store, one.description ?? '')}
      <div class="foot">
        ${
          channel
            ? html`<button type="button" class="button" @click=${() => this.store.open(channel.id)}>${icon('stage', 16)}<span class="clip">${named(channel.name)}</span></button>`
            : html`<span>${one.location ?? ''}</span>`
        }
        <span>
          <span class="when">${one.interested} interested</span>
          <button type="button" class="button ${one.youAreInterested ? 'primary' : ''}" aria-pressed=${one.youAreInterested} @click=${toggle}>
            ${one.youAreInterested ? '✓ ' : ''}Interested</button>
        </span>
      </div>
    </li>`;
  }

  override render() {
    const events = this.store.events.filter((one) => one.guildId === this.guildId);
    if (events.length === 0) {
      return html`<div class="empty"><h3>No events</h3><p>What is planned in this server appears here.</p></div>`;
    }
    const sorted = events.toSorted((a, b) => b.status - a.status || a.startsAt - b.startsAt);
    return html`<ul>${sorted.map((one) => this.#event(one))}</ul>`;
  }
}
define('page-events', EventsView);
