// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html } from 'lit';
import { avatar, avatarStyles } from './avatar.js';
import { failureOf } from './failure.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {{user: string, name: string}} Person */

const PAUSE = 250;

/** Finds people of the directory by their names. Fires `found` with the one who was chosen. */
export class PeopleSearch extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    without: { attribute: false },
    found: { state: true },
    failure: { state: true },
  };

  static styles = [
    theme,
    avatarStyles,
    css`
      :host {
        display: block;
      }
      label {
        display: block;
        margin-bottom: 0.3rem;
        font-weight: 600;
      }
      ul {
        margin: 0.3rem 0 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        width: 100%;
        text-align: start;
      }
      [role='alert'] {
        color: var(--alert);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** Who is not to be found. @type {string[]} */
    this.without = [];
    /** @type {Person[] | undefined} */
    this.found = undefined;
    this.failure = '';
    this.asked = '';
  }

  async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  render() {
    return html`<label for="who">${phrase(this.words, 'searchPeople')}</label>
      <input id="who" autocomplete="off" aria-describedby="hint" @input=${this.#typed} />
      <span id="hint" class="quiet">${phrase(this.words, 'searchHint')}</span>
      <ul role="list">
        ${(this.found ?? [])
          .filter((person) => !this.without.includes(person.user))
          .map(
            (person) => html`<li>
              <button type="button" @click=${() => this.#choose(person)}>
                ${avatar(person.name, person.user)}<bdi>${person.name}</bdi>
              </button>
            </li>`,
          )}
      </ul>
      <span role="status">${this.found?.length === 0 ? phrase(this.words, 'nobodyFound') : ''}</span>
      <span role="alert">${this.failure}</span>`;
  }

  /** @param {Person} person */
  #choose(person) {
    this.found = undefined;
    const field = this.renderRoot.querySelector('input');
    if (field) {
      field.value = '';
    }
    this.dispatchEvent(new CustomEvent('found', { detail: person }));
    this.focus();
  }

  /** @param {InputEvent} event */
  #typed(event) {
    const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.pause);
    this.asked = text;
    this.failure = '';
    if (text.length < 2) {
      this.found = undefined;
      return;
    }
    this.pause = setTimeout(async () => {
      try {
        const found = await this.chat.people.search(text);
        if (this.asked === text) {
          this.found = found;
        }
      } catch (error) {
        this.failure = failureOf(this.words, error);
      }
    }, PAUSE);
  }
}

customElements.define('hausfunk-people-search', PeopleSearch);
