/** The whole page: rail, channels, the open pane, members, inspector, and what lies over them. */
import { html, nothing } from 'lit';
import { define, PageElement, shared } from '../parts/base.ts';
import { icon } from '../parts/icons.ts';
import { initials, named, seenName } from '../parts/names.ts';
import { focused, rove } from '../parts/roving.ts';
import { lineText, textStyles } from '../text/render-text.ts';
import { appStyles } from './app-styles.ts';
import { channelKind } from './page-channels.ts';
import type { MenuTarget, PageMenu } from './page-menu.ts';
import './page-members.ts';
import './page-channels.ts';
import './page-menu.ts';
import './page-who.ts';
import './page-banner.ts';
import '../compose/page-composer.ts';
import '../compose/page-modal.ts';
import '../inspect/page-inspector.ts';
import '../messages/page-message-list.ts';
import '../stage/page-events.ts';
import '../stage/page-stage.ts';

/** What slides in on a narrow window. */
type Drawer = 'channels' | 'members' | undefined;

/** `<page-app .store>` */
export class PageApp extends PageElement {
  static override properties = {
    ...PageElement.properties,
    drawer: { state: true },
    members: { state: true },
    direct: { state: true },
    theme: { state: true },
  };
  static override styles = [shared, textStyles, appStyles];
  declare drawer: Drawer;
  declare members: boolean;
  declare direct: boolean;
  declare theme: string;
  /** Where one looked when the list beside was last chosen for it. */
  #place: string | undefined;

  constructor() {
    super();
    this.members = true;
    this.direct = false;
    this.theme = localStorage.getItem('theme') ?? '';
  }

  protected override willUpdate(): void {
    if (this.theme) document.documentElement.dataset.theme = this.theme;
    const { you, guild, dm } = this.store;
    const here = dm?.with.name ?? this.store.channel?.channel.name ?? guild?.name ?? 'Sandbox';
    document.title = you ? `${seenName(here)} · ${seenName(you.name)}` : 'Sandbox';
    if (you && this.store.place.in !== this.#place) {
      this.#place = this.store.place.in;
      this.direct = dm !== undefined;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#escape);
    addEventListener('hashchange', this.#moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#escape);
    removeEventListener('hashchange', this.#moved);
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.drawer) {
      this.drawer = undefined;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>('.head .narrow')?.focus(),
      );
    } else if (this.store.inspecting && matchMedia('(max-width: 1100px)').matches) this.store.inspect(false);
  };

  readonly #moved = (): void => {
    this.drawer = undefined;
  };

  #toggleTheme(): void {
    const dark = this.theme ? this.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    this.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', this.theme);
  }

  #menu(event: CustomEvent<MenuTarget>): void {
    const back = focused();
    const menu = this.renderRoot.querySelector<PageMenu>('page-menu');
    void menu?.show(event.detail, back instanceof HTMLElement ? back : undefined);
  }

  #rail() {
    const { guilds, guild, dms } = this.store;
    const unread = dms.reduce((sum, one) => sum + one.unread, 0);
    const open = (id: string | undefined) => {
      this.direct = false;
      const channels = guilds.find((one) => one.id === id)?.channels ?? [];
      const first = channels.find((one) => one.type === 0 || one.type === 5) ?? channels[0];
      if (first && guild?.id !== id) this.store.open(first.id);
    };
    return html`<nav class="rail" aria-label="Servers" @keydown=${rove}>
      <button type="button" class="server" data-rove aria-pressed=${this.direct} aria-label=${`Direct messages${unread ? `, ${unread} unread` : ''}`}
        title="Direct messages" @click=${() => {
          this.direct = true;
        }}>${icon('chat', 24)}${unread ? html`<span class="badge">${unread}</span>` : nothing}</button>
      <hr />
      ${guilds.map((one) => {
        const here = !this.direct && (guild ?? guilds[0])?.id === one.id;
        return html`<button type="button" class="server" data-rove aria-pressed=${here} title=${one.name}
          @click=${() => open(one.id)}><span aria-hidden="true">${initials(one.name)}</span><span class="unseen">${seenName(one.name)}</span></button>`;
      })}
    </nav>`;
  }

  #title() {
    const { channel, dm, guild } = this.store;
    if (dm) return html`<h1 class="clip">${named(dm.with.name)}</h1>`;
    if (channel) {
      const { sign, word } = channelKind(channel.channel.type);
      return html`${icon(sign, 22)}<h1 class="clip"><span class="unseen">${word} </span>${named(channel.channel.name)}</h1>
        ${channel.channel.topic ? html`<span class="topic clip">${lineText(this.store, channel.channel.topic)}</span>` : nothing}`;
    }
    return html`${icon('calendar', 22)}<h1 class="clip">${guild ? 'Events' : 'Sandbox'}</h1>`;
  }

  #head() {
    const { inspecting, guild } = this.store;
    const narrow = matchMedia('(max-width: 900px)').matches;
    return html`<header class="head">
      <button type="button" class="icon-button narrow" aria-label="Channels and who you are" aria-expanded=${this.drawer === 'channels'}
        @click=${() => {
          this.drawer = 'channels';
          void this.updateComplete.then(() =>
            this.renderRoot.querySelector<HTMLElement>('.rail .server')?.focus(),
          );
        }}>${icon('menu')}</button>
      <div class="title">${this.#title()}</div>
      <button type="button" class="icon-button" aria-label="Switch between light and dark" @click=${this.#toggleTheme}>${icon('sun')}</button>
      <button type="button" class="icon-button" aria-label="Inspector" aria-pressed=${inspecting} @click=${() => this.store.inspect(!inspecting)}>${icon('tool')}</button>
      ${
        guild
          ? html`<button type="button" class="icon-button" aria-label="Members" aria-pressed=${narrow ? this.drawer === 'members' : this.members && !inspecting} @click=${() => {
              if (narrow) this.drawer = this.drawer === 'members' ? undefined : 'members';
              else this.members = inspecting || !this.members;
              if (inspecting) this.store.inspect(false);
            }}>${icon('members')}</button>`
          : nothing
      }
    </header>`;
  }

  #pane() {
    const { place, channel, dm, guild, stages, you, people } = this.store;
    if (!you) {
      const empty = people?.every((one) => one.bot);
      return html`<div class="hello" role="status">${empty ? 'Nobody is here yet.' : 'Loading the sandbox …'}</div>`;
    }
    if (guild && place.in === `events-${guild.id}`)
      return html`<page-events .store=${this.store} .guildId=${guild.id}></page-events>`;
    if (!channel && !dm)
      return html`<div class="hello"><h2>Nothing is open</h2><p>Choose a channel, or be someone else.</p></div>`;
    const name = dm ? seenName(dm.with.name) : `#${seenName(channel?.channel.name ?? '')}`;
    const stage = stages.find((one) => one.channelId === place.in);
    const mayWrite = dm ? true : (channel?.channel.canSend ?? false);
    return html`
      ${stage ? html`<page-stage .store=${this.store} .stage=${stage} .name=${channel?.channel.name ?? ''}></page-stage>` : nothing}
      <page-message-list .store=${this.store} .name=${name}></page-message-list>
      <page-composer .store=${this.store} .channelId=${place.in} .name=${name}
        .closed=${mayWrite ? '' : 'You may not write here; commands work'}></page-composer>
    `;
  }

  #link() {
    const { link, you } = this.store;
    if (link === 'open' || (link === 'connecting' && !you)) return nothing;
    return html`<div class="lost" role="alert">
      ${link === 'lost' ? 'The connection to the sandbox is lost. Trying again …' : 'Connecting …'}
      <button type="button" class="button" @click=${() => this.store.reconnect()}>Try now</button>
    </div>`;
  }

  override render() {
    const { store } = this;
    const { guild, guilds, modal, notices } = store;
    const shown = guild ?? guilds[0];
    const withMembers = this.members && Boolean(guild);
    return html`
      <a class="skip" href="#main" @click=${(event: Event) => {
        event.preventDefault();
        this.renderRoot.querySelector<HTMLElement>('main')?.focus();
      }}>Skip to the messages</a>
      ${this.#link()}
      <div class="app ${store.inspecting ? 'inspecting' : ''} ${withMembers ? 'peopled' : ''} ${this.drawer ? `show-${this.drawer}` : ''}" @page-menu=${this.#menu}>
        <div class="left">
          ${this.#rail()}
          <div class="side">
            <h2 class="guild clip">${this.direct ? 'Direct messages' : shown ? named(shown.name) : 'No server'}</h2>
            <page-channels .store=${store} .direct=${this.direct}></page-channels>
            <page-banner .store=${store}></page-banner>
            <page-who .store=${store}></page-who>
          </div>
        </div>
        <main id="main" tabindex="-1" aria-label="Conversation">${this.#head()}<page-banner class="narrow" brief .store=${store}></page-banner>${this.#pane()}</main>
        ${guild ? html`<aside class="members" aria-label="Members"><page-members .store=${store}></page-members></aside>` : nothing}
        ${store.inspecting ? html`<aside class="inspector" aria-label="Inspector"><page-inspector .store=${store}></page-inspector></aside>` : nothing}
        <button type="button" class="veil" aria-label="Close the drawer" ?hidden=${!this.drawer} @click=${this.#moved}></button>
      </div>
      <page-menu .store=${store}></page-menu>
      ${modal ? html`<page-modal .store=${store} .open=${modal}></page-modal>` : nothing}
      <div class="notices" role="status" aria-live="polite">${notices.map(
        (one) => html`<div class="notice ${one.bad ? 'bad' : ''}"><span>${one.text}</span>
          <button type="button" class="icon-button" aria-label="Dismiss" @click=${() => store.unnotify(one.id)}>${icon('close', 16)}</button></div>`,
      )}</div>
    `;
  }
}
define('page-app', PageApp);
