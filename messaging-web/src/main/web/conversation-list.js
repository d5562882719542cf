// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { lineOf } from './happened.js';
import { theme } from './styles.js';
import { shortTime } from './time.js';
import { phrase } from './words.js';

/** The conversations of the person. Fires `open-conversation` and `new-conversation`. */
export class ConversationList extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    current: { attribute: false },
    version: { attribute: false },
  };

  static styles = [
    theme,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        background: var(--surface);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 0.4rem 0.5rem 0.4rem 0.9rem;
        border-bottom: 1px solid var(--line);
        font-weight: 600;
      }
      header button {
        font-size: 1.4rem;
        line-height: 1;
      }
      ul {
        margin: 0;
        padding: 0.25rem;
        list-style: none;
        overflow-y: auto;
      }
      li button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 0.5rem;
        width: 100%;
        padding: 0.5rem 0.65rem;
        text-align: start;
      }
      li button[aria-current='true'] {
        background: var(--raised);
        border-color: var(--line);
      }
      .title {
        font-weight: 600;
      }
      .title,
      .line {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .count {
        min-width: 1.5rem;
        padding: 0 0.4rem;
        border-radius: 1rem;
        background: var(--accent);
        color: var(--on-accent);
        text-align: center;
        font-weight: 600;
      }
      .dot {
        display: inline-block;
        width: 0.6rem;
        height: 0.6rem;
        margin-inline-end: 0.4rem;
        border: 2px solid var(--quiet);
        border-radius: 50%;
      }
      .dot.online {
        background: var(--here);
        border-color: var(--here);
      }
      .dot.busy {
        background: var(--alert);
        border-color: var(--alert);
      }
      p {
        padding: 0 0.9rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {string | undefined} */
    this.current = undefined;
    this.version = 0;
  }

  render() {
    const list = this.chat.list;
    return html`
      <header>
        <span id="name">${phrase(this.words, 'conversations')}</span>
        <button
          part="new"
          aria-label=${phrase(this.words, 'newConversation')}
          title=${phrase(this.words, 'newConversation')}
          @click=${() => this.dispatchEvent(new Event('new-conversation'))}
        >
          +
        </button>
      </header>
      ${list.length === 0
        ? html`<p class="quiet">${phrase(this.words, this.chat.listed ? 'noConversations' : 'loading')}</p>`
        : nothing}
      <ul aria-labelledby="name">
        ${repeat(
          list,
          (conversation) => conversation.id,
          (conversation) => this.#row(conversation),
        )}
      </ul>
    `;
  }

  /** @param {import('./chat.js').Conversation} conversation */
  #row(conversation) {
    const latest = conversation.latest;
    const presence = conversation.other === undefined ? undefined : this.chat.people.presence.get(conversation.other);
    return html`<li>
      <button
        aria-current=${String(conversation.id === this.current)}
        @click=${() => this.dispatchEvent(new CustomEvent('open-conversation', { detail: conversation.id }))}
      >
        <span class="title"
          >${conversation.other === undefined
            ? nothing
            : html`<span class="dot ${presence ?? ''}"></span
                ><span class="hidden">${phrase(this.words, presenceWord(presence))}</span>`}<bdi
            >${this.chat.titleOf(conversation)}</bdi
          ></span
        >
        <span class="quiet">${latest ? shortTime(latest.at, this.chat.language) : nothing}</span>
        <span class="line quiet">${latest ? html`<bdi>${lineOf(this.chat, latest, this.words)}</bdi>` : nothing}</span>
        ${conversation.unread > 0
          ? html`<span class="count"
              ><span aria-hidden="true">${conversation.unread}</span
              ><span class="hidden">${phrase(this.words, 'unread', { count: conversation.unread })}</span></span
            >`
          : html`<span></span>`}
      </button>
    </li>`;
  }
}

/** @param {string | undefined} presence */
function presenceWord(presence) {
  return presence === undefined || presence === 'offline' ? 'offlinePresence' : presence;
}

customElements.define('hausfunk-conversation-list', ConversationList);
