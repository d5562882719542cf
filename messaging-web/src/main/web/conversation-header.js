// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { avatar, avatarStyles } from './avatar.js';
import { ConversationMenu } from './conversation-menu.js';
import { icon } from './icons.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** Which conversation it is, and what can be done with it. Fires `close-conversation`, `panel` with what to show, and `failed`. */
export class ConversationHeader extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    closable: { attribute: false },
    people: { attribute: false },
    panel: { attribute: false },
    version: { attribute: false },
  };

  static styles = [
    theme,
    avatarStyles,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 3.4rem;
        padding-block: 0.25rem;
        padding-inline: 0.9rem 0.35rem;
        border-bottom: 1px solid var(--line);
      }
      button.back {
        /* Where the list stands beside it, nobody needs to go back. */
        display: var(--back, inline-grid);
        margin-inline: -0.7rem -0.35rem;
      }
      button.back:dir(rtl) svg {
        transform: scaleX(-1);
      }
      .name {
        flex: 1;
        min-width: 0;
      }
      .title,
      .sub {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .title {
        font-weight: 650;
      }
      .sub {
        line-height: 1.2;
      }
      .tools {
        display: flex;
        flex: none;
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
    this.closable = true;
    /** How many take part, as far as that is known. */
    this.people = 0;
    /** What stands beside the messages. @type {string | undefined} */
    this.panel = undefined;
    this.version = 0;
  }

  render() {
    const { words, conversation } = this;
    if (!conversation) {
      return nothing;
    }
    const title = this.chat.titleOf(conversation);
    return html`<header part="header">
      ${this.closable
        ? html`<button
            class="icon back"
            aria-label=${phrase(words, 'back')}
            @click=${() => this.dispatchEvent(new Event('close-conversation'))}
          >
            ${icon('back')}
          </button>`
        : nothing}
      ${avatar(title, conversation.other ?? conversation.id)}
      <span class="name"><span class="title"><bdi>${title}</bdi></span>${this.#sub(conversation)}</span>
      <span class="tools">
        ${this.#tool('pins', 'pin')} ${conversation.kind === 'DIRECT' ? nothing : this.#tool('people', 'people')}
        <button
          class="icon"
          aria-haspopup="menu"
          aria-label=${phrase(words, 'conversationActions')}
          title=${phrase(words, 'conversationActions')}
          @click=${this.#menu}
        >
          ${icon('more')}
        </button>
      </span>
    </header>`;
  }

  /**
   * @param {string} panel
   * @param {string} picture
   */
  #tool(panel, picture) {
    const label = phrase(this.words, panel);
    return html`<button
      class="icon"
      aria-label=${label}
      title=${label}
      aria-pressed=${String(this.panel === panel)}
      @click=${() => this.dispatchEvent(new CustomEvent('panel', { detail: panel }))}
    >
      ${icon(picture)}
    </button>`;
  }

  /** @param {Event} event */
  #menu(event) {
    if (this.conversation) {
      const failed = (/** @type {unknown} */ error) => this.dispatchEvent(new CustomEvent('failed', { detail: error }));
      const root = /** @type {ShadowRoot} */ (this.renderRoot);
      new ConversationMenu(this.chat, this.conversation, root, this.words, failed).open(
        /** @type {HTMLElement} */ (event.currentTarget),
      );
    }
  }

  /** @param {import('./chat.js').Conversation} conversation */
  #sub(conversation) {
    const { words, people } = this;
    if (conversation.other === undefined) {
      return people > 0
        ? html`<span class="sub quiet">${phrase(words, people === 1 ? 'onePerson' : 'memberCount', { count: people })}</span>`
        : nothing;
    }
    const presence = this.chat.people.presence.get(conversation.other);
    return presence === undefined
      ? nothing
      : html`<span class="sub quiet">${phrase(words, presence === 'offline' ? 'offlinePresence' : presence)}</span>`;
  }
}

customElements.define('hausfunk-conversation-header', ConversationHeader);
