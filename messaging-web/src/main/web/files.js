// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import './picture.js';
import './voice.js';
import { icon } from './icons.js';
import { sizeText } from './sizes.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/**
 * @typedef {object} SentFile
 * @property {string} id
 * @property {string} type
 * @property {number} size
 * @property {string} [name]
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [millis]
 */

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'];

/** The files of one message: pictures, a voice message, or cards to download. */
export class Files extends LitElement {
  static properties = { chat: { attribute: false }, entry: { attribute: false }, words: { attribute: false } };

  static styles = [
    theme,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        background: none;
      }
      .card {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 44px;
        max-width: 100%;
        padding: 0.35rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: inherit;
        text-decoration: none;
      }
      .card:hover {
        border-color: var(--accent);
      }
      .sign {
        display: flex;
        flex: none;
      }
      .name {
        display: block;
        color: var(--accent);
        text-decoration: underline;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./chat.js').Entry & {files?: SentFile[], waveform?: number[], preview?: boolean, contentSequence?: number}} */
    this.entry;
    /** @type {import('./words.js').Words} */
    this.words = {};
  }

  render() {
    return (this.entry.files ?? []).map((file) =>
      this.entry.kind === 'voice' ? this.#voice(file) : PICTURES.includes(file.type) && file.width ? this.#picture(file) : this.#card(file),
    );
  }

  /**
   * @param {SentFile} file
   * @param {string} [kind]
   */
  #url(file, kind = 'files') {
    const { conversation, sequence, contentSequence = sequence } = this.entry;
    return new URL(`v1/conversations/${conversation}/entries/${contentSequence}/${kind}/${file.id}`, this.chat.connection.base).href;
  }

  /** @param {SentFile} file */
  #voice(file) {
    return html`<hausfunk-voice
      .src=${this.#url(file)}
      .millis=${file.millis ?? 0}
      .peaks=${this.entry.waveform ?? []}
      .words=${this.words}
    ></hausfunk-voice>`;
  }

  /** @param {SentFile} file */
  #picture(file) {
    return html`<hausfunk-picture
      .src=${this.#url(file)}
      .preview=${this.entry.preview ? this.#url(file, 'previews') : undefined}
      .width=${file.width}
      .height=${file.height}
      .name=${file.name ?? phrase(this.words, 'picture')}
      .words=${this.words}
    ></hausfunk-picture>`;
  }

  /** @param {SentFile} file */
  #card(file) {
    const name = file.name ?? phrase(this.words, 'file');
    return html`<a class="card" href="${this.#url(file)}?save" download=${file.name ?? nothing}>
      <span class="sign" aria-hidden="true">${icon('file')}</span>
      <span
        ><bdi class="name">${name}</bdi><span class="quiet">${sizeText(file.size, this.chat.language)}</span
        ><span class="hidden">, ${phrase(this.words, 'download')}</span></span
      >
    </a>`;
  }
}

customElements.define('hausfunk-files', Files);
