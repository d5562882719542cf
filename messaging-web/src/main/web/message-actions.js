// SPDX-License-Identifier: Apache-2.0
import { MessageMenu } from './message-menu.js';

/**
 * @typedef {import('./fold.js').Item} Item
 * @typedef {object} Action
 * @property {string} name
 * @property {Item} item
 * @property {unknown} [detail]
 * @property {{x: number, y: number}} [at] where a menu is to open
 */

/** Does what a person chose to do with a message of the conversation that is shown. */
export class MessageActions {
  /** @param {import('./conversation-view.js').ConversationView} view */
  constructor(view) {
    this.view = view;
  }

  /** @param {Action} action */
  async run({ name, item, detail, at }) {
    const { chat, conversation, words } = this.view;
    if (!conversation) {
      return;
    }
    const menu = new MessageMenu(chat, conversation, /** @type {ShadowRoot} */ (this.view.renderRoot), words);
    const opener = detail instanceof HTMLElement ? detail : this.view;
    if (name === 'more') {
      menu.open(item, opener, (chosen) => this.#chosen({ name: chosen, item, detail: opener }), at);
    } else if (name === 'react') {
      await menu.react(item, opener);
    } else if (name === 'forward') {
      await menu.forward(item);
    } else if (name === 'retract') {
      await menu.retract(item);
    } else if (name === 'redact') {
      await menu.redact(item);
    } else if (!(await this.#ask(conversation.id, name, item, detail))) {
      await this.#show(name, item);
    }
  }

  /** @param {Action} action of the menu, which answers nobody */
  #chosen(action) {
    this.view.dispatchAction(action);
  }

  /**
   * What the server does.
   * @param {string} id
   * @param {string} name
   * @param {Item} item
   * @param {unknown} detail
   */
  async #ask(id, name, item, detail) {
    const { messages, requests } = this.view.chat;
    switch (name) {
      case 'toggle':
        return messages.toggle(id, item, String(detail));
      case 'vote':
        return messages.vote(id, item, /** @type {number[]} */ (detail));
      case 'close-poll':
        return messages.closePoll(id, item);
      case 'pin':
        return messages.togglePin(id, item);
      case 'unban':
        return requests.withPerson('unban', id, item.people?.[0] ?? '');
      default:
        return undefined;
    }
  }

  /**
   * What the page itself does.
   * @param {string} name
   * @param {Item} item
   */
  async #show(name, item) {
    switch (name) {
      case 'thread':
        await this.view.openThread(item.thread ?? item.sequence);
        break;
      case 'jump':
        await this.view.show(item.sequence);
        break;
      case 'edit':
        this.view.edit(item);
        break;
      default:
        this.view.reply(item);
    }
  }
}
