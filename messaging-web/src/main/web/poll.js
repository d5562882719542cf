// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { theme } from './styles.js';
import { clockTime, shortTime } from './time.js';
import { phrase } from './words.js';

/** A question with options to choose from, and how people answered. Whoever chose an option takes it back by choosing it again. */
export class Poll extends LitElement {
  static properties = {
    message: { attribute: false },
    item: { attribute: false },
    active: { attribute: false },
    words: { attribute: false },
  };

  static styles = [
    theme,
    css`
      :host {
        display: grid;
        gap: 0.35rem;
        width: min(24rem, 100%);
        min-width: min(12rem, 100%);
        padding: 0.2rem 0;
        background: none;
      }
      .option {
        display: grid;
        grid-template-columns: 1.1rem minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.1rem 0.5rem;
        width: 100%;
        padding: 0.35rem 0.7rem;
        border-color: var(--line);
        background: var(--surface);
        text-align: start;
      }
      .option[aria-pressed='true'] {
        border-color: var(--accent);
      }
      .option + .option {
        margin-top: 0.3rem;
      }
      .mark {
        width: 1rem;
        height: 1rem;
        border: 2px solid var(--quiet);
        border-radius: 4px;
      }
      .one .mark {
        border-radius: 50%;
      }
      [aria-pressed='true'] .mark {
        border: 4px solid var(--accent);
      }
      progress {
        grid-column: 2 / -1;
        width: 100%;
        height: 0.35rem;
        border: 0;
        border-radius: 1rem;
        overflow: hidden;
        background: var(--raised);
        accent-color: var(--accent);
      }
      progress::-webkit-progress-bar {
        background: var(--raised);
      }
      progress::-webkit-progress-value {
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        background: var(--accent);
      }
      .foot button {
        min-height: 32px;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.6rem;
      }
    `,
  ];

  constructor() {
    super();
    /** The message that it is. @type {import('./message.js').Message} */
    this.message;
    /** @type {import('./fold.js').Item} */
    this.item;
    this.active = false;
    /** @type {import('./words.js').Words} */
    this.words = {};
  }

  get #over() {
    const { results, end } = this.item;
    return results?.closed === true || (end !== undefined && end <= Date.now());
  }

  render() {
    const { item, words } = this;
    const { results, most = 1, options = [] } = item;
    const over = this.#over;
    return html`<b id="question"><bdi>${item.question}</bdi></b>
      ${over ? nothing : html`<span class="quiet">${phrase(words, most === 1 ? 'chooseOne' : 'chooseUpTo', { count: most })}</span>`}
      <div role="group" aria-labelledby="question" class=${most === 1 ? 'one' : 'many'}>
        ${options.map((option, place) => this.#option(String(option), place, over))}
      </div>
      <div class="foot quiet">
        <span>${phrase(words, results?.voters === 1 ? 'oneVoter' : 'voters', { count: results?.voters ?? 0 })}</span>
        ${item.secret ? html`<span>${phrase(words, 'secret')}</span>` : nothing}
        ${over ? html`<span>${phrase(words, 'pollOver')}</span>` : this.#end()}
        ${!over && item.author === this.message.chat.user && this.message.writable
          ? html`<button class="outlined" tabindex=${this.active ? 0 : -1} @click=${() => this.#act('close-poll')}>${phrase(words, 'closePoll')}</button>`
          : nothing}
      </div>`;
  }

  #end() {
    const { end } = this.item;
    const { language } = this.message.chat;
    return end === undefined
      ? nothing
      : html`<span>${phrase(this.words, 'pollEnds', { time: `${shortTime(end, language)} ${clockTime(end, language)}` })}</span>`;
  }

  /**
   * @param {string} option
   * @param {number} place
   * @param {boolean} over
   */
  #option(option, place, over) {
    const { results } = this.item;
    const count = results?.votes[place] ?? 0;
    return html`<button
      class="option"
      tabindex=${this.active ? 0 : -1}
      aria-pressed=${String(results?.own.includes(place) ?? false)}
      aria-label=${phrase(this.words, 'votesFor', { option, count })}
      ?disabled=${over || !this.message.writable}
      @click=${() => this.#choose(place)}
    >
      <span class="mark"></span><bdi>${option}</bdi><span>${count}</span>
      <progress max=${Math.max(1, results?.voters ?? 1)} .value=${count} aria-hidden="true"></progress>
    </button>`;
  }

  /** @param {number} place */
  #choose(place) {
    const { results, most = 1 } = this.item;
    const own = results?.own ?? [];
    const without = own.filter((other) => other !== place);
    const next = own.includes(place) ? without : most === 1 ? [place] : [...own, place];
    this.#act('vote', next);
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  #act(name, detail) {
    this.dispatchEvent(new CustomEvent('action', { detail: { name, item: this.item, detail }, bubbles: true, composed: true }));
  }
}

customElements.define('hausfunk-poll', Poll);
