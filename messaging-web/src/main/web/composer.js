// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import './mention-box.js';
import { icon } from './icons.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** Where a message is written. Fires `send` with the text and whom it mentions, `typing`, `cancel-reply`, and `edit-last`. */
export class Composer extends LitElement {
  static properties = {
    words: { attribute: false },
    target: { attribute: false },
    label: { attribute: false },
    replyingTo: { attribute: false },
    editing: { attribute: false },
    people: { attribute: false },
  };

  static styles = [
    theme,
    css`
      :host {
        position: relative;
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
      textarea::placeholder {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
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
    /** What the field is for, where it is not for writing to the target. @type {string | undefined} */
    this.label = undefined;
    /** @type {string | undefined} */
    this.replyingTo = undefined;
    /** Whether a message is edited that was sent before. */
    this.editing = false;
    /** Who may be mentioned. @type {import('./mention-box.js').Person[]} */
    this.people = [];
  }

  async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  get mentions() {
    return /** @type {import('./mention-box.js').MentionBox | null} */ (this.renderRoot.querySelector('hausfunk-mention-box'));
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
    const label = this.editing ? phrase(this.words, 'editMessage') : (this.label ?? phrase(this.words, 'writeTo', { title: this.target }));
    return html`
      <hausfunk-mention-box
        .words=${this.words}
        .people=${this.people}
        @pick=${(/** @type {CustomEvent} */ event) => this.#pick(event.detail)}
        @said=${(/** @type {CustomEvent} */ event) => this.#say(event.detail)}
      ></hausfunk-mention-box>
      <span id="chosen" class="hidden" role="status"></span>
      ${this.replyingTo === undefined && !this.editing
        ? nothing
        : html`<div class="reply quiet">
            <span
              >${this.editing
                ? phrase(this.words, 'editMessage')
                : phrase(this.words, 'replyTo', { name: this.replyingTo ?? '' })}</span
            >
            <button
              class="icon"
              aria-label=${phrase(this.words, this.editing ? 'cancelEdit' : 'cancelReply')}
              @click=${() => this.dispatchEvent(new Event('cancel-reply'))}
            >
              ${icon('close')}
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
          @input=${this.#typed}
          @blur=${() => this.mentions?.close()}
        ></textarea>
        <span id="keys" class="hidden">${phrase(this.words, 'keys')}</span>
        <button part="send" class="primary">${phrase(this.words, this.editing ? 'save' : 'send')}</button>
      </form>
    `;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const field = /** @type {HTMLTextAreaElement} */ (event.target);
    if (this.mentions?.key(event, field)) {
      return;
    }
    if (event.key === 'ArrowUp' && field.value === '' && !event.shiftKey) {
      event.preventDefault();
      this.dispatchEvent(new Event('edit-last'));
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'Escape' && (this.replyingTo !== undefined || this.editing)) {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new Event('cancel-reply'));
    }
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.mentions?.typed(/** @type {HTMLTextAreaElement} */ (event.target));
    this.dispatchEvent(new Event('typing'));
  }

  /** @param {import('./mention-box.js').Person} person */
  #pick(person) {
    const field = this.renderRoot.querySelector('textarea');
    if (field) {
      this.mentions?.pick(person, field);
    }
  }

  /** @param {string} name */
  #say(name) {
    const status = this.renderRoot.querySelector('#chosen');
    if (status) {
      status.textContent = name;
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
      this.dispatchEvent(new CustomEvent('send', { detail: { text, ...this.mentions?.mentionsIn(text) } }));
    }
    this.focus();
  }
}

customElements.define('hausfunk-composer', Composer);
