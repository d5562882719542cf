// SPDX-License-Identifier: Apache-2.0

/**
 * What has the focus, in whatever part of a part.
 * @param {ShadowRoot} root
 */
export function focusedIn(root) {
  let focused = root.activeElement;
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement;
  }
  return /** @type {HTMLElement | null} */ (focused);
}
