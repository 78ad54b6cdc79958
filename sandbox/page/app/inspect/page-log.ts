/** A talk's log as a timeline: what the bot has recorded, number by number. */
import { css, html, nothing } from 'lit';
import type { PageLogEvent } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import { formatTime } from '../text/times.ts';

/** How often the log is read again while it is open, in milliseconds. */
const AGAIN_AFTER = 1_000;

const NOTHING = {
  'no bot': 'No bot runs beside this sandbox, so there is no log to read.',
  'out of reach': 'The bot’s database is out of reach. It is tried again by itself.',
  there: 'The bot knows no talk yet. Open one with /talk open.',
} as const;

/** `<page-log .store>` */
export class PageLog extends PageElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      ol {
        display: grid;
        gap: 0;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 3.5em 1fr;
        gap: 2px 8px;
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      .n {
        color: var(--muted);
        text-align: end;
      }
      b {
        color: var(--strong);
      }
      time,
      p,
      dl {
        margin: 0;
        color: var(--muted);
      }
      time {
        float: inline-end;
      }
      dl {
        grid-column: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        overflow-wrap: anywhere;
      }
      dl div {
        display: flex;
        gap: 4px;
        min-width: 0;
      }
      dd {
        margin: 0;
        color: var(--text);
      }
    `,
  ];
  #timer: ReturnType<typeof setInterval> | undefined;
  #reading = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
    this.#timer = setInterval(() => void this.#read(), AGAIN_AFTER);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  async #read(talkId = this.store.log?.talkId): Promise<void> {
    if (this.#reading || this.store.link !== 'open') return;
    this.#reading = true;
    await this.store.act({ act: 'log', ...(talkId ? { talkId } : {}) });
    this.#reading = false;
  }

  #choose(event: Event): void {
    void this.#read((event.target as HTMLSelectElement).value);
  }

  #event({ seq, at, type, fields }: PageLogEvent) {
    return html`<li>
      <span class="n">${seq}</span>
      <span><time datetime=${new Date(at).toISOString()}>${formatTime(at, 'T', 0)}</time><b>${type}</b></span>
      ${
        fields.length
          ? html`<dl>${fields.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`
          : nothing
      }
    </li>`;
  }

  override render() {
    const { log } = this.store;
    if (!log) return html`<p role="status">Loading …</p>`;
    if (log.talks.length === 0) return html`<p role="status">${NOTHING[log.state]}</p>`;
    return html`
      <select class="field" aria-label="Talk" @change=${this.#choose}>${log.talks.map(
        ({ id, topic, status }) =>
          html`<option value=${id} ?selected=${id === log.talkId}>${topic} (${status})</option>`,
      )}</select>
      <ol aria-label="Log of the talk">${log.events.toReversed().map((event) => this.#event(event))}</ol>
    `;
  }
}
define('page-log', PageLog);
