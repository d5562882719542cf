// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { theme } from './styles.js';
import { phrase } from './words.js';

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {string} [text]
 * @property {string} [field] the label of a field to fill
 * @property {string} [value] what stands in it
 * @property {number} [longest]
 * @property {{value: string, label: string}[]} [choices] in place of writing something
 * @property {string} confirm
 * @property {boolean} [danger]
 */

/** What every dialog looks like. */
export const dialogStyles = css`
  dialog {
    width: min(26rem, calc(100vw - 2rem));
    padding: 1.1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(10 15 25 / 45%);
  }
  form {
    display: grid;
    gap: 0.75rem;
  }
  .title {
    margin: 0;
    font-size: 1.1em;
    font-weight: 650;
  }
  p {
    margin: 0;
  }
  label {
    display: grid;
    gap: 0.3rem;
    font-weight: 600;
  }
  .actions {
    display: flex;
    justify-content: end;
    gap: 0.5rem;
  }
`;

/** Asks before something is done. The browser keeps the focus inside, closes it by Escape, and gives the focus back. */
export class Dialog extends LitElement {
  static properties = { question: { attribute: false }, words: { attribute: false } };

  static styles = [theme, dialogStyles];

  constructor() {
    super();
    /** @type {Question} */
    this.question = { title: '', confirm: '' };
    /** @type {import('./words.js').Words} */
    this.words = {};
  }

  /** @returns {Promise<string | undefined>} what was filled in, or an empty text; undefined if the person does not want it */
  async ask() {
    await this.updateComplete;
    const dialog = /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
    dialog.showModal();
    const field = this.#field;
    if (field instanceof HTMLInputElement) {
      field.select();
    }
    await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    this.remove();
    return dialog.returnValue === 'yes' ? (this.#field?.value.trim() ?? '') : undefined;
  }

  get #field() {
    return /** @type {HTMLInputElement | HTMLSelectElement | null} */ (this.renderRoot.querySelector('input, select'));
  }

  render() {
    const { title, text, field, value, longest, choices, confirm, danger } = this.question;
    return html`<dialog aria-labelledby="title" @keydown=${(/** @type {KeyboardEvent} */ event) => event.stopPropagation()}>
      <form method="dialog" @submit=${this.#submit}>
        <p id="title" class="title">${title}</p>
        ${text === undefined ? nothing : html`<p>${text}</p>`}
        ${field === undefined
          ? nothing
          : choices
            ? html`<label>${field}<select>${choices.map((each) => html`<option value=${each.value}>${each.label}</option>`)}</select></label>`
            : html`<label>${field}<input required autocomplete="off" maxlength=${longest ?? 200} .value=${value ?? ''} /></label>`}
        <div class="actions">
          <button type="button" class="outlined" @click=${() => this.#close('')}>${phrase(this.words, 'cancel')}</button>
          <button class=${danger ? 'danger' : 'primary'} ?autofocus=${field === undefined}>${confirm}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const field = this.#field;
    if (!field || field.value.trim() !== '') {
      this.#close('yes');
    }
  }

  /** @param {string} value */
  #close(value) {
    /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')).close(value);
  }
}

customElements.define('hausfunk-dialog', Dialog);

/**
 * Asks, and answers what was filled in.
 * @param {ShadowRoot} root of the part that asks
 * @param {import('./words.js').Words} words
 * @param {Question} question
 */
export function ask(root, words, question) {
  const dialog = new Dialog();
  dialog.question = question;
  dialog.words = words;
  root.append(dialog);
  return dialog.ask();
}
