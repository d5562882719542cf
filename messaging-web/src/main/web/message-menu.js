// SPDX-License-Identifier: Apache-2.0
import { ask } from './dialog.js';
import { pickEmoji } from './emoji-picker.js';
import { openMenu } from './menu.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./fold.js').Item} Item
 * @typedef {import('./menu.js').Choice} Choice
 */

const LONGEST_REASON = 120;

/** The address of a message in this page: whoever opens it and may read it sees it. */
export const LINK = /^#hausfunk:([0-9a-f-]{36}):([0-9]{1,15})$/;

/** What a person can do with a message, and what is asked before it is done. */
export class MessageMenu {
  /**
   * @param {import('./chat.js').Chat} chat
   * @param {Conversation} conversation
   * @param {ShadowRoot} root
   * @param {import('./words.js').Words} words
   */
  constructor(chat, conversation, root, words) {
    this.chat = chat;
    this.conversation = conversation;
    this.root = root;
    this.words = words;
  }

  /**
   * @param {Item} item
   * @param {HTMLElement} opener
   * @param {(action: string) => void} act what the view itself does
   * @param {{x: number, y: number} | undefined} at
   */
  open(item, opener, act, at) {
    const { words } = this;
    const may = this.#rights(item);
    /** @type {Choice[]} */
    const choices = [];
    const add = (/** @type {boolean} */ when, /** @type {string} */ key, /** @type {() => void} */ run, danger = false) => {
      if (when) {
        choices.push({ key, label: phrase(words, key), run, danger });
      }
    };
    add(may.write, 'react', () => act('react'));
    add(may.write, 'reply', () => act('reply'));
    add(may.write && item.thread === undefined, 'replyInThread', () => act('thread'));
    add(may.edit, 'edit', () => act('edit'));
    add(may.write, item.pinned ? 'unpin' : 'pin', () => act('pin'));
    add(item.kind !== 'gone' && item.kind !== 'forward', 'forward', () => act('forward'));
    add(item.kind === 'text', 'copyText', () => navigator.clipboard?.writeText(item.text ?? ''));
    add(true, 'copyLink', () => navigator.clipboard?.writeText(this.#link(item)));
    add(may.retract, 'retract', () => act('retract'), true);
    add(may.redact, 'redact', () => act('redact'), true);
    openMenu(this.root, opener, phrase(words, 'moreActions'), choices, at);
  }

  /** @param {Item} item */
  #rights(item) {
    const { role } = this.conversation;
    const own = item.author === this.chat.user;
    const write = this.chat.mayWrite(this.conversation) && item.kind !== 'gone';
    return {
      write,
      edit: write && own && item.kind === 'text',
      retract: write && own,
      redact: write && !own && (role === 'OWNER' || role === 'MODERATOR'),
    };
  }

  /** @param {Item} item */
  #link(item) {
    const url = new URL(location.href);
    url.hash = `hausfunk:${this.conversation.id}:${item.sequence}`;
    return url.href;
  }

  /**
   * @param {Item} item
   * @param {HTMLElement} opener
   */
  async react(item, opener) {
    const emoji = await pickEmoji(this.root, opener, this.words, this.chat.language);
    if (emoji !== undefined && !item.reactions?.some((each) => each.reaction === emoji && each.own)) {
      await this.chat.messages.toggle(this.conversation.id, item, emoji);
    }
  }

  /** Passes a message on, by where it stands. @param {Item} item */
  async forward(item) {
    const { chat, words, conversation } = this;
    const choices = chat.list
      .filter((each) => each.id !== conversation.id && chat.mayWrite(each))
      .map((each) => ({ value: each.id, label: chat.titleOf(each) }));
    const to = await ask(this.root, words, {
      title: phrase(words, 'forward'),
      field: phrase(words, 'forwardTo'),
      choices,
      confirm: phrase(words, 'send'),
    });
    if (to !== undefined) {
      chat.outbox.add(to, { from: conversation.id, message: item.sequence });
    }
  }

  /** @param {Item} item */
  async retract(item) {
    const { words } = this;
    const sure = await ask(this.root, words, {
      title: phrase(words, 'retractTitle'),
      text: phrase(words, 'retractText'),
      confirm: phrase(words, 'retract'),
      danger: true,
    });
    if (sure !== undefined) {
      await this.chat.messages.retract(this.conversation.id, item);
    }
  }

  /** @param {Item} item */
  async redact(item) {
    const { words } = this;
    const reason = await ask(this.root, words, {
      title: phrase(words, 'redactTitle'),
      text: phrase(words, 'redactText'),
      field: phrase(words, 'reason'),
      longest: LONGEST_REASON,
      confirm: phrase(words, 'redact'),
      danger: true,
    });
    if (reason !== undefined) {
      await this.chat.messages.redact(this.conversation.id, item, reason);
    }
  }
}
