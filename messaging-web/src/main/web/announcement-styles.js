// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

export const announcementStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  section {
    max-height: var(--hausfunk-announcements-height, 18rem);
    overflow-y: auto;
    border-bottom: 1px solid var(--line);
  }
  article {
    display: flex;
    flex-direction: column;
    gap: 0.45rem;
    padding: 0.7rem 0.9rem;
  }
  .pinned {
    border-inline-start: 6px solid var(--accent);
    background: var(--own);
  }
  .pinned + .pinned {
    border-block-start: 1px solid var(--line);
  }
  .pinned.high {
    border-inline-start-color: var(--text);
    background: var(--marked);
  }
  .pinned.emergency {
    border: 3px solid var(--alert);
    border-inline-start-width: 8px;
    background: var(--surface);
  }
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.7rem;
  }
  .mark {
    display: grid;
    place-content: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
  }
  .high .mark {
    background: var(--text);
    color: var(--surface);
  }
  .emergency .mark {
    border-radius: 6px;
    background: var(--alert);
    color: var(--surface);
  }
  .kind {
    font-size: 0.8rem;
    font-weight: 700;
  }
  .emergency .kind {
    color: var(--alert);
  }
  h3 {
    margin: 0;
    font-size: 1.05em;
    font-weight: 650;
    unicode-bidi: plaintext;
  }
  .pinned .quiet {
    color: var(--text);
  }
  .text {
    max-width: 46rem;
    unicode-bidi: plaintext;
  }
  .text a {
    color: inherit;
  }
  .text :is(ul, ol, blockquote, pre) {
    margin: 0.3rem 0;
  }
  .text :is(ul, ol) {
    padding-inline-start: 1.4rem;
  }
  .text blockquote {
    padding-inline-start: 0.7rem;
    border-inline-start: 3px solid var(--line);
  }
  .text pre {
    overflow-x: auto;
    white-space: pre-wrap;
  }
  .corrected {
    margin: 0;
    font-weight: 600;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  /* However long the text is, what is asked stands below it in full. More answers than a few would hide the text. */
  .answers.few {
    position: sticky;
    inset-block-end: 0;
    margin: 0 -0.9rem -0.7rem;
    padding: 0.35rem 0.9rem 0.7rem;
    background: inherit;
  }
  .answers .outlined {
    border-color: var(--text);
    background: var(--surface);
  }
  .failure {
    display: block;
    padding: 0 0.9rem;
    color: var(--alert);
    font-weight: 600;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 44px;
    padding: 0 0.9rem;
    color: var(--quiet);
    cursor: pointer;
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  details article {
    border-top: 1px solid var(--line);
  }
  .given {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 0.5rem;
    margin: 0;
  }
  .given svg {
    color: var(--here);
  }
  .over p {
    margin: 0;
    color: var(--quiet);
  }
`;
