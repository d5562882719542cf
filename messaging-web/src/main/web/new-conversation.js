// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './people-search.js';
import { failureOf } from './failure.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {import('./people-search.js').Person} Person */

/** Chooses people for a new conversation. Fires `cancel`, and `opened` with a conversation. */
export class NewConversation extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
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
      .chosen button {
        border-color: var(--line);
        border-radius: 2rem;
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
    /** @type {Person[]} */
    this.chosen = [];
    this.failure = '';
    this.name = crypto.randomUUID();
  }

  async focus() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('hausfunk-people-search'))?.focus();
  }

  render() {
    const group = this.chosen.length > 1;
    return html`<form @submit=${this.#submit}>
      <hausfunk-people-search
        .chat=${this.chat}
        .words=${this.words}
        .without=${this.chosen.map((person) => person.user)}
        @found=${(/** @type {CustomEvent} */ event) => this.#choose(event.detail)}
      ></hausfunk-people-search>
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
        users.length === 1
          ? await this.chat.requests.direct(first)
          : await this.chat.requests.group(title?.value ?? '', users, this.name);
      this.dispatchEvent(new CustomEvent('opened', { detail: opened }));
    } catch (error) {
      this.failure = failureOf(this.words, error);
    }
  }
}

customElements.define('hausfunk-new-conversation', NewConversation);
