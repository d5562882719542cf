// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

/** What the cards of programs look like. */
export const cardStyles = css`
  .card.notice {
    gap: 0.35rem;
    padding-inline-start: 0.7rem;
    border-inline-start: 3px solid var(--accent);
  }
  .card dl {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: 0.15rem 0.9rem;
    margin: 0.1rem 0;
  }
  .card dl > div {
    display: contents;
  }
  .card dt {
    color: var(--quiet);
  }
  .card dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 30rem) {
    .card dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .card dd {
      margin-bottom: 0.35rem;
    }
  }
  .card .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1rem;
  }
  .card .links a {
    display: inline-block;
    padding: 0.25rem 0;
  }
`;

/** What the cards look like on which people act. */
export const cardElementStyles = css`
  :host {
    display: block;
    width: min(30rem, 100%);
    min-width: min(14rem, 100%);
    background: none;
    color: inherit;
  }
  .card {
    --mark: var(--accent);
    display: grid;
    justify-items: start;
    gap: 0.4rem;
    padding-block: 0.2rem;
    padding-inline-start: 0.7rem;
    border-inline-start: 5px solid var(--mark);
  }
  .card.warning {
    --mark: var(--text);
  }
  .card.critical {
    --mark: var(--alert);
  }
  .card.resolved {
    --mark: var(--here);
  }
  .card dl {
    justify-self: stretch;
  }
  .kind {
    display: flex;
    align-items: center;
    gap: 0.35rem;
    font-size: 0.8rem;
    font-weight: 700;
  }
  .kind svg {
    color: var(--mark);
  }
  .stands {
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions .outlined {
    border-color: var(--quiet);
    background: var(--surface);
  }
  .actions [aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  #sure {
    flex-basis: 100%;
  }
  [role='alert'] {
    color: var(--alert);
    font-weight: 600;
  }
  /* Takes no place, and is there all the time, so that a screen reader hears what comes into it. */
  .card > span:empty {
    margin-block-start: -0.4rem;
  }
  .history {
    min-height: 32px;
    margin-inline-start: -0.6rem;
    padding: 0 0.6rem;
    text-decoration: underline;
  }
  ul,
  ol {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol {
    grid-template-columns: auto minmax(0, 1fr);
    font-size: 0.875em;
  }
  ol li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    gap: 0.6rem;
  }
  time {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
`;
