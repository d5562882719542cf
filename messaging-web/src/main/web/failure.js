// SPDX-License-Identifier: Apache-2.0
import { phrase } from './words.js';

/**
 * Why something was refused, for the person who asked for it.
 * @param {import('./words.js').Words} words
 * @param {unknown} error
 */
export function failureOf(words, error) {
  const { code = '', retryAfter = 0 } = /** @type {{code?: string, retryAfter?: number}} */ (error);
  const key = `error_${code}`;
  return key in words ? phrase(words, key, { seconds: Math.max(1, Math.ceil(retryAfter / 1_000)) }) : phrase(words, 'errorOther', { code });
}
