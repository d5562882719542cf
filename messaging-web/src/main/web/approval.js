// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { Card } from './card.js';
import { icon } from './icons.js';
import { described } from './notice.js';
import { phrase } from './words.js';

const LONGEST_TIMER = 2 ** 31 - 1;

/** A question of the company's software. An answer is final, so it is asked for once more before it is given. */
export class Approval extends Card {
  static properties = { ...Card.properties, chosen: { state: true } };

  constructor() {
    super();
    /** The answer that the person is about to give. @type {number | undefined} */
    this.chosen = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** @returns {import('./card.js').Step} */
  get first() {
    return { ...super.first, change: 'asked' };
  }

  get #over() {
    return this.#left <= 0;
  }

  get #left() {
    return (this.item.end ?? 0) - this.message.chat.now();
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    clearTimeout(this.timer);
    if (this.#open && this.isConnected) {
      this.timer = setTimeout(() => this.requestUpdate(), Math.min(this.#left + 1, LONGEST_TIMER));
    } else {
      this.chosen = undefined;
    }
  }

  get #open() {
    return this.standing.decision === undefined && !this.#over;
  }

  get #own() {
    return this.standing.answers?.find(({ user }) => user === this.message.chat.user)?.option;
  }

  render() {
    const { words, item } = this;
    const { decision, answers = [] } = this.standing;
    const { people = [], needed = 1, end = 0 } = item;
    return html`<div class="card approval ${decision === undefined ? '' : 'resolved'}">
      <span class="kind">${icon(decision === undefined ? 'question' : 'check')}<span>${phrase(words, 'approval')}</span></span>
      ${described(item, this.active)}
      ${people.length > 1 && this.#open ? html`<span class="quiet">${phrase(words, 'approvalNeeded', { needed, people: people.length })}</span>` : nothing}
      ${people.length > 1 && answers.length > 0
        ? html`<ul>
            ${answers.map(({ user, option }) => html`<li><bdi>${phrase(words, 'approvalOne', { name: this.#who(user), answer: this.option(option) })}</bdi></li>`)}
          </ul>`
        : nothing}
      <span role="status" class="stands">${this.#stands()}</span>
      ${this.#open ? html`<span class="quiet">${phrase(words, 'approvalUntil', { time: this.time(end) })}</span>` : nothing}
      ${this.#open && this.#own === undefined && this.present && people.includes(this.message.chat.user) ? this.#actions() : nothing}
      ${this.foot()}
    </div>`;
  }

  /** @param {string} user */
  #who(user) {
    return user === this.message.chat.user ? phrase(this.words, 'you') : this.nameOf(user);
  }

  #stands() {
    const { words } = this;
    const own = this.#own;
    const { decision } = this.standing;
    if (decision !== undefined) {
      return phrase(words, 'approvalDecided', { answer: this.option(decision) });
    }
    if (this.#over) {
      return phrase(words, 'approvalOver');
    }
    return own === undefined
      ? (this.item.people ?? []).includes(this.message.chat.user)
        ? ''
        : phrase(words, 'approvalOthers')
      : phrase(words, 'approvalYours', { answer: this.option(own) });
  }

  #actions() {
    const { words, chosen } = this;
    if (chosen === undefined) {
      return html`<div class="actions">
        ${(this.item.options ?? []).map((option, place) => this.button(String(option), () => this.#choose(place)))}
      </div>`;
    }
    const answer = this.option(chosen);
    return html`<div class="actions sure" role="group" aria-labelledby="sure" @keydown=${this.#key}>
      <span id="sure">${phrase(words, 'approvalSure', { answer })}</span>
      ${this.button(phrase(words, 'approvalConfirm', { answer }), () => this.act('answer', { option: chosen }), 'primary')}
      ${this.button(phrase(words, 'cancel'), () => this.#choose(undefined))}
    </div>`;
  }

  /** @param {number | undefined} place */
  async #choose(place) {
    const before = this.chosen;
    this.chosen = place;
    this.failure = '';
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll('.actions button');
    /** @type {HTMLElement | undefined} */ (buttons[place === undefined ? (before ?? 0) : 0])?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#choose(undefined);
    }
  }

  /** @param {unknown} error */
  async refused(error) {
    this.chosen = undefined;
    return super.refused(error);
  }
}

customElements.define('hausfunk-approval', Approval);
