// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { authorOf, lineOf } from './happened.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** A message from elsewhere, as its reader may read it now. It is asked for once it is shown, and again with each connection that failed before. */
export class Forward extends LitElement {
  static properties = {
    message: { attribute: false },
    item: { attribute: false },
    active: { attribute: false },
    words: { attribute: false },
    found: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        display: block;
        min-width: min(12rem, 100%);
        padding-block: 0.1rem;
        padding-inline-start: 0.6rem;
        border-inline-start: 3px solid var(--accent);
        background: none;
      }
      .said {
        white-space: pre-line;
      }
    `,
  ];

  constructor() {
    super();
    /** The message that it is. @type {import('./message.js').Message} */
    this.message;
    /** @type {import('./fold.js').Item} */
    this.item;
    this.active = false;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {import('./fold.js').Item | undefined} */
    this.found = undefined;
    this.refused = false;
    this.asking = false;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (this.found === undefined && !this.refused && !this.asking && (changes.has('item') || changes.has('active'))) {
      this.#ask();
    }
  }

  async #ask() {
    this.asking = true;
    const { from, message } = this.item;
    try {
      const { item } = await this.message.chat.connection.ask('forwarded', { from, message });
      this.message.chat.people.nameOf(item.author);
      this.found = item;
    } catch (error) {
      this.refused = !(/** @type {{retryable?: boolean}} */ (error).retryable);
      this.requestUpdate();
    } finally {
      this.asking = false;
    }
  }

  render() {
    const { found, words } = this;
    const { chat } = this.message;
    const origin = chat.conversations.get(this.item.from ?? '');
    const title = origin ? chat.titleOf(origin) : '';
    return html`<span class="quiet">${title === '' ? phrase(words, 'forwardLine') : phrase(words, 'forwardFrom', { title })}</span>
      ${found === undefined
        ? html`<div class="quiet">${phrase(words, this.refused ? 'forwardHidden' : 'loading')}</div>`
        : html`<div><b><bdi>${authorOf(chat, found, words)}</bdi></b></div>
            <div class="said"><bdi>${lineOf(chat, found, words)}</bdi></div>
            ${found.files ? html`<hausfunk-files .chat=${chat} .words=${words} .entry=${{ ...found, conversation: this.item.from }}></hausfunk-files>` : nothing}`}`;
  }
}

customElements.define('hausfunk-forward', Forward);
