// SPDX-License-Identifier: Apache-2.0
/** `<hausfunk-chat>`: a chat for a portal's page. */
import { LitElement, html, nothing } from 'lit';
import './announcement-region.js';
import './conversation-list.js';
import './conversation-view.js';
import './new-conversation.js';
import { Announcer } from './announcer.js';
import { Chat } from './chat.js';
import { DesktopNotifications } from './desktop.js';
import { failureOf } from './failure.js';
import { icon } from './icons.js';
import { LINK } from './message-menu.js';
import { layout, theme, tokens } from './styles.js';
import { phrase, wordsFor } from './words.js';

/**
 * Attributes: `conversation` or `subject` shows one conversation alone; `view` is `panel` for a narrow place, or `badge` for a button with
 * the count of unread messages that opens the chat over the page; `language` and `theme` (`light`, `dark`) win over the
 * host's and the system's. Fires `hausfunk-unread` with the count, and `hausfunk-signed-out`.
 */
export class HausfunkChat extends LitElement {
  static properties = {
    conversation: {},
    subject: {},
    language: {},
    theme: { reflect: true },
    view: { reflect: true },
    shown: { state: true },
    current: { state: true },
    choosing: { state: true },
    version: { state: true },
    failure: { state: true },
  };

  static styles = [tokens, theme, layout];

  constructor() {
    super();
    /** @type {string | undefined} */
    this.conversation = undefined;
    /** @type {string | undefined} */
    this.subject = undefined;
    /** @type {string | undefined} */
    this.language = undefined;
    /** @type {string | undefined} */
    this.theme = undefined;
    /** @type {'panel' | 'badge' | undefined} */
    this.view = undefined;
    /** Whether a badge shows the chat. */
    this.shown = false;
    /** @type {string | undefined} */
    this.current = undefined;
    this.choosing = false;
    this.version = 0;
    this.failure = '';
    this.unread = 0;
    this.chat = new Chat(new URL('..', import.meta.url));
    this.announcer = new Announcer(this.chat, () => this.words);
    this.alarms = new Announcer(this.chat, () => this.words);
    this.desktop = new DesktopNotifications(
      this.chat,
      () => this.words,
      (conversation, sequence) => this.#notified(conversation, sequence),
    );
    this.chat.addEventListener('change', () => this.#changed());
    this.chat.addEventListener('arrived', (event) => {
      const entry = /** @type {CustomEvent} */ (event).detail;
      this.announcer.arrived(entry, entry.conversation === this.current && this.#visible, (text) => this.#say(text));
      this.desktop.arrived(entry);
    });
    for (const happened of ['announced', 'gone']) {
      this.chat.announcements.addEventListener(happened, (event) => {
        const announcement = /** @type {CustomEvent} */ (event).detail;
        const urgent = announcement.priority === 'emergency' && happened === 'announced';
        (urgent ? this.alarms : this.announcer).announced(announcement, (text) => this.#say(text, urgent ? '#alarm' : '#announcements'));
      });
    }
    this.refocus = () => this.#view?.seen();
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('focus', this.refocus);
    document.addEventListener('visibilitychange', this.refocus);
    this.chat.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.refocus);
    document.removeEventListener('visibilitychange', this.refocus);
    this.chat.stop();
  }

  get words() {
    return wordsFor(this.language ?? this.chat.language);
  }

  get #visible() {
    return this.view !== 'badge' || this.shown;
  }

  get #single() {
    return this.conversation !== undefined || this.subject !== undefined;
  }

  get #view() {
    return /** @type {import('./conversation-view.js').ConversationView | null} */ (
      this.renderRoot?.querySelector('hausfunk-conversation')
    );
  }

  /**
   * Shows what the person was notified of.
   * @param {string} conversation
   * @param {number} sequence
   */
  #notified(conversation, sequence) {
    this.shown = true;
    if (!this.#single || this.current === conversation) {
      this.#open(conversation, sequence);
    }
  }

  #changed() {
    this.version++;
    this.desktop.forgetRead();
    if (this.chat.connection.state === 'online' && this.#visible) {
      this.#openFirst();
    }
    if (this.chat.unread !== this.unread) {
      this.unread = this.chat.unread;
      this.dispatchEvent(new CustomEvent('hausfunk-unread', { detail: this.unread }));
    }
    if (this.chat.connection.state === 'signed-out' && !this.toldSignedOut) {
      this.toldSignedOut = true;
      this.dispatchEvent(new Event('hausfunk-signed-out'));
    }
  }

  /** What the page's attributes or its address ask for. */
  #openFirst() {
    if (this.#single && this.current === undefined) {
      this.#openSingle();
    } else if (!this.#single && this.chat.listed && !this.linked) {
      this.linked = true;
      this.#openLink();
    }
  }

  #openLink() {
    const [, conversation, sequence] = LINK.exec(location.hash) ?? [];
    if (conversation !== undefined) {
      this.#open(conversation, Number(sequence));
    }
  }

  async #openSingle() {
    if (this.opening) {
      return;
    }
    this.opening = true;
    try {
      await this.#open(this.conversation ?? (await this.chat.requests.subject(this.subject ?? '')));
    } catch (error) {
      this.failure = failureOf(this.words, error);
    } finally {
      this.opening = false;
    }
  }

  /**
   * @param {string} id
   * @param {number} [sequence] the message to show
   */
  async #open(id, sequence) {
    this.chat.opened(id);
    this.choosing = false;
    this.current = id;
    this.failure = '';
    try {
      await this.chat.open(id);
    } catch (error) {
      this.failure = failureOf(this.words, error);
    }
    await this.updateComplete;
    const view = this.#view;
    await view?.updateComplete;
    if (sequence === undefined) {
      view?.focus();
    } else {
      await view?.show(sequence);
    }
  }

  async #close() {
    this.current = undefined;
    await this.updateComplete;
    this.#list?.focus();
  }

  get #list() {
    return /** @type {HTMLElement | null} */ (this.renderRoot?.querySelector('hausfunk-conversation-list'));
  }

  render() {
    return html`${this.view === 'badge' ? this.#badge() : this.#frame()}
      <div id="announcer" class="hidden" role="status"></div>
      <div id="announcements" class="hidden" role="status"></div>
      <div id="alarm" class="hidden" role="alert"></div>`;
  }

  #badge() {
    const count = this.chat.unread + this.chat.announcements.pinned.length;
    return html`<button
        class="badge"
        part="badge"
        aria-expanded=${String(this.shown)}
        aria-label=${phrase(this.words, count > 0 ? 'chatUnread' : 'chat', { count })}
        @click=${() => this.#show(!this.shown)}
      >
        ${icon('chat')}${count > 0 ? html`<span class="count" aria-hidden="true">${count > 99 ? '99+' : count}</span>` : nothing}
      </button>
      ${this.shown
        ? html`<div class="floating" part="floating" role="dialog" aria-label=${phrase(this.words, 'chat')} @keydown=${this.#floatingKey}>
            ${this.#frame()}
          </div>`
        : nothing}`;
  }

  /** @param {boolean} whether */
  async #show(whether) {
    this.shown = whether;
    this.#changed();
    await this.updateComplete;
    if (whether) {
      (this.#view ?? this.#list)?.focus();
    } else {
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.badge'))?.focus();
    }
  }

  /** @param {KeyboardEvent} event */
  #floatingKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      this.#show(false);
    }
  }

  #frame() {
    const conversation = this.current === undefined ? undefined : this.chat.conversations.get(this.current);
    const open = this.choosing || this.current !== undefined;
    const classes = `${open ? 'open' : ''} ${this.#single ? 'single' : ''} ${this.view ? 'stacked' : ''}`;
    return html`
      <div class="frame ${classes}" lang=${this.language ?? this.chat.language}>
        <p class="state" role="status">${this.#state()}</p>
        <hausfunk-announcements
          part="announcements"
          .chat=${this.chat}
          .words=${this.words}
          .version=${this.version}
        ></hausfunk-announcements>
        ${this.#single
          ? nothing
          : html`<hausfunk-conversation-list
              class="side"
              part="list"
              exportparts="new"
              .chat=${this.chat}
              .words=${this.words}
              .current=${this.current}
              .desktop=${this.desktop}
              .version=${this.version}
              @open-conversation=${(/** @type {CustomEvent} */ event) => this.#open(event.detail)}
              @new-conversation=${this.#choose}
            ></hausfunk-conversation-list>`}
        <div class="main" part="conversation">${this.#main(conversation)}</div>
      </div>
    `;
  }

  /** @param {import('./chat.js').Conversation | undefined} conversation */
  #main(conversation) {
    if (this.choosing) {
      return html`<hausfunk-new-conversation
        .chat=${this.chat}
        .words=${this.words}
        @cancel=${this.#chosen}
        @opened=${(/** @type {CustomEvent} */ event) => this.#open(event.detail)}
      ></hausfunk-new-conversation>`;
    }
    return conversation
      ? html`<hausfunk-conversation
          exportparts="header, history, message, reaction, field, send"
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .closable=${!this.#single}
          .version=${this.version}
          @close-conversation=${this.#close}
        ></hausfunk-conversation>`
      : html`<div class="empty">${phrase(this.words, this.#single ? 'loading' : 'choose')}</div>`;
  }

  #state() {
    switch (this.chat.connection.state) {
      case 'connecting':
        // Once connected, a short break is not worth a word.
        return this.chat.listed ? '' : phrase(this.words, 'connecting');
      case 'offline':
        return phrase(this.words, 'offline');
      case 'signed-out':
        return phrase(this.words, 'signedOut');
      case 'outdated':
        return phrase(this.words, 'outdated');
      case 'elsewhere':
        return html`${phrase(this.words, 'elsewhere')}
          <button @click=${() => this.chat.connection.goOn()}>${phrase(this.words, 'goOn')}</button>`;
      default:
        return this.failure;
    }
  }

  async #chosen() {
    this.choosing = false;
    await this.updateComplete;
    (this.#view ?? this.#list)?.focus();
  }

  async #choose() {
    this.choosing = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('hausfunk-new-conversation'))?.focus();
  }

  /**
   * @param {string} text
   * @param {string} [region]
   */
  #say(text, region = '#announcer') {
    const announcer = this.renderRoot?.querySelector(region);
    if (announcer) {
      announcer.textContent = text;
    }
  }
}

customElements.define('hausfunk-chat', HausfunkChat);
