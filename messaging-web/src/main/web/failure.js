// SPDX-License-Identifier: Apache-2.0
import { phrase } from './words.js';

/**
 * Why something was refused, for the person who asked for it.
 * @param {import('./words.js').Words} words
 * @param {unknown} error
 */
export function failureOf(words, error) {
  const code = /** @type {{code?: string}} */ (error).code ?? '';
  const key = `error_${code}`;
  return key in words ? phrase(words, key) : phrase(words, 'errorOther', { code });
}
