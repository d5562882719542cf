// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { dialogStyles } from './dialog.js';
import { icon } from './icons.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/** @typedef {{question: string, options: string[], most: number, secret: boolean}} NewPoll */

const FEWEST = 2;
const MOST = 20;

/** Asks for a question and its options. */
export class PollDialog extends LitElement {
  static properties = { words: { attribute: false }, options: { state: true }, same: { state: true } };

  static styles = [
    theme,
    dialogStyles,
    css`
      .option {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.3rem;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        font-weight: 400;
      }
      .choice input {
        width: 1.25rem;
        min-height: 1.25rem;
        accent-color: var(--accent);
      }
      .options {
        display: grid;
        gap: 0.4rem;
        max-height: 40vh;
        padding: 2px;
        overflow-y: auto;
      }
      [role='alert'] {
        color: var(--alert);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** One number for each option, which stays its own when others go. */
    this.options = [1, 2];
    this.next = 3;
    this.same = false;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  /** @returns {Promise<NewPoll | undefined>} undefined if the person does not want it */
  async ask() {
    await this.updateComplete;
    this.#dialog.showModal();
    await new Promise((resolve) => this.#dialog.addEventListener('close', resolve, { once: true }));
    const poll = this.#dialog.returnValue === 'yes' ? this.#poll() : undefined;
    this.remove();
    return poll;
  }

  /** @returns {NewPoll} */
  #poll() {
    const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(name));
    const options = this.#texts();
    return {
      question: field('#question').value.trim(),
      options,
      most: field('#several').checked ? options.length : 1,
      secret: field('#secret').checked,
    };
  }

  #texts() {
    const fields = /** @type {HTMLInputElement[]} */ ([...this.renderRoot.querySelectorAll('.option input')]);
    return fields.map((field) => field.value.trim()).filter((text) => text !== '');
  }

  render() {
    const { words } = this;
    return html`<dialog aria-labelledby="title" @keydown=${(/** @type {KeyboardEvent} */ event) => event.stopPropagation()}>
      <form method="dialog" @submit=${this.#submit}>
        <p id="title" class="title">${phrase(words, 'newPoll')}</p>
        <label>${phrase(words, 'question')}<input id="question" required autocomplete="off" maxlength="250" /></label>
        <div class="options">${this.options.map((key, index) => this.#option(key, index))}</div>
        ${this.options.length < MOST
          ? html`<button type="button" class="outlined" @click=${this.#add}>${phrase(words, 'addOption')}</button>`
          : nothing}
        <label class="choice"><input id="several" type="checkbox" />${phrase(words, 'severalChoices')}</label>
        <label class="choice"><input id="secret" type="checkbox" />${phrase(words, 'secretPoll')}</label>
        <span role="alert">${this.same ? phrase(words, 'pollOptionsDiffer') : ''}</span>
        <div class="actions">
          <button type="button" class="outlined" @click=${() => this.#dialog.close('')}>${phrase(words, 'cancel')}</button>
          <button class="primary">${phrase(words, 'askPoll')}</button>
        </div>
      </form>
    </dialog>`;
  }

  /**
   * @param {number} key
   * @param {number} index
   */
  #option(key, index) {
    const { words } = this;
    const number = index + 1;
    return html`<div class="option">
      <input
        data-key=${key}
        aria-label=${phrase(words, 'option', { number })}
        placeholder=${phrase(words, 'option', { number })}
        ?required=${index < FEWEST}
        autocomplete="off"
        maxlength="60"
      />
      ${this.options.length > FEWEST
        ? html`<button type="button" class="icon" aria-label=${phrase(words, 'removeOption', { number })} @click=${() => this.#remove(index)}>
            ${icon('close')}
          </button>`
        : nothing}
    </div>`;
  }

  async #add() {
    this.options = [...this.options, this.next++];
    await this.updateComplete;
    const fields = /** @type {HTMLInputElement[]} */ ([...this.renderRoot.querySelectorAll('.option input')]);
    fields[fields.length - 1]?.focus();
  }

  /** What stands behind it moves up: so the texts move, and the last field goes. @param {number} index */
  async #remove(index) {
    const fields = /** @type {HTMLInputElement[]} */ ([...this.renderRoot.querySelectorAll('.option input')]);
    fields.slice(index, -1).forEach((field, at) => (field.value = fields[index + at + 1]?.value ?? ''));
    this.options = this.options.slice(0, -1);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.option input'))?.focus();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const texts = this.#texts();
    this.same = new Set(texts).size !== texts.length;
    if (!this.same && texts.length >= FEWEST) {
      this.#dialog.close('yes');
    }
  }
}

customElements.define('hausfunk-poll-dialog', PollDialog);

/**
 * @param {ShadowRoot} root of the part that asks
 * @param {import('./words.js').Words} words
 */
export function askPoll(root, words) {
  const dialog = new PollDialog();
  dialog.words = words;
  root.append(dialog);
  return dialog.ask();
}
