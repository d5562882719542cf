// SPDX-License-Identifier: Apache-2.0
/** The words of the page. Another language is another file of the same keys. */
import { GERMAN } from './words-de.js';
import { ENGLISH } from './words-en.js';

/** @typedef {Record<string, string>} Words */


/**
 * The words for a language tag: German for German ones, English for all others.
 * @param {string} language
 * @returns {Words}
 */
export function wordsFor(language) {
  return language.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
}

/**
 * A phrase with its places filled.
 * @param {Words} words
 * @param {string} key
 * @param {Record<string, string | number>} [places]
 * @returns {string}
 */
export function phrase(words, key, places = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(places[name] ?? ''));
}
