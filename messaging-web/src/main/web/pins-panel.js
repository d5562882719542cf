// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { authorOf, lineOf } from './happened.js';
import { panelHeader, panelStyles } from './side-panel.js';
import { theme } from './styles.js';
import { shortTime } from './time.js';
import { phrase } from './words.js';

/** The pinned messages among those that were loaded. Fires `close-panel`, and `action` to show one. */
export class PinsPanel extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    version: { attribute: false },
  };

  static styles = [
    theme,
    panelStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: block;
        width: 100%;
        padding: 0.5rem 0.6rem;
        text-align: start;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: 0.5rem;
      }
      .line {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow: hidden;
      }
      p {
        padding: 0 0.6rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {import('./chat.js').Conversation | undefined} */
    this.conversation = undefined;
    this.version = 0;
  }

  async focus() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('li button') ?? this.renderRoot.querySelector('button'))?.focus();
  }

  render() {
    const { chat, words, conversation } = this;
    if (!conversation) {
      return nothing;
    }
    const pinned = conversation.fold.items.filter((item) => item.pinned).reverse();
    return html`${panelHeader(words, phrase(words, 'pins'), () => this.dispatchEvent(new Event('close-panel')))}
      <div class="content">
        ${pinned.length === 0 ? html`<p class="quiet">${phrase(words, 'noPins')}</p>` : nothing}
        <ul>
          ${pinned.map(
            (item) => html`<li>
              <button @click=${() => this.#show(item)}>
                <span class="head"
                  ><b><bdi>${authorOf(chat, item, words)}</bdi></b
                  ><span class="quiet">${shortTime(item.at, chat.language)}</span></span
                >
                <bdi class="line">${lineOf(chat, item, words)}</bdi>
              </button>
            </li>`,
          )}
        </ul>
        ${conversation.more
          ? html`<button class="quiet" @click=${() => chat.older(conversation.id)}>${phrase(words, 'searchOlder')}</button>`
          : nothing}
      </div>`;
  }

  /** @param {import('./fold.js').Item} item */
  #show(item) {
    this.dispatchEvent(new CustomEvent('action', { detail: { name: 'jump', item } }));
  }
}

customElements.define('hausfunk-pins', PinsPanel);
