// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import { cardElementStyles, cardStyles } from './card-styles.js';
import { failureOf } from './failure.js';
import { theme } from './styles.js';
import { clockTime, shortTime } from './time.js';
import { phrase } from './words.js';

/**
 * How a card stands: an alert has a status, a question has answers.
 * @typedef {object} Standing
 * @property {'open' | 'taken' | 'resolved'} [status]
 * @property {'info' | 'warning' | 'critical'} [severity]
 * @property {string} [title]
 * @property {string} [text]
 * @property {{name: string, value: string}[]} [fields]
 * @property {{label: string, target: string}[]} [links]
 * @property {number} [raised] how often
 * @property {number} [lastRaised]
 * @property {number} [level] how far it escalated
 * @property {string} [takenBy]
 * @property {number} [resolvedAt]
 * @property {{user: string, option: number}[]} [answers]
 * @property {number} [decision] the place of the answer that enough people gave
 */
/** @typedef {{sequence: number, at: number, change: string, author?: string, raised?: number, option?: number}} Step */

const STEPS = ['repeated', 'escalated', 'taken', 'resolved', 'answered', 'decided'];

/** A card on which people act where it stands. It says how it stands in words, and on request all that happened to it. */
export class Card extends LitElement {
  static properties = {
    message: { attribute: false },
    item: { attribute: false },
    active: { attribute: false },
    words: { attribute: false },
    names: { attribute: false },
    asking: { state: true },
    failure: { state: true },
    steps: { state: true },
  };

  static styles = [theme, cardStyles, cardElementStyles];

  constructor() {
    super();
    /** The message that it is. @type {import('./message.js').Message} */
    this.message;
    /** @type {import('./fold.js').Item} */
    this.item;
    this.active = false;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** Changes when a name becomes known. */
    this.names = 0;
    /** Whether an answer is on its way. */
    this.asking = false;
    this.failure = '';
    /** What happened, while it is shown. @type {Step[] | undefined} */
    this.steps = undefined;
    this.more = false;
    /** Whether the focus was in here before it changed. */
    this.held = false;
    /** Whether it was shown before it changed. */
    this.again = false;
  }

  /** @returns {Standing} */
  get standing() {
    return this.item.card ?? {};
  }

  /** Whether the person takes part, and may act. */
  get present() {
    return this.message.chat.conversations.get(this.message.conversation)?.present === true;
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    this.held = this.#focused !== null;
    this.again = this.hasUpdated;
    if (changes.has('item') && changes.get('item') !== undefined && this.steps !== undefined) {
      this.#load();
    }
  }

  /** @param {Map<string, any>} changes */
  updated(changes) {
    // What the person opened does not grow out of view.
    if (this.again && ['steps', 'chosen', 'failure'].some((each) => changes.has(each))) {
      this.message.scrollIntoView({ block: 'nearest' });
    }
    // The button that had the focus may be gone, by what this person did or by what others did: they go on where the card goes on.
    if (this.held && this.#focused === null) {
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.actions button, .history'))?.focus();
    }
  }

  get #focused() {
    return /** @type {ShadowRoot | undefined} */ (this.renderRoot)?.activeElement ?? null;
  }

  /** @param {string} label @param {(event: Event) => void} run @param {string} look */
  button(label, run, look = 'outlined') {
    return html`<button
      class=${look}
      tabindex=${this.active ? 0 : -1}
      aria-disabled=${String(this.asking)}
      aria-describedby="title"
      @click=${(/** @type {Event} */ event) => (this.asking ? undefined : run(event))}
    >
      <bdi>${label}</bdi>
    </button>`;
  }

  /** What is the same on every card: what went wrong, and what happened. */
  foot() {
    return html`<span role="alert">${this.failure}</span>
      <button
        class="history quiet"
        tabindex=${this.active ? 0 : -1}
        aria-expanded=${String(this.steps !== undefined)}
        aria-describedby="title"
        @click=${this.#toggle}
      >
        ${phrase(this.words, 'steps')}
      </button>
      ${this.steps === undefined
        ? nothing
        : html`${this.more ? html`<span class="quiet">${phrase(this.words, 'stepsMore')}</span>` : nothing}
            <ol>
              ${[this.first, ...this.steps].map((step) => html`<li><time datetime=${new Date(step.at).toISOString()}>${this.time(step.at)}</time><bdi>${this.#said(step)}</bdi></li>`)}
            </ol>`}`;
  }

  /** How it began. @returns {Step} */
  get first() {
    const { sequence, at, author } = this.item;
    return { sequence, at, author, change: 'raised' };
  }

  /** @param {number} place */
  option(place = -1) {
    return String(this.item.options?.[place] ?? '');
  }

  /** @param {number} at */
  time(at) {
    const { language } = this.message.chat;
    const day = shortTime(at, language);
    const clock = clockTime(at, language);
    return day === clock ? clock : `${day} ${clock}`;
  }

  /** @param {string | undefined} user */
  nameOf(user) {
    const { people } = this.message.chat;
    return user === this.item.author ? (this.item.sender ?? '') : user === undefined ? phrase(this.words, 'erased') : people.nameOf(user);
  }

  /** @param {Step} step */
  #said({ change, author, raised = 0, option }) {
    const key = change === 'raised' || change === 'asked' || STEPS.includes(change) ? `step_${change}` : 'step_other';
    return phrase(this.words, key, { name: this.nameOf(author), count: raised, answer: this.option(option) });
  }

  /**
   * Asks for a change. What came of it is told to all pages; a refusal is said here, with what the card is by now.
   * @param {string} type
   * @param {object} [fields]
   */
  async act(type, fields = {}) {
    const { chat, conversation } = this.message;
    this.asking = true;
    this.failure = '';
    try {
      await chat.connection.ask(type, { conversation, message: this.item.sequence, ...fields });
    } catch (error) {
      await this.#anew();
      this.failure = await this.refused(error);
    } finally {
      this.asking = false;
    }
  }

  /** @param {unknown} error @returns {Promise<string>} why it was refused */
  async refused(error) {
    return failureOf(this.words, error);
  }

  async #anew() {
    const { chat } = this.message;
    const conversation = chat.conversations.get(this.message.conversation);
    if (conversation) {
      await chat.pages.anew(conversation, this.item.sequence).catch((error) => chat.refused(error));
    }
    // As it stands now, also before the timeline hands it down.
    this.item = conversation?.fold.get(this.item.sequence) ?? this.item;
  }

  #toggle() {
    if (this.steps === undefined) {
      this.steps = [];
      this.#load();
    } else {
      this.steps = undefined;
    }
  }

  async #load() {
    const { chat, conversation } = this.message;
    try {
      const { steps, more } = await chat.connection.ask('card-history', { conversation, message: this.item.sequence });
      if (this.steps !== undefined) {
        this.more = more;
        this.steps = steps;
      }
    } catch (error) {
      this.failure = failureOf(this.words, error);
    }
  }
}
