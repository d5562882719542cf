// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

export const composerStyles = css`
  :host {
    position: relative;
    display: block;
    padding: 0.6rem;
    border-top: 1px solid var(--line);
  }
  form {
    display: flex;
    align-items: end;
    gap: 0.5rem;
  }
  textarea {
    max-height: 10rem;
    resize: none;
    field-sizing: content;
  }
  textarea::placeholder {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .primary {
    flex: none;
  }
  .primary .icon {
    display: none;
  }
  @media (max-width: 26rem) {
    form {
      gap: 0.2rem;
    }
    .primary {
      padding: 0;
    }
    .primary span {
      display: none;
    }
    .primary .icon {
      display: inline;
    }
  }
  .refused {
    margin: 0 0 0.4rem;
    color: var(--alert);
  }
  .reply {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline-start: 0.8rem;
    border-inline-start: 3px solid var(--accent);
  }
`;
