// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import { avatar, avatarStyles } from './avatar.js';
import { cardStyles } from './card-styles.js';
import { lineOf } from './happened.js';
import { icon } from './icons.js';
import { bodyOf } from './message-body.js';
import { messageStyles } from './message-styles.js';
import { theme } from './styles.js';
import { clockTime } from './time.js';
import { phrase } from './words.js';

/** @typedef {import('./fold.js').Item} Item */

/** One message with its reactions. Fires `action` with what the person wants to do: its name, the item, and the button. */
export class Message extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    item: { attribute: false },
    conversation: { attribute: false },
    quoted: { attribute: false },
    author: { attribute: false },
    goesOn: { attribute: false },
    names: { attribute: false },
    writable: { attribute: false },
    threads: { attribute: false },
    active: { state: true },
  };

  static styles = [theme, avatarStyles, messageStyles, cardStyles];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {Item} */
    this.item;
    this.conversation = '';
    /** What it answers. @type {Item | undefined} */
    this.quoted = undefined;
    this.author = '';
    /** Whether it goes on with what the same person said just before. */
    this.goesOn = false;
    /** Changes when a name becomes known. */
    this.names = 0;
    /** Whether the person may write in the conversation. */
    this.writable = true;
    /** Whether it may have a thread of its own. */
    this.threads = true;
    this.active = false;
    this.addEventListener('pointerenter', () => (this.active = true));
    this.addEventListener('pointerleave', () => (this.active = this.matches(':focus-within')));
    this.addEventListener('focusin', () => (this.active = true));
    this.addEventListener('focusout', (event) => {
      this.active = this.matches(':hover') || (event.relatedTarget instanceof Node && this.contains(event.relatedTarget));
    });
  }

  focus() {
    this.#article?.focus();
  }

  get #article() {
    return this.renderRoot.querySelector('article');
  }

  /** @returns {HTMLElement} what a menu opens beside */
  get more() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.tools .more')) ?? this.#article ?? this;
  }

  /** Shows which one was looked for. */
  found() {
    this.#article?.classList.add('found');
    setTimeout(() => this.#article?.classList.remove('found'), 2_000);
  }

  render() {
    const { item, chat } = this;
    const own = item.author === chat.user;
    const gone = item.kind === 'gone';
    const me = item.everyone === true || item.mentions?.includes(chat.user) === true;
    const name = own ? phrase(this.words, 'you') : this.author;
    const classes = `${own ? 'own' : ''} ${gone ? 'gone' : ''} ${me && !own ? 'mentioned' : ''}`;
    return html`<article
      class=${classes}
      tabindex="-1"
      aria-labelledby="author text time"
      aria-describedby="about"
      @keydown=${this.#key}
      @contextmenu=${this.#context}
    >
      ${own || this.goesOn ? nothing : avatar(this.author, item.author ?? '')}
      <div class="bubble ${item.kind === 'text' || gone ? '' : 'with-files'}" part="message">
        <span id="author" class=${this.goesOn || own ? 'hidden' : 'author'}><bdi>${name}</bdi></span>
        ${this.#quote()}
        <div class="said">
        ${bodyOf(this)}
        <div class="meta">
          ${item.pinned ? html`${icon('pin')}<span class="hidden">${phrase(this.words, 'pinned')}</span>` : nothing}
          ${item.editedAt === undefined ? nothing : html`<span>${phrase(this.words, 'edited')}</span>`}
          <time id="time" datetime=${new Date(item.at).toISOString()}>${clockTime(item.at, chat.language)}</time>
        </div>
        </div>
        ${this.active && !gone ? this.#tools() : nothing}
      </div>
      ${this.#below()}
      <span id="about" class="hidden">${this.#about()}</span>
    </article>`;
  }

  #quote() {
    const { quoted, chat, words } = this;
    return quoted === undefined
      ? nothing
      : html`<button
          class="quote"
          tabindex=${this.active ? 0 : -1}
          aria-label=${phrase(words, 'goToQuoted', { name: chat.people.nameOf(quoted.author) })}
          @click=${() => this.#act('jump', quoted)}
        >
          <b><bdi>${chat.people.nameOf(quoted.author)}</bdi></b><bdi>${lineOf(chat, quoted, words)}</bdi>
        </button>`;
  }

  #below() {
    const { item, words } = this;
    const reactions = item.reactions ?? [];
    if (reactions.length === 0 && (!item.replies || !this.threads)) {
      return nothing;
    }
    return html`<div class="below">
      ${reactions.map((each) => {
        const who = this.#who(each);
        return html`<button
          class="reaction"
          part="reaction"
          tabindex=${this.active ? 0 : -1}
          aria-pressed=${String(each.own)}
          aria-label=${`${each.reaction} ${who}`}
          title=${who}
          ?disabled=${!this.writable}
          @click=${() => this.#act('toggle', item, each.reaction)}
        >
          <bdi>${each.reaction}</bdi><span>${each.count}</span>
        </button>`;
      })}
      ${item.replies && this.threads
        ? html`<button class="replies" tabindex=${this.active ? 0 : -1} @click=${() => this.#act('thread')}>
            ${icon('thread')}${phrase(words, item.replies.count === 1 ? 'oneReply' : 'replies', { count: item.replies.count })}
          </button>`
        : nothing}
    </div>`;
  }

  /** @param {import('./fold.js').Reaction} reaction */
  #who(reaction) {
    const { chat, words } = this;
    const others = (reaction.who ?? []).filter((user) => user !== '' && user !== chat.user).map((user) => chat.people.nameOf(user));
    const known = reaction.own ? [phrase(words, 'you'), ...others] : others;
    const rest = reaction.count - known.length;
    if (rest > 0) {
      known.push(known.length === 0 ? phrase(words, rest === 1 ? 'onePerson' : 'memberCount', { count: rest }) : phrase(words, 'others', { count: rest }));
    }
    return known.join(', ');
  }

  #tools() {
    const { words } = this;
    const tool = (/** @type {string} */ action, /** @type {string} */ picture, /** @type {string} */ label) =>
      html`<button
        class="icon ${action}"
        tabindex="0"
        aria-label=${phrase(words, label)}
        title=${phrase(words, label)}
        aria-haspopup=${action === 'more' ? 'menu' : nothing}
        @click=${(/** @type {Event} */ event) => this.#act(action, this.item, /** @type {HTMLElement} */ (event.currentTarget))}
      >
        ${icon(picture)}
      </button>`;
    return html`<div class="tools">
      ${this.writable
        ? html`${tool('react', 'smile', 'react')} ${tool('reply', 'reply', 'reply')}
          ${this.threads ? tool('thread', 'thread', 'replyInThread') : nothing}`
        : nothing}
      ${tool('more', 'more', 'moreActions')}
    </div>`;
  }

  /** What else a screen reader says of it. */
  #about() {
    const { item, words } = this;
    const parts = [];
    if (item.editedAt !== undefined) {
      parts.push(phrase(words, 'edited'));
    }
    if (item.pinned) {
      parts.push(phrase(words, 'pinned'));
    }
    for (const each of item.reactions ?? []) {
      parts.push(`${each.reaction} ${each.count}`);
    }
    if (item.replies) {
      parts.push(phrase(words, item.replies.count === 1 ? 'oneReply' : 'replies', { count: item.replies.count }));
    }
    return parts.join(', ');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const onArticle = event.composedPath()[0] === this.#article;
    if ((event.key === 'Enter' && onArticle) || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      this.#act('more', this.item, this.#article);
    } else if (onArticle && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const action = { r: 'reply', t: 'thread', e: 'edit', '+': 'react' }[event.key];
      if (action !== undefined && this.item.kind !== 'gone') {
        event.preventDefault();
        this.#act(action, this.item, this.#article);
      }
    }
  }

  /** @param {PointerEvent} event */
  #context(event) {
    // A selection, or a link, has a menu of the browser's own.
    if (String(document.getSelection()) === '' && !event.composedPath().some((node) => node instanceof HTMLAnchorElement)) {
      event.preventDefault();
      this.#act('more', this.item, this.#article, { x: event.clientX, y: event.clientY });
    }
  }

  /**
   * @param {string} name
   * @param {Item} [item]
   * @param {unknown} [detail]
   * @param {{x: number, y: number}} [at]
   */
  #act(name, item = this.item, detail, at) {
    this.dispatchEvent(new CustomEvent('action', { detail: { name, item, detail, at }, bubbles: true, composed: true }));
  }
}

customElements.define('hausfunk-message', Message);
