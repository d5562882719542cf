// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html } from 'lit';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** Those that people use most, with their names in Unicode's short form: English and German. */
const EMOJI = [
  ['👍', 'thumbs up', 'Daumen hoch'],
  ['❤️', 'heart', 'Herz'],
  ['😂', 'tears of joy', 'Freudentränen'],
  ['🎉', 'party', 'Konfetti'],
  ['✅', 'done', 'erledigt'],
  ['👀', 'eyes', 'Augen'],
  ['🙏', 'thanks', 'danke'],
  ['😊', 'smile', 'Lächeln'],
  ['😮', 'surprised', 'überrascht'],
  ['😢', 'sad', 'traurig'],
  ['🤔', 'thinking', 'nachdenklich'],
  ['👏', 'applause', 'Applaus'],
  ['🔥', 'fire', 'Feuer'],
  ['💯', 'hundred', 'hundert'],
  ['🚀', 'rocket', 'Rakete'],
  ['☕', 'coffee', 'Kaffee'],
  ['👎', 'thumbs down', 'Daumen runter'],
  ['❌', 'no', 'nein'],
  ['❓', 'question', 'Frage'],
  ['⚠️', 'warning', 'Warnung'],
  ['⏰', 'clock', 'Wecker'],
  ['📌', 'pin', 'Reißzwecke'],
  ['💡', 'idea', 'Idee'],
  ['🤝', 'handshake', 'Handschlag'],
];
const COLUMNS = 6;
const LONGEST = 16;

/** Chooses a reaction: from a small set, or any that the keyboard can write. */
export class EmojiPicker extends LitElement {
  static properties = { words: { attribute: false }, language: { attribute: false } };

  static styles = [
    theme,
    css`
      :host {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 0.5rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(6, 44px);
      }
      .grid button {
        padding: 0;
        font-size: 1.35rem;
      }
      form {
        display: flex;
        gap: 0.35rem;
        width: 264px;
        margin-top: 0.35rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.language = 'en';
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        // It closes this, and not what it lies upon.
        event.preventDefault();
        event.stopPropagation();
        this.hidePopover();
      }
    });
  }

  /** @param {HTMLElement} opener */
  async open(opener) {
    this.popover = 'auto';
    await this.updateComplete;
    this.showPopover();
    const beside = opener.getBoundingClientRect();
    const { width, height } = this.getBoundingClientRect();
    const above = beside.top - height - 4;
    this.style.setProperty('left', `${Math.max(8, Math.min(beside.right - width, window.innerWidth - width - 8))}px`);
    this.style.setProperty('top', `${above > 8 ? above : Math.min(beside.bottom + 4, window.innerHeight - height - 8)}px`);
    this.#buttons[0]?.focus();
    /** @type {string | undefined} */
    this.chosen = undefined;
    await new Promise((resolve) =>
      this.addEventListener('toggle', (event) => {
        if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
          resolve(undefined);
        }
      }),
    );
    this.remove();
    opener.focus();
    return this.chosen;
  }

  get #buttons() {
    return /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('.grid button')]);
  }

  render() {
    const german = this.language.toLowerCase().startsWith('de');
    return html`<div class="grid" role="group" aria-label=${phrase(this.words, 'react')} @keydown=${this.#key}>
        ${EMOJI.map(
          ([emoji, english, deutsch], index) => html`<button
            tabindex=${index === 0 ? 0 : -1}
            aria-label=${german ? deutsch : english}
            title=${german ? deutsch : english}
            @click=${() => this.#choose(emoji ?? '')}
          >
            ${emoji}
          </button>`,
        )}
      </div>
      <form @submit=${this.#other}>
        <input
          maxlength=${LONGEST}
          autocomplete="off"
          aria-label=${phrase(this.words, 'otherEmoji')}
          placeholder=${phrase(this.words, 'otherEmoji')}
        />
        <button class="primary">${phrase(this.words, 'ok')}</button>
      </form>`;
  }

  /** @param {string} emoji */
  #choose(emoji) {
    this.chosen = emoji;
    this.hidePopover();
  }

  /** @param {SubmitEvent} event */
  #other(event) {
    event.preventDefault();
    const text = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    if (text !== '') {
      this.#choose(text);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const buttons = this.#buttons;
    const at = buttons.indexOf(/** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement));
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (step !== undefined && at >= 0) {
      event.preventDefault();
      buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
    }
  }
}

customElements.define('hausfunk-emoji-picker', EmojiPicker);

/**
 * Asks for a reaction; undefined if the person wants none.
 * @param {ShadowRoot} root of the part that asks
 * @param {HTMLElement} opener
 * @param {import('./words.js').Words} words
 * @param {string} language
 */
export function pickEmoji(root, opener, words, language) {
  const picker = new EmojiPicker();
  picker.words = words;
  picker.language = language;
  root.append(picker);
  return picker.open(opener);
}
