// SPDX-License-Identifier: Apache-2.0
/** What stands within one line of a text: code, emphasis, links, people who are mentioned. */

/** @typedef {{name: string, me: boolean}} Mentioned */
/** @typedef {{kind: 'code' | 'text', text: string} | {kind: 'link', text: string, address: string}} Token */

const LINK = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/g;
/** Code between equal runs of backticks; a link with words; an address; the character that stands for one of them. */
const TOKEN = /(`{1,8})|\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s<>"'`()]{1,2000})\)|\bhttps?:\/\/[^\s<>"'`]{1,2000}|\uFFFC/g;
const END = /[.,:;!?)\]*_~\uFFFC]+$/;
const STANDS_FOR = '\uFFFC';
const MARKS = [
  ['**', 'strong'],
  ['~~', 'del'],
  ['*', 'em'],
  ['_', 'em'],
];

/**
 * @param {string} line
 * @param {Node} into
 * @param {Mentioned[]} people
 */
export function spans(line, into, people) {
  const { text, tokens } = tokenised(line);
  emphasis(text, 0, into, (piece, target) => leaf(piece, tokens, target, people));
}

/**
 * Takes out what emphasis must not look into, and leaves one character in the place of each.
 * @param {string} line
 */
function tokenised(line) {
  /** @type {Token[]} */
  const tokens = [];
  let text = '';
  let done = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(line); match; match = TOKEN.exec(line)) {
    const { token, length } = tokenOf(line, match);
    if (token) {
      text += line.slice(done, match.index) + STANDS_FOR;
      tokens.push(token);
      done = match.index + length;
    }
    TOKEN.lastIndex = match.index + length;
  }
  return { text: text + line.slice(done), tokens };
}

/**
 * @param {string} line
 * @param {RegExpExecArray} match
 * @returns {{token: Token | undefined, length: number}}
 */
function tokenOf(line, match) {
  const [whole, ticks, label, address] = match;
  if (ticks !== undefined) {
    const from = match.index + ticks.length;
    const to = line.indexOf(ticks, from);
    return to > from
      ? { token: { kind: 'code', text: line.slice(from, to) }, length: to + ticks.length - match.index }
      : { token: undefined, length: ticks.length };
  }
  if (label !== undefined && address !== undefined) {
    return { token: { kind: 'link', text: label, address }, length: whole.length };
  }
  if (whole === STANDS_FOR) {
    return { token: { kind: 'text', text: whole }, length: 1 };
  }
  const bare = whole.replace(END, '');
  return { token: { kind: 'link', text: bare, address: bare }, length: bare.length };
}

/**
 * @param {string} text
 * @param {number} which of the marks
 * @param {Node} into
 * @param {(text: string, into: Node) => void} inside
 */
function emphasis(text, which, into, inside) {
  const [mark, tag] = MARKS[which] ?? [];
  if (mark === undefined || tag === undefined) {
    inside(text, into);
    return;
  }
  let rest = text;
  while (rest !== '') {
    const from = opening(rest, mark);
    const to = from < 0 ? -1 : closing(rest, mark, from + mark.length);
    if (to < 0) {
      emphasis(rest, which + 1, into, inside);
      return;
    }
    emphasis(rest.slice(0, from), which + 1, into, inside);
    const node = document.createElement(tag);
    emphasis(rest.slice(from + mark.length, to), which + 1, node, inside);
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
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && text[at - 1] !== mark[0] && /\S/.test(text[at + mark.length] ?? ' ') && text[at + mark.length] !== mark[0]) {
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
    if (/\S/.test(text[at - 1] ?? ' ') && text[at - 1] !== mark[0] && !/[\p{L}\p{N}]/u.test(text[at + mark.length] ?? '') && text[at + mark.length] !== mark[0]) {
      return at;
    }
  }
  return -1;
}

/**
 * @param {string} text
 * @param {Token[]} tokens in their order; those of this text are taken
 * @param {Node} into
 * @param {Mentioned[]} people
 */
function leaf(text, tokens, into, people) {
  text.split(STANDS_FOR).forEach((piece, index) => {
    const token = index > 0 ? tokens.shift() : undefined;
    if (token) {
      into.appendChild(nodeOf(token));
    }
    mentions(piece, into, people);
  });
}

/** @param {Token} token */
function nodeOf(token) {
  switch (token.kind) {
    case 'code':
      return element('code', token.text);
    case 'link':
      return link(token.text, token.address);
    default:
      return document.createTextNode(token.text);
  }
}

/**
 * Other words than the address never hide where a link goes.
 * @param {string} text
 * @param {string} address
 */
function link(text, address) {
  const node = element('a', text === address ? text : `${text} (${hostOf(address)})`);
  node.setAttribute('href', address);
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer nofollow');
  return node;
}

/** @param {string} address */
function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}

/**
 * A line that is not in Markdown.
 * @param {string} text
 * @param {Node} into
 * @param {Mentioned[]} people
 */
export function words(text, into, people) {
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(END, '');
    mentions(text.slice(done, match.index), into, people);
    into.appendChild(link(address, address));
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
