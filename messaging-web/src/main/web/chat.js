// SPDX-License-Identifier: Apache-2.0
/** What the page knows: conversations, their entries, people, and what waits to be sent. */
import { Connection, RequestError } from './connection.js';
import { Outbox } from './outbox.js';
import { People } from './people.js';

/** @typedef {import('./connection.js').Frame} Frame */
/**
 * @typedef {object} Entry
 * @property {string} conversation
 * @property {number} sequence
 * @property {string} [author]
 * @property {number} at
 * @property {string} kind
 * @property {string} [text]
 * @property {number} [replyTo]
 * @property {string} [title]
 * @property {string[]} [people]
 */
/**
 * @typedef {object} Conversation
 * @property {string} id
 * @property {string} kind
 * @property {string} [title]
 * @property {string} [other]
 * @property {string} role
 * @property {boolean} present
 * @property {number} first
 * @property {number} last
 * @property {number} read
 * @property {number} unread
 * @property {Entry} [latest]
 * @property {Map<number, Entry>} entries what was loaded, without gaps
 * @property {boolean} loaded whether anything was loaded
 * @property {boolean} more whether there are older entries
 * @property {Map<string, number>} typing until when
 */
/** @typedef {import('./outbox.js').Outgoing} Outgoing */

const PAGE = 50;
const TYPING = 6_000;
const TELL_TYPING = 3_000;

/** Fires `change` when anything to be shown is other than before, and `arrived` with an entry that came just now. */
export class Chat extends EventTarget {
  /** @param {URL} base */
  constructor(base) {
    super();
    this.connection = new Connection(base);
    this.user = '';
    this.language = 'en';
    /** @type {Map<string, Conversation>} */
    this.conversations = new Map();
    this.listed = false;
    this.outbox = new Outbox(
      this.connection,
      () => this.#change(),
      (message, sequence) => this.#sent(message, sequence),
    );
    this.people = new People(this.connection, () => this.#change());
    this.toldTyping = 0;
    this.changed = false;
    this.connection.addEventListener('state', () => this.#change());
    this.connection.addEventListener('restart', () => this.#restart());
    this.connection.addEventListener('self', (event) => {
      this.language = /** @type {CustomEvent} */ (event).detail.language;
      this.#change();
    });
    this.connection.addEventListener('frame', (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
  }

  start() {
    this.connection.start();
  }

  stop() {
    this.connection.stop();
  }

  /** Conversations by latest activity. */
  get list() {
    return [...this.conversations.values()].sort((a, b) => (b.latest?.at ?? 0) - (a.latest?.at ?? 0));
  }

  get unread() {
    let count = 0;
    this.conversations.forEach((conversation) => (count += conversation.unread));
    return count;
  }

  /** @param {Conversation} conversation */
  titleOf(conversation) {
    return conversation.title ?? (conversation.other === undefined ? '' : this.people.nameOf(conversation.other));
  }

  /**
   * Loads the latest entries of a conversation, if none were loaded.
   * @param {string} id
   */
  async open(id) {
    const conversation = await this.#known(id);
    if (conversation && !conversation.loaded) {
      await this.older(id);
    }
  }

  /**
   * Loads older entries.
   * @param {string} id
   */
  async older(id) {
    const conversation = this.conversations.get(id);
    if (!conversation || (conversation.loaded && !conversation.more)) {
      return;
    }
    const before = conversation.loaded ? Math.min(...conversation.entries.keys()) : undefined;
    const answer = await this.connection.ask('history', { conversation: id, limit: PAGE, ...(before && { before }) });
    for (const entry of answer.entries) {
      conversation.entries.set(entry.sequence, entry);
    }
    conversation.loaded = true;
    conversation.more = answer.more;
    this.#change();
  }

  /** @param {string} conversation */
  typing(conversation) {
    const now = Date.now();
    if (now - this.toldTyping > TELL_TYPING) {
      this.toldTyping = now;
      this.connection.ask('typing', { conversation }).catch(() => {});
    }
  }

  /**
   * The person has seen everything in a conversation.
   * @param {string} id
   */
  markRead(id) {
    const conversation = this.conversations.get(id);
    if (conversation && conversation.last > conversation.read) {
      conversation.read = conversation.last;
      conversation.unread = 0;
      this.connection.ask('read', { conversation: id, upTo: conversation.last }).catch(() => {});
      this.#change();
    }
  }

  /**
   * @param {string} user
   * @returns {Promise<string>}
   */
  async direct(user) {
    return this.#opened(await this.connection.ask('direct', { user }));
  }

  /**
   * @param {string} title
   * @param {string[]} people
   * @param {string} name stays the same when the request is repeated
   */
  async group(title, people, name) {
    return this.#opened(await this.connection.ask('group', { title, people, name }));
  }

  /** @param {string} subject */
  async subject(subject) {
    return this.#opened(await this.connection.ask('subject', { subject }));
  }

  /** @param {string} conversation */
  async participants(conversation) {
    const answer = await this.connection.ask('participants', { conversation });
    return /** @type {{user: string, role: string}[]} */ (answer.participants);
  }

  /** @param {Frame} answer */
  async #opened(answer) {
    await this.#known(answer.conversation);
    return answer.conversation;
  }

  /** @param {Frame} frame */
  #take(frame) {
    switch (frame.t) {
      case 'welcome':
        this.user = frame.user;
        this.people.names.set(frame.user, frame.name);
        this.people.forgetWatched();
        this.#begin();
        break;
      case 'entry':
        this.#arrived(/** @type {any} */ (frame));
        break;
      case 'behind':
        this.#behind(frame.conversation);
        break;
      case 'typing':
        this.#typing(frame.conversation, frame.user, frame.on);
        break;
      case 'receipt':
        this.#receipt(frame.conversation, frame.user, frame.read);
        break;
      case 'presence':
        this.people.seen(frame.people);
        break;
      default:
        return;
    }
    this.#change();
  }

  async #begin() {
    this.outbox.flushAll();
    if (this.listed) {
      this.#watch();
      return;
    }
    try {
      let after;
      do {
        const answer = await this.connection.ask('conversations', { limit: 100, ...(after && { after }) });
        answer.conversations.forEach((/** @type {any} */ summary) => this.#put(summary));
        after = answer.next;
        this.#change();
      } while (after);
      this.listed = true;
      this.#watch();
    } catch (error) {
      this.#refused(error);
    }
    this.#change();
  }

  /** @param {any} summary */
  #put(summary) {
    const known = this.conversations.get(summary.id);
    const conversation = known ?? {
      entries: new Map(),
      loaded: false,
      more: true,
      typing: new Map(),
    };
    const last = Math.max(summary.last, known?.last ?? 0);
    Object.assign(conversation, summary, { last });
    this.conversations.set(summary.id, /** @type {Conversation} */ (conversation));
    return /** @type {Conversation} */ (conversation);
  }

  /**
   * A conversation that may not be known yet.
   * @param {string} id
   */
  async #known(id) {
    const known = this.conversations.get(id);
    if (known) {
      return known;
    }
    try {
      const answer = await this.connection.ask('conversation', { conversation: id });
      const conversation = this.#put(answer.conversation);
      this.#watch();
      this.#change();
      return conversation;
    } catch (error) {
      this.#refused(error);
      return undefined;
    }
  }

  /** @param {Entry} entry */
  async #arrived(entry) {
    const known = this.conversations.get(entry.conversation);
    if (!known) {
      const conversation = await this.#known(entry.conversation);
      if (conversation) {
        this.dispatchEvent(new CustomEvent('arrived', { detail: entry }));
      }
      return;
    }
    if (entry.sequence <= known.last && known.entries.has(entry.sequence)) {
      return;
    }
    const fresh = entry.sequence > known.last;
    known.last = Math.max(known.last, entry.sequence);
    if (known.loaded) {
      known.entries.set(entry.sequence, entry);
    }
    if (!fresh) {
      return;
    }
    known.latest = entry;
    if (entry.author !== undefined) {
      known.typing.delete(entry.author);
    }
    if (entry.kind === 'renamed') {
      known.title = entry.title;
    }
    if (entry.author === this.user) {
      known.read = entry.sequence;
      known.unread = 0;
    } else if (entry.kind === 'text') {
      known.unread++;
    }
    if (entry.kind === 'removed' || entry.kind === 'role' || entry.kind === 'leftEntry') {
      this.#refresh(entry.conversation);
    }
    this.dispatchEvent(new CustomEvent('arrived', { detail: entry }));
  }

  /**
   * Too much was missed to be told one by one: what was loaded is read anew.
   * @param {string} id
   */
  async #behind(id) {
    const conversation = this.conversations.get(id);
    if (conversation) {
      const loaded = conversation.loaded;
      conversation.entries.clear();
      conversation.loaded = false;
      conversation.more = true;
      await this.#refresh(id);
      if (loaded) {
        await this.older(id).catch((error) => this.#refused(error));
      }
    }
  }

  /** @param {string} id */
  async #refresh(id) {
    try {
      this.#put((await this.connection.ask('conversation', { conversation: id })).conversation);
    } catch (error) {
      this.#refused(error);
    }
    this.#change();
  }

  /**
   * @param {string} id
   * @param {string} user
   * @param {boolean} on
   */
  #typing(id, user, on) {
    const typing = this.conversations.get(id)?.typing;
    if (on) {
      typing?.set(user, Date.now() + TYPING);
      setTimeout(() => this.#change(), TYPING + 100);
    } else {
      typing?.delete(user);
    }
  }

  /**
   * @param {string} id
   * @param {string} user
   * @param {number} read
   */
  #receipt(id, user, read) {
    const conversation = this.conversations.get(id);
    if (conversation && user === this.user && read > conversation.read) {
      // Read in another window.
      conversation.read = read;
      if (read >= conversation.last) {
        conversation.unread = 0;
      } else {
        this.#refresh(id);
      }
    }
  }

  /**
   * The server has it. The entry itself may have come before, or comes soon.
   * @param {Outgoing} message
   * @param {number} sequence
   */
  #sent(message, sequence) {
    const { conversation, text, replyTo, at } = message;
    const known = this.conversations.get(conversation);
    if (known && !known.entries.has(sequence) && sequence === known.last + 1) {
      const entry = { conversation, sequence, author: this.user, at, kind: 'text', text };
      this.#arrived(replyTo === undefined ? entry : { ...entry, replyTo });
    }
    this.#change();
  }

  /** Follows the presence of those with whom this person talks alone. */
  #watch() {
    this.people.watch(this.list.flatMap((conversation) => conversation.other ?? []));
  }

  /** The store is another one than before: everything is loaded anew. */
  #restart() {
    this.conversations.clear();
    this.listed = false;
    this.#change();
  }

  /** @param {unknown} error */
  #refused(error) {
    if (!(error instanceof RequestError)) {
      throw error;
    }
  }

  /** Tells once for everything that changes at the same time. */
  #change() {
    if (!this.changed) {
      this.changed = true;
      queueMicrotask(() => {
        this.changed = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }
}
