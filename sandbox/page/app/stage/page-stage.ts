/** A stage: who speaks, who is invited, whose hand is up and who listens, with what one may do. */
import { html, nothing } from 'lit';
import type { Act, PageStage, PageVoice } from '../../protocol.ts';
import { define, PageElement, shared } from '../parts/base.ts';
import '../parts/avatar.ts';
import { type IconName, icon } from '../parts/icons.ts';
import { named, seenName } from '../parts/names.ts';
import { relativeTime } from '../text/times.ts';
import './page-sound.ts';
import './page-speech.ts';
import { stageStyles } from './stage-styles.ts';

/** How many of an audience are named. */
const NAMED = 60;

/** `<page-stage .store .stage .name>` */
export class StageView extends PageElement {
  static override properties = { ...PageElement.properties, stage: { attribute: false }, name: {} };
  static override styles = [shared, stageStyles];
  declare stage: PageStage;
  declare name: string;

  #does(act: Act): () => void {
    return () => void this.store.does(act);
  }

  #menu(event: MouseEvent, userId: string): void {
    event.preventDefault();
    const rect = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const detail = { x: event.clientX || rect.left, y: event.clientY || rect.bottom, userId };
    this.dispatchEvent(new CustomEvent('page-menu', { detail, bubbles: true, composed: true }));
  }

  #person(one: PageVoice, look: string, place?: number) {
    const bot = this.store.people?.find((person) => person.id === one.userId)?.bot;
    const name = seenName(one.name);
    const since = one.since ? relativeTime(one.since, this.store.now()) : '';
    const isHeard =
      this.store.speaking?.channelId === this.stage.channelId &&
      this.store.speaking.userIds.includes(one.userId);
    return html`<li class=${isHeard ? `${look} heard` : look}>
      <button type="button" class="plain person" aria-haspopup="menu" title=${since ? `${name}, ${since}` : name}
        @click=${(event: MouseEvent) => this.#menu(event, one.userId)}
        @contextmenu=${(event: MouseEvent) => this.#menu(event, one.userId)}>
        <page-avatar .who=${one.userId} .name=${one.name} .app=${bot ?? false}></page-avatar>
        <span class="clip">${place ? html`<b>${place}</b> ` : nothing}${named(one.name)}</span>
        ${one.muted ? html`<span class="mute">${icon('muted', 14)}<span class="unseen">muted</span></span>` : nothing}
        ${isHeard ? html`<span class="unseen">speaking</span>` : nothing}
      </button>
      ${
        this.stage.moderates && look === 'hand'
          ? html`<button type="button" class="button small" @click=${this.#does({ act: 'invite-to-speak', userId: one.userId })}
              aria-label=${`Invite ${name} to speak`}>Invite</button>`
          : nothing
      }
    </li>`;
  }

  #group(title: string, people: readonly PageVoice[], look: string, sign?: IconName) {
    if (people.length === 0) return nothing;
    const more = people.length - NAMED;
    return html`<section class="group" aria-label=${`${title}, ${people.length}`}>
      <h3>${sign ? icon(sign, 14) : nothing}${title} <span>${people.length}</span></h3>
      <ul class=${look}>
        ${people.slice(0, NAMED).map((one, i) => this.#person(one, look, look === 'hand' ? i + 1 : undefined))}
      </ul>
      ${more > 0 ? html`<p class="muted">and ${more} more</p>` : nothing}
    </section>`;
  }

  #button(label: string, act: Act, look = '') {
    return html`<button type="button" class="button ${look}" @click=${this.#does(act)}>${label}</button>`;
  }

  #mute() {
    const muted = this.stage.speakers.find((one) => one.userId === this.store.you?.id)?.muted ?? false;
    return this.#button(muted ? 'Unmute' : 'Mute', { act: 'mute', on: !muted });
  }

  #actions() {
    const { you, channelId, moderates, mayRequest, type } = this.stage;
    const leave = this.#button('Leave quietly', { act: 'leave' }, 'danger');
    if (you === 'outside') {
      const label = type === 2 ? 'Join voice' : this.stage.topic ? 'Join the audience' : 'Join the stage';
      return this.#button(label, { act: 'join', channelId }, 'success');
    }
    if (type === 2) return html`${this.#mute()}${this.#button('Disconnect', { act: 'leave' }, 'danger')}`;
    switch (you) {
      case 'audience':
        return html`${mayRequest ? this.#button('Raise hand', { act: 'raise' }, 'primary') : nothing}
          ${moderates ? this.#button('Speak', { act: 'step-up' }) : nothing}${leave}`;
      case 'hand':
        return html`${this.#button('Lower hand', { act: 'lower' })}
          ${moderates ? this.#button('Speak', { act: 'step-up' }) : nothing}${leave}`;
      case 'invited':
        return html`${this.#button('Accept: speak now', { act: 'accept' }, 'success')}
          ${this.#button('Decline', { act: 'decline' })}${leave}`;
      case 'speaker':
        return html`${this.#mute()}${this.#button('Step down', { act: 'step-down' })}${leave}`;
    }
  }

  override render() {
    const { topic, speakers, invited, hands, audience, you, type } = this.stage;
    const words = {
      outside: 'You are not here.',
      audience: 'You listen.',
      hand: 'Your hand is up.',
      invited: 'You are invited to speak.',
      speaker: type === 2 ? 'You are connected.' : 'You are on stage.',
    };
    const empty = speakers.length + invited.length + hands.length + audience.length === 0;
    return html`<section class="stage" aria-label=${`Stage ${this.name}`}>
      <div class="head">
        <div>
          <h2>${topic ? html`<span class="live">LIVE</span> <bdi>${topic}</bdi>` : 'The stage is not live'}</h2>
          <p class="muted" role="status">${words[you]}</p>
        </div>
        <div class="actions">${this.#actions()}</div>
      </div>
      ${
        you === 'outside'
          ? nothing
          : html`<div class="sound"><page-sound .store=${this.store}></page-sound>${you === 'speaker' ? html`<page-speech .store=${this.store}></page-speech>` : nothing}</div>`
      }
      ${this.#group(type === 2 ? 'Connected' : 'Speakers', speakers, 'speaker', 'stage')}
      ${this.#group('Invited to speak', invited, 'invited')}
      ${this.#group('Raised hands', hands, 'hand', 'hand')}
      ${this.#group('Audience', audience, 'audience')}
      ${empty ? html`<p class="muted">Nobody is here yet.</p>` : nothing}
    </section>`;
  }
}
define('page-stage', StageView);
