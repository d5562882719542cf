// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './message.js';
import './waiting-message.js';
import { isMessage } from './fold.js';
import { authorOf, lineOf } from './happened.js';
import { theme } from './styles.js';
import { dayOf } from './time.js';
import { timelineStyles } from './timeline-styles.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./fold.js').Item} Item
 * @typedef {import('./message.js').Message} Message
 */

const NEAR_THE_END = 80;
const GOES_ON = 300_000;

/** The messages of one conversation, or of one thread in it. Fires `seen`, `write`, and the `action`s of its messages. */
export class Timeline extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    thread: { attribute: false },
    writable: { attribute: false },
    version: { attribute: false },
    below: { state: true },
  };

  static styles = [theme, timelineStyles];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {Conversation | undefined} */
    this.conversation = undefined;
    /** The message whose thread is shown. @type {number | undefined} */
    this.thread = undefined;
    this.writable = true;
    this.version = 0;
    /** How many came below what is seen. */
    this.below = 0;
    this.atEnd = true;
    this.heightBefore = 0;
    this.lastShown = 0;
    /** What was unread when the conversation was opened begins behind this one. */
    this.unreadAfter = 0;
  }

  /** Puts the focus on the messages as a whole. */
  async focus() {
    await this.updateComplete;
    this.#log?.focus();
  }

  get #log() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[role=log]'));
  }

  get #messages() {
    return /** @type {Message[]} */ ([...this.renderRoot.querySelectorAll('hausfunk-message')]);
  }

  /** Whether the person sees the latest message. */
  get seesEnd() {
    return this.atEnd;
  }

  /** What is shown, ascending. */
  get #items() {
    const items = this.conversation?.fold.items ?? [];
    const { thread } = this;
    return thread === undefined
      ? items.filter((item) => item.thread === undefined)
      : items.filter((item) => item.thread === thread || item.sequence === thread);
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    const items = this.#items;
    const last = items[items.length - 1]?.sequence ?? 0;
    const other = changes.has('conversation') && changes.get('conversation')?.id !== this.conversation?.id;
    if (other || changes.has('thread')) {
      this.atEnd = true;
      this.below = 0;
      this.lastShown = last;
      this.unreadAfter = this.conversation && this.conversation.unread > 0 ? this.conversation.read : Number.MAX_VALUE;
    }
    if (last > this.lastShown && !this.atEnd) {
      this.below += items.filter((item) => item.sequence > this.lastShown).length;
    }
    this.lastShown = last;
    this.heightBefore = this.#log?.scrollHeight ?? 0;
  }

  updated() {
    const log = this.#log;
    if (log && !this.loadingOlder) {
      this.#stayAtEnd();
    }
    if (log && this.loadingOlder && this.conversation?.loaded) {
      // What was loaded above must not move what is read.
      this.#whenDrawn(() => {
        log.scrollTop += log.scrollHeight - this.heightBefore;
        this.loadingOlder = false;
      });
    }
  }

  #stayAtEnd() {
    this.#whenDrawn(() => {
      if (this.atEnd && this.#log) {
        this.#log.scrollTop = this.#log.scrollHeight;
      }
    });
  }

  /** @param {() => void} then once every message has its height */
  async #whenDrawn(then) {
    await Promise.all(this.#messages.map((message) => message.updateComplete));
    then();
  }

  render() {
    const conversation = this.conversation;
    if (!conversation) {
      return nothing;
    }
    const items = this.#items;
    const waiting = this.chat.outbox.of(conversation.id).filter((message) => message.thread === this.thread);
    const title = this.chat.titleOf(conversation);
    const first = items.find((item) => isMessage(item) && item.sequence > this.unreadAfter && item.author !== this.chat.user)?.sequence;
    return html`
      <div
        role="log"
        part="history"
        aria-live="off"
        tabindex="0"
        aria-label=${phrase(this.words, this.thread === undefined ? 'history' : 'threadIn', { title })}
        aria-describedby="keys"
        @scroll=${this.#scrolled}
        @keydown=${this.#key}
      >
        ${this.thread === undefined ? this.#top(conversation) : nothing}
        ${repeat(
          items,
          (item) => item.sequence,
          (item, index) => this.#item(item, items[index - 1], first),
        )}
        ${repeat(
          waiting,
          (message) => message.name,
          (message) => html`<hausfunk-waiting-message .chat=${this.chat} .words=${this.words} .message=${message} .version=${this.version} .state=${message.failed}></hausfunk-waiting-message>`,
        )}
      </div>
      <span id="keys" class="hidden">${phrase(this.words, 'historyKeys')}</span>
      ${this.below > 0
        ? html`<button class="jump primary" @click=${this.toEnd}>
            ${phrase(this.words, this.below === 1 ? 'newMessage' : 'newMessages', { count: this.below })}
          </button>`
        : nothing}
    `;
  }

  /** @param {Conversation} conversation */
  #top(conversation) {
    if (!conversation.loaded) {
      return html`<p class="event quiet">${phrase(this.words, 'loading')}</p>`;
    }
    return conversation.more
      ? html`<button class="event quiet" @click=${this.#older}>${phrase(this.words, 'older')}</button>`
      : html`<p class="event quiet">${phrase(this.words, 'beginning')}</p>`;
  }

  /**
   * @param {Item} item
   * @param {Item | undefined} before
   * @param {number | undefined} firstUnread
   */
  #item(item, before, firstUnread) {
    const day = dayOf(item.at, this.chat.language, this.words);
    const newDay = !before || dayOf(before.at, this.chat.language, this.words) !== day;
    const newHere = item.sequence === firstUnread;
    return html`${newDay ? html`<p class="day"><span>${day}</span></p>` : nothing}
    ${newHere ? html`<p class="day new"><span>${phrase(this.words, 'newFromHere')}</span></p>` : nothing}
    ${isMessage(item)
      ? this.#message(item, newDay || newHere ? undefined : before)
      : this.#event(item)}`;
  }

  /** @param {Item} item */
  #event(item) {
    // Two people who talk alone need not be told that they do.
    return item.kind === 'created' && this.conversation?.kind === 'DIRECT'
      ? nothing
      : html`<p class="event ${item.kind === 'system' ? 'notice' : 'quiet'}">
          <bdi>${lineOf(this.chat, item, this.words)}</bdi>
          ${this.#mayUnban(item)
            ? html`<button class="outlined" @click=${() => this.#unban(item)}>${phrase(this.words, 'unban')}</button>`
            : nothing}
        </p>`;
  }

  /** Whether this entry banned somebody who is banned still, as far as is known, and this person may lift it. @param {Item} item */
  #mayUnban(item) {
    const { role = '', present = false, fold } = this.conversation ?? {};
    const person = item.people?.[0];
    return (
      item.kind === 'banned' &&
      present &&
      ['OWNER', 'MODERATOR'].includes(role) &&
      !fold?.items.some((later) => later.sequence > item.sequence && ['banned', 'unbanned', 'added', 'joined'].includes(later.kind) && later.people?.includes(person ?? ''))
    );
  }

  /** @param {Item} item */
  #unban(item) {
    this.dispatchEvent(new CustomEvent('action', { detail: { name: 'unban', item } }));
  }

  /**
   * @param {Item} item
   * @param {Item | undefined} before
   */
  #message(item, before) {
    const fold = this.conversation?.fold;
    const goesOn = before !== undefined && isMessage(before) && before.author === item.author && item.at - before.at < GOES_ON;
    const quoted = item.replyTo === undefined ? undefined : (fold?.get(item.replyTo) ?? fold?.quoted.get(item.replyTo));
    return html`<hausfunk-message
      class=${goesOn ? 'goes-on' : ''}
      exportparts="message, reaction"
      data-sequence=${item.sequence}
      .chat=${this.chat}
      .words=${this.words}
      .item=${item}
      .conversation=${this.conversation?.id ?? ''}
      .quoted=${quoted}
      .author=${authorOf(this.chat, item, this.words)}
      .names=${this.chat.people.learned}
      .goesOn=${goesOn}
      .writable=${this.writable}
      .threads=${this.thread === undefined}
    ></hausfunk-message>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const messages = this.#messages;
    const focused = /** @type {ShadowRoot} */ (this.renderRoot).activeElement;
    const at = messages.indexOf(/** @type {Message} */ (focused));
    const to = {
      ArrowUp: at < 0 ? messages.length - 1 : Math.max(0, at - 1),
      ArrowDown: at < 0 ? messages.length - 1 : at + 1,
      Home: 0,
      End: messages.length - 1,
    }[event.key];
    if (event.key === 'Escape' || (event.key === 'ArrowDown' && at === messages.length - 1 && at >= 0)) {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new Event('write'));
    } else if (to !== undefined && messages[to]) {
      event.preventDefault();
      messages[to].focus();
      messages[to].scrollIntoView({ block: 'nearest' });
      if (to === 0) {
        this.#older();
      }
    }
  }

  /** Puts the focus on the latest message. */
  focusLatest() {
    this.#messages[this.#messages.length - 1]?.focus();
  }

  /** @param {number} sequence */
  async show(sequence) {
    this.atEnd = false;
    await this.updateComplete;
    const message = this.#messages.find((each) => each.item.sequence === sequence);
    message?.scrollIntoView({ block: 'center' });
    message?.focus();
    message?.found();
  }

  #scrolled() {
    const log = this.#log;
    if (!log) {
      return;
    }
    this.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
    if (this.atEnd && this.below > 0) {
      this.below = 0;
    }
    if (this.atEnd) {
      this.dispatchEvent(new Event('seen'));
    }
    if (log.scrollTop < NEAR_THE_END && log.scrollHeight > log.clientHeight) {
      this.#older();
    }
  }

  async #older() {
    const conversation = this.conversation;
    if (!conversation || this.thread !== undefined || !conversation.more || !conversation.loaded || this.loadingOlder) {
      return;
    }
    this.loadingOlder = true;
    this.atEnd = false;
    await this.chat.older(conversation.id).catch(() => (this.loadingOlder = false));
  }

  toEnd() {
    this.atEnd = true;
    this.below = 0;
    this.unreadAfter = Number.MAX_VALUE;
    this.requestUpdate();
    this.dispatchEvent(new Event('seen'));
  }
}

customElements.define('hausfunk-timeline', Timeline);
