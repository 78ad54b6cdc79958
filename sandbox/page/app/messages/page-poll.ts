/** A poll: its answers as buttons, with how many chose each. */
import type { APIMessage } from 'discord-api-types/v10';
import { css, html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import { relativeTime } from '../text/times.ts';

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
      .answer:disabled {
        cursor: default;
      }
      small {
        color: var(--muted);
      }
    `,
  ];
  declare message: APIMessage;

  override render() {
    const { poll, id, channel_id: channelId } = this.message;
    if (!poll) return nothing;
    const counted = new Map(poll.results?.answer_counts.map((one) => [one.id, one]));
    const votes = [...counted.values()].reduce((sum, one) => sum + one.count, 0);
    const [ends, now] = [Date.parse(poll.expiry ?? ''), this.store.now()];
    const over = ends <= now;
    return html`<section aria-label="Poll">
      <h4>${poll.question.text}</h4>
      ${poll.answers.map((one) => {
        const own = counted.get(one.answer_id);
        const vote = () =>
          void this.store.does({ act: 'vote', channelId, messageId: id, answer: one.answer_id });
        return html`<button type="button" class="answer" aria-pressed=${own?.me_voted ?? false} ?disabled=${over} @click=${vote}>
          <span>${one.poll_media.text}</span><span>${own?.count ?? 0}</span></button>`;
      })}
      <small>${votes === 1 ? '1 vote' : `${votes} votes`} · ${over ? 'ended' : `ends ${relativeTime(ends, now)}`}</small>
    </section>`;
  }
}
define('page-poll', PagePoll);
