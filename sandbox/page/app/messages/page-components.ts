/** The components of a message: rows of buttons, selects, and Components V2. */
import {
  type APIButtonComponent,
  type APIContainerComponent,
  type APIMediaGalleryItem,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { css, html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/page-select.ts';
import { chosenOf, picksOf, placeholderOf } from '../parts/picks.ts';
import { tint } from '../parts/tint.ts';
import { channelOfUrl, emojiText, leaves, richText, textStyles } from '../text/render-text.ts';
import { fileCard, mediaStyles, picture } from './media.ts';

type Inner = APIContainerComponent['components'][number] | APIMessageTopLevelComponent;

const LOOKS: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** `<page-components .store .messageId .components>` */
export class PageComponents extends PageElement {
  static override properties = {
    ...PageElement.properties,
    messageId: { attribute: false },
    components: { attribute: false },
  };
  static override styles = [
    shared,
    textStyles,
    mediaStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        margin-top: 4px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .row page-select {
        flex: 1 1 200px;
      }
      .container {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        max-width: 600px;
        padding: 14px 16px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
        overflow: hidden;
      }
      .container.accent {
        border-inline-start: 4px solid var(--line);
      }
      .section {
        display: flex;
        gap: 16px;
        justify-content: space-between;
        align-items: flex-start;
      }
      .section > div {
        display: grid;
        gap: 4px;
        min-width: 0;
      }
      hr {
        width: 100%;
        margin: 4px 0;
        border: 0;
        border-top: 1px solid var(--line);
      }
      hr.wide {
        margin: 12px 0;
      }
      hr.bare {
        border-color: transparent;
      }
      .cover {
        filter: blur(18px);
      }
      .spin {
        width: 14px;
        height: 14px;
        border: 2px solid currentcolor;
        border-top-color: transparent;
        border-radius: 50%;
        animation: turn 0.8s linear infinite;
      }
      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }
    `,
  ];
  declare messageId: string;
  declare components: readonly APIMessageTopLevelComponent[];

  #pending(customId: string): boolean {
    return this.store.pending.has(`${this.messageId} ${customId}`);
  }

  #button(one: APIButtonComponent) {
    const label = 'label' in one ? (one.label ?? '') : '';
    const emoji = 'emoji' in one ? one.emoji : undefined;
    const face = html`${emojiText(emoji)}<bdi class="clip">${label}</bdi>`;
    const spoken = label || emoji?.name || 'Button';
    if (one.style === ButtonStyle.Link) {
      const channel = channelOfUrl(this.store, one.url);
      const safe = /^https?:\/\//.test(one.url) ? one.url : '#';
      const go = (event: Event) => {
        if (channel || safe === '#') event.preventDefault();
        if (channel) this.store.open(channel);
      };
      return one.disabled
        ? html`<span class="button" role="link" aria-disabled="true">${face} ${leaves()}</span>`
        : html`<a class="button" href=${safe} target="_blank" rel="noopener noreferrer" @click=${go}>${face} ${leaves()}</a>`;
    }
    if (one.style === ButtonStyle.Premium) return html`<button class="button" disabled>Premium</button>`;
    const { custom_id: customId } = one;
    const pending = this.#pending(customId);
    const press = () => void this.store.uses({ act: 'press', messageId: this.messageId, customId });
    return html`<button type="button" class="button ${LOOKS[one.style] ?? ''}" ?disabled=${one.disabled ?? false}
      aria-label=${label ? nothing : spoken} aria-busy=${pending} @click=${press}>
      ${pending ? html`<span class="spin" aria-hidden="true"></span>` : nothing}${face}
    </button>`;
  }

  #select(one: APISelectMenuComponent) {
    const customId = one.custom_id;
    const choose = (event: CustomEvent<string[]>) =>
      void this.store.uses({ act: 'select', messageId: this.messageId, customId, values: event.detail });
    return html`<page-select .store=${this.store} .picks=${picksOf(this.store, one)} .values=${chosenOf(one)}
      .placeholder=${placeholderOf(one)} .min=${one.min_values ?? 1} .max=${one.max_values ?? 1}
      .disabled=${one.disabled ?? false} .busy=${this.#pending(customId)} @choose=${choose}></page-select>`;
  }

  #section(one: APISectionComponent) {
    const { accessory } = one;
    const beside =
      accessory.type === ComponentType.Button
        ? this.#button(accessory)
        : picture({ ...accessory, description: accessory.description ?? undefined }, 'thumbnail');
    return html`<div class="section">
      <div>${one.components.map((text) => richText(this.store, text.content))}</div>
      ${beside}
    </div>`;
  }

  #one(one: Inner): unknown {
    switch (one.type) {
      case ComponentType.ActionRow:
        return html`<div class="row">
          ${one.components.map((inner) => (inner.type === ComponentType.Button ? this.#button(inner) : this.#select(inner)))}
        </div>`;
      case ComponentType.TextDisplay:
        return richText(this.store, one.content);
      case ComponentType.Section:
        return this.#section(one);
      case ComponentType.Separator: {
        const look = `${one.spacing === 2 ? 'wide' : ''} ${one.divider === false ? 'bare' : ''}`;
        return html`<hr class=${look} />`;
      }
      case ComponentType.MediaGallery:
        return html`<div class="gallery">
          ${one.items.map((item: APIMediaGalleryItem) => picture({ ...item, description: item.description ?? undefined }))}
        </div>`;
      case ComponentType.File:
        return fileCard(one.file.url, one.name ?? '', one.size);
      case ComponentType.Container:
        return html`<div class="container ${one.accent_color ? 'accent' : ''} ${one.spoiler ? 'cover' : ''}"
          ${tint('border-inline-start-color', one.accent_color)}>
          ${one.components.map((inner) => this.#one(inner))}
        </div>`;
      default:
        return nothing;
    }
  }

  override render() {
    return this.components.map((one) => this.#one(one));
  }
}
define('page-components', PageComponents);
