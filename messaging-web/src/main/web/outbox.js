// SPDX-License-Identifier: Apache-2.0
/** What was written and is not stored yet. Each message is repeated under one name until the server has it, and keeps its place. */

/** @typedef {import('./connection.js').RequestError} RequestError */
/**
 * @typedef {object} Outgoing
 * @property {string} conversation
 * @property {string} name
 * @property {string} text
 * @property {number} [replyTo]
 * @property {number} [thread]
 * @property {string[]} [mentions]
 * @property {boolean} [everyone]
 * @property {number} at
 * @property {boolean} failed
 */

export class Outbox {
  /**
   * @param {import('./connection.js').Connection} connection
   * @param {() => void} changed
   * @param {(message: Outgoing, sequence: number) => void} sent
   */
  constructor(connection, changed, sent) {
    this.connection = connection;
    this.changed = changed;
    this.sent = sent;
    /** @type {Outgoing[]} */
    this.messages = [];
    /** @type {Set<string>} */
    this.sending = new Set();
  }

  /** @param {string} conversation */
  of(conversation) {
    return this.messages.filter((message) => message.conversation === conversation);
  }

  /**
   * @param {string} conversation
   * @param {{text: string, replyTo?: number, thread?: number, mentions?: string[], everyone?: boolean}} message
   */
  add(conversation, message) {
    this.messages.push({ ...message, conversation, name: crypto.randomUUID(), at: Date.now(), failed: false });
    this.changed();
    this.#flush(conversation);
  }

  /** @param {Outgoing} message */
  retry(message) {
    message.failed = false;
    this.#flush(message.conversation);
  }

  /** @param {Outgoing} message */
  discard(message) {
    this.messages = this.messages.filter((other) => other !== message);
    this.changed();
  }

  /** There is a connection again. */
  flushAll() {
    new Set(this.messages.map((message) => message.conversation)).forEach((id) => this.#flush(id));
  }

  /**
   * One after the other, so that messages keep their order.
   * @param {string} conversation
   */
  async #flush(conversation) {
    if (this.sending.has(conversation)) {
      return;
    }
    this.sending.add(conversation);
    try {
      for (;;) {
        const message = this.messages.find((other) => other.conversation === conversation && !other.failed);
        if (!message || !(await this.#deliver(message))) {
          return;
        }
      }
    } finally {
      this.sending.delete(conversation);
      this.changed();
    }
  }

  /**
   * @param {Outgoing} message
   * @returns {Promise<boolean>} whether to go on with the next one
   */
  async #deliver(message) {
    const { at: _at, failed: _failed, ...fields } = message;
    try {
      const answer = await this.connection.ask('send', fields);
      this.discard(message);
      this.sent(message, answer.sequence);
      return true;
    } catch (error) {
      const known = /** @type {RequestError} */ (error);
      if (known.code === 'DISCONNECTED') {
        return false;
      }
      if (known.retryable) {
        await new Promise((resolve) => setTimeout(resolve, known.retryAfter || 1_000));
        return true;
      }
      message.failed = true;
      this.changed();
      return true;
    }
  }
}
