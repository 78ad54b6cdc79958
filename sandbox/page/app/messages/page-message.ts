/** One message: who said it, what they said, and what can be done with it. */
import { MessageType } from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/avatar.ts';
import { icon } from '../parts/icons.ts';
import { named, seenName } from '../parts/names.ts';
import { tint } from '../parts/tint.ts';
import { emojiText, richText, textStyles } from '../text/render-text.ts';
import { formatTime, messageTime } from '../text/times.ts';
import { fileCard, mediaStyles, picture } from './media.ts';
import { messageStyles } from './message-styles.ts';
import './page-components.ts';
import './page-embed.ts';
import './page-poll.ts';

/** `<page-message .store .one .continued>`; asks for its menu with a `page-menu` event. */
export class MessageView extends PageElement {
  static override properties = {
    ...PageElement.properties,
    one: { attribute: false },
    continued: { type: Boolean },
  };
  static override styles = [shared, textStyles, mediaStyles, messageStyles];
  declare one: PageMessage;
  declare continued: boolean;

  #menu(event: MouseEvent): void {
    event.preventDefault();
    const rect = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const detail = {
      x: event.type === 'contextmenu' ? event.clientX : rect.left,
      y: event.type === 'contextmenu' ? event.clientY : rect.bottom,
      messageId: this.one.message.id,
    };
    this.dispatchEvent(new CustomEvent('page-menu', { detail, bubbles: true, composed: true }));
  }

  #files() {
    const { message } = this.one;
    const shown = JSON.stringify(message.components ?? []);
    return message.attachments
      .filter((file) => !shown.includes(file.url))
      .map((file) =>
        file.content_type?.startsWith('image/')
          ? picture({ media: file, description: file.description ?? file.filename })
          : fileCard(file.url, file.filename, file.size),
      );
  }

  #reactions() {
    const { message } = this.one;
    if (!message.reactions?.length) return nothing;
    return html`<div class="reactions">
      ${message.reactions.map(({ emoji, count, me }) => {
        const name = emoji.id ? `${emoji.name}:${emoji.id}` : (emoji.name ?? '');
        const toggle = () =>
          void this.store.does({
            act: 'react',
            channelId: message.channel_id,
            messageId: message.id,
            emoji: name,
            on: !me,
          });
        return html`<button type="button" class="reaction" aria-pressed=${me} aria-label=${`${emoji.name}, ${count}`} @click=${toggle}>
          ${emojiText(emoji)} <span aria-hidden="true">${count}</span>
        </button>`;
      })}
    </div>`;
  }

  #used(command: string | undefined): string {
    if (command === undefined) return 'a button';
    const fromMenu = this.store.commands.some((one) => one.type !== 1 && one.line === command);
    return fromMenu || command.startsWith('/') ? command : `/${command}`;
  }

  #above() {
    const { answers, message } = this.one;
    if (answers) {
      return html`<p class="above">${icon('reply', 14)}<b>${named(answers.userName)}</b> used
        <span class="command clip">${this.#used(answers.command)}</span></p>`;
    }
    const reply = message.referenced_message;
    if (message.type !== MessageType.Reply) return nothing;
    return html`<p class="above">${icon('reply', 14)}
      ${reply ? html`<b>${named(reply.author.global_name ?? reply.author.username)}</b> <span class="clip">${reply.content || 'an attachment or an app’s card'}</span>` : html`<i>Original message was deleted</i>`}</p>`;
  }

  #body() {
    const { message, thinking } = this.one;
    if (thinking) {
      const late = (this.one.thinkingUntil ?? Number.POSITIVE_INFINITY) < this.store.now();
      return late
        ? html`<p class="failed">The application did not respond</p>`
        : html`<p class="thinking"><span aria-hidden="true" class="dots"><i></i><i></i><i></i></span>
            ${seenName(this.one.authorName)} is thinking…</p>`;
    }
    if (message.type === MessageType.ChannelPinnedMessage)
      return html`<p class="system">pinned a message to this channel.</p>`;
    if (message.type === MessageType.ThreadCreated)
      return html`<p class="system">started a thread: ${message.content}</p>`;
    return html`
      ${message.content ? html`<div class="content">${richText(this.store, message.content)}</div>` : nothing}
      ${message.embeds.map((embed) => html`<page-embed .store=${this.store} .embed=${embed}></page-embed>`)}
      ${this.#files()}
      ${message.poll ? html`<page-poll .store=${this.store} .message=${message}></page-poll>` : nothing}
      ${
        message.components?.length
          ? html`<page-components .store=${this.store} .messageId=${message.id} .components=${message.components}></page-components>`
          : nothing
      }
      ${this.#reactions()}
      ${
        message.thread
          ? html`<button type="button" class="button" @click=${() => this.store.open(message.thread?.id ?? '')}>
              ${icon('thread', 16)}<span class="clip">${named(message.thread.name ?? 'Thread')}</span></button>`
          : nothing
      }
    `;
  }

  override render() {
    const { message, authorName, authorColor, onlyYou, mentionsYou } = this.one;
    const at = Date.parse(message.timestamp);
    const now = this.store.now();
    const failed = this.store.failed.get(message.id);
    const name = seenName(authorName);
    const head = this.continued
      ? html`<time class="gutter" datetime=${message.timestamp}>${formatTime(at, 't', now)}</time>`
      : html`<page-avatar .who=${message.author.id} .name=${authorName} .app=${Boolean(message.author.bot)}></page-avatar>`;
    return html`<article class="message ${this.continued ? 'continued' : ''} ${onlyYou ? 'only' : ''} ${mentionsYou ? 'told' : ''}"
      aria-label=${`${name}, ${messageTime(at, now)}`} @contextmenu=${this.#menu}>
      ${this.#above()}
      <div class="side">${head}</div>
      <div class="main">
        ${
          this.continued
            ? nothing
            : html`<header>
                <span class="author clip" ${tint('--role', authorColor)}>${named(authorName)}</span>
                ${message.author.bot ? html`<span class="app">APP</span>` : nothing}
                <time datetime=${message.timestamp} title=${formatTime(at, 'F', now)}>${messageTime(at, now)}</time>
              </header>`
        }
        ${this.#body()}
        ${message.edited_timestamp ? html`<span class="edited" title=${formatTime(Date.parse(message.edited_timestamp), 'F', now)}>(edited)</span>` : nothing}
        ${(Number(message.flags ?? 0) & 1) !== 0 ? html`<span class="edited">Published</span>` : nothing}
        ${failed ? html`<p class="failed" role="alert">${failed}</p>` : nothing}
        ${
          onlyYou
            ? html`<p class="note">${icon('eye', 14)} Only you can see this
                <button type="button" class="plain link" @click=${() => this.store.dismiss(message.id)}>Dismiss message</button></p>`
            : nothing
        }
      </div>
      <button type="button" class="icon-button more" aria-label=${`More about the message of ${name}`} aria-haspopup="menu" @click=${this.#menu}>${icon('dots', 18)}</button>
    </article>`;
  }
}
define('page-message', MessageView);
