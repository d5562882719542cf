// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { avatar, avatarStyles } from './avatar.js';
import { ConversationMenu } from './conversation-menu.js';
import { listStyles } from './conversation-list-styles.js';
import { failureOf } from './failure.js';
import { lineOf } from './happened.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { isSoftware } from './people.js';
import { theme } from './styles.js';
import { shortTime } from './time.js';
import { phrase } from './words.js';

/** @typedef {import('./chat.js').Conversation} Conversation */

/** The conversations of the person. Fires `open-conversation` and `new-conversation`. */
export class ConversationList extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    current: { attribute: false },
    desktop: { attribute: false },
    version: { attribute: false },
    archive: { state: true },
    failure: { state: true },
  };

  static styles = [theme, avatarStyles, listStyles];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {string | undefined} */
    this.current = undefined;
    /** @type {import('./desktop.js').DesktopNotifications | undefined} */
    this.desktop = undefined;
    this.version = 0;
    /** Whether those are shown that the person put away. */
    this.archive = false;
    this.failure = '';
  }

  async focus() {
    await this.updateComplete;
    const rows = this.#rows;
    (rows.find((row) => row.getAttribute('aria-current') === 'true') ?? rows[0] ?? this.renderRoot.querySelector('button'))?.focus();
  }

  get #rows() {
    return /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('.row')]);
  }

  render() {
    const all = this.chat.list;
    const archived = all.filter((conversation) => conversation.settings.archived).length;
    const list = all.filter((conversation) => (conversation.settings.archived ?? false) === this.archive);
    return html`
      <header>
        <span id="name">${phrase(this.words, this.archive ? 'archived' : 'conversations')}</span>
        ${this.desktop?.possible ? this.#bell(this.desktop) : nothing}
        <button
          part="new"
          class="icon"
          aria-label=${phrase(this.words, 'newConversation')}
          title=${phrase(this.words, 'newConversation')}
          @click=${() => this.dispatchEvent(new Event('new-conversation'))}
        >
          ${icon('plus')}
        </button>
      </header>
      ${list.length === 0
        ? html`<p class="quiet">${phrase(this.words, this.chat.listed ? 'noConversations' : 'loading')}</p>`
        : nothing}
      <span role="alert" class="quiet">${this.failure}</span>
      <ul aria-labelledby="name" @keydown=${this.#key}>
        ${repeat(
          list,
          (conversation) => conversation.id,
          (conversation, index) => this.#row(conversation, index),
        )}
      </ul>
      ${archived > 0 || this.archive
        ? html`<button class="archive" @click=${() => (this.archive = !this.archive)}>
            ${this.archive ? phrase(this.words, 'conversations') : phrase(this.words, 'archivedCount', { count: archived })}
          </button>`
        : nothing}
    `;
  }

  /** @param {import('./desktop.js').DesktopNotifications} desktop */
  #bell(desktop) {
    const label = phrase(this.words, 'desktop');
    return html`<button
      class="icon"
      aria-haspopup="menu"
      aria-label=${label}
      title=${label}
      @click=${(/** @type {Event} */ event) => this.#desktop(desktop, label, /** @type {HTMLElement} */ (event.currentTarget))}
    >
      ${icon(desktop.choice === 'off' ? 'muted' : 'bell')}
    </button>`;
  }

  /**
   * @param {import('./desktop.js').DesktopNotifications} desktop
   * @param {string} label
   * @param {HTMLElement} opener
   */
  #desktop(desktop, label, opener) {
    if (desktop.refused) {
      this.failure = phrase(this.words, 'desktopRefused');
      return;
    }
    const choices = /** @type {const} */ (['off', 'short', 'full']).map((choice) => ({
      key: choice,
      label: phrase(this.words, `desktop_${choice}`),
      checked: desktop.choice === choice,
      run: () => desktop.choose(choice),
    }));
    openMenu(/** @type {ShadowRoot} */ (this.renderRoot), opener, label, choices);
  }

  /**
   * @param {Conversation} conversation
   * @param {number} index
   */
  #row(conversation, index) {
    const { chat, words } = this;
    const { latest, other, unread } = conversation;
    const title = chat.titleOf(conversation);
    const presence = other === undefined || isSoftware(other) ? undefined : (chat.people.presence.get(other) ?? 'offline');
    const current = conversation.id === this.current;
    return html`<li class=${unread > 0 || conversation.settings.markedUnread ? 'new' : ''} @contextmenu=${(/** @type {MouseEvent} */ event) => this.#context(event, conversation)}>
      <button
        class="row"
        data-id=${conversation.id}
        tabindex=${current || (this.current === undefined && index === 0) ? 0 : -1}
        aria-current=${String(current)}
        @click=${() => this.dispatchEvent(new CustomEvent('open-conversation', { detail: conversation.id }))}
      >
        <span class="face"
          >${avatar(title, other ?? conversation.id)}${presence === undefined
            ? nothing
            : html`<span class="dot ${presence}"></span><span class="hidden">${phrase(words, presence === 'offline' ? 'offlinePresence' : presence)}</span>`}</span
        >
        <span class="title"><bdi>${title}</bdi></span>
        <span class="quiet">${latest ? shortTime(latest.at, chat.language) : nothing}</span>
        <span class="line quiet">${latest ? html`<bdi>${this.#line(conversation)}</bdi>` : nothing}</span>
        <span class="marks">${this.#marks(conversation)}</span>
      </button>
      <button
        class="icon menu"
        tabindex="-1"
        aria-haspopup="menu"
        aria-label=${phrase(words, 'actionsFor', { name: title })}
        @click=${(/** @type {Event} */ event) => this.#menu(conversation, /** @type {HTMLElement} */ (event.currentTarget))}
      >
        ${icon('more')}
      </button>
    </li>`;
  }

  /** The latest message, and in a group who said it. @param {Conversation} conversation */
  #line({ latest: entry, kind, fold }) {
    if (!entry) {
      return '';
    }
    // What became of it since.
    const latest = fold.get(entry.sequence) ?? fold.quoted.get(entry.sequence) ?? entry;
    const line = lineOf(this.chat, latest, this.words);
    if (latest.kind !== 'text' || (kind === 'DIRECT' && latest.author !== this.chat.user)) {
      return line;
    }
    const name = latest.author === this.chat.user ? phrase(this.words, 'you') : this.chat.people.nameOf(latest.author);
    return `${name}: ${line}`;
  }

  /** @param {Conversation} conversation */
  #marks(conversation) {
    const { chat, words } = this;
    const { unread, mentioned, settings } = conversation;
    return html`${settings.pinned ? html`${icon('pin')}<span class="hidden">${phrase(words, 'pinnedConversation')}</span>` : nothing}
    ${chat.muted(settings) ? html`${icon('muted')}<span class="hidden">${phrase(words, 'muted')}</span>` : nothing}
    ${mentioned > 0
      ? html`<span class="count at" title=${phrase(words, 'mentionedCount', { count: mentioned })}
          ><span aria-hidden="true">@</span><span class="hidden">${phrase(words, 'mentionedCount', { count: mentioned })}</span></span
        >`
      : nothing}
    ${unread === 0 && settings.markedUnread
      ? html`<span class="count note"><span class="hidden">${phrase(words, 'markedUnread')}</span></span>`
      : nothing}
    ${unread > 0
      ? html`<span class="count ${chat.quiet(conversation) ? 'still' : ''}"
          ><span aria-hidden="true">${unread > 99 ? '99+' : unread}</span
          ><span class="hidden">${phrase(words, 'unread', { count: unread })}</span></span
        >`
      : nothing}`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const rows = this.#rows;
    const focused = /** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement);
    const at = rows.indexOf(focused);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const conversation = this.chat.conversations.get(focused?.dataset.id ?? '');
    if (to !== undefined && at >= 0) {
      event.preventDefault();
      rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    } else if (conversation && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      event.preventDefault();
      this.#menu(conversation, focused);
    }
  }

  /**
   * @param {MouseEvent} event
   * @param {Conversation} conversation
   */
  #context(event, conversation) {
    event.preventDefault();
    const row = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.currentTarget).querySelector('.row'));
    if (row) {
      this.#menu(conversation, row, { x: event.clientX, y: event.clientY });
    }
  }

  /**
   * @param {Conversation} conversation
   * @param {HTMLElement} opener
   * @param {{x: number, y: number}} [at]
   */
  #menu(conversation, opener, at) {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    new ConversationMenu(this.chat, conversation, root, this.words, (error) => (this.failure = failureOf(this.words, error))).open(opener, at);
  }
}

customElements.define('hausfunk-conversation-list', ConversationList);
