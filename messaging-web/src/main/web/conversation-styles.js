// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

export const conversationStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    height: 100%;
    container-type: inline-size;
    background: var(--surface);
  }
  .talk {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto auto auto / minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
  }
  aside {
    width: min(22rem, 45cqw);
    min-height: 0;
    border-inline-start: 1px solid var(--line);
  }
  @container (max-width: 44rem) {
    aside {
      grid-column: 1;
      grid-row: 1;
      z-index: 3;
      width: 100%;
      border: 0;
    }
    aside ~ .talk,
    .talk.covered {
      display: none;
    }
  }
  .talk.dropping {
    outline: 3px dashed var(--accent);
    outline-offset: -6px;
  }
  .typing {
    min-height: 1.4rem;
    padding: 0 0.9rem;
  }
  .closed {
    padding: 0.9rem;
    border-top: 1px solid var(--line);
  }
  [role='alert'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    padding: 0 0.35rem 0 0.9rem;
    color: var(--alert);
  }
`;
