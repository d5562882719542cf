// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { authorOf, lineOf } from './happened.js';
import { markup } from './markup.js';
import { theme } from './styles.js';
import { clockTime, dayOf } from './time.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./chat.js').Entry} Entry
 * @typedef {import('./outbox.js').Outgoing} Outgoing
 */

const NEAR_THE_END = 80;

/** The messages of one conversation. Fires `reply` with an entry. */
export class Timeline extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    version: { attribute: false },
    below: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        position: relative;
        display: block;
        min-height: 0;
      }
      [role='log'] {
        display: flex;
        flex-direction: column;
        gap: 0.35rem;
        height: 100%;
        padding: 0.75rem;
        overflow-y: auto;
        overflow-anchor: none;
      }
      .day,
      .event {
        align-self: center;
        margin: 0.35rem 0;
        text-align: center;
      }
      article {
        position: relative;
        align-self: start;
        max-width: min(42rem, 85%);
        padding: 0.45rem 0.75rem;
        border: 1px solid transparent;
        border-radius: var(--radius);
        background: var(--raised);
      }
      article.own {
        align-self: end;
        background: var(--own);
      }
      article.waiting {
        opacity: 0.75;
      }
      article.failed {
        border-color: var(--alert);
      }
      .author {
        font-weight: 600;
      }
      .quote {
        display: block;
        margin-bottom: 0.25rem;
        padding-inline-start: 0.5rem;
        border-inline-start: 3px solid var(--accent);
        max-height: 3rem;
        overflow: hidden;
      }
      .text {
        white-space: normal;
        unicode-bidi: plaintext;
      }
      pre {
        margin: 0.3rem 0;
        padding: 0.5rem;
        overflow-x: auto;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 6px;
      }
      a {
        color: var(--accent);
      }
      .reply {
        position: absolute;
        inset-block-start: -0.8rem;
        inset-inline-end: 0.4rem;
        opacity: 0;
        min-height: 28px;
        border-color: var(--line);
        background: var(--surface);
        font-size: 0.875em;
      }
      article:hover .reply,
      article:focus-within .reply {
        opacity: 1;
      }
      .jump {
        position: absolute;
        inset-block-end: 0.6rem;
        inset-inline: 0;
        width: fit-content;
        margin: 0 auto;
        border-color: var(--line);
        box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {Conversation | undefined} */
    this.conversation = undefined;
    this.version = 0;
    /** How many came below what is seen. */
    this.below = 0;
    this.atEnd = true;
    this.heightBefore = 0;
    this.lastShown = 0;
  }

  get #log() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[role=log]'));
  }

  /** Whether the person sees the latest message. */
  get seesEnd() {
    return this.atEnd;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('conversation')) {
      this.atEnd = true;
      this.below = 0;
      this.lastShown = this.conversation?.last ?? 0;
    }
    const last = this.conversation?.last ?? 0;
    if (last > this.lastShown && !this.atEnd) {
      this.below += last - this.lastShown;
    }
    this.lastShown = last;
    this.heightBefore = this.#log?.scrollHeight ?? 0;
  }

  updated() {
    const log = this.#log;
    if (!log) {
      return;
    }
    if (this.atEnd) {
      log.scrollTop = log.scrollHeight;
    } else if (this.loadingOlder) {
      // What was loaded above must not move what is read.
      log.scrollTop += log.scrollHeight - this.heightBefore;
      this.loadingOlder = false;
    }
  }

  render() {
    const conversation = this.conversation;
    if (!conversation) {
      return nothing;
    }
    const entries = [...conversation.entries.values()].sort((a, b) => a.sequence - b.sequence);
    const waiting = this.chat.outbox.of(conversation.id);
    return html`
      <div
        role="log"
        aria-live="off"
        tabindex="0"
        aria-label=${phrase(this.words, 'history', { title: this.chat.titleOf(conversation) })}
        @scroll=${this.#scrolled}
      >
        ${this.#top(conversation)}
        ${repeat(
          entries,
          (entry) => entry.sequence,
          (entry, index) => this.#entry(entry, entries[index - 1]),
        )}
        ${repeat(
          waiting,
          (message) => message.name,
          (message) => this.#waiting(message),
        )}
      </div>
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
      ? html`<button class="event" @click=${this.#older}>${phrase(this.words, 'older')}</button>`
      : html`<p class="event quiet">${phrase(this.words, 'beginning')}</p>`;
  }

  /**
   * @param {Entry} entry
   * @param {Entry | undefined} before
   */
  #entry(entry, before) {
    const day = dayOf(entry.at, this.chat.language, this.words);
    const newDay = !before || dayOf(before.at, this.chat.language, this.words) !== day;
    return html`${newDay ? html`<p class="day quiet">${day}</p>` : nothing}
    ${entry.kind === 'text' ? this.#message(entry, newDay ? undefined : before) : this.#event(entry)}`;
  }

  /** @param {Entry} entry */
  #event(entry) {
    // Two people who talk alone need not be told that they do.
    return entry.kind === 'created' && this.conversation?.kind === 'DIRECT'
      ? nothing
      : html`<p class="event quiet">${lineOf(this.chat, entry, this.words)}</p>`;
  }

  /**
   * @param {Entry} entry
   * @param {Entry | undefined} before
   */
  #message(entry, before) {
    const own = entry.author === this.chat.user;
    const goesOn = before?.kind === 'text' && before.author === entry.author && entry.at - before.at < 300_000;
    const author = own ? phrase(this.words, 'you') : authorOf(this.chat, entry, this.words);
    return html`<article class=${own ? 'own' : ''} aria-labelledby="a${entry.sequence} t${entry.sequence}">
      <span id="a${entry.sequence}" class=${goesOn || own ? 'hidden' : 'author'}><bdi>${author}</bdi></span>
      ${this.#quote(entry)}
      <div class="text">${guard([entry.text], () => markup(entry.text ?? ''))}</div>
      <time id="t${entry.sequence}" class="quiet" datetime=${new Date(entry.at).toISOString()}
        >${clockTime(entry.at, this.chat.language)}</time
      >
      <button class="reply" @click=${() => this.dispatchEvent(new CustomEvent('reply', { detail: entry }))}>
        ${phrase(this.words, 'reply')}
      </button>
    </article>`;
  }

  /** @param {Entry} entry */
  #quote(entry) {
    const target = entry.replyTo === undefined ? undefined : this.conversation?.entries.get(entry.replyTo);
    if (!target) {
      return nothing;
    }
    const author = authorOf(this.chat, target, this.words);
    return html`<span class="quote quiet"><b>${author}</b> ${lineOf(this.chat, target, this.words)}</span>`;
  }

  /** @param {Outgoing} message */
  #waiting(message) {
    return html`<article class="own ${message.failed ? 'failed' : 'waiting'}">
      <div class="text">${guard([message.text], () => markup(message.text))}</div>
      <span class="quiet">${phrase(this.words, message.failed ? 'failed' : 'waiting')}</span>
      ${message.failed
        ? html`<button @click=${() => this.chat.outbox.retry(message)}>${phrase(this.words, 'retry')}</button
            ><button @click=${() => this.chat.outbox.discard(message)}>${phrase(this.words, 'discard')}</button>`
        : nothing}
    </article>`;
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
    if (!conversation || !conversation.more || !conversation.loaded || this.loadingOlder) {
      return;
    }
    this.loadingOlder = true;
    this.atEnd = false;
    await this.chat.older(conversation.id).catch(() => (this.loadingOlder = false));
  }

  toEnd() {
    this.atEnd = true;
    this.below = 0;
    this.requestUpdate();
    this.dispatchEvent(new Event('seen'));
  }
}

customElements.define('hausfunk-timeline', Timeline);
