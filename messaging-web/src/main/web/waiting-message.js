// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { markup } from './markup.js';
import { messageStyles } from './message-styles.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** A message that the server does not have yet. */
export class WaitingMessage extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    message: { attribute: false },
    state: { attribute: false },
    version: { attribute: false },
  };

  static styles = [theme, messageStyles];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {import('./outbox.js').Outgoing} */
    this.message;
    /** Whether it failed: the message itself stays the same object. */
    this.state = false;
    this.version = 0;
  }

  #state() {
    const { message, words } = this;
    const seconds = Math.ceil(((message.pausedUntil ?? 0) - Date.now()) / 1000);
    return seconds > 0 ? phrase(words, 'waitingFor', { seconds }) : phrase(words, message.failed ? 'failed' : 'waiting');
  }

  render() {
    const { message, words } = this;
    return html`<article class="own alone ${message.failed ? 'failed' : 'waiting'}">
      <div class="bubble">
        ${(message.uploads ?? []).map(
          (upload) => html`<div class="files quiet"><bdi>${upload.file.name}</bdi> ${Math.round(upload.progress * 100)} %</div>`,
        )}
        ${message.question ? html`<div class="text"><bdi>${message.question}</bdi></div>` : nothing}
        ${message.from ? html`<div class="text quiet">${phrase(words, 'forwardLine')}</div>` : nothing}
        ${message.text ? html`<div class="text">${guard([message.text], () => markup(message.text ?? ''))}</div>` : nothing}
        <div class="meta">
          <span>${this.#state()}</span>
          ${message.failed
            ? html`<button @click=${() => this.chat.outbox.retry(message)}>${phrase(words, 'retry')}</button
                ><button @click=${() => this.chat.outbox.discard(message)}>${phrase(words, 'discard')}</button>`
            : nothing}
        </div>
      </div>
    </article>`;
  }
}

customElements.define('hausfunk-waiting-message', WaitingMessage);
