/** What can be done to a bot to see how it copes. */
import { css, html } from 'lit';
import type { FaultOrder } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';

const ORDERS: readonly (readonly [string, FaultOrder])[] = [
  ['Drop the gateway (resume)', { kind: 'gateway-drop', mode: 'resume' }],
  ['Ask to reconnect', { kind: 'gateway-drop', mode: 'reconnect' }],
  ['Invalidate the session', { kind: 'gateway-drop', mode: 'invalid-session' }],
  ['Cut the connection', { kind: 'gateway-drop', mode: 'terminate' }],
  ['429 for the next call', { kind: 'rate-limit', times: 1, retryAfter: 2 }],
  ['500 for the next call', { kind: 'status', status: 500, times: 1 }],
  ['503 for three calls', { kind: 'status', status: 503, times: 3 }],
  ['Lose the next answer', { kind: 'lost-answer', times: 1 }],
  ['Answer 4 s late, once', { kind: 'slow', ms: 4_000, times: 1 }],
  ['Lose the next voice event', { kind: 'lost-event', event: 'VOICE_STATE_UPDATE', times: 1 }],
];

const VOICE_ORDERS: readonly (readonly [string, FaultOrder])[] = [
  ['Lose 5 % of packets', { kind: 'voice-loss', share: 0.05 }],
  ['Delay packets, unevenly', { kind: 'voice-delay', ms: 80, jitterMs: 40 }],
  ['Reorder a tenth', { kind: 'voice-reorder', share: 0.1 }],
  ['Damage 1 % of packets', { kind: 'voice-corrupt', share: 0.01 }],
  ['Let voice die without a sign', { kind: 'voice-silence' }],
  ['Cut voice', { kind: 'voice-drop', mode: 'terminate' }],
  ['Crash the voice server', { kind: 'voice-drop', mode: 'crash' }],
  ['Move the voice server', { kind: 'voice-drop', mode: 'move' }],
  ['Lose the next voice server', { kind: 'lost-event', event: 'VOICE_SERVER_UPDATE', times: 1 }],
];

/** `<page-faults .store>` */
export class PageFaults extends PageElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .orders {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .button {
        font-size: 13px;
        min-height: 30px;
      }
      h3 {
        margin: 0;
        font-size: 14px;
      }
      ul {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: 8px;
        align-items: center;
        justify-content: space-between;
      }
      form {
        display: flex;
        gap: 6px;
      }
      form .button {
        flex: none;
      }
      p {
        margin: 0;
      }
      p,
      .muted {
        color: var(--muted);
      }
    `,
  ];

  #deny(event: SubmitEvent): void {
    event.preventDefault();
    const permission = String(new FormData(event.target as HTMLFormElement).get('permission') ?? '');
    const guildId = this.store.guild?.id ?? this.store.guilds[0]?.id;
    if (guildId && permission)
      void this.store.does({ act: 'fault', fault: { kind: 'deny', guildId, permission } });
  }

  #orders(orders: typeof ORDERS) {
    return html`<div class="orders">${orders.map(
      ([label, fault]) =>
        html`<button type="button" class="button" @click=${() => void this.store.does({ act: 'fault', fault })}>${label}</button>`,
    )}</div>`;
  }

  override render() {
    const faults = this.store.inspection?.faults ?? [];
    return html`
      <h3>Disturb the bots</h3>
      ${this.#orders(ORDERS)}
      <form @submit=${this.#deny}>
        <select class="field" name="permission" aria-label="Permission to take away">${this.store.deniable.map(
          (one) => html`<option value=${one}>${one}</option>`,
        )}</select>
        <button class="button danger">Take away</button>
      </form>
      <h3>Disturb voice</h3>
      ${this.#orders(VOICE_ORDERS)}
      <h3>Under way</h3>
      ${
        faults.length
          ? html`<ul>${faults.map(
              (
                one,
              ) => html`<li><span>${one.text}${one.count ? html` <span class="muted">${one.count}</span>` : ''}</span><button type="button" class="button" aria-label=${`Clear: ${one.text}`}
                @click=${() => void this.store.does({ act: 'clear-faults', id: one.id })}>Clear</button></li>`,
            )}</ul><button type="button" class="button" @click=${() => void this.store.does({ act: 'clear-faults' })}>Clear all</button>`
          : html`<p>None.</p>`
      }
    `;
  }
}
define('page-faults', PageFaults);
