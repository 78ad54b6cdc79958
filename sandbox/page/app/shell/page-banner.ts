/** Where one is connected, and Discord's invitation to speak, wherever one looks. */
import { css, html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import { named } from '../parts/names.ts';

/** `<page-banner .store>`; a `brief` one shows only an invitation that is not in sight anyway. */
export class PageBanner extends PageElement {
  static override properties = { ...PageElement.properties, brief: { type: Boolean } };
  static override styles = [
    shared,
    css`
      div {
        display: grid;
        gap: 6px;
        margin: 8px;
        padding: 10px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
        font-size: 14px;
      }
      .invited {
        border-color: var(--told-edge);
        background: var(--told);
      }
      p {
        margin: 0;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .good {
        color: var(--good);
        font-weight: 600;
      }
      span {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .button {
        min-height: 30px;
        font-size: 13px;
      }
    `,
  ];

  declare brief: boolean;

  override render() {
    const stage = this.store.stages.find((one) => one.you !== 'outside');
    if (!stage) return nothing;
    const channel = this.store.guilds
      .flatMap((one) => one.channels)
      .find((one) => one.id === stage.channelId);
    const name = channel?.name ?? 'a stage';
    const invited = stage.you === 'invited';
    const open = this.store.place.in === stage.channelId;
    if (this.brief && (open || !invited)) return nothing;
    return html`<div class=${invited ? 'invited' : ''} role=${invited ? 'alert' : 'status'}>
      ${
        invited
          ? html`<p><b>You are invited to speak</b> in ${named(name)}.</p><span>
              <button type="button" class="button success" @click=${() => void this.store.does({ act: 'accept' })}>Accept</button>
              <button type="button" class="button" @click=${() => void this.store.does({ act: 'decline' })}>Decline</button></span>`
          : html`<p><span class="good">${stage.you === 'speaker' ? 'You can be heard' : stage.you === 'hand' ? 'Hand raised' : 'Listening'}</span>${named(name)}</p><span>
              ${open ? nothing : html`<button type="button" class="button" @click=${() => this.store.open(stage.channelId)}>Go there</button>`}
              <button type="button" class="button" aria-label="Disconnect" @click=${() => void this.store.does({ act: 'leave' })}>Disconnect</button></span>`
      }
    </div>`;
  }
}
define('page-banner', PageBanner);
