// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

const dark = css`
  --accent: var(--hausfunk-accent, #82b1ff);
  --on-accent: var(--hausfunk-on-accent, #0b1526);
  --surface: var(--hausfunk-surface, #12161d);
  --raised: var(--hausfunk-raised, #1c222c);
  --text: var(--hausfunk-text, #e8ecf3);
  --quiet: var(--hausfunk-quiet, #a6b0c0);
  --line: var(--hausfunk-line, #343d4b);
  --own: var(--hausfunk-own, #20375c);
  --alert: var(--hausfunk-alert, #ff9c94);
  --here: var(--hausfunk-here, #6fd08c);
  color-scheme: dark;
`;

/** Colours and sizes. A host changes them by the custom properties `--hausfunk-…`. */
export const theme = css`
  :host {
    --accent: var(--hausfunk-accent, #1f5fbf);
    --on-accent: var(--hausfunk-on-accent, #ffffff);
    --surface: var(--hausfunk-surface, #ffffff);
    --raised: var(--hausfunk-raised, #f3f5f8);
    --text: var(--hausfunk-text, #1b2230);
    --quiet: var(--hausfunk-quiet, #5a6475);
    --line: var(--hausfunk-line, #d5dae2);
    --own: var(--hausfunk-own, #dfeafb);
    --alert: var(--hausfunk-alert, #a32020);
    --here: var(--hausfunk-here, #23803f);
    --radius: var(--hausfunk-radius, 12px);
    color-scheme: light;
    color: var(--text);
    background: var(--surface);
    font: var(--hausfunk-font, 16px/1.45 system-ui, sans-serif);
    overflow-wrap: anywhere;
  }
  :host([theme='dark']) {
    ${dark}
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    min-height: 44px;
    min-width: 44px;
    padding: 0 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    overflow-wrap: normal;
    cursor: pointer;
  }
  button:hover {
    background: var(--raised);
  }
  button.primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  input,
  textarea {
    width: 100%;
    min-height: 44px;
    padding: 0.55rem 0.8rem;
    border: 1px solid var(--quiet);
    border-radius: var(--radius);
    background: var(--surface);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: -1px;
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.875em;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** The whole element: list and conversation beside each other, or one of them where it is narrow. */
export const layout = css`
  :host {
    display: block;
    height: var(--hausfunk-height, 36rem);
    min-height: 20rem;
    container-type: inline-size;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(13rem, 19rem) minmax(0, 1fr);
    height: 100%;
  }
  .frame.single {
    grid-template-columns: minmax(0, 1fr);
  }
  .state {
    grid-row: 1;
    grid-column: 1 / -1;
    margin: 0;
    padding: 0.4rem 0.9rem;
    background: var(--raised);
    border-bottom: 1px solid var(--line);
  }
  .state:empty {
    display: none;
  }
  .side {
    grid-row: 2;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
  }
  .main {
    grid-row: 2;
    min-height: 0;
    min-width: 0;
  }
  .empty {
    display: grid;
    place-content: center;
    height: 100%;
    color: var(--quiet);
  }
  @container (max-width: 40rem) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
    }
    .frame.open .side,
    .frame:not(.open) .main {
      display: none;
    }
    .side {
      border: 0;
    }
  }
`;
