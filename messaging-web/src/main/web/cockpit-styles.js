// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

/** What the management page looks like. */
export const cockpit = css`
  :host {
    display: block;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  h2 {
    margin: 0 0 0.75rem;
    font-size: 1.25rem;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-bottom: 1rem;
    border-bottom: 1px solid var(--line);
  }
  nav button {
    border-radius: var(--radius) var(--radius) 0 0;
  }
  nav button[aria-current='page'] {
    font-weight: 600;
    border-bottom: 3px solid var(--accent);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 1px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: end;
    margin-bottom: 1rem;
  }
  p button,
  .bar button,
  form button {
    border-color: var(--quiet);
  }
  form {
    display: grid;
    gap: 0.75rem;
    max-width: 34rem;
    margin-bottom: 1rem;
  }
  form button {
    justify-self: start;
    background: var(--accent);
    color: var(--on-accent);
    border-color: var(--accent);
  }
  label {
    display: grid;
    gap: 0.25rem;
  }
  input {
    min-height: 44px;
    width: 100%;
    padding: 0 0.75rem;
    border: 1px solid var(--quiet);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .summary {
    margin: 0 0 1rem;
    font-weight: 600;
  }
  .bad {
    color: var(--alert);
  }
  .good {
    color: var(--here);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--quiet);
    font-weight: 600;
    white-space: nowrap;
  }
  td {
    overflow-wrap: break-word;
  }
  td:nth-child(5),
  td:nth-child(6) {
    overflow-wrap: anywhere;
  }
  tr.decisive td {
    background: var(--marked);
    font-weight: 600;
  }
  ul {
    margin: 0.25rem 0 0;
    padding-inline-start: 1.25rem;
  }
  @media (max-width: 640px) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      display: block;
      padding: 0.5rem 0;
      border-bottom: 1px solid var(--line);
    }
    td {
      display: block;
      padding: 0.1rem 0;
      border: 0;
      overflow-wrap: anywhere;
    }
    td:not(:empty)::before {
      content: attr(data-title) ': ';
      color: var(--quiet);
    }
  }
`;
