// SPDX-License-Identifier: Apache-2.0
import { durationText, lengthText } from './sizes.js';
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
  if (entry.kind === 'text' || entry.kind === 'system') {
    return entry.markdown ? withoutMarks(entry.text ?? '') : (entry.text ?? '');
  }
  if (entry.kind === 'notice' || entry.kind === 'code') {
    return entry.title ?? '';
  }
  if (entry.kind === 'alert') {
    const { severity = 'info', title = '' } = entry.card ?? {};
    return phrase(words, 'cardLine', { kind: phrase(words, `alert_${severity}`), title });
  }
  if (entry.kind === 'approval') {
    return phrase(words, 'cardLine', { kind: phrase(words, 'approval'), title: entry.title ?? '' });
  }
  if (entry.kind === 'voice') {
    return phrase(words, 'voiceLine', { length: lengthText(entry.files?.[0]?.millis ?? 0) });
  }
  if (entry.kind === 'image' || entry.kind === 'files') {
    const names = (entry.files ?? []).map((file) => file.name ?? phrase(words, 'file')).join(', ');
    const line = phrase(words, entry.kind === 'image' ? 'pictureLine' : 'filesLine', { names });
    return entry.text ? `${line} – ${entry.text}` : line;
  }
  if (entry.kind === 'poll') {
    return phrase(words, 'pollLine', { question: entry.question ?? '' });
  }
  if (entry.kind === 'forward') {
    return phrase(words, 'forwardLine');
  }
  if (entry.kind === 'location') {
    const { name, latitude, longitude } = entry.location ?? {};
    return phrase(words, 'locationLine', { name: name ?? `${latitude}, ${longitude}` });
  }
  if (entry.kind === 'contact') {
    return phrase(words, 'contactLine', { name: entry.contact?.name ?? '' });
  }
  if (entry.kind === 'lifetime') {
    return phrase(words, entry.seconds === undefined ? 'lifetimeEnds' : 'lifetime', {
      author: authorOf(chat, entry, words),
      time: durationText(entry.seconds ?? 0, chat.language),
    });
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

/** What is said, without the marks of Markdown. @param {string} text */
function withoutMarks(text) {
  return text.replace(/\*\*|~~|`+|^ {0,3}(?:[>*+-]|[0-9]{1,9}[.)]) /gm, '');
}

/**
 * @param {Chat} chat
 * @param {Entry} entry
 * @param {Words} words
 */
export function authorOf(chat, entry, words) {
  return entry.author === undefined ? phrase(words, 'erased') : (entry.sender ?? chat.people.nameOf(entry.author));
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
