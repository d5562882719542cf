// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

export const messageStyles = css`
  :host {
    display: block;
  }
  article {
    position: relative;
    display: grid;
    grid-template-columns: 2.25rem minmax(0, 1fr);
    column-gap: 0.6rem;
    padding: 0.1rem 0.9rem;
    border-radius: 6px;
  }
  article.alone {
    grid-template-columns: minmax(0, 1fr);
  }
  article > * {
    grid-column: -2;
  }
  article > .avatar {
    grid-column: 1;
    grid-row: 1 / span 2;
    align-self: start;
  }
  .bubble {
    position: relative;
    justify-self: start;
    max-width: min(40rem, 92%);
    padding: 0.4rem 0.75rem 0.35rem;
    border: 1px solid transparent;
    border-radius: var(--radius);
    border-start-start-radius: 4px;
    background: var(--raised);
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    column-gap: 0.7rem;
  }
  .own .bubble {
    justify-self: end;
    border-start-start-radius: var(--radius);
    border-start-end-radius: 4px;
    background: var(--own);
  }
  .mentioned .bubble {
    border-inline-start: 3px solid var(--accent);
  }
  .gone .bubble {
    background: none;
    border: 1px dashed var(--line);
    font-style: italic;
  }
  .with-files .said {
    display: block;
  }
  .with-files .meta {
    justify-content: end;
  }
  .files {
    padding: 0.15rem 0;
  }
  .waiting .bubble {
    opacity: 0.75;
  }
  .failed .bubble {
    border-color: var(--alert);
  }
  .author {
    display: block;
    font-weight: 650;
    font-size: 0.875em;
  }
  .quote {
    display: block;
    width: 100%;
    min-height: 0;
    max-height: 3.4rem;
    margin: 0.15rem 0 0.3rem;
    padding: 0.15rem 0.55rem;
    border: 0;
    border-inline-start: 3px solid var(--accent);
    border-radius: 0 6px 6px 0;
    background: color-mix(in srgb, var(--accent) 8%, transparent);
    color: inherit;
    font-size: 0.875em;
    text-align: start;
    overflow: hidden;
  }
  .quote b {
    display: block;
  }
  .quote bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .text {
    min-width: 0;
    max-width: 100%;
    unicode-bidi: plaintext;
  }
  .text.big {
    font-size: 2rem;
    line-height: 1.2;
  }
  .mention {
    padding: 0 0.15rem;
    border-radius: 4px;
    color: var(--accent);
    font-weight: 600;
  }
  .mention.me {
    background: var(--marked);
    color: var(--text);
  }
  ul,
  ol {
    margin: 0.15rem 0;
    padding-inline-start: 1.5rem;
  }
  blockquote {
    margin: 0.15rem 0;
    padding-inline-start: 0.6rem;
    border-inline-start: 3px solid var(--line);
    color: var(--quiet);
  }
  .card {
    display: grid;
    gap: 0.15rem;
    min-width: min(12rem, 100%);
    padding: 0.2rem 0;
  }
  pre {
    margin: 0.3rem 0;
    padding: 0.5rem;
    overflow-x: auto;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  code {
    font-size: 0.92em;
  }
  a {
    color: var(--accent);
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0 0.4rem;
    margin-inline-start: auto;
    color: var(--quiet);
    font-size: 0.75rem;
  }
  .meta svg.icon {
    width: 0.9rem;
    height: 0.9rem;
  }
  .meta button {
    min-height: 32px;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem;
    margin-top: 0.2rem;
  }
  .own .below {
    justify-content: end;
  }
  .reaction {
    display: inline-flex;
    align-items: center;
    gap: 0.3rem;
    min-height: 28px;
    min-width: 44px;
    max-width: 14rem;
    padding: 0 0.55rem;
    border-color: var(--line);
    border-radius: 1rem;
    background: var(--surface);
    font-size: 0.875rem;
  }
  .reaction bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reaction[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--own);
    font-weight: 600;
  }
  .replies {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    min-height: 32px;
    padding: 0 0.5rem;
    color: var(--accent);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .tools {
    position: absolute;
    z-index: 1;
    inset-block-start: -1.3rem;
    inset-inline-end: -0.5rem;
    display: flex;
    padding: 1px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    box-shadow: 0 2px 8px rgb(15 25 45 / 14%);
  }
  .tools button {
    min-width: 32px;
    min-height: 32px;
    border-radius: 8px;
  }
  .own .tools {
    inset-inline-end: 0.4rem;
  }
  article:focus-visible {
    outline-offset: -2px;
  }
  article.found .bubble {
    background: var(--marked);
  }
`;
