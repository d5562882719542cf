// SPDX-License-Identifier: Apache-2.0
import { css, html } from 'lit';
import { icon } from './icons.js';
import { phrase } from './words.js';

/** What stands beside a conversation: a thread, its pins, its people. */
export const panelStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    height: 100%;
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.35rem;
    min-height: 3.4rem;
    padding-block: 0.25rem;
    padding-inline: 0.9rem 0.35rem;
    border-bottom: 1px solid var(--line);
    font-weight: 650;
  }
  .content {
    padding: 0.5rem;
    overflow-y: auto;
  }
`;

/**
 * @param {import('./words.js').Words} words
 * @param {string} title
 * @param {() => void} close
 */
export function panelHeader(words, title, close) {
  return html`<header>
    <span id="title">${title}</span>
    <button class="icon" aria-label=${phrase(words, 'close')} title=${phrase(words, 'close')} @click=${close}>
      ${icon('close')}
    </button>
  </header>`;
}
