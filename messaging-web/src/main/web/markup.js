// SPDX-License-Identifier: Apache-2.0
/** A small subset of Markdown, from text to nodes. There is never any HTML, and no pattern that backtracks. */

const LINK = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/g;
const END = /[.,:;!?)\]]+$/;

/** @typedef {{name: string, me: boolean}} Mentioned */

/**
 * The nodes of a text: fenced code, inline code, bold, italic, links, people who are mentioned, line breaks.
 * @param {string} text
 * @param {Mentioned[]} [mentioned] longer names win
 * @returns {DocumentFragment}
 */
export function markup(text, mentioned = []) {
  const fragment = document.createDocumentFragment();
  const people = [...mentioned].sort((a, b) => b.name.length - a.name.length);
  const parts = text.split('```');
  parts.forEach((part, index) => {
    // A fence that is never closed is text.
    if (index % 2 === 1 && index < parts.length - 1) {
      fragment.append(element('pre', element('code', part.replace(/^\w*\n/, '').replace(/\n$/, ''))));
    } else {
      if (index % 2 === 1) {
        fragment.append('```');
      }
      lines(part, fragment, people);
    }
  });
  return fragment;
}

/**
 * @param {string} text
 * @param {Node} into
 * @param {Mentioned[]} people
 */
function lines(text, into, people) {
  text.replace(/^\n|\n$/g, '').split('\n').forEach((line, index) => {
    if (index > 0) {
      into.appendChild(document.createElement('br'));
    }
    spans(line, into, people);
  });
}

/**
 * @param {string} line
 * @param {Node} into
 * @param {Mentioned[]} people
 */
function spans(line, into, people) {
  line.split('`').forEach((part, index, all) => {
    if (index % 2 === 1 && index < all.length - 1) {
      into.appendChild(element('code', part));
    } else {
      emphasis(index % 2 === 1 ? '`' + part : part, '**', 'strong', into, (inner, target) =>
        emphasis(inner, '_', 'em', target, (words, place) => links(words, place, people)));
    }
  });
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {string} tag
 * @param {Node} into
 * @param {(text: string, into: Node) => void} inside
 */
function emphasis(text, mark, tag, into, inside) {
  let rest = text;
  while (rest !== '') {
    const from = opening(rest, mark);
    const to = from < 0 ? -1 : closing(rest, mark, from + mark.length);
    if (to < 0) {
      inside(rest, into);
      return;
    }
    inside(rest.slice(0, from), into);
    const node = document.createElement(tag);
    inside(rest.slice(from + mark.length, to), node);
    into.appendChild(node);
    rest = rest.slice(to + mark.length);
  }
}

/**
 * A mark opens where no word goes on in front of it, so that snake_case stays as it is.
 * @param {string} text
 * @param {string} mark
 */
function opening(text, mark) {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    if ((at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) && /\S/.test(text[at + mark.length] ?? ' ')) {
      return at;
    }
  }
  return -1;
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {number} from
 */
function closing(text, mark, from) {
  for (let at = text.indexOf(mark, from + 1); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (/\S/.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + mark.length] ?? '')) {
      return at;
    }
  }
  return -1;
}

/**
 * @param {string} text
 * @param {Node} into
 * @param {Mentioned[]} people
 */
function links(text, into, people) {
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(END, '');
    mentions(text.slice(done, match.index), into, people);
    const link = element('a', address);
    link.setAttribute('href', address);
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
    into.appendChild(link);
    done = match.index + address.length;
  }
  mentions(text.slice(done), into, people);
}

/**
 * @param {string} text
 * @param {Node} into
 * @param {Mentioned[]} people
 */
function mentions(text, into, people) {
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = at < done ? undefined : people.find((each) => text.startsWith(each.name, at + 1));
    if (person) {
      into.appendChild(document.createTextNode(text.slice(done, at)));
      done = at + 1 + person.name.length;
      const node = element('span', text.slice(at, done));
      node.setAttribute('class', person.me ? 'mention me' : 'mention');
      into.appendChild(node);
    }
  }
  into.appendChild(document.createTextNode(text.slice(done)));
}

/**
 * @param {string} tag
 * @param {string | Node} content
 */
function element(tag, content) {
  const node = document.createElement(tag);
  node.append(content);
  return node;
}
