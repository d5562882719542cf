// SPDX-License-Identifier: Apache-2.0
/** `<hausfunk-chat>`: a chat for a portal's page. */
import { LitElement, html, nothing } from 'lit';
import './conversation-list.js';
import './conversation-view.js';
import './new-conversation.js';
import { Announcer } from './announcer.js';
import { Chat } from './chat.js';
import { layout, theme } from './styles.js';
import { phrase, wordsFor } from './words.js';

/**
 * Attributes: `conversation` or `subject` shows one conversation alone; `language` and `theme` (`light`, `dark`) win over the
 * host's and the system's. Fires `hausfunk-unread` with the count, and `hausfunk-signed-out`.
 */
export class HausfunkChat extends LitElement {
  static properties = {
    conversation: {},
    subject: {},
    language: {},
    theme: { reflect: true },
    current: { state: true },
    choosing: { state: true },
    version: { state: true },
    failure: { state: true },
  };

  static styles = [theme, layout];

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
    /** @type {string | undefined} */
    this.current = undefined;
    this.choosing = false;
    this.version = 0;
    this.failure = '';
    this.unread = 0;
    this.chat = new Chat(new URL('..', import.meta.url));
    this.announcer = new Announcer(this.chat, () => this.words);
    this.chat.addEventListener('change', () => this.#changed());
    this.chat.addEventListener('arrived', (event) => {
      const entry = /** @type {CustomEvent} */ (event).detail;
      this.announcer.arrived(entry, entry.conversation === this.current, (text) => this.#say(text));
    });
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

  get #single() {
    return this.conversation !== undefined || this.subject !== undefined;
  }

  get #view() {
    return /** @type {import('./conversation-view.js').ConversationView | null} */ (
      this.renderRoot?.querySelector('hausfunk-conversation')
    );
  }

  #changed() {
    this.version++;
    if (this.chat.connection.state === 'online' && this.#single && this.current === undefined) {
      this.#openSingle();
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

  async #openSingle() {
    if (this.opening) {
      return;
    }
    this.opening = true;
    try {
      await this.#open(this.conversation ?? (await this.chat.subject(this.subject ?? '')));
    } catch (error) {
      this.failure = /** @type {Error} */ (error).message;
    } finally {
      this.opening = false;
    }
  }

  /** @param {string} id */
  async #open(id) {
    this.choosing = false;
    this.current = id;
    this.failure = '';
    try {
      await this.chat.open(id);
    } catch (error) {
      this.failure = /** @type {Error} */ (error).message;
    }
    await this.updateComplete;
    this.#view?.focus();
  }

  render() {
    const conversation = this.current === undefined ? undefined : this.chat.conversations.get(this.current);
    const open = this.choosing || this.current !== undefined;
    return html`
      <div class="frame ${open ? 'open' : ''} ${this.#single ? 'single' : ''}" lang=${this.language ?? this.chat.language}>
        <p class="state" role="status">${this.#state()}</p>
        ${this.#single
          ? nothing
          : html`<hausfunk-conversation-list
              class="side"
              part="list"
              .chat=${this.chat}
              .words=${this.words}
              .current=${this.current}
              .version=${this.version}
              @open-conversation=${(/** @type {CustomEvent} */ event) => this.#open(event.detail)}
              @new-conversation=${this.#choose}
            ></hausfunk-conversation-list>`}
        <div class="main" part="conversation">${this.#main(conversation)}</div>
      </div>
      <div id="announcer" class="hidden" role="status"></div>
    `;
  }

  /** @param {import('./chat.js').Conversation | undefined} conversation */
  #main(conversation) {
    if (this.choosing) {
      return html`<hausfunk-new-conversation
        .chat=${this.chat}
        .words=${this.words}
        @cancel=${() => (this.choosing = false)}
        @opened=${(/** @type {CustomEvent} */ event) => this.#open(event.detail)}
      ></hausfunk-new-conversation>`;
    }
    return conversation
      ? html`<hausfunk-conversation
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .closable=${!this.#single}
          .version=${this.version}
          @close-conversation=${() => (this.current = undefined)}
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

  async #choose() {
    this.choosing = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('hausfunk-new-conversation'))?.focus();
  }

  /** @param {string} text */
  #say(text) {
    const announcer = this.renderRoot?.querySelector('#announcer');
    if (announcer) {
      announcer.textContent = text;
    }
  }
}

customElements.define('hausfunk-chat', HausfunkChat);
