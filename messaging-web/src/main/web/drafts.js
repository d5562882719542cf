// SPDX-License-Identifier: Apache-2.0
/** What somebody began to write, on all their tabs and devices. The server keeps it, sealed; the last change wins. */

const PAUSE = 1_200;
const REMEMBERED = 20;

/** Fires `draft` with a conversation's id when another tab or device changed what is written there. */
export class Drafts extends EventTarget {
  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    super();
    this.connection = connection;
    /** @type {Map<string, string>} */
    this.texts = new Map();
    /** What is not told yet. @type {Map<string, ReturnType<typeof setTimeout>>} */
    this.timers = new Map();
    /** What this page told: the server tells it back. @type {Map<string, string[]>} */
    this.told = new Map();
  }

  /** @param {string} conversation */
  of(conversation) {
    return this.texts.get(conversation) ?? '';
  }

  /**
   * @param {string} conversation
   * @param {string} text
   */
  write(conversation, text) {
    if (text === this.of(conversation)) {
      return;
    }
    this.texts.set(conversation, text);
    clearTimeout(this.timers.get(conversation));
    this.timers.set(
      conversation,
      setTimeout(() => this.#tell(conversation), text === '' ? 0 : PAUSE),
    );
  }

  /** Nobody may be left here who could read them. */
  clear() {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.texts.clear();
  }

  /** There is a connection again. */
  tellAll() {
    [...this.timers.keys()].forEach((conversation) => this.#tell(conversation));
  }

  /** @param {string} conversation */
  async #tell(conversation) {
    const text = this.of(conversation);
    this.told.set(conversation, [...(this.told.get(conversation) ?? []), text].slice(-REMEMBERED));
    try {
      await this.connection.ask('draft', { conversation, text });
      if (this.of(conversation) === text) {
        this.timers.delete(conversation);
      }
    } catch {
      // It stays here, and is told when there is a connection.
    }
  }

  /**
   * The server says what is kept.
   * @param {string} conversation
   * @param {string} text
   */
  heard(conversation, text) {
    const own = this.timers.has(conversation) || this.told.get(conversation)?.includes(text);
    if (!own && text !== this.of(conversation)) {
      this.texts.set(conversation, text);
      this.dispatchEvent(new CustomEvent('draft', { detail: conversation }));
    }
  }
}
