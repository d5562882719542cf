// SPDX-License-Identifier: Apache-2.0
import { lengthText } from './sizes.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Chat} Chat
 * @typedef {import('./chat.js').Entry | import('./fold.js').Item} Entry
 * @typedef {import('./words.js').Words} Words
 */

const SENTENCES = ['created', 'renamed', 'added', 'joined', 'removed', 'banned', 'unbanned', 'role', 'followed', 'unreadable'];

/**
 * An entry as one line of text: what somebody said, or a sentence about what happened.
 * @param {Chat} chat
 * @param {Entry} entry
 * @param {Words} words
 */
export function lineOf(chat, entry, words) {
  if (entry.kind === 'text') {
    return entry.text ?? '';
  }
  if (entry.kind === 'voice') {
    return phrase(words, 'voiceLine', { length: lengthText(entry.files?.[0]?.millis ?? 0) });
  }
  if (entry.kind === 'image' || entry.kind === 'files') {
    const names = (entry.files ?? []).map((file) => file.name ?? phrase(words, 'file')).join(', ');
    const line = phrase(words, entry.kind === 'image' ? 'pictureLine' : 'filesLine', { names });
    return entry.text ? `${line} – ${entry.text}` : line;
  }
  if (entry.kind === 'gone') {
    const reason = 'reason' in entry ? entry.reason : undefined;
    return phrase(words, reason === undefined ? `gone_${entry.removal}` : 'goneBecause', { reason: reason ?? '' });
  }
  const key = entry.kind === 'left' ? 'leftEntry' : SENTENCES.includes(entry.kind) ? entry.kind : 'unknown';
  return phrase(words, key, {
    author: authorOf(chat, entry, words),
    title: entry.title ?? '',
    role: 'role' in entry ? phrase(words, `role_${entry.role}`) : '',
    people: (entry.people ?? []).map((user) => chat.people.nameOf(user)).join(', '),
  });
}

/**
 * @param {Chat} chat
 * @param {Entry} entry
 * @param {Words} words
 */
export function authorOf(chat, entry, words) {
  return entry.author === undefined ? phrase(words, 'erased') : chat.people.nameOf(entry.author);
}

/**
 * Who is writing just now; empty if nobody is.
 * @param {Chat} chat
 * @param {import('./chat.js').Conversation} conversation
 * @param {Words} words
 */
export function typingOf(chat, conversation, words) {
  const now = Date.now();
  const [first, ...others] = [...conversation.typing].filter(([, until]) => until > now).map(([user]) => user);
  if (first === undefined) {
    return '';
  }
  return others.length > 0 ? phrase(words, 'typingMany') : phrase(words, 'typingOne', { name: chat.people.nameOf(first) });
}
