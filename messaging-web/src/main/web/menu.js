// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { theme } from './styles.js';

/**
 * @typedef {object} Choice
 * @property {string} key
 * @property {string} label
 * @property {boolean} [checked]
 * @property {boolean} [danger]
 * @property {() => void} run
 */

/** A menu beside its opener. Arrow keys move, letters jump, Escape closes; then the focus goes back to where it was. */
export class Menu extends LitElement {
  static properties = { choices: { attribute: false }, label: { attribute: false } };

  static styles = [
    theme,
    css`
      :host {
        position: fixed;
        inset: auto;
        margin: 0;
        min-width: 13rem;
        max-width: min(20rem, calc(100vw - 1rem));
        max-height: calc(100vh - 1rem);
        padding: 0.3rem;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      button {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        width: 100%;
        min-height: 40px;
        text-align: start;
        border-radius: calc(var(--radius) - 4px);
      }
      button:focus {
        background: var(--raised);
      }
      .mark {
        width: 1rem;
        flex: none;
      }
      .danger-text {
        color: var(--alert);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Choice[]} */
    this.choices = [];
    this.label = '';
  }

  /**
   * @param {HTMLElement} opener
   * @param {{x: number, y: number}} [at] where a pointer asked for it
   */
  async open(opener, at) {
    this.opener = opener;
    this.popover = 'auto';
    await this.updateComplete;
    this.showPopover();
    this.#place(at ? new DOMRect(at.x, at.y, 0, 0) : opener.getBoundingClientRect());
    this.addEventListener('toggle', (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
        this.#closed();
      }
    });
    opener.setAttribute('aria-expanded', 'true');
    this.#items[0]?.focus();
  }

  /** @param {DOMRect} beside */
  #place(beside) {
    const { width, height } = this.getBoundingClientRect();
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    const left = rightToLeft ? beside.left : beside.right - width;
    const below = beside.bottom + 4;
    const top = below + height > window.innerHeight ? beside.top - height - 4 : below;
    this.style.setProperty('left', `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`);
    this.style.setProperty('top', `${Math.max(8, top)}px`);
  }

  #closed() {
    const { opener } = this;
    opener?.setAttribute('aria-expanded', 'false');
    const within = this.matches(':focus-within') || document.activeElement === document.body;
    this.remove();
    if (within || !this.chosen) {
      opener?.focus();
    }
    this.chosen?.run();
  }

  get #items() {
    return /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('button')]);
  }

  render() {
    const checkable = this.choices.some((choice) => choice.checked !== undefined);
    return html`<div role="menu" aria-label=${this.label} @keydown=${this.#key}>
      ${this.choices.map(
        (choice) => html`<button
          role=${choice.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked=${choice.checked === undefined ? nothing : String(choice.checked)}
          tabindex="-1"
          data-key=${choice.key}
          class=${choice.danger ? 'danger-text' : ''}
          @click=${() => this.#choose(choice)}
        >
          ${checkable ? html`<span class="mark" aria-hidden="true">${choice.checked ? '✓' : ''}</span>` : nothing}
          <span>${choice.label}</span>
        </button>`,
      )}
    </div>`;
  }

  /** @param {Choice} choice */
  #choose(choice) {
    this.chosen = choice;
    this.hidePopover();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const items = this.#items;
    const at = items.indexOf(/** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    let next;
    if (step !== undefined) {
      next = items[(at + step + items.length) % items.length];
    } else if (event.key === 'Home') {
      next = items[0];
    } else if (event.key === 'End') {
      next = items[items.length - 1];
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      event.preventDefault();
      this.hidePopover();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const from = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const letter = event.key.toLowerCase();
      next = from.find((item) => item.textContent?.replace('✓', '').trim().toLowerCase().startsWith(letter));
    } else {
      return;
    }
    event.stopPropagation();
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}

customElements.define('hausfunk-menu', Menu);

/**
 * Opens a menu.
 * @param {ShadowRoot} root of the part that opens it
 * @param {HTMLElement} opener
 * @param {string} label
 * @param {Choice[]} choices
 * @param {{x: number, y: number}} [at]
 */
export function openMenu(root, opener, label, choices, at) {
  const menu = new Menu();
  menu.choices = choices;
  menu.label = label;
  root.append(menu);
  return menu.open(opener, at);
}
