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
    grid-template-rows: auto minmax(0, 1fr) auto auto auto;
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
  header {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 3.4rem;
    padding: 0.25rem 0.35rem 0.25rem 0.9rem;
    border-bottom: 1px solid var(--line);
  }
  .back {
    margin-inline-start: -0.6rem;
  }
  :host([dir='rtl']) .back svg,
  .back:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .name {
    flex: 1;
    min-width: 0;
  }
  .title,
  .sub {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title {
    font-weight: 650;
  }
  .sub {
    line-height: 1.2;
  }
  .tools {
    display: flex;
    flex: none;
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
