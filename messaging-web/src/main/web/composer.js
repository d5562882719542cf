// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import './mention-box.js';
import { ComposerFiles } from './composer-files.js';
import { composerStyles } from './composer-styles.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { askPoll } from './poll-dialog.js';
import { canRecord } from './recorder.js';
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
    chat: { attribute: false },
    conversation: { attribute: false },
    version: { attribute: false },
    recording: { state: true },
    refused: { state: true },
  };

  static styles = [theme, composerStyles];

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
    /** Without it there are no files. @type {import('./chat.js').Chat | undefined} */
    this.chat = undefined;
    this.conversation = '';
    this.version = 0;
    this.recording = false;
    this.refused = '';
    this.files = new ComposerFiles(this);
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
      ${this.files.attached()}
      ${this.recording ? this.files.recorder() : this.#form(label)}
    `;
  }

  /** @param {string} label */
  #form(label) {
    const files = this.files.possible;
    return html`
      <form @submit=${this.#submit}>
        ${files
          ? html`${this.files.chooser()}
              <button
                type="button"
                class="icon"
                aria-haspopup="menu"
                aria-label=${phrase(this.words, 'attach')}
                title=${phrase(this.words, 'attach')}
                @click=${(/** @type {Event} */ event) => this.#menu(/** @type {HTMLElement} */ (event.currentTarget))}
              >
                ${icon('plus')}
              </button>`
          : nothing}
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
          @paste=${(/** @type {ClipboardEvent} */ event) => this.files.pasted(event)}
        ></textarea>
        <span id="keys" class="hidden">${phrase(this.words, 'keys')}</span>
        ${files && canRecord()
          ? html`<button
              type="button"
              class="icon"
              aria-label=${phrase(this.words, 'record')}
              title=${phrase(this.words, 'record')}
              @click=${() => (this.recording = true)}
            >
              ${icon('microphone')}
            </button>`
          : nothing}
        <button part="send" class="primary" aria-label=${phrase(this.words, this.editing ? 'save' : 'send')}>
          <span>${phrase(this.words, this.editing ? 'save' : 'send')}</span>${icon('send')}
        </button>
      </form>
    `;
  }

  /** What else than words can be sent. @param {HTMLElement} opener */
  #menu(opener) {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    openMenu(root, opener, phrase(this.words, 'attach'), [
      { key: 'files', label: phrase(this.words, 'attachFiles'), run: () => this.files.choose() },
      { key: 'poll', label: phrase(this.words, 'newPoll'), run: () => this.#poll(root) },
    ]);
  }

  /** @param {ShadowRoot} root */
  async #poll(root) {
    const poll = await askPoll(root, this.words);
    if (poll) {
      this.dispatchEvent(new CustomEvent('send', { detail: poll }));
    }
    this.focus();
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

  /**
   * Files go with the next message.
   * @param {Iterable<File>} files
   */
  attach(files) {
    this.files.attach(files);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.text.trim();
    const uploads = this.files.take();
    if (text !== '' || uploads.length > 0) {
      this.text = '';
      this.refused = '';
      const words = text === '' ? {} : { text, markdown: true, ...this.mentions?.mentionsIn(text) };
      const files = uploads.length === 0 ? {} : { files: uploads.map((upload) => upload.name), uploads };
      this.dispatchEvent(new CustomEvent('send', { detail: { ...words, ...files } }));
    }
    this.focus();
  }
}

customElements.define('hausfunk-composer', Composer);
