// SPDX-License-Identifier: Apache-2.0
/** Reads the timelines of conversations by pages, without gaps. */

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./fold.js').Item} Item
 */

const PAGE = 50;

export class TimelinePages {
  /**
   * @param {import('./connection.js').Connection} connection
   * @param {() => void} changed
   */
  constructor(connection, changed) {
    this.connection = connection;
    this.changed = changed;
  }

  /**
   * Loads older items.
   * @param {Conversation} conversation
   */
  async older(conversation) {
    if (conversation.loaded && !conversation.more) {
      return;
    }
    const { id, fold } = conversation;
    const standing = fold.items.filter((item) => item.thread === undefined).map((item) => item.sequence);
    const before = conversation.loaded && standing.length > 0 ? Math.min(...standing) : undefined;
    const answer = await this.connection.ask('timeline', { conversation: id, limit: PAGE, ...(before && { before }) });
    if (fold === conversation.fold) {
      fold.load(answer.items);
      conversation.loaded = true;
      conversation.more = answer.more;
      await this.quoted(conversation, answer.items);
      this.changed();
    }
  }

  /**
   * Loads the replies to a message, if they were not loaded.
   * @param {Conversation} conversation
   * @param {number} root
   */
  async thread(conversation, root) {
    if (conversation.threads.has(root)) {
      return;
    }
    const { id, fold } = conversation;
    let after = 0;
    let more = true;
    while (more) {
      const answer = await this.connection.ask('thread', { conversation: id, root, after, limit: PAGE });
      fold.load(answer.items);
      after = answer.items[answer.items.length - 1]?.sequence ?? after;
      more = answer.more && answer.items.length > 0;
      this.changed();
    }
    conversation.threads.add(root);
  }

  /**
   * Loads messages that are answered and lie further back than what was loaded.
   * @param {Conversation} conversation
   * @param {{replyTo?: number}[]} items
   */
  async quoted(conversation, items) {
    const { fold } = conversation;
    const missing = items.flatMap((item) => item.replyTo ?? []).filter((number) => !fold.get(number) && !fold.quoted.has(number));
    const numbers = [...new Set(missing)].slice(0, PAGE);
    if (conversation.loaded && numbers.length > 0) {
      await this.read(conversation, numbers);
    }
  }

  /**
   * Reads one message that was loaded anew: what became of it may not have been told yet.
   * @param {Conversation} conversation
   * @param {number} number
   */
  async anew({ id, fold }, number) {
    fold.load((await this.connection.ask('messages', { conversation: id, numbers: [number] })).items);
    this.changed();
  }

  /**
   * Reads single messages that stand beside what was loaded.
   * @param {Conversation} conversation
   * @param {number[]} numbers
   */
  async read({ id, fold }, numbers) {
    const answer = await this.connection.ask('messages', { conversation: id, numbers });
    answer.items.forEach((/** @type {Item} */ item) => fold.quoted.set(item.sequence, item));
  }
}
