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
  --marked: var(--hausfunk-marked, #4d4218);
  --shadow: 0 6px 24px rgb(0 0 0 / 55%);
  color-scheme: dark;
`;

/** Colours and sizes, which every part inherits. A host changes them by the custom properties `--hausfunk-…`. */
export const tokens = css`
  :host {
    --accent: var(--hausfunk-accent, #1f5fbf);
    --on-accent: var(--hausfunk-on-accent, #ffffff);
    --surface: var(--hausfunk-surface, #ffffff);
    --raised: var(--hausfunk-raised, #f1f4f8);
    --text: var(--hausfunk-text, #1b2230);
    --quiet: var(--hausfunk-quiet, #566073);
    --line: var(--hausfunk-line, #dde2ea);
    --own: var(--hausfunk-own, #dce8fb);
    --alert: var(--hausfunk-alert, #a32020);
    --here: var(--hausfunk-here, #23803f);
    --marked: var(--hausfunk-marked, #fff0c2);
    --radius: var(--hausfunk-radius, 12px);
    --shadow: 0 6px 24px rgb(15 25 45 / 18%);
    color-scheme: light;
    color: var(--text);
    background: var(--surface);
    font: var(--hausfunk-font, 15px/1.45 system-ui, sans-serif);
  }
  :host([theme='dark']) {
    ${dark}
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --quiet: var(--text);
      --line: var(--text);
    }
  }
`;

/** What every part looks like. */
export const theme = css`
  :host {
    overflow-wrap: anywhere;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  input,
  select,
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
  button.icon {
    display: inline-grid;
    place-content: center;
    flex: none;
    padding: 0;
    color: var(--quiet);
  }
  button.icon:hover,
  button.icon[aria-pressed='true'],
  button.icon[aria-expanded='true'] {
    color: var(--accent);
    background: var(--raised);
  }
  button.primary {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.danger {
    background: var(--alert);
    color: var(--surface);
    font-weight: 600;
  }
  button.outlined {
    border-color: var(--line);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  input,
  select,
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
  :is(input, textarea):focus-visible {
    border-color: transparent;
    outline-width: 2px;
  }
  svg.icon {
    width: 1.25rem;
    height: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.icon-more {
    stroke-width: 3.2;
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
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
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
  :host([view='panel']) {
    height: var(--hausfunk-height, 100%);
  }
  :host([view='badge']) {
    display: inline-block;
    height: auto;
    min-height: 0;
    border: 0;
    container-type: normal;
    overflow: visible;
    background: none;
  }
  .badge {
    position: relative;
    display: inline-grid;
    place-content: center;
    width: 48px;
    height: 48px;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
  }
  .badge:hover {
    background: var(--accent);
  }
  .badge .count {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-width: 1.4rem;
    padding: 0 0.3rem;
    border: 2px solid var(--surface);
    border-radius: 1rem;
    background: var(--alert);
    color: var(--surface);
    font-size: 0.75rem;
    font-weight: 700;
  }
  .floating {
    position: fixed;
    z-index: 1000;
    inset-block-end: 1rem;
    inset-inline-end: 1rem;
    width: min(26rem, calc(100vw - 2rem));
    height: min(40rem, calc(100vh - 2rem));
    container-type: inline-size;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  .frame {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(14rem, 20rem) minmax(0, 1fr);
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
  hausfunk-announcements {
    grid-row: 2;
    grid-column: 1 / -1;
  }
  .side {
    grid-row: 3;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
  }
  .main {
    --back: none;
    grid-row: 3;
    min-height: 0;
    min-width: 0;
  }
  .stacked .main {
    --back: inline-grid;
  }
  .empty {
    display: grid;
    place-content: center;
    height: 100%;
    color: var(--quiet);
  }
  .stacked {
    grid-template-columns: minmax(0, 1fr);
  }
  .stacked.open .side,
  .stacked:not(.open, .single) .main {
    display: none;
  }
  @container (max-width: 40rem) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
    }
    .frame.open .side,
    .frame:not(.open, .single) .main {
      display: none;
    }
    .side {
      border: 0;
    }
    .main {
      --back: inline-grid;
    }
  }
`;
