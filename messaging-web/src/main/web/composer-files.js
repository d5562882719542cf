// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import './recorder.js';
import './tray.js';
import { sizeText } from './sizes.js';
import { phrase } from './words.js';

/** @typedef {import('./upload.js').Upload} Upload */

/** The files of a field: chosen, dropped, pasted or recorded, and how far each has come. */
export class ComposerFiles {
  /** @param {import('./composer.js').Composer} composer */
  constructor(composer) {
    this.composer = composer;
  }

  /** Whether files can go with what is written now. */
  get possible() {
    return this.composer.chat !== undefined && !this.composer.editing;
  }

  get #uploads() {
    return this.composer.chat?.uploads;
  }

  /** Those that go with the next message, and what the server would not take. */
  attached() {
    const { composer } = this;
    return this.possible
      ? html`${composer.refused === '' ? nothing : html`<p class="refused" role="alert">${composer.refused}</p>`}
          <hausfunk-tray
            .uploads=${this.#uploads?.of(composer.conversation) ?? []}
            .language=${composer.chat?.language ?? 'en'}
            .words=${composer.words}
            .version=${composer.version}
            @remove=${(/** @type {CustomEvent} */ event) => this.#remove(event.detail)}
          ></hausfunk-tray>`
      : nothing;
  }

  recorder() {
    return html`<hausfunk-recorder
      .words=${this.composer.words}
      @recorded=${(/** @type {CustomEvent} */ event) => this.#recorded(event)}
      @cancel=${() => this.#notRecorded()}
    ></hausfunk-recorder>`;
  }

  /** The browser's own, which nobody sees. */
  chooser() {
    return html`<input id="chooser" type="file" multiple hidden @change=${(/** @type {Event} */ event) => this.#chosen(event)} />`;
  }

  choose() {
    /** @type {HTMLElement | null} */ (this.composer.renderRoot.querySelector('#chooser'))?.click();
  }

  /** @param {Event} event */
  #chosen(event) {
    const chooser = /** @type {HTMLInputElement} */ (event.target);
    this.attach(chooser.files ?? []);
    chooser.value = '';
  }

  /**
   * Files go with the next message. What the server would not take is said at once.
   * @param {Iterable<File>} files
   */
  attach(files) {
    const { composer } = this;
    const uploads = this.#uploads;
    if (!uploads || !this.possible) {
      return;
    }
    const { limits } = uploads;
    composer.refused = uploads
      .add(composer.conversation, files)
      .map(({ name, problem }) =>
        phrase(composer.words, problem, { name, count: limits.maxFiles, size: sizeText(limits.maxFileBytes, composer.chat?.language ?? 'en') }),
      )
      .join(' ');
    composer.focus();
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0 && this.possible) {
      event.preventDefault();
      this.attach(files);
    }
  }

  /** They go with a message from now on. @returns {Upload[]} */
  take() {
    return this.composer.editing ? [] : (this.#uploads?.take(this.composer.conversation) ?? []);
  }

  /** @param {Upload} upload */
  #remove(upload) {
    this.#uploads?.remove(this.composer.conversation, upload);
    this.composer.refused = '';
    this.composer.focus();
  }

  /** @param {CustomEvent} event */
  #recorded(event) {
    const { sound, peaks } = event.detail;
    const upload = this.#uploads?.begin(this.composer.conversation, sound);
    if (upload) {
      const detail = { files: [upload.name], voice: true, waveform: peaks, uploads: [upload] };
      this.composer.dispatchEvent(new CustomEvent('send', { detail }));
    }
    this.#notRecorded();
  }

  async #notRecorded() {
    this.composer.recording = false;
    await this.composer.updateComplete;
    this.composer.focus();
  }
}
