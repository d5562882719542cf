// SPDX-License-Identifier: Apache-2.0
import { authorOf, lineOf } from './happened.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Chat} Chat
 * @typedef {import('./chat.js').Entry} Entry
 * @typedef {import('./words.js').Words} Words
 */

const GATHER = 400;
const CLEAR = 4_000;

/** Tells a screen reader what comes now in the open conversation: once, in batches, never one's own and never what is loaded. */
export class Announcer {
  /**
   * @param {Chat} chat
   * @param {() => Words} words
   */
  constructor(chat, words) {
    this.chat = chat;
    this.words = words;
    /** @type {Entry[]} */
    this.waiting = [];
    /** @type {string[]} */
    this.sentences = [];
  }

  /**
   * @param {Entry} entry
   * @param {boolean} shown
   * @param {(text: string) => void} say
   */
  arrived(entry, shown, say) {
    if (!shown || entry.author === this.chat.user) {
      return;
    }
    this.waiting.push(entry);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      say(this.#text());
      this.waiting = [];
      this.timer = setTimeout(() => say(''), CLEAR);
    }, GATHER);
  }

  /**
   * Says that there is an announcement, or that one holds no more. Several at once are one sentence each.
   * @param {import('./announcements.js').Announcement} announcement
   * @param {(text: string) => void} say
   */
  async announced({ title, sender, priority, goneAt }, say) {
    const name = sender === undefined ? phrase(this.words(), 'erased') : await this.chat.people.named(sender);
    const what = { kind: phrase(this.words(), `announcement_${priority}`), name, title };
    this.sentences.push(phrase(this.words(), goneAt === undefined ? 'announced' : 'announcedOver', what));
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      say(this.sentences.join(' '));
      this.sentences = [];
      this.announcing = setTimeout(() => say(''), CLEAR);
    }, GATHER);
  }

  #text() {
    const [first] = this.waiting;
    if (this.waiting.length === 1 && first) {
      return phrase(this.words(), 'say', {
        name: authorOf(this.chat, first, this.words()),
        text: lineOf(this.chat, first, this.words()),
      });
    }
    const conversation = first && this.chat.conversations.get(first.conversation);
    return phrase(this.words(), 'several', {
      count: this.waiting.length,
      title: conversation ? this.chat.titleOf(conversation) : '',
    });
  }
}
