// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import './mention-box.js';
import './recorder.js';
import './tray.js';
import { canRecord } from './recorder.js';
import { icon } from './icons.js';
import { sizeText } from './sizes.js';
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
      .refused {
        margin: 0 0 0.4rem;
        color: var(--alert);
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
    /** Without it there are no files. @type {import('./chat.js').Chat | undefined} */
    this.chat = undefined;
    this.conversation = '';
    this.version = 0;
    this.recording = false;
    this.refused = '';
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
      ${this.#attached()}
      ${this.recording ? this.#recorder() : this.#form(label)}
    `;
  }

  #attached() {
    return this.chat === undefined || this.editing
      ? nothing
      : html`${this.refused === '' ? nothing : html`<p class="refused" role="alert">${this.refused}</p>`}
          <hausfunk-tray
            .uploads=${this.chat.uploads.of(this.conversation)}
            .language=${this.chat.language}
            .words=${this.words}
            .version=${this.version}
            @remove=${this.#remove}
          ></hausfunk-tray>`;
  }

  #recorder() {
    return html`<hausfunk-recorder
      .words=${this.words}
      @recorded=${this.#recorded}
      @cancel=${this.#notRecorded}
    ></hausfunk-recorder>`;
  }

  /** @param {string} label */
  #form(label) {
    const files = this.chat !== undefined && !this.editing;
    return html`
      <form @submit=${this.#submit}>
        ${files
          ? html`<input id="chooser" type="file" multiple hidden @change=${this.#choose} />
              <button
                type="button"
                class="icon"
                aria-label=${phrase(this.words, 'attach')}
                title=${phrase(this.words, 'attach')}
                @click=${() => /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#chooser'))?.click()}
              >
                ${icon('attach')}
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
          @paste=${this.#paste}
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

  /**
   * Files go with the next message. What the server would not take is said at once.
   * @param {Iterable<File>} files
   */
  attach(files) {
    if (this.chat === undefined || this.editing) {
      return;
    }
    const { limits } = this.chat.uploads;
    const refused = this.chat.uploads.add(this.conversation, files);
    this.refused = refused
      .map(({ name, problem }) =>
        phrase(this.words, problem, { name, count: limits.maxFiles, size: sizeText(limits.maxFileBytes, this.chat?.language ?? 'en') }),
      )
      .join(' ');
    this.focus();
  }

  /** @param {Event} event */
  #choose(event) {
    const chooser = /** @type {HTMLInputElement} */ (event.target);
    this.attach(chooser.files ?? []);
    chooser.value = '';
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0 && this.chat !== undefined) {
      event.preventDefault();
      this.attach(files);
    }
  }

  /** @param {CustomEvent} event */
  #remove(event) {
    this.chat?.uploads.remove(this.conversation, event.detail);
    this.refused = '';
    this.focus();
  }

  /** @param {CustomEvent} event */
  #recorded(event) {
    const { sound, peaks } = event.detail;
    const upload = this.chat?.uploads.begin(this.conversation, sound);
    if (upload) {
      const detail = { files: [upload.name], voice: true, waveform: peaks, uploads: [upload] };
      this.dispatchEvent(new CustomEvent('send', { detail }));
    }
    this.#notRecorded();
  }

  async #notRecorded() {
    this.recording = false;
    await this.updateComplete;
    this.focus();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.text.trim();
    const uploads = this.editing ? [] : (this.chat?.uploads.take(this.conversation) ?? []);
    if (text !== '' || uploads.length > 0) {
      this.text = '';
      this.refused = '';
      const words = text === '' ? {} : { text, ...this.mentions?.mentionsIn(text) };
      const files = uploads.length === 0 ? {} : { files: uploads.map((upload) => upload.name), uploads };
      this.dispatchEvent(new CustomEvent('send', { detail: { ...words, ...files } }));
    }
    this.focus();
  }
}

customElements.define('hausfunk-composer', Composer);
