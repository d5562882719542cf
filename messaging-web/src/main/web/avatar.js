// SPDX-License-Identifier: Apache-2.0
/** Letters in a circle of a colour that stays the same for the same person or conversation. */
import { css, html } from 'lit';

const COLOURS = 6;

export const avatarStyles = css`
  .avatar {
    display: inline-grid;
    place-content: center;
    flex: none;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    border: 1px solid transparent;
    color: #fff;
    font-size: 0.8rem;
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }
  .avatar.c0 {
    background: #1f5fbf;
  }
  .avatar.c1 {
    background: #7a3ea8;
  }
  .avatar.c2 {
    background: #a8336a;
  }
  .avatar.c3 {
    background: #9a4a12;
  }
  .avatar.c4 {
    background: #1d7048;
  }
  .avatar.c5 {
    background: #0f6b78;
  }
`;

/**
 * @param {string} name
 * @param {string} id
 */
export function avatar(name, id) {
  let sum = 0;
  for (const character of id) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  }
  return html`<span class="avatar c${sum % COLOURS}" aria-hidden="true">${initials(name)}</span>`;
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0] ?? '?'];
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
