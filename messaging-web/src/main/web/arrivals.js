// SPDX-License-Identifier: Apache-2.0
/** Takes what the server tells of conversations, in whatever order it comes. */
import { Fold, standsForItself } from './fold.js';

/**
 * @typedef {import('./conversation.js').Conversation} Conversation
 * @typedef {import('./conversation.js').Entry} Entry
 * @typedef {import('./outbox.js').Outgoing} Outgoing
 */

const TYPING = 6_000;

export class Arrivals {
  /** @param {import('./chat.js').Chat} chat */
  constructor(chat) {
    this.chat = chat;
  }

  /** @param {Entry} entry */
  async entry(entry) {
    const conversation = await this.chat.known(entry.conversation);
    if (!conversation) {
      return;
    }
    const fresh = entry.sequence > conversation.heard;
    conversation.heard = Math.max(conversation.heard, entry.sequence);
    conversation.last = Math.max(conversation.last, entry.sequence);
    conversation.fold.apply(entry);
    this.chat.people.meet(entry);
    if (entry.author !== undefined) {
      conversation.typing.delete(entry.author);
    }
    if (!standsForItself(entry)) {
      if (conversation.fold.quoted.delete(entry.about ?? 0)) {
        await this.chat.pages.quoted(conversation, [{ replyTo: entry.about }]).catch((error) => this.chat.refused(error));
      }
      this.chat.changes();
      return;
    }
    if (entry.sequence > (conversation.latest?.sequence ?? 0)) {
      conversation.latest = entry;
    }
    if (entry.kind === 'renamed') {
      conversation.title = entry.title;
    }
    await this.chat.pages.quoted(conversation, [entry]).catch((error) => this.chat.refused(error));
    if (fresh) {
      this.chat.dispatchEvent(new CustomEvent('arrived', { detail: entry }));
    }
    this.chat.changes();
  }

  /**
   * Too much was missed to be told one by one: what was loaded is read anew.
   * @param {string} id
   */
  async behind(id) {
    const conversation = this.chat.conversations.get(id);
    if (conversation) {
      const loaded = conversation.loaded;
      conversation.fold = new Fold(this.chat.user);
      conversation.loaded = false;
      conversation.more = true;
      conversation.threads.clear();
      if (loaded) {
        await this.chat.older(id).catch((error) => this.chat.refused(error));
      }
    }
  }

  /**
   * @param {string} id
   * @param {string} user
   * @param {boolean} on
   */
  typing(id, user, on) {
    const typing = this.chat.conversations.get(id)?.typing;
    if (on) {
      typing?.set(user, Date.now() + TYPING);
      setTimeout(() => this.chat.changes(), TYPING + 100);
    } else {
      typing?.delete(user);
    }
  }

  /**
   * The server has it. The entry itself may have come before, or comes soon.
   * @param {Outgoing} message
   * @param {number} sequence
   */
  sent(message, sequence) {
    const { conversation, text, markdown, replyTo, thread, mentions, everyone, at } = message;
    const fold = this.chat.conversations.get(conversation)?.fold;
    if (fold && text !== undefined && message.files === undefined && sequence === fold.last + 1) {
      fold.apply({ conversation, sequence, author: this.chat.user, at, kind: 'text', text, markdown, replyTo, thread, mentions, everyone });
    }
    this.chat.changes();
  }
}
