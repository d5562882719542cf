// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { theme } from './styles.js';
import { phrase } from './words.js';

const WIDEST = 320;
const HIGHEST = 260;
const TRIES = 3;

/** A picture in a message. Its place is reserved before it is there; it opens in a dialog that Escape closes. */
export class Picture extends LitElement {
  static properties = {
    src: { attribute: false },
    preview: { attribute: false },
    width: { attribute: false },
    height: { attribute: false },
    name: { attribute: false },
    words: { attribute: false },
    open: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        display: block;
        background: none;
      }
      button.small {
        display: block;
        min-width: 44px;
        max-width: 100%;
        padding: 0;
        overflow: hidden;
        background: var(--raised);
        border-color: var(--line);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      dialog {
        max-width: 96vw;
        max-height: 96vh;
        padding: 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 65%);
      }
      dialog img {
        height: auto;
        background: var(--raised);
      }
      footer {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        padding-top: 0.5rem;
      }
      a {
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.src = '';
    /** @type {string | undefined} */
    this.preview = undefined;
    this.width = 1;
    this.height = 1;
    this.name = '';
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.open = false;
    this.tries = 0;
  }

  updated() {
    const scale = Math.min(1, WIDEST / this.width, HIGHEST / this.height);
    const small = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.small'));
    // No style attribute: a strict policy refuses those, but not this.
    small?.style.setProperty('width', `${Math.max(44, Math.round(this.width * scale))}px`);
    small?.style.setProperty('aspect-ratio', `${this.width} / ${this.height}`);
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      const large = dialog.querySelector('img');
      large?.style.setProperty('width', `min(${this.width}px, 88vw, ${(78 * this.width) / this.height}vh)`);
      large?.style.setProperty('aspect-ratio', `${this.width} / ${this.height}`);
      dialog.showModal();
    }
  }

  /** The server may be busy with many pictures at once. @param {Event} event */
  #again(event) {
    const image = /** @type {HTMLImageElement} */ (event.target);
    if (this.tries++ < TRIES) {
      setTimeout(() => (image.src = `${this.preview ?? this.src}#${this.tries}`), 1_000 * this.tries);
    }
  }

  /** Keys in the dialog are none of the message's around it. @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
    }
  }

  #close() {
    this.open = false;
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.small'))?.focus());
  }

  render() {
    const label = phrase(this.words, 'openPicture', { name: this.name });
    return html`
      <button class="small" aria-label=${label} @click=${() => (this.open = true)}>
        <img src=${this.preview ?? this.src} alt="" loading="lazy" decoding="async" @error=${this.#again} />
      </button>
      ${this.open
        ? html`<dialog aria-label=${this.name} @keydown=${this.#key} @close=${this.#close}>
            <img src=${this.src} alt=${this.name} />
            <footer>
              <a href="${this.src}?save" download>${phrase(this.words, 'download')}</a>
              <button autofocus @click=${this.#close}>${phrase(this.words, 'close')}</button>
            </footer>
          </dialog>`
        : nothing}
    `;
  }
}

customElements.define('hausfunk-picture', Picture);
