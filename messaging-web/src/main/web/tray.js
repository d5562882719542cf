// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { icon } from './icons.js';
import { sizeText } from './sizes.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {import('./upload.js').Upload} Upload */

/** The files that go with the next message, and how far each has come. Fires `remove` with one of them. */
export class Tray extends LitElement {
  static properties = {
    uploads: { attribute: false },
    language: { attribute: false },
    words: { attribute: false },
    version: { attribute: false },
  };

  static styles = [
    theme,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        max-height: 9rem;
        margin: 0 0 0.5rem;
        padding: 0;
        overflow-y: auto;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        max-width: 100%;
        padding: 0.2rem 0.2rem 0.2rem 0.6rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li.failed {
        border-color: var(--alert);
      }
      img {
        width: 36px;
        height: 36px;
        object-fit: cover;
        border-radius: 6px;
      }
      .name {
        display: block;
        max-width: 14rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      progress {
        width: 5rem;
        height: 0.4rem;
        accent-color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Upload[]} */
    this.uploads = [];
    this.language = 'en';
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.version = 0;
  }

  render() {
    return this.uploads.length === 0
      ? nothing
      : html`<ul aria-label=${phrase(this.words, 'attached')}>
          ${this.uploads.map((upload) => this.#upload(upload))}
        </ul>`;
  }

  /** @param {Upload} upload */
  #upload(upload) {
    const { words } = this;
    const name = upload.file.name;
    const failed = upload.state === 'failed' || upload.state === 'refused';
    return html`<li class=${failed ? 'failed' : ''}>
      ${upload.picture && !failed ? html`<img src=${upload.picture} alt="" />` : nothing}
      <span
        ><bdi class="name">${name}</bdi>${failed
          ? html`<span class="quiet">${refusal(words, upload.code)}</span>`
          : upload.state === 'done'
            ? html`<span class="quiet">${sizeText(upload.file.size, this.language)}</span>`
            : html`<progress max="1" .value=${upload.progress} aria-label=${phrase(words, 'uploading', { name })}></progress>`}</span
      >
      ${upload.state === 'failed'
        ? html`<button @click=${() => upload.retry()}>${phrase(words, 'retry')}</button>`
        : nothing}
      <button
        class="icon"
        aria-label=${phrase(words, 'removeFile', { name })}
        @click=${() => this.dispatchEvent(new CustomEvent('remove', { detail: upload }))}
      >
        ${icon('close')}
      </button>
    </li>`;
  }
}

/**
 * Why the server does not take a file.
 * @param {import('./words.js').Words} words
 * @param {string} code
 */
export function refusal(words, code) {
  return phrase(words, words[`upload_${code}`] === undefined ? 'upload_failed' : `upload_${code}`);
}

customElements.define('hausfunk-tray', Tray);
