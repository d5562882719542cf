// SPDX-License-Identifier: Apache-2.0
/** What was written and is not stored yet. Each message is repeated under one name until the server has it, and keeps its place. */

/** @typedef {import('./connection.js').RequestError} RequestError */
/**
 * @typedef {object} Outgoing
 * @property {string} conversation
 * @property {string} name
 * @property {string} [text]
 * @property {boolean} [markdown]
 * @property {string} [from] the conversation of a message that is passed on
 * @property {number} [message] and its number there
 * @property {string} [question] of a poll
 * @property {string[]} [options]
 * @property {number} [most]
 * @property {boolean} [secret]
 * @property {string[]} [files] the names of what was uploaded
 * @property {boolean} [voice]
 * @property {number[]} [waveform]
 * @property {string} [preview]
 * @property {import('./upload.js').Upload[]} [uploads] what is on its way, in this page only
 * @property {number} [replyTo]
 * @property {number} [thread]
 * @property {string[]} [mentions]
 * @property {boolean} [everyone]
 * @property {number} at
 * @property {boolean} failed
 * @property {number} [pausedUntil] when the server takes it, which was asked too often
 */

const KEPT = 'hausfunk-outbox';

/**
 * @param {string} user
 * @returns {Outgoing[]}
 */
function kept(user) {
  try {
    const { user: whose, messages } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
    return whose === user && Array.isArray(messages) ? messages : [];
  } catch {
    return [];
  }
}

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
    /** @type {string | undefined} */
    this.user = undefined;
    /** @type {Set<string>} */
    this.sending = new Set();
  }

  /** @param {string} conversation */
  of(conversation) {
    return this.messages.filter((message) => message.conversation === conversation);
  }

  /**
   * @param {string} conversation
   * @param {Omit<Outgoing, 'conversation' | 'name' | 'at' | 'failed'>} message
   */
  add(conversation, message) {
    this.messages.push({ ...message, conversation, name: crypto.randomUUID(), at: Date.now(), failed: false });
    this.#keep();
    this.changed();
    this.#flush(conversation);
  }

  /** @param {Outgoing} message */
  retry(message) {
    message.failed = false;
    message.uploads?.filter((upload) => upload.state === 'failed').forEach((upload) => upload.retry());
    this.#flush(message.conversation);
  }

  /** @param {Outgoing} message */
  discard(message) {
    this.messages = this.messages.filter((other) => other !== message);
    message.uploads?.forEach((upload) => upload.cancel());
    this.#keep();
    this.changed();
  }

  /** Takes up what this tab wrote before it was loaded anew. @param {string} user */
  restore(user) {
    if (this.user === user) {
      return;
    }
    this.user = user;
    const known = new Set(this.messages.map((message) => message.name));
    this.messages.unshift(...kept(user).filter((message) => !known.has(message.name)));
    this.changed();
  }

  /** Nothing of it stays in the browser. */
  forget() {
    sessionStorage.removeItem(KEPT);
  }

  /** Kept for this tab alone, until the tab is closed. Files that are still on their way are not. */
  #keep() {
    const messages = this.messages.filter((message) => !message.uploads);
    try {
      if (this.user === undefined || messages.length === 0) {
        this.forget();
      } else {
        sessionStorage.setItem(KEPT, JSON.stringify({ user: this.user, messages }));
      }
    } catch {
      // The browser keeps nothing here: it is sent all the same, as long as the page is open.
    }
  }

  /** There is a connection again. */
  flushAll() {
    this.messages.filter((message) => message.uploads?.some((upload) => upload.unreached)).forEach((message) => this.retry(message));
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
   * Waits for the files of a message.
   * @param {Outgoing} message
   */
  async #uploaded(message) {
    const uploads = message.uploads ?? [];
    const done = await Promise.all(uploads.map((upload) => upload.settled()));
    if (done.every((state) => state === 'done')) {
      const preview = uploads.length === 1 ? await uploads[0]?.preview : undefined;
      if (preview !== undefined) {
        message.preview = preview;
      }
      return true;
    }
    message.failed = this.messages.includes(message);
    this.changed();
    return false;
  }

  /**
   * @param {Outgoing} message
   * @param {number} millis
   */
  async #pause(message, millis) {
    message.pausedUntil = Date.now() + millis;
    this.changed();
    await new Promise((resolve) => setTimeout(resolve, millis));
    message.pausedUntil = undefined;
  }

  /**
   * @param {Outgoing} message
   * @returns {Promise<boolean>} whether to go on with the next one
   */
  async #deliver(message) {
    if (message.uploads && !(await this.#uploaded(message))) {
      return true;
    }
    const { at: _at, failed: _failed, uploads: _uploads, pausedUntil: _paused, ...fields } = message;
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
        await this.#pause(message, known.retryAfter || 1_000);
        return true;
      }
      message.failed = true;
      this.changed();
      return true;
    }
  }
}
