// SPDX-License-Identifier: Apache-2.0
/** Notifications of the desktop, for whoever asked for them: of what came while the page is not looked at. */
import { isMessage } from './fold.js';
import { authorOf, lineOf } from './happened.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Chat} Chat
 * @typedef {import('./conversation.js').Entry} Entry
 * @typedef {'off' | 'short' | 'full'} Choice
 */

const KEPT = 'hausfunk-notifications';
const QUIET_IS_KNOWN = 60_000;
const TAG = 'hausfunk:';

export class DesktopNotifications {
  /**
   * @param {Chat} chat
   * @param {() => import('./words.js').Words} words
   * @param {(conversation: string, sequence: number) => void} open
   */
  constructor(chat, words, open) {
    this.chat = chat;
    this.words = words;
    this.open = open;
    /** @type {Map<string, Notification>} */
    this.shown = new Map();
    this.quietAsked = 0;
    this.quiet = false;
  }

  /** Whether this browser has any, on this page. */
  get possible() {
    return 'Notification' in window && window.isSecureContext;
  }

  /** Whether the person refused them in the browser's own settings. */
  get refused() {
    return Notification.permission === 'denied';
  }

  /** What this person wants on this machine: nothing, that there is something, or who says what. @returns {Choice} */
  get choice() {
    const kept = read()[this.chat.user];
    return this.possible && Notification.permission === 'granted' && (kept === 'short' || kept === 'full') ? kept : 'off';
  }

  /**
   * Only because the person asked for it: the browser then asks as well.
   * @param {Choice} choice
   */
  async choose(choice) {
    const granted = choice === 'off' || (await Notification.requestPermission()) === 'granted';
    write({ ...read(), [this.chat.user]: granted ? choice : 'off' });
    this.chat.changes();
  }

  /** @param {Entry} entry that came just now */
  async arrived(entry) {
    const conversation = this.chat.conversations.get(entry.conversation);
    const looked = document.visibilityState === 'visible' && document.hasFocus();
    if (!conversation || looked || this.choice === 'off' || entry.author === this.chat.user || !isMessage(entry) || !this.#wanted(entry, conversation)) {
      return;
    }
    if (!(await this.#isQuiet())) {
      this.#show(entry, this.chat.titleOf(conversation));
    }
  }

  /**
   * @param {Entry} entry
   * @param {import('./conversation.js').Conversation} conversation
   */
  #wanted(entry, { settings }) {
    const me = entry.everyone === true || entry.mentions?.includes(this.chat.user) === true;
    const level = settings.notifications ?? 'all';
    return !this.chat.muted(settings) && (level === 'all' || (level === 'mentions' && me));
  }

  /** By the quiet hours that the person has on all devices. If nobody knows, it is quiet. */
  async #isQuiet() {
    if (Date.now() - this.quietAsked > QUIET_IS_KNOWN) {
      try {
        this.quiet = (await this.chat.connection.ask('quiet')).quiet;
        this.quietAsked = Date.now();
      } catch {
        return true;
      }
    }
    return this.quiet;
  }

  /**
   * @param {Entry} entry
   * @param {string} title
   */
  #show(entry, title) {
    const words = this.words();
    const full = this.choice === 'full';
    const body = phrase(words, 'say', { name: authorOf(this.chat, entry, words), text: lineOf(this.chat, entry, words) });
    const notification = new Notification(full ? title : phrase(words, 'chat'), {
      body: full ? body.slice(0, 200) : phrase(words, 'newMessage'),
      // The same in all tabs, so that it is seen once.
      tag: TAG + entry.conversation,
      lang: this.chat.language,
    });
    this.shown.set(entry.conversation, notification);
    notification.onclick = () => {
      window.focus();
      notification.close();
      this.open(entry.conversation, entry.sequence);
    };
  }

  /** What was read, here or elsewhere, is no news. */
  forgetRead() {
    for (const [id, notification] of this.shown) {
      if ((this.chat.conversations.get(id)?.unread ?? 0) === 0) {
        notification.close();
        this.shown.delete(id);
      }
    }
  }
}

/** @returns {Record<string, string>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** @param {Record<string, string>} choices */
function write(choices) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(choices));
  } catch {
    // The browser keeps nothing here: then there are none.
  }
}
