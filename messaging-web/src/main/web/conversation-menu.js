// SPDX-License-Identifier: Apache-2.0
import { ask } from './dialog.js';
import { openMenu } from './menu.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./menu.js').Choice} Choice
 */

const FOR_EVER = 8_000_000_000_000;
const HOUR = 3_600_000;
const LONGEST_TITLE = 120;

/** What a person can do with a conversation: from the list, and from its head. */
export class ConversationMenu {
  /**
   * @param {import('./chat.js').Chat} chat
   * @param {Conversation} conversation
   * @param {ShadowRoot} root
   * @param {import('./words.js').Words} words
   * @param {(error: unknown) => void} failed
   */
  constructor(chat, conversation, root, words, failed) {
    this.chat = chat;
    this.conversation = conversation;
    this.root = root;
    this.words = words;
    this.failed = failed;
  }

  /**
   * @param {HTMLElement} opener
   * @param {{x: number, y: number}} [at]
   */
  open(opener, at) {
    const { chat, conversation, words } = this;
    const { settings, kind, role, present, unread } = conversation;
    const muted = chat.muted(settings);
    /** @type {Choice[]} */
    const choices = [
      this.#choice(settings.pinned ? 'unpinConversation' : 'pinConversation', () => this.#set({ pinned: !settings.pinned })),
      this.#choice(muted ? 'unmute' : 'muteHour', () => this.#set({ mutedUntil: muted ? 0 : Date.now() + HOUR })),
    ];
    if (!muted) {
      choices.push(this.#choice('mute', () => this.#set({ mutedUntil: FOR_EVER })));
    }
    choices.push(
      this.#choice('notifications', () => openMenu(this.root, opener, phrase(words, 'notifications'), this.#levels(), at)),
      this.#choice(settings.archived ? 'unarchive' : 'archive', () => this.#set({ archived: !settings.archived })),
    );
    choices.push(
      unread > 0 || settings.markedUnread
        ? this.#choice('markRead', () => chat.opened(conversation.id))
        : this.#choice('markUnread', () => this.#set({ markedUnread: true })),
    );
    if (kind !== 'DIRECT' && present) {
      if (role === 'OWNER' || role === 'MODERATOR') {
        choices.push(this.#choice('rename', () => this.#rename()));
      }
      choices.push({ ...this.#choice('leave', () => this.#leave()), danger: true });
    }
    openMenu(this.root, opener, chat.titleOf(conversation), choices, at);
  }

  /**
   * @param {string} key
   * @param {() => void} run
   * @returns {Choice}
   */
  #choice(key, run) {
    return { key, label: phrase(this.words, key), run };
  }

  #levels() {
    return ['all', 'mentions', 'none'].map((level) => ({
      key: level,
      label: phrase(this.words, `level_${level}`),
      checked: (this.conversation.settings.notifications ?? 'all') === level,
      run: () => this.#set({ notifications: level }),
    }));
  }

  /** @param {import('./conversation-requests.js').Settings} settings */
  #set(settings) {
    this.chat.set(this.conversation.id, settings).catch(this.failed);
  }

  async #rename() {
    const { words, conversation } = this;
    const title = await ask(this.root, words, {
      title: phrase(words, 'rename'),
      field: phrase(words, 'groupTitle'),
      value: conversation.title ?? '',
      longest: LONGEST_TITLE,
      confirm: phrase(words, 'save'),
    });
    if (title !== undefined && title !== conversation.title) {
      await this.chat.requests.rename(conversation.id, title).catch(this.failed);
    }
  }

  async #leave() {
    const { words, conversation } = this;
    const sure = await ask(this.root, words, {
      title: phrase(words, 'leaveTitle', { title: this.chat.titleOf(conversation) }),
      text: phrase(words, 'leaveText'),
      confirm: phrase(words, 'leave'),
      danger: true,
    });
    if (sure !== undefined) {
      await this.chat.requests.leave(conversation.id).catch(this.failed);
    }
  }
}
