// SPDX-License-Identifier: Apache-2.0
import { css } from 'lit';

export const timelineStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
  }
  [role='log'] {
    display: flex;
    flex-direction: column;
    height: 100%;
    padding: 1.1rem 0 0.75rem;
    overflow-y: auto;
    overflow-x: hidden;
    overflow-anchor: none;
  }
  [role='log'] > :first-child {
    margin-top: auto;
  }
  hausfunk-message {
    margin-top: 0.55rem;
  }
  hausfunk-message.goes-on {
    margin-top: 0;
  }
  .day {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin: 0.9rem 0.9rem 0.35rem;
    color: var(--quiet);
    font-size: 0.8rem;
    font-weight: 600;
  }
  .day::before,
  .day::after {
    flex: 1;
    border-top: 1px solid var(--line);
    content: '';
  }
  .day.new {
    color: var(--alert);
  }
  .day.new::before,
  .day.new::after {
    border-color: var(--alert);
  }
  .event {
    align-self: center;
    margin: 0.35rem 0.9rem;
    text-align: center;
  }
  .event button {
    display: block;
    margin: 0.3rem auto 0;
  }
  .notice {
    max-width: min(36rem, 90%);
    padding: 0.35rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    white-space: pre-line;
  }
  .jump {
    position: absolute;
    inset-block-end: 0.6rem;
    inset-inline: 0;
    width: fit-content;
    margin: 0 auto;
    border-radius: 2rem;
    box-shadow: var(--shadow);
  }
`;
