// SPDX-License-Identifier: Apache-2.0
/** What a page knows of one conversation. */
import { Fold } from './fold.js';

/** @typedef {import('./conversation-requests.js').Settings} Settings */
/** @typedef {import('./fold.js').Item} Item */
/**
 * An entry as it is heard; one that is about others says what it changes there.
 * @typedef {object} Entry
 * @property {string} conversation
 * @property {number} sequence
 * @property {string} [author]
 * @property {number} at
 * @property {string} kind
 * @property {string} [text]
 * @property {boolean} [markdown]
 * @property {number} [replyTo]
 * @property {number} [thread]
 * @property {number} [about]
 * @property {number[]} [targets]
 * @property {Partial<Item>} [content]
 * @property {string} [reaction]
 * @property {number[]} [earlier] what the same person did there before, by turns
 * @property {string[] | number[]} [options] of a poll, or the places of those that are chosen
 * @property {{sequence: number, options: number[]}[]} [earlierVotes]
 * @property {string} [reason]
 * @property {string[]} [mentions]
 * @property {boolean} [everyone]
 * @property {string} [title]
 * @property {string[]} [people]
 * @property {string} [removal]
 * @property {string} [question]
 * @property {number} [end]
 * @property {string} [from] the conversation of what is forwarded
 * @property {number} [message] and its number there
 * @property {{latitude: number, longitude: number, name?: string}} [location]
 * @property {{name: string, user?: string, email?: string, phone?: string}} [contact]
 * @property {number} [seconds]
 * @property {string} [sender] what the program that says it is called
 * @property {{name: string, value: string}[]} [fields]
 * @property {{label: string, target: string}[]} [links]
 * @property {import('./card.js').Standing} [card] how a card of the company's software stands, or stands from now on
 * @property {import('./files.js').SentFile[]} [files]
 */
/**
 * @typedef {object} Conversation
 * @property {string} id
 * @property {string} kind
 * @property {string} [title]
 * @property {string} [other]
 * @property {string} role
 * @property {boolean} present
 * @property {number} last
 * @property {number} read
 * @property {number} unread
 * @property {number} mentioned how many of the unread ones mention this person
 * @property {Settings} settings
 * @property {Entry} [latest]
 * @property {Fold} fold what was loaded and heard, without gaps once it is loaded
 * @property {boolean} loaded whether anything was loaded
 * @property {boolean} more whether there are older items
 * @property {Set<number>} threads those that were loaded
 * @property {number} heard the last entry that was heard
 * @property {Map<string, number>} typing until when
 */

/**
 * A conversation as the server tells it now, with what the page knew of it.
 * @param {Conversation | undefined} known
 * @param {any} summary
 * @param {string} user
 * @returns {Conversation}
 */
export function taken(known, summary, user) {
  const conversation = known ?? {
    ...summary,
    fold: new Fold(user),
    loaded: false,
    more: true,
    threads: new Set(),
    typing: new Map(),
    unread: 0,
    mentioned: 0,
    heard: 0,
    settings: {},
  };
  // What this page marked as read may be on its way yet.
  const read = Math.max(summary.read, known?.read ?? 0);
  Object.assign(conversation, summary, { read });
  if (read >= summary.last) {
    conversation.unread = 0;
    conversation.mentioned = 0;
  }
  return conversation;
}
