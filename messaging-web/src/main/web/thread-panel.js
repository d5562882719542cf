// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import './composer.js';
import './timeline.js';
import { panelHeader, panelStyles } from './side-panel.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** The thread of one message. Fires `close-panel`, and `send` like the field of a conversation. */
export class ThreadPanel extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    root: { attribute: false },
    writable: { attribute: false },
    people: { attribute: false },
    version: { attribute: false },
  };

  static styles = [theme, panelStyles, css``];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {import('./chat.js').Conversation | undefined} */
    this.conversation = undefined;
    /** The message that the thread is about. */
    this.root = 0;
    this.writable = true;
    /** @type {import('./mention-box.js').Person[]} */
    this.people = [];
    this.version = 0;
  }

  async focus() {
    await this.updateComplete;
    const composer = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('hausfunk-composer'));
    (composer ?? /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('button')))?.focus();
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if ((changes.has('root') || changes.has('conversation')) && this.conversation) {
      this.chat.openThread(this.conversation.id, this.root).catch(() => {});
    }
  }

  render() {
    const { conversation } = this;
    if (!conversation) {
      return nothing;
    }
    return html`${panelHeader(this.words, phrase(this.words, 'thread'), () => this.dispatchEvent(new Event('close-panel')))}
      <hausfunk-timeline
        .chat=${this.chat}
        .words=${this.words}
        .conversation=${conversation}
        .thread=${this.root}
        .writable=${this.writable}
        .version=${this.version}
        @write=${this.focus}
      ></hausfunk-timeline>
      ${this.writable
        ? html`<hausfunk-composer
            .words=${this.words}
            .label=${phrase(this.words, 'replyInThread')}
            .people=${this.people}
            @send=${this.#send}
            @typing=${() => this.chat.typing(conversation.id)}
          ></hausfunk-composer>`
        : html`<span></span>`}`;
  }

  /** @param {CustomEvent} event */
  #send(event) {
    event.stopPropagation();
    if (this.conversation) {
      this.chat.outbox.add(this.conversation.id, { ...event.detail, thread: this.root });
    }
  }
}

customElements.define('hausfunk-thread', ThreadPanel);
