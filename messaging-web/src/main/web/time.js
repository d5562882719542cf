// SPDX-License-Identifier: Apache-2.0
import { phrase } from './words.js';

/** @typedef {import('./words.js').Words} Words */

/**
 * The time of day.
 * @param {number} at
 * @param {string} language
 */
export function clockTime(at, language) {
  return new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
}

/**
 * A day, as people say it.
 * @param {number} at
 * @param {string} language
 * @param {Words} words
 */
export function dayOf(at, language, words) {
  const day = new Date(at);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) {
    return phrase(words, 'today');
  }
  if (day.toDateString() === yesterday.toDateString()) {
    return phrase(words, 'yesterday');
  }
  return day.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/**
 * What stands in a list: the time for today, the day for others.
 * @param {number} at
 * @param {string} language
 */
export function shortTime(at, language) {
  return new Date(at).toDateString() === new Date().toDateString()
    ? clockTime(at, language)
    : new Date(at).toLocaleDateString(language, { day: '2-digit', month: '2-digit', year: '2-digit' });
}
