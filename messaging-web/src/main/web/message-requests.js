// SPDX-License-Identifier: Apache-2.0
/** What a person does with messages that were sent. The answer comes as an entry, to this page as to all others. */

/** @typedef {import('./fold.js').Item} Item */
/** @typedef {{text: string, markdown?: boolean, mentions?: string[], everyone?: boolean}} Words */

export class MessageRequests {
  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.connection = connection;
  }

  /**
   * @param {string} conversation
   * @param {Item} item
   * @param {Words} words
   * @param {string} name stays the same when the request is repeated
   */
  edit(conversation, item, words, name) {
    return this.connection.ask('edit', { conversation, message: item.sequence, name, ...words });
  }

  /**
   * @param {string} conversation
   * @param {Item} item
   */
  retract(conversation, item) {
    return this.connection.ask('retract', { conversation, message: item.sequence });
  }

  /**
   * @param {string} conversation
   * @param {Item} item
   * @param {string} reason
   */
  redact(conversation, item, reason) {
    return this.connection.ask('redact', { conversation, message: item.sequence, reason });
  }

  /**
   * Reacts, or takes the same reaction back.
   * @param {string} conversation
   * @param {Item} item
   * @param {string} reaction
   */
  toggle(conversation, item, reaction) {
    const own = item.reactions?.some((each) => each.reaction === reaction && each.own);
    return this.connection.ask(own ? 'withdraw' : 'react', { conversation, message: item.sequence, reaction });
  }

  /**
   * @param {string} conversation
   * @param {Item} item
   * @param {number[]} options
   */
  vote(conversation, item, options) {
    return this.connection.ask('vote', { conversation, message: item.sequence, options });
  }

  /**
   * @param {string} conversation
   * @param {Item} item
   */
  closePoll(conversation, item) {
    return this.connection.ask('close-poll', { conversation, message: item.sequence });
  }

  /**
   * @param {string} conversation
   * @param {Item} item
   */
  togglePin(conversation, item) {
    return this.connection.ask(item.pinned ? 'unpin' : 'pin', { conversation, message: item.sequence });
  }
}
