// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { avatar, avatarStyles } from './avatar.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {{user: string, name: string}} Person */

const MOST = 6;
const EVERYONE = '';

/** Completes `@` in a text field to people of the conversation. The field keeps the focus, as in every combo box. */
export class MentionBox extends LitElement {
  static properties = {
    words: { attribute: false },
    people: { attribute: false },
    found: { state: true },
    at: { state: true },
  };

  static styles = [
    theme,
    avatarStyles,
    css`
      :host {
        position: absolute;
        z-index: 2;
        inset-inline: 0.6rem;
        inset-block-end: 100%;
      }
      ul {
        margin: 0 0 0.3rem;
        padding: 0.3rem;
        list-style: none;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 44px;
        padding: 0.2rem 0.6rem;
        border-radius: 8px;
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--raised);
        outline: 2px solid var(--accent);
        outline-offset: -2px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** Who may be mentioned. @type {Person[]} */
    this.people = [];
    /** @type {Person[]} */
    this.found = [];
    this.at = 0;
    /** Who was chosen, by name. @type {Map<string, string>} */
    this.chosen = new Map();
  }

  /** @returns {boolean} */
  get open() {
    return this.found.length > 0;
  }

  /** What a text mentions of those who were chosen. @param {string} text */
  mentionsIn(text) {
    const users = [...this.chosen].filter(([name]) => text.includes(`@${name}`)).map(([, user]) => user);
    if (users.includes(EVERYONE)) {
      return { everyone: true };
    }
    return users.length > 0 ? { mentions: users } : {};
  }

  /**
   * Takes those whom a message mentions already.
   * @param {Person[]} people
   */
  know(people) {
    people.forEach(({ user, name }) => this.chosen.set(name, user));
  }

  /** @param {HTMLTextAreaElement} field */
  typed(field) {
    const before = field.value.slice(0, field.selectionStart);
    const match = /(?:^|\s)@([^\s@][^@\n]{0,40}|)$/u.exec(before);
    const text = match?.[1]?.toLocaleLowerCase();
    if (text === undefined) {
      this.close();
      return;
    }
    const all = [...this.people, { user: EVERYONE, name: phrase(this.words, 'everyone') }];
    this.found = all
      .filter(({ name }) => name.toLocaleLowerCase().startsWith(text) || name.toLocaleLowerCase().includes(` ${text}`))
      .slice(0, MOST);
    this.at = 0;
    this.#tell();
  }

  close() {
    this.found = [];
  }

  /**
   * Takes the keys that are for the list.
   * @param {KeyboardEvent} event
   * @param {HTMLTextAreaElement} field
   * @returns {boolean} whether it was one
   */
  key(event, field) {
    if (!this.open || event.isComposing) {
      return false;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      this.at = (this.at + step + this.found.length) % this.found.length;
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.#choose(this.found[this.at], field);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else {
      return false;
    }
    event.preventDefault();
    this.#tell();
    return true;
  }

  /** A screen reader hears which one is chosen although the focus is in the field. */
  #tell() {
    const person = this.found[this.at];
    this.dispatchEvent(new CustomEvent('said', { detail: person?.name ?? '' }));
  }

  /**
   * @param {Person | undefined} person
   * @param {HTMLTextAreaElement} field
   */
  #choose(person, field) {
    if (person) {
      const before = field.value.slice(0, field.selectionStart);
      const from = before.lastIndexOf('@');
      field.setRangeText(`@${person.name} `, from, field.selectionStart, 'end');
      this.chosen.set(person.name, person.user);
      this.close();
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    }
  }

  render() {
    return this.open
      ? html`<ul role="listbox" aria-label=${phrase(this.words, 'mention')}>
          ${this.found.map(
            (person, index) => html`<li
              role="option"
              aria-selected=${String(index === this.at)}
              @pointerdown=${(/** @type {Event} */ event) => {
                event.preventDefault();
                this.dispatchEvent(new CustomEvent('pick', { detail: person }));
              }}
            >
              ${avatar(person.name, person.user)}<bdi>${person.name}</bdi>
            </li>`,
          )}
        </ul>`
      : nothing;
  }

  /**
   * @param {Person} person
   * @param {HTMLTextAreaElement} field
   */
  pick(person, field) {
    this.#choose(person, field);
  }
}

customElements.define('hausfunk-mention-box', MentionBox);
