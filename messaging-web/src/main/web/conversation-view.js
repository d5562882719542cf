// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import './composer.js';
import './timeline.js';
import { authorOf } from './happened.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** One conversation: its name, its messages, and where to write. Fires `close-conversation`. */
export class ConversationView extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    closable: { attribute: false },
    version: { attribute: false },
    replyingTo: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto auto;
        height: 100%;
        background: var(--surface);
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.35rem;
        min-height: 3.3rem;
        padding: 0.25rem 0.9rem;
        border-bottom: 1px solid var(--line);
      }
      .title {
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .back {
        font-size: 1.3rem;
      }
      @container (min-width: 40.01rem) {
        .back {
          display: none;
        }
      }
      .typing {
        min-height: 1.5rem;
        padding: 0 0.9rem;
      }
      .closed {
        padding: 0.9rem;
        border-top: 1px solid var(--line);
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
    this.version = 0;
    /** @type {import('./chat.js').Entry | undefined} */
    this.replyingTo = undefined;
    /** What is written and not sent, by conversation. @type {Map<string, string>} */
    this.drafts = new Map();
  }

  focus() {
    this.#composer?.focus();
  }

  get #composer() {
    return /** @type {import('./composer.js').Composer | null} */ (this.renderRoot.querySelector('hausfunk-composer'));
  }

  get #timeline() {
    return /** @type {import('./timeline.js').Timeline | null} */ (this.renderRoot.querySelector('hausfunk-timeline'));
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    const before = changes.get('conversation');
    if (changes.has('conversation') && before?.id !== this.conversation?.id) {
      this.replyingTo = undefined;
      if (before && this.#composer) {
        this.drafts.set(before.id, this.#composer.text);
      }
      this.draftDue = true;
    }
  }

  updated() {
    const composer = this.#composer;
    if (this.draftDue && composer && this.conversation) {
      this.draftDue = false;
      const draft = this.drafts.get(this.conversation.id) ?? '';
      composer.updateComplete.then(() => (composer.text = draft));
    }
    this.seen();
  }

  /** The person sees the latest message, if the page and its end are in view. */
  seen() {
    const timeline = this.#timeline;
    if (this.conversation?.loaded && timeline?.seesEnd && document.visibilityState === 'visible' && document.hasFocus()) {
      this.chat.markRead(this.conversation.id);
    }
  }

  render() {
    const conversation = this.conversation;
    if (!conversation) {
      return nothing;
    }
    const title = this.chat.titleOf(conversation);
    return html`
      <header>
        ${this.closable
          ? html`<button
              class="back"
              aria-label=${phrase(this.words, 'back')}
              @click=${() => this.dispatchEvent(new Event('close-conversation'))}
            >
              ←
            </button>`
          : nothing}
        <span class="title"><bdi>${title}</bdi></span>
        ${this.#presence(conversation)}
      </header>
      <hausfunk-timeline
        .chat=${this.chat}
        .words=${this.words}
        .conversation=${conversation}
        .version=${this.version}
        @reply=${this.#reply}
        @seen=${() => this.seen()}
      ></hausfunk-timeline>
      <div class="typing quiet" aria-live="off">${this.#typing(conversation)}</div>
      ${this.#mayWrite(conversation)
        ? html`<hausfunk-composer
            .words=${this.words}
            .target=${title}
            .replyingTo=${this.replyingTo ? authorOf(this.chat, this.replyingTo, this.words) : undefined}
            @send=${this.#send}
            @typing=${() => this.chat.typing(conversation.id)}
            @cancel-reply=${() => (this.replyingTo = undefined)}
          ></hausfunk-composer>`
        : html`<div class="closed quiet">${phrase(this.words, conversation.present ? 'readOnly' : 'left')}</div>`}
    `;
  }

  /** @param {import('./chat.js').Conversation} conversation */
  #presence(conversation) {
    const presence = conversation.other === undefined ? undefined : this.chat.people.presence.get(conversation.other);
    return presence === undefined
      ? nothing
      : html`<span class="quiet">${phrase(this.words, presence === 'offline' ? 'offlinePresence' : presence)}</span>`;
  }

  /** @param {import('./chat.js').Conversation} conversation */
  #typing(conversation) {
    const now = Date.now();
    const people = [...conversation.typing].filter(([, until]) => until > now).map(([user]) => user);
    if (people.length === 0) {
      return nothing;
    }
    return people.length > 1
      ? phrase(this.words, 'typingMany')
      : phrase(this.words, 'typingOne', { name: this.chat.people.nameOf(people[0]) });
  }

  /** @param {import('./chat.js').Conversation} conversation */
  #mayWrite(conversation) {
    return conversation.present && conversation.role !== 'READER';
  }

  /** @param {CustomEvent} event */
  #reply(event) {
    this.replyingTo = event.detail;
    this.focus();
  }

  /** @param {CustomEvent} event */
  #send(event) {
    const conversation = this.conversation;
    if (conversation) {
      this.chat.outbox.add(conversation.id, event.detail, this.replyingTo?.sequence);
      this.replyingTo = undefined;
      this.#timeline?.toEnd();
    }
  }
}

customElements.define('hausfunk-conversation', ConversationView);
