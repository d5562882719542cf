// SPDX-License-Identifier: Apache-2.0
/** What the page knows: conversations, their messages, people, and what waits to be sent. */
import { Announcements } from './announcements.js';
import { Arrivals } from './arrivals.js';
import { Connection, RequestError } from './connection.js';
import { taken } from './conversation.js';
import { ConversationRequests } from './conversation-requests.js';
import { Drafts } from './drafts.js';
import { MessageRequests } from './message-requests.js';
import { Outbox } from './outbox.js';
import { People, isSoftware } from './people.js';
import { TimelinePages } from './timeline-pages.js';
import { Uploads } from './uploads.js';

/** @typedef {import('./connection.js').Frame} Frame */
/** @typedef {import('./conversation-requests.js').Settings} Settings */
/** @typedef {import('./outbox.js').Outgoing} Outgoing */
/** @typedef {import('./conversation.js').Entry} Entry */
/** @typedef {import('./conversation.js').Conversation} Conversation */

const PAGES_TO_A_MESSAGE = 20;
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
    this.arrivals = new Arrivals(this);
    this.outbox = new Outbox(
      this.connection,
      () => this.changes(),
      (message, sequence) => this.arrivals.sent(message, sequence),
    );
    this.uploads = new Uploads(base, () => this.changes());
    this.drafts = new Drafts(this.connection);
    this.people = new People(this.connection, () => this.changes());
    this.announcements = new Announcements(this.connection, () => this.changes());
    this.pages = new TimelinePages(this.connection, () => this.changes());
    this.messages = new MessageRequests(this.connection);
    this.requests = new ConversationRequests(this.connection);
    this.toldTyping = 0;
    /** By how much the server's clock is ahead of this one. */
    this.ahead = 0;
    this.changed = false;
    this.connection.addEventListener('state', () => this.#stateChanged());
    this.connection.addEventListener('restart', () => this.#restart());
    this.connection.addEventListener('self', (event) => {
      const self = /** @type {CustomEvent} */ (event).detail;
      this.language = self.language;
      this.uploads.limits = self;
      this.changes();
    });
    this.connection.addEventListener('frame', (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
  }

  #stateChanged() {
    if (this.connection.state === 'signed-out') {
      this.outbox.forget();
      this.drafts.clear();
      this.announcements.clear();
    }
    this.changes();
  }

  start() {
    this.connection.start();
  }

  stop() {
    this.connection.stop();
  }

  /** The server's time. */
  now() {
    return Date.now() + this.ahead;
  }

  /** Conversations: pinned ones first, then by what happened last. */
  get list() {
    return [...this.conversations.values()].sort(
      (a, b) =>
        Number(b.settings.pinned ?? false) - Number(a.settings.pinned ?? false) ||
        (b.latest?.at ?? 0) - (a.latest?.at ?? 0),
    );
  }

  /** Unread messages that the person wants to be told of: all, or those that mention them where they muted. */
  get unread() {
    let count = 0;
    this.conversations.forEach((conversation) => {
      count += this.quiet(conversation) ? conversation.mentioned : conversation.unread;
    });
    return count;
  }

  /**
   * Whether the person does not want to be told of every message.
   * @param {Conversation} conversation
   */
  quiet({ settings }) {
    return settings.notifications !== 'all' || settings.archived === true || this.muted(settings);
  }

  /** @param {Settings} settings */
  muted(settings) {
    return (settings.mutedUntil ?? 0) > Date.now();
  }

  /**
   * Whether the person may write there, and somebody reads it.
   * @param {Conversation} conversation
   */
  mayWrite({ present, role, other }) {
    return present && role !== 'READER' && !isSoftware(other);
  }

  /** @param {Conversation} conversation */
  titleOf(conversation) {
    return conversation.title ?? (conversation.other === undefined ? '' : this.people.nameOf(conversation.other));
  }

  /**
   * Loads the latest items of a conversation, if none were loaded.
   * @param {string} id
   */
  async open(id) {
    const conversation = await this.known(id);
    if (conversation && !conversation.loaded) {
      await this.older(id);
    }
  }

  /**
   * Loads older items.
   * @param {string} id
   */
  async older(id) {
    const conversation = this.conversations.get(id);
    if (conversation) {
      await this.pages.older(conversation);
      conversation.fold.items.forEach((item) => this.people.meet(item));
    }
  }

  /**
   * Loads older items until one of them is there.
   * @param {string} id
   * @param {number} sequence
   */
  async until(id, sequence) {
    await this.open(id);
    const conversation = this.conversations.get(id);
    for (let i = 0; i < PAGES_TO_A_MESSAGE && conversation?.more && !conversation.fold.get(sequence); i++) {
      await this.older(id);
    }
    return conversation?.fold.get(sequence);
  }

  /**
   * Loads the replies to a message, if they were not loaded.
   * @param {string} id
   * @param {number} root
   */
  async openThread(id, root) {
    const conversation = this.conversations.get(id);
    if (conversation) {
      await this.pages.thread(conversation, root);
    }
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
    if (!conversation) {
      return;
    }
    const upTo = Math.max(conversation.last, conversation.fold.last);
    if (upTo > conversation.read && conversation.read < (conversation.latest?.sequence ?? upTo)) {
      conversation.read = upTo;
      conversation.unread = 0;
      conversation.mentioned = 0;
      this.connection.ask('read', { conversation: id, upTo }).catch(() => {});
      this.changes();
    }
  }

  /**
   * The person looks at a conversation, and has no more to come back to.
   * @param {string} id
   */
  opened(id) {
    this.markRead(id);
    if (this.conversations.get(id)?.settings.markedUnread) {
      this.set(id, { markedUnread: false }).catch(() => {});
    }
  }

  /**
   * Changes how the person wants to have a conversation.
   * @param {string} id
   * @param {Settings} settings
   */
  async set(id, settings) {
    const now = await this.requests.settings(id, settings);
    const conversation = this.conversations.get(id);
    if (conversation) {
      conversation.settings = now;
      this.changes();
    }
  }

  /** @param {Frame} frame */
  #take(frame) {
    switch (frame.t) {
      case 'welcome':
        this.user = frame.user;
        this.ahead = (frame.now ?? Date.now()) - Date.now();
        this.people.names.set(frame.user, frame.name);
        this.people.forgetWatched();
        this.#begin();
        break;
      case 'entry':
        this.arrivals.entry(/** @type {any} */ (frame));
        break;
      case 'conversation':
        this.#put(frame.conversation);
        this.#watch();
        break;
      case 'announcement':
        this.announcements.heard(frame.announcement);
        break;
      case 'announcement-gone':
        this.announcements.gone(frame.announcement);
        break;
      case 'behind':
        this.arrivals.behind(frame.conversation);
        break;
      case 'typing':
        this.arrivals.typing(frame.conversation, frame.user, frame.on);
        break;
      case 'presence':
        this.people.seen(frame.people);
        break;
      default:
        return;
    }
    this.changes();
  }

  async #begin() {
    this.outbox.restore(this.user);
    this.outbox.flushAll();
    this.uploads.goOn();
    this.drafts.tellAll();
    this.announcements.begin();
    try {
      let after;
      do {
        const answer = await this.connection.ask('conversations', { limit: 100, ...(after && { after }) });
        answer.conversations.forEach((/** @type {any} */ summary) => this.#put(summary));
        after = answer.next;
        this.changes();
      } while (after && !this.listed);
      this.listed = true;
      this.#watch();
    } catch (error) {
      this.refused(error);
    }
    this.changes();
  }

  /** @param {any} summary */
  #put(summary) {
    const conversation = taken(this.conversations.get(summary.id), summary, this.user);
    this.conversations.set(conversation.id, conversation);
    if (summary.draft !== undefined) {
      this.drafts.heard(conversation.id, summary.draft);
    }
    const { latest, fold } = conversation;
    this.people.meet(latest);
    if (latest?.removal === 'replaced' && !fold.get(latest.sequence)) {
      // It was edited: what it says now is elsewhere.
      this.pages.read(conversation, [latest.sequence]).then(
        () => this.changes(),
        (error) => this.refused(error),
      );
    }
    return conversation;
  }

  /**
   * A conversation that may not be known yet.
   * @param {string} id
   */
  async known(id) {
    const known = this.conversations.get(id);
    if (known) {
      return known;
    }
    try {
      const conversation = this.#put((await this.connection.ask('conversation', { conversation: id })).conversation);
      this.#watch();
      this.changes();
      return conversation;
    } catch (error) {
      this.refused(error);
      return undefined;
    }
  }

  /** Follows the presence of those with whom this person talks alone. */
  #watch() {
    this.people.watch(this.list.flatMap(({ other }) => (isSoftware(other) ? [] : (other ?? []))));
  }

  /** The store is another one than before: everything is loaded anew. */
  #restart() {
    this.conversations.clear();
    this.announcements.clear();
    this.listed = false;
    this.changes();
  }

  /** @param {unknown} error */
  refused(error) {
    if (!(error instanceof RequestError)) {
      throw error;
    }
  }

  /** Tells once for everything that changes at the same time. */
  changes() {
    if (!this.changed) {
      this.changed = true;
      queueMicrotask(() => {
        this.changed = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }
}
