// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { failureOf } from './failure.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** A one-time code: shown once, because the person asks for it, with the time that is left. Then nothing here knows it any more. */
export class Code extends LitElement {
  static properties = {
    message: { attribute: false },
    item: { attribute: false },
    active: { attribute: false },
    words: { attribute: false },
    digits: { state: true },
    left: { state: true },
    over: { state: true },
    failure: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: 0.35rem;
        min-width: min(14rem, 100%);
        padding-block: 0.2rem;
        padding-inline-start: 0.7rem;
        border-inline-start: 3px solid var(--accent);
        background: none;
      }
      output {
        padding: 0.25rem 0.7rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        font: 700 1.6rem/1.3 ui-monospace, monospace;
        letter-spacing: 0.18em;
        overflow-wrap: normal;
      }
      [role='alert'] {
        color: var(--alert);
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
    /** The code while it is shown. @type {string | undefined} */
    this.digits = undefined;
    this.left = 0;
    /** Whether it was shown, or its time is over. */
    this.over = false;
    this.failure = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.#tick(), 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.#forget();
  }

  willUpdate() {
    this.left = Math.max(0, Math.ceil(((this.item.expiresAt ?? 0) - this.message.chat.now()) / 1_000));
    if (this.left === 0) {
      this.#forget();
      this.over = true;
    }
  }

  #tick() {
    if (!this.over) {
      this.requestUpdate();
    }
  }

  #forget() {
    if (this.digits !== undefined) {
      this.digits = undefined;
      this.over = true;
    }
  }

  render() {
    const { item, words, digits } = this;
    return html`<b><bdi>${item.title}</bdi></b>
      ${this.over
        ? html`<span class="quiet">${phrase(words, 'codeOver')}</span>`
        : digits === undefined
          ? html`<button class="primary" tabindex=${this.active ? 0 : -1} @click=${this.#show}>${phrase(words, 'showCode')}</button>`
          : html`<output tabindex="-1" aria-label=${phrase(words, 'codeIs', { code: [...digits].join(' ') })}>${digits}</output>
              <span class="quiet">${phrase(words, 'tellNobody')}</span>`}
      ${this.over ? nothing : html`<span class="quiet" role="timer">${phrase(words, 'codeLeft', { time: this.#time() })}</span>`}
      <span role="alert">${this.failure}</span>`;
  }

  #time() {
    return `${Math.floor(this.left / 60)}:${String(this.left % 60).padStart(2, '0')}`;
  }

  async #show() {
    this.failure = '';
    try {
      const { chat, conversation } = this.message;
      const { code } = await chat.connection.ask('show-code', { conversation, message: this.item.sequence });
      if (this.isConnected) {
        this.digits = String(code);
        await this.updateComplete;
        this.renderRoot.querySelector('output')?.focus();
      }
    } catch (error) {
      this.over = /** @type {{code?: string}} */ (error).code === 'CODE_GONE';
      this.failure = this.over ? '' : failureOf(this.words, error);
    }
  }
}

customElements.define('hausfunk-code', Code);
