// SPDX-License-Identifier: Apache-2.0
/** A small subset of Markdown, from text to nodes. There is never any HTML, and no pattern that backtracks. */
import { spans, words } from './markup-spans.js';

/** @typedef {import('./markup-spans.js').Mentioned} Mentioned */

const BULLET = /^ {0,3}[-*+] (.*)$/s;
const NUMBER = /^ {0,3}([0-9]{1,9})[.)] (.*)$/s;
const QUOTE = /^ {0,3}> ?(.*)$/s;
const FENCE = /^ {0,3}```/;
const MOST_QUOTES = 5;

/**
 * The nodes of a text in Markdown: fenced code, lists, quotes, inline code, strong, emphasis, struck, links, people who are mentioned, line breaks.
 * @param {string} text
 * @param {Mentioned[]} [mentioned] longer names win
 * @returns {DocumentFragment}
 */
export function markup(text, mentioned = []) {
  const fragment = document.createDocumentFragment();
  blocks(text.split('\n'), fragment, sorted(mentioned), 0);
  return fragment;
}

/**
 * The nodes of a text that is not in Markdown: links, people who are mentioned, line breaks.
 * @param {string} text
 * @param {Mentioned[]} [mentioned]
 * @returns {DocumentFragment}
 */
export function plain(text, mentioned = []) {
  const fragment = document.createDocumentFragment();
  const people = sorted(mentioned);
  text.split('\n').forEach((line, index) => {
    breakBefore(index, fragment);
    words(line, fragment, people);
  });
  return fragment;
}

/** @param {Mentioned[]} mentioned */
function sorted(mentioned) {
  return [...mentioned].sort((a, b) => b.name.length - a.name.length);
}

/**
 * @param {number} index
 * @param {Node} into
 */
function breakBefore(index, into) {
  if (index > 0) {
    into.appendChild(document.createElement('br'));
  }
}

/**
 * @param {string[]} lines
 * @param {Node} into
 * @param {Mentioned[]} people
 * @param {number} depth
 */
function blocks(lines, into, people, depth) {
  let at = 0;
  let said = 0;
  const take = (/** @type {RegExp} */ pattern) => {
    const from = at;
    while (at < lines.length && pattern.test(lines[at] ?? '')) {
      at++;
    }
    said = 0;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const end = FENCE.test(line) ? closingFence(lines, at + 1) : -1;
    if (end > 0) {
      into.appendChild(code(lines.slice(at + 1, end).join('\n')));
      at = end + 1;
      said = 0;
    } else if (depth < MOST_QUOTES && QUOTE.test(line)) {
      const quote = document.createElement('blockquote');
      blocks(take(QUOTE).map((each) => QUOTE.exec(each)?.[1] ?? ''), quote, people, depth + 1);
      into.appendChild(quote);
    } else if (BULLET.test(line)) {
      into.appendChild(list('ul', take(BULLET).map((each) => BULLET.exec(each)?.[1] ?? ''), people));
    } else if (NUMBER.test(line)) {
      const first = Number(NUMBER.exec(line)?.[1]);
      const numbered = list('ol', take(NUMBER).map((each) => NUMBER.exec(each)?.[2] ?? ''), people);
      numbered.setAttribute('start', String(first));
      into.appendChild(numbered);
    } else {
      breakBefore(said++, into);
      spans(line, into, people);
      at++;
    }
  }
}

/**
 * A fence that is never closed is text.
 * @param {string[]} lines
 * @param {number} from
 */
function closingFence(lines, from) {
  for (let at = from; at < lines.length; at++) {
    if ((lines[at] ?? '').trim() === '```') {
      return at;
    }
  }
  return -1;
}

/** @param {string} text */
function code(text) {
  const block = document.createElement('pre');
  const inner = document.createElement('code');
  inner.textContent = text;
  block.append(inner);
  return block;
}

/**
 * @param {string} tag
 * @param {string[]} entries
 * @param {Mentioned[]} people
 */
function list(tag, entries, people) {
  const node = document.createElement(tag);
  for (const entry of entries) {
    const item = document.createElement('li');
    spans(entry, item, people);
    node.append(item);
  }
  return node;
}
