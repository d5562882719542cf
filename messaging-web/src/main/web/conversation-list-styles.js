// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 3.4rem;
    padding-block: 0.25rem;
    padding-inline: 0.9rem 0.35rem;
    border-bottom: 1px solid var(--line);
    font-weight: 650;
  }
  header > span {
    flex: 1;
  }
  ul {
    flex: 1;
    margin: 0;
    padding: 0.3rem;
    list-style: none;
    overflow-y: auto;
  }
  li {
    position: relative;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 0.65rem;
    width: 100%;
    padding: 0.45rem 0.6rem;
    text-align: start;
  }
  .row[aria-current='true'] {
    background: var(--own);
  }
  .row > .quiet:not(.line) {
    text-align: end;
  }
  .face {
    position: relative;
    grid-row: 1 / span 2;
  }
  .title,
  .line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title {
    font-weight: 600;
  }
  .new .title,
  .new .line {
    font-weight: 700;
    color: var(--text);
  }
  .marks {
    display: flex;
    justify-content: end;
    align-items: center;
    gap: 0.3rem;
    min-height: 1.4rem;
    color: var(--quiet);
  }
  .marks svg.icon {
    width: 1rem;
    height: 1rem;
  }
  .count {
    min-width: 1.4rem;
    padding: 0 0.4rem;
    border: 1px solid transparent;
    border-radius: 1rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.8rem;
    text-align: center;
    font-weight: 700;
  }
  .count.still {
    background: var(--quiet);
    color: var(--surface);
  }
  .count.note {
    width: 0.8rem;
    min-width: 0.8rem;
    height: 0.8rem;
    padding: 0;
  }
  .count.at {
    background: var(--alert);
    color: var(--surface);
  }
  .dot {
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -2px;
    width: 0.75rem;
    height: 0.75rem;
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: transparent;
  }
  .dot.online {
    background: var(--here);
  }
  .dot.away {
    background: linear-gradient(to right, var(--here) 50%, var(--surface) 50%);
  }
  .dot.busy {
    background: var(--alert);
  }
  .menu {
    position: absolute;
    inset-block-end: 0.35rem;
    inset-inline-end: 0.45rem;
    min-width: 32px;
    min-height: 28px;
    border-color: var(--line);
    background: var(--surface);
    opacity: 0;
  }
  li:hover .menu,
  .menu:focus-visible,
  .menu[aria-expanded='true'] {
    opacity: 1;
  }
  p {
    padding: 0 0.9rem;
  }
  .archive {
    border-top: 1px solid var(--line);
    border-radius: 0;
    color: var(--quiet);
  }
  @media (forced-colors: active) {
    .dot.online,
    .dot.busy,
    .dot.away {
      forced-color-adjust: none;
    }
  }
`;
