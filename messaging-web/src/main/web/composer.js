// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** Where a message is written. Fires `send` with the text, `typing`, and `cancel-reply`. */
export class Composer extends LitElement {
  static properties = {
    words: { attribute: false },
    target: { attribute: false },
    replyingTo: { attribute: false },
  };

  static styles = [
    theme,
    css`
      :host {
        display: block;
        padding: 0.6rem;
        border-top: 1px solid var(--line);
      }
      form {
        display: flex;
        align-items: end;
        gap: 0.5rem;
      }
      textarea {
        max-height: 10rem;
        resize: none;
        field-sizing: content;
      }
      .primary {
        flex: none;
      }
      .reply {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-inline-start: 0.8rem;
        border-inline-start: 3px solid var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.target = '';
    /** @type {string | undefined} */
    this.replyingTo = undefined;
  }

  focus() {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  /** What is written and not sent. */
  get text() {
    return this.renderRoot.querySelector('textarea')?.value ?? '';
  }

  set text(text) {
    const field = this.renderRoot.querySelector('textarea');
    if (field) {
      field.value = text;
    }
  }

  render() {
    const label = phrase(this.words, 'writeTo', { title: this.target });
    return html`
      ${this.replyingTo === undefined
        ? nothing
        : html`<div class="reply quiet">
            <span>${phrase(this.words, 'replyTo', { name: this.replyingTo })}</span>
            <button
              aria-label=${phrase(this.words, 'cancelReply')}
              @click=${() => this.dispatchEvent(new Event('cancel-reply'))}
            >
              ✕
            </button>
          </div>`}
      <form @submit=${this.#submit}>
        <textarea
          part="field"
          rows="1"
          dir="auto"
          maxlength="16000"
          aria-label=${label}
          aria-describedby="keys"
          placeholder=${label}
          @keydown=${this.#key}
          @input=${() => this.dispatchEvent(new Event('typing'))}
        ></textarea>
        <span id="keys" class="hidden">${phrase(this.words, 'keys')}</span>
        <button part="send" class="primary">${phrase(this.words, 'send')}</button>
      </form>
    `;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'Escape' && this.replyingTo !== undefined) {
      this.dispatchEvent(new Event('cancel-reply'));
    }
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.text.trim();
    if (text !== '') {
      this.text = '';
      this.dispatchEvent(new CustomEvent('send', { detail: text }));
    }
    this.focus();
  }
}

customElements.define('hausfunk-composer', Composer);
