/** The channels of the open server by category, its events, and one's direct messages. */
import { html, nothing } from 'lit';
import type { PageChannel, PageGuild } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/avatar.ts';
import { type IconName, icon } from '../parts/icons.ts';
import { named } from '../parts/names.ts';
import { rove } from '../parts/roving.ts';
import { channelStyles } from './channel-styles.ts';

const CATEGORY = 4;

/** What stands before a channel's name, and what a screen reader calls it. */
export const channelKind = (type: number): { sign: IconName; word: string } => {
  if (type === 13) return { sign: 'stage', word: 'stage' };
  if (type === 2) return { sign: 'voice', word: 'voice channel' };
  if (type === 5) return { sign: 'announcement', word: 'announcement channel' };
  return type >= 10 && type <= 12
    ? { sign: 'thread', word: 'thread' }
    : { sign: 'text', word: 'text channel' };
};

/** `<page-channels .store .direct>` */
export class ChannelList extends PageElement {
  static override properties = { ...PageElement.properties, direct: { type: Boolean } };
  static override styles = [shared, channelStyles];
  declare direct: boolean;

  #row(id: string, look: string, face: unknown, label: string, marks: unknown = nothing) {
    const here = this.store.place.in === id;
    return html`<li><button type="button" class="channel ${look} ${here ? 'here' : ''}" data-rove tabindex=${here ? 0 : -1}
      aria-current=${here ? 'page' : nothing} @click=${() => this.store.open(id)}>${face}<span class="unseen">${label}</span><span class="marks" aria-hidden="true">${marks}</span></button></li>`;
  }

  #channel(one: PageChannel, threads: readonly PageChannel[]): unknown {
    const { sign, word } = channelKind(one.type);
    const stage = this.store.stages.find((found) => found.channelId === one.id);
    const inside = stage ? [...stage.speakers, ...stage.invited, ...stage.hands, ...stage.audience] : [];
    const live = Boolean(stage?.topic);
    const marks = html`${live ? html`<span class="live">LIVE</span>` : nothing}
      ${inside.length ? html`<span class="count">${inside.length}</span>` : nothing}
      ${one.mentions ? html`<span class="mentions">${one.mentions}</span>` : nothing}`;
    const label = [
      `, ${word}`,
      live ? `live: ${stage?.topic}` : '',
      inside.length ? `${inside.length} inside` : '',
      one.mentions ? `${one.mentions} mentions` : one.unread ? 'unread' : '',
    ];
    const face = html`${icon(sign, 18)}<span class="clip">${named(one.name)}</span>`;
    return html`${this.#row(one.id, `${one.unread && one.id !== this.store.place.in ? 'unread' : ''} ${sign}`, face, label.filter(Boolean).join(', '), marks)}
      ${stage?.topic ? html`<li class="topic clip" aria-hidden="true">${named(stage.topic)}</li>` : nothing}
      ${threads.map((thread) => this.#channel(thread, []))}`;
  }

  #guild(guild: PageGuild) {
    const events = this.store.events.filter((one) => one.guildId === guild.id).length;
    const threads = (id: string) =>
      guild.channels.filter((one) => one.parentId === id && one.type >= 10 && one.type <= 12);
    const under = (parent: string | null) =>
      guild.channels
        .filter((one) => one.type !== CATEGORY && !(one.type >= 10 && one.type <= 12))
        .filter((one) =>
          parent === null
            ? !guild.channels.some((found) => found.id === one.parentId)
            : one.parentId === parent,
        )
        .map((one) => this.#channel(one, threads(one.id)));
    const face = html`${icon('calendar', 18)}<span class="clip">Events</span>`;
    return html`
      <ul>${this.#row(`events-${guild.id}`, '', face, `, ${events} planned`, events ? html`<span class="count">${events}</span>` : nothing)}</ul>
      <ul aria-label="Channels">${under(null)}</ul>
      ${guild.channels
        .filter((one) => one.type === CATEGORY)
        .map(
          (one) =>
            html`<h3 class="clip">${named(one.name)}</h3><ul aria-label=${one.name}>${under(one.id)}</ul>`,
        )}
    `;
  }

  #direct() {
    const { dms } = this.store;
    if (dms.length === 0)
      return html`<p class="empty">No direct messages yet. An app that writes to you appears here.</p>`;
    return html`<ul aria-label="Direct messages">${dms.map((one) =>
      this.#row(
        one.channelId,
        one.unread ? 'unread' : '',
        html`<page-avatar .who=${one.with.id} .name=${one.with.name} .app=${one.with.bot}></page-avatar><span class="clip">${named(one.with.name)}</span>`,
        one.unread ? `, ${one.unread} unread` : '',
        one.unread ? html`<span class="mentions">${one.unread}</span>` : nothing,
      ),
    )}</ul>`;
  }

  override render() {
    const { guild, guilds, dms } = this.store;
    const shown = guild ?? guilds[0];
    const closed = dms.some((one) => !one.open);
    return html`<nav aria-label=${this.direct ? 'Direct messages' : 'Channels'} @keydown=${rove}>
      ${this.direct ? this.#direct() : shown ? this.#guild(shown) : html`<p class="empty">You are in no server.</p>`}
    </nav>
    ${
      this.direct && dms.length
        ? html`<label class="toggle"><input type="checkbox" .checked=${!closed}
            @change=${(event: Event) => void this.store.does({ act: 'dms', open: (event.target as HTMLInputElement).checked })} />
            Apps may write to me</label>`
        : nothing
    }`;
  }
}
define('page-channels', ChannelList);
