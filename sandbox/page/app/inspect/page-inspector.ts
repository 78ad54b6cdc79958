/** The inspector: what the bots do, what they are told, and how long they may take. */
import { html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import { rove } from '../parts/roving.ts';
import type { Inspection } from '../state/store.ts';
import { formatTime } from '../text/times.ts';
import { inspectorStyles } from './inspector-styles.ts';
import './page-faults.ts';
import './page-log.ts';

const TABS = ['Calls', 'Events', 'Interactions', 'Limits', 'Faults', 'Talks'] as const;
type TabName = (typeof TABS)[number];

/** The most rows of one table. */
const ROWS = 200;

/** `<page-inspector .store>` */
export class PageInspector extends PageElement {
  static override properties = { ...PageElement.properties, tab: { state: true } };
  static override styles = [shared, inspectorStyles];
  declare tab: TabName;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.tab = 'Calls';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 250);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #table(heads: readonly string[], rows: readonly unknown[]) {
    if (rows.length === 0) return html`<p class="muted">Nothing yet.</p>`;
    return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
  }

  #calls({ calls, missing, refusals, invalidRequests }: Inspection) {
    const rows = calls
      .toSorted((a, b) => b.n - a.n)
      .slice(0, ROWS)
      .map(
        (one) => html`<tr>
          <td>${formatTime(one.at, 'T', 0)}</td>
          <td class=${one.status >= 400 || one.status === 0 ? 'bad' : 'good'}>${one.status || 'dropped'}</td>
          <td><b>${one.method}</b> <code>${one.path}</code>${one.refusal ? html`<div class="bad">${one.refusal}</div>` : nothing}</td>
          <td class="num">${Math.round(one.ms)} ms</td>
        </tr>`,
      );
    return html`<p class="muted">${refusals} refused · ${invalidRequests} of 10,000 invalid requests</p>
      ${missing.length ? html`<p class="bad">Called but not there: ${missing.join(', ')}</p>` : nothing}
      ${this.#table(['Time', 'Status', 'Call', 'Took'], rows)}`;
  }

  #dispatches({ dispatches, sessions }: Inspection) {
    const rows = dispatches
      .toSorted((a, b) => b.n - a.n)
      .slice(0, ROWS)
      .map(
        (one) =>
          html`<tr><td>${formatTime(one.at, 'T', 0)}</td><td><code>${one.event}</code></td><td><bdi>${one.about}</bdi></td></tr>`,
      );
    return html`<ul class="sessions">${sessions.map(
      (one) =>
        html`<li><b>${one.applicationName}</b> shard ${one.shard}: <span class=${one.state === 'connected' ? 'good' : 'bad'}>${one.state}</span></li>`,
    )}</ul>${this.#table(['Time', 'Event', 'About'], rows)}`;
  }

  #interactions({ interactions }: Inspection) {
    const now = this.store.now();
    const rows = interactions
      .toSorted((a, b) => b.at - a.at)
      .slice(0, ROWS)
      .map((one) => {
        const left = Math.max(0, one.deadline - now);
        const state = one.state === 'open' ? `open, ${(left / 1000).toFixed(1)} s left` : one.state;
        return html`<tr>
          <td>${one.kind}</td>
          <td><code>${one.what}</code></td>
          <td><bdi>${one.by}</bdi></td>
          <td class=${one.state === 'void' ? 'bad' : one.state === 'answered' ? 'good' : ''}>${state}${one.ms === undefined ? '' : ` in ${Math.round(one.ms)} ms`}
            ${one.state === 'open' ? html`<progress max="3000" value=${left} aria-label="Time left to answer"></progress>` : nothing}</td>
        </tr>`;
      });
    return this.#table(['Kind', 'What', 'By', 'State'], rows);
  }

  #limits({ buckets }: Inspection) {
    const now = this.store.now();
    const rows = buckets.map(
      (one) => html`<tr><td><code>${one.name}</code></td>
        <td class="num ${one.remaining === 0 ? 'bad' : ''}">${one.remaining} of ${one.limit}</td>
        <td class="num">${one.resetAt > now ? `${((one.resetAt - now) / 1000).toFixed(1)} s` : 'full'}</td></tr>`,
    );
    return this.#table(['Bucket', 'Left', 'Full in'], rows);
  }

  #body(found: Inspection) {
    if (this.tab === 'Calls') return this.#calls(found);
    if (this.tab === 'Events') return this.#dispatches(found);
    if (this.tab === 'Interactions') return this.#interactions(found);
    if (this.tab === 'Limits') return this.#limits(found);
    if (this.tab === 'Talks') return html`<page-log .store=${this.store}></page-log>`;
    return html`<page-faults .store=${this.store}></page-faults>`;
  }

  override render() {
    const found = this.store.inspection;
    return html`<section aria-label="Inspector">
      <header><h2>Inspector</h2>
        <button type="button" class="icon-button" aria-label="Close the inspector" @click=${() => this.store.inspect(false)}>${icon('close')}</button></header>
      <div class="tabs" role="tablist" aria-label="What to inspect" @keydown=${rove}>${TABS.map(
        (
          one,
        ) => html`<button type="button" role="tab" data-rove aria-selected=${one === this.tab} tabindex=${one === this.tab ? 0 : -1}
          aria-controls="body" @click=${() => {
            this.tab = one;
          }}>${one}</button>`,
      )}</div>
      <div class="body" id="body" role="tabpanel" tabindex="0" aria-label=${this.tab}>${found ? this.#body(found) : html`<p class="muted" role="status">Loading …</p>`}</div>
    </section>`;
  }
}
define('page-inspector', PageInspector);
