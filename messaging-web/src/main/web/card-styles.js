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
