// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import './people-search.js';
import { avatar, avatarStyles } from './avatar.js';
import { ask } from './dialog.js';
import { failureOf } from './failure.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { panelHeader, panelStyles } from './side-panel.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {import('./conversation-requests.js').Participant} Participant */

const ROLES = ['OWNER', 'MODERATOR', 'MEMBER', 'READER'];

/** Who takes part, with what roles; adding, removing, appointing. Fires `close-panel`. */
export class PeoplePanel extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    version: { attribute: false },
    people: { attribute: false },
    adding: { state: true },
    failure: { state: true },
  };

  static styles = [
    theme,
    avatarStyles,
    panelStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.6rem;
        min-height: 48px;
        padding: 0 0.4rem;
      }
      .who {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .add {
        width: 100%;
        margin-bottom: 0.4rem;
      }
      hausfunk-people-search {
        padding: 0 0.4rem 0.6rem;
      }
      [role='alert'] {
        padding: 0 0.4rem;
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
    /** @type {import('./chat.js').Conversation | undefined} */
    this.conversation = undefined;
    this.version = 0;
    /** @type {Participant[]} */
    this.people = [];
    this.adding = false;
    this.failure = '';
  }

  async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  get #moderates() {
    const { role, present, kind } = this.conversation ?? {};
    return present === true && kind !== 'DIRECT' && (role === 'OWNER' || role === 'MODERATOR');
  }

  render() {
    const { chat, words, people } = this;
    const sorted = [...people].sort(
      (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || chat.people.nameOf(a.user).localeCompare(chat.people.nameOf(b.user)),
    );
    return html`${panelHeader(words, phrase(words, 'memberCount', { count: people.length }), () =>
        this.dispatchEvent(new Event('close-panel')),
      )}
      <div class="content">
        ${this.#moderates
          ? this.adding
            ? html`<hausfunk-people-search
                .chat=${chat}
                .words=${words}
                .without=${people.map((person) => person.user)}
                @found=${(/** @type {CustomEvent} */ event) => this.#add(event.detail.user)}
              ></hausfunk-people-search>`
            : html`<button class="add outlined" @click=${this.#search}>${phrase(words, 'add')}</button>`
          : nothing}
        <span role="alert">${this.failure}</span>
        <ul aria-labelledby="title">
          ${sorted.map((person) => this.#person(person))}
        </ul>
      </div>`;
  }

  /** @param {Participant} person */
  #person(person) {
    const { chat, words } = this;
    const name = chat.people.nameOf(person.user);
    const own = person.user === chat.user;
    return html`<li>
      ${avatar(name, person.user)}
      <span class="who"
        ><bdi>${name}</bdi> ${own ? html`<span class="quiet">(${phrase(words, 'you')})</span>` : nothing}<br /><span class="quiet"
          >${phrase(words, `role_${person.role}`)}</span
        ></span
      >
      ${own || !this.#manages(person)
        ? html`<span></span>`
        : html`<button
            class="icon"
            aria-haspopup="menu"
            aria-label=${phrase(words, 'actionsFor', { name })}
            @click=${(/** @type {Event} */ event) => this.#menu(person, name, /** @type {HTMLElement} */ (event.currentTarget))}
          >
            ${icon('more')}
          </button>`}
    </li>`;
  }

  /** Whether this person may change something about that one. @param {Participant} person */
  #manages(person) {
    return this.#moderates && (this.conversation?.role === 'OWNER' || ['MEMBER', 'READER'].includes(person.role));
  }

  /**
   * @param {Participant} person
   * @param {string} name
   * @param {HTMLElement} opener
   */
  #menu(person, name, opener) {
    const { words } = this;
    const roles =
      this.conversation?.role === 'OWNER'
        ? ROLES.map((role) => ({
            key: role,
            label: phrase(words, `role_${role}`),
            checked: person.role === role,
            run: () => this.#do((id) => this.chat.requests.role(id, person.user, role)),
          }))
        : [];
    openMenu(/** @type {ShadowRoot} */ (this.renderRoot), opener, phrase(words, 'actionsFor', { name }), [
      ...roles,
      { key: 'remove', label: phrase(words, 'remove'), danger: true, run: () => this.#sure('remove', person, name) },
      { key: 'ban', label: phrase(words, 'ban'), danger: true, run: () => this.#sure('ban', person, name) },
    ]);
  }

  /**
   * @param {'remove' | 'ban'} what
   * @param {Participant} person
   * @param {string} name
   */
  async #sure(what, person, name) {
    const { words } = this;
    const sure = await ask(/** @type {ShadowRoot} */ (this.renderRoot), words, {
      title: phrase(words, `${what}Title`, { name }),
      text: phrase(words, `${what}Text`),
      confirm: phrase(words, what),
      danger: true,
    });
    if (sure !== undefined) {
      await this.#do((id) => this.chat.requests.withPerson(what, id, person.user));
    }
  }

  async #search() {
    this.adding = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('hausfunk-people-search'))?.focus();
  }

  /** @param {string} user */
  async #add(user) {
    await this.#do((id) => this.chat.requests.add(id, [user]));
  }

  /** @param {(conversation: string) => Promise<unknown>} change */
  async #do(change) {
    this.failure = '';
    try {
      await change(this.conversation?.id ?? '');
    } catch (error) {
      this.failure = failureOf(this.words, error);
    }
  }
}

customElements.define('hausfunk-people', PeoplePanel);
