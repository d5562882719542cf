// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { announcementStyles } from './announcement-styles.js';
import { failureOf } from './failure.js';
import { icon } from './icons.js';
import { markup } from './markup.js';
import { theme } from './styles.js';
import { clockTime, shortTime } from './time.js';
import { phrase } from './words.js';

/** @typedef {import('./announcements.js').Announcement} Announcement */

/** Announcements above everything else: those that ask for something stay until the person answered, the others lie in a list. */
export class AnnouncementRegion extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    version: { attribute: false },
    asking: { state: true },
    failure: { state: true },
  };

  static styles = [theme, announcementStyles];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.version = 0;
    /** Which one is being acknowledged. @type {string | undefined} */
    this.asking = undefined;
    this.failure = '';
  }

  updated() {
    if (document.visibilityState === 'visible' && document.hasFocus()) {
      this.chat.announcements.pinned.forEach((each) => this.chat.announcements.seen(each));
    }
  }

  render() {
    const { pinned, others } = this.chat.announcements;
    const { words } = this;
    if (pinned.length + others.length === 0) {
      return nothing;
    }
    return html`<section aria-label=${phrase(words, 'announcements')}>
      ${repeat(
        pinned,
        (each) => each.id,
        (each) => this.#pinned(each),
      )}
      <span role="alert" class="failure">${this.failure}</span>
      ${others.length === 0
        ? nothing
        : html`<details>
            <summary>${icon('announce')}<span>${phrase(words, 'announcementsBefore', { count: others.length })}</span></summary>
            ${repeat(
              others,
              (each) => each.id,
              (each) => this.#other(each),
            )}
          </details>`}
    </section>`;
  }

  /** @param {Announcement} announcement */
  #pinned(announcement) {
    const { words } = this;
    const { id, priority, wanted, choices } = announcement;
    return html`<article class="pinned ${priority}" aria-labelledby=${`title-${id}`}>
      ${this.#head(announcement)} ${this.#text(announcement)}
      ${announcement.corrected ? html`<p class="corrected">${phrase(words, wanted ? 'correctedAgain' : 'corrected')}</p>` : nothing}
      <div class="answers ${choices.length < 3 ? 'few' : ''}">
        ${!wanted
          ? html`<button class="outlined" @click=${() => this.#close(announcement)}>${phrase(words, 'putAway')}</button>`
          : choices.length === 0
            ? this.#answer(announcement, phrase(words, 'readAndUnderstood'))
            : choices.map((choice, place) => this.#answer(announcement, choice, place))}
      </div>
    </article>`;
  }

  /** @param {Announcement} announcement */
  #head({ id, title, priority, sender, language, from }) {
    const { words, chat } = this;
    return html`<div class="head">
      <span class="mark">${icon(priority === 'emergency' ? 'alarm' : 'announce')}</span>
      <div class="what">
        <span class="kind">${phrase(words, `announcement_${priority}`)}</span>
        <h3 id=${`title-${id}`} lang=${language}><bdi>${title}</bdi></h3>
        <span class="quiet"
          >${sender === undefined ? nothing : html`<bdi>${chat.people.nameOf(sender)}</bdi>, `}${this.#time(from)}</span
        >
      </div>
    </div>`;
  }

  /** @param {Announcement} announcement */
  #text({ text, language }) {
    return html`<div class="text" lang=${language}>${guard([text], () => markup(text))}</div>`;
  }

  /**
   * @param {Announcement} announcement
   * @param {string} label
   * @param {number} [choice]
   */
  #answer(announcement, label, choice) {
    return html`<button
      class=${choice === undefined ? 'primary' : 'outlined'}
      aria-describedby=${`title-${announcement.id}`}
      ?disabled=${this.asking !== undefined}
      @click=${() => this.#acknowledge(announcement, choice)}
    >
      <bdi>${label}</bdi>
    </button>`;
  }

  /** @param {Announcement} announcement */
  #other(announcement) {
    const { words, chat } = this;
    const { id, goneAt, sender, priority } = announcement;
    if (goneAt !== undefined) {
      const name = sender === undefined ? phrase(words, 'erased') : chat.people.nameOf(sender);
      return html`<article class="over"><p>${phrase(words, 'announcementOver', { name, time: this.#time(goneAt) })}</p></article>`;
    }
    return html`<article class=${priority} aria-labelledby=${`title-${id}`}>
      ${this.#head(announcement)} ${this.#text(announcement)} ${this.#given(announcement)}
    </article>`;
  }

  /** @param {Announcement} announcement */
  #given({ acknowledged, acknowledgedAt, choice, choices, until }) {
    const { words } = this;
    const answer = choice === undefined ? undefined : choices[choice];
    const place = { answer: answer ?? '', time: acknowledgedAt === undefined ? '' : this.#time(acknowledgedAt) };
    const key = `${answer === undefined ? 'acknowledged' : 'answered'}${acknowledgedAt === undefined ? '' : 'At'}`;
    return html`<p class="quiet given">
      ${acknowledged ? html`${icon('check')}<span>${phrase(words, key, place)}</span>` : nothing}
      <span>${phrase(words, 'pollEnds', { time: this.#time(until) })}</span>
    </p>`;
  }

  /** @param {number} at */
  #time(at) {
    const { language } = this.chat;
    const day = shortTime(at, language);
    const clock = clockTime(at, language);
    return day === clock ? clock : `${day} ${clock}`;
  }

  /**
   * @param {Announcement} announcement
   * @param {number} [choice]
   */
  async #acknowledge(announcement, choice) {
    this.asking = announcement.id;
    this.failure = '';
    try {
      await this.chat.announcements.acknowledge(announcement, choice);
    } catch (error) {
      this.failure = failureOf(this.words, error);
    } finally {
      this.asking = undefined;
    }
    await this.#goOn();
  }

  /** @param {Announcement} announcement */
  async #close(announcement) {
    this.chat.announcements.close(announcement);
    await this.#goOn();
  }

  /** The button is gone: the focus goes to the next one, or to the list. */
  async #goOn() {
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.answers button, summary'))?.focus();
  }
}

customElements.define('hausfunk-announcements', AnnouncementRegion);
