/** A poll: its answers as buttons, with how many chose each. */
import type { APIMessage } from 'discord-api-types/v10';
import { css, html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';

/** `<page-poll .store .message>` */
export class PagePoll extends PageElement {
  static override properties = { ...PageElement.properties, message: { attribute: false } };
  static override styles = [
    shared,
    css`
      section {
        display: grid;
        gap: 8px;
        max-width: 440px;
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
      }
      h4 {
        margin: 0;
      }
      .answer {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--sunk);
        cursor: pointer;
        text-align: start;
        overflow-wrap: anywhere;
      }
      .answer[aria-pressed='true'] {
        border-color: var(--blurple);
      }
    `,
  ];
  declare message: APIMessage;

  override render() {
    const { poll, id, channel_id: channelId } = this.message;
    if (!poll) return nothing;
    const counted = new Map(poll.results?.answer_counts.map((one) => [one.id, one]));
    return html`<section aria-label="Poll">
      <h4>${poll.question.text}</h4>
      ${poll.answers.map((one) => {
        const votes = counted.get(one.answer_id);
        const vote = () =>
          void this.store.does({ act: 'vote', channelId, messageId: id, answer: one.answer_id });
        return html`<button type="button" class="answer" aria-pressed=${votes?.me_voted ?? false} @click=${vote}>
          <span>${one.poll_media.text}</span><span>${votes?.count ?? 0}</span></button>`;
      })}
    </section>`;
  }
}
define('page-poll', PagePoll);
