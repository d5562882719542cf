// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {{user: string, name: string}} Person */

const PAUSE = 250;

/** Chooses people for a new conversation. Fires `cancel`, and `opened` with a conversation. */
export class NewConversation extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    found: { state: true },
    chosen: { state: true },
    failure: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 0.6rem;
        height: 100%;
        padding: 0.9rem;
        overflow-y: auto;
      }
      form {
        display: contents;
      }
      label {
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .chosen {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem;
      }
      .chosen button,
      .found button {
        border-color: var(--line);
      }
      .found button {
        width: 100%;
        text-align: start;
        border-color: transparent;
      }
      .actions {
        display: flex;
        gap: 0.5rem;
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
    /** @type {Person[] | undefined} */
    this.found = undefined;
    /** @type {Person[]} */
    this.chosen = [];
    this.failure = '';
    this.name = crypto.randomUUID();
  }

  focus() {
    this.renderRoot.querySelector('input')?.focus();
  }

  render() {
    const group = this.chosen.length > 1;
    return html`<form @submit=${this.#submit}>
      <label for="who">${phrase(this.words, 'searchPeople')}</label>
      <input id="who" autocomplete="off" aria-describedby="hint" @input=${this.#typed} />
      <span id="hint" class="quiet">${phrase(this.words, 'searchHint')}</span>
      ${this.chosen.length === 0
        ? nothing
        : html`<ul class="chosen" aria-label=${phrase(this.words, 'chosen')}>
            ${repeat(
              this.chosen,
              (person) => person.user,
              (person) => html`<li>
                <button
                  type="button"
                  aria-label="${phrase(this.words, 'remove')}: ${person.name}"
                  @click=${() => (this.chosen = this.chosen.filter((other) => other.user !== person.user))}
                >
                  ${person.name} ✕
                </button>
              </li>`,
            )}
          </ul>`}
      <ul class="found" role="list">
        ${(this.found ?? [])
          .filter((person) => !this.chosen.some((other) => other.user === person.user))
          .map((person) => html`<li>
            <button type="button" @click=${() => this.#choose(person)}>${person.name}</button>
          </li>`)}
      </ul>
      <span role="status">${this.found?.length === 0 ? phrase(this.words, 'nobodyFound') : ''}</span>
      ${group
        ? html`<label for="title">${phrase(this.words, 'groupTitle')}</label>
            <input id="title" required maxlength="120" autocomplete="off" />`
        : nothing}
      <div class="actions">
        <button class="primary" ?disabled=${this.chosen.length === 0}>
          ${phrase(this.words, group ? 'createGroup' : 'startDirect')}
        </button>
        <button type="button" @click=${() => this.dispatchEvent(new Event('cancel'))}>
          ${phrase(this.words, 'cancel')}
        </button>
      </div>
      <span role="alert">${this.failure}</span>
    </form>`;
  }

  /** @param {Person} person */
  #choose(person) {
    this.chosen = [...this.chosen, person];
    this.focus();
  }

  /** @param {InputEvent} event */
  #typed(event) {
    const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.pause);
    this.asked = text;
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
        this.failure = /** @type {Error} */ (error).message;
      }
    }, PAUSE);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const users = this.chosen.map((person) => person.user);
    const first = users[0];
    if (first === undefined) {
      return;
    }
    const title = /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector('#title'));
    this.failure = '';
    try {
      const opened =
        users.length === 1 ? await this.chat.direct(first) : await this.chat.group(title?.value ?? '', users, this.name);
      this.dispatchEvent(new CustomEvent('opened', { detail: opened }));
    } catch (error) {
      this.failure = /** @type {Error} */ (error).message;
    }
  }
}

customElements.define('hausfunk-new-conversation', NewConversation);
