/** What one hears of a stage: play it or not, how loud, and a sign that something comes. */
import { css, html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import { canPlay } from '../sound/player.ts';

/** How often the level is read, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** `<page-sound .store>` */
export class PageSound extends PageElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        align-items: center;
        min-height: 34px;
      }
      label {
        display: flex;
        gap: 6px;
        align-items: center;
        color: var(--muted);
        font-size: 14px;
      }
      input {
        width: 90px;
        accent-color: var(--blurple);
      }
      meter {
        width: 40px;
      }
      p {
        margin: 0;
        color: var(--muted);
        font-size: 14px;
      }
    `,
  ];
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (this.store.player.isOn) this.requestUpdate();
    }, LOOK_EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    if (!canPlay()) return html`<p>This browser lacks WebCodecs, so it can’t play the stage.</p>`;
    const { player } = this.store;
    const turn = (event: Event) => {
      player.volume = Number((event.target as HTMLInputElement).value);
    };
    return html`<button type="button" class="button" @click=${() => void this.store.play(!player.isOn)}>
        ${icon(player.isOn ? 'stop' : 'voice', 16)}${player.isOn ? 'Stop the sound' : 'Play the sound'}</button>
      <label>Volume <input type="range" min="0" max="1" step="0.05" .value=${String(player.volume)} @input=${turn} /></label>
      ${player.isOn ? html`<meter min="0" max="1" .value=${player.level} aria-label="How loud it is"></meter>` : nothing}`;
  }
}
define('page-sound', PageSound);
