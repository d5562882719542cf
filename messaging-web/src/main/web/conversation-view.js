// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import './composer.js';
import './people-panel.js';
import './pins-panel.js';
import './thread-panel.js';
import './timeline.js';
import { avatar, avatarStyles } from './avatar.js';
import { ConversationMenu } from './conversation-menu.js';
import { conversationStyles } from './conversation-styles.js';
import { failureOf } from './failure.js';
import { authorOf } from './happened.js';
import { icon } from './icons.js';
import { MessageMenu } from './message-menu.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./fold.js').Item} Item
 */
/** What stands beside the messages. @typedef {{kind: 'thread', root: number} | {kind: 'pins'} | {kind: 'people'} | undefined} Panel */

const ABOUT_PEOPLE = ['added', 'joined', 'left', 'removed', 'banned', 'role', 'followed'];

/** One conversation: its name, its messages, where to write, and what stands beside it. Fires `close-conversation`. */
export class ConversationView extends LitElement {
  static properties = {
    chat: { attribute: false },
    words: { attribute: false },
    conversation: { attribute: false },
    closable: { attribute: false },
    version: { attribute: false },
    replyingTo: { state: true },
    editing: { state: true },
    panel: { state: true },
    people: { state: true },
    failure: { state: true },
  };

  static styles = [theme, avatarStyles, conversationStyles];

  constructor() {
    super();
    /** @type {import('./chat.js').Chat} */
    this.chat;
    /** @type {import('./words.js').Words} */
    this.words = {};
    /** @type {Conversation | undefined} */
    this.conversation = undefined;
    this.closable = true;
    this.version = 0;
    /** @type {Item | undefined} */
    this.replyingTo = undefined;
    /** @type {Item | undefined} */
    this.editing = undefined;
    /** @type {Panel} */
    this.panel = undefined;
    /** @type {import('./conversation-requests.js').Participant[]} */
    this.people = [];
    this.failure = '';
    /** What is written and not sent, by conversation. @type {Map<string, string>} */
    this.drafts = new Map();
    this.happened = (/** @type {Event} */ event) => {
      const { conversation, kind } = /** @type {CustomEvent} */ (event).detail;
      if (conversation === this.conversation?.id && ABOUT_PEOPLE.includes(kind)) {
        this.#loadPeople();
      }
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.chat.addEventListener('arrived', this.happened);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chat.removeEventListener('arrived', this.happened);
  }

  focus() {
    const target = this.#composer ?? this.#timeline;
    target?.focus();
  }

  get #root() {
    return /** @type {ShadowRoot} */ (this.renderRoot);
  }

  get #composer() {
    return /** @type {import('./composer.js').Composer | null} */ (this.renderRoot.querySelector('.talk hausfunk-composer'));
  }

  get #timeline() {
    return /** @type {import('./timeline.js').Timeline | null} */ (this.renderRoot.querySelector('.talk hausfunk-timeline'));
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    const before = changes.get('conversation');
    if (changes.has('conversation') && before?.id !== this.conversation?.id) {
      if (before && this.#composer && !this.editing) {
        this.drafts.set(before.id, this.#composer.text);
      }
      this.replyingTo = undefined;
      this.editing = undefined;
      this.panel = undefined;
      this.failure = '';
      this.people = [];
      this.draftDue = true;
      this.#loadPeople();
    }
  }

  updated() {
    const composer = this.#composer;
    if (this.draftDue && composer && this.conversation) {
      this.draftDue = false;
      const draft = this.drafts.get(this.conversation.id) ?? '';
      composer.updateComplete.then(() => (composer.text = draft));
    }
    this.seen();
  }

  async #loadPeople() {
    const id = this.conversation?.id;
    if (id !== undefined && this.conversation?.present) {
      try {
        const people = await this.chat.requests.participants(id);
        this.people = id === this.conversation?.id ? people : this.people;
      } catch {
        // Without a connection the list stays as it is.
      }
    }
  }

  /** The person sees the latest message, if the page and its end are in view. */
  seen() {
    const timeline = this.#timeline;
    if (this.conversation?.loaded && timeline?.seesEnd && document.visibilityState === 'visible' && document.hasFocus()) {
      this.chat.markRead(this.conversation.id);
    }
  }

  /** Shows one message, wherever it stands. @param {number} sequence */
  async show(sequence) {
    const id = this.conversation?.id ?? '';
    const item = await this.chat.until(id, sequence).catch(() => undefined);
    if (item?.thread !== undefined) {
      this.#openThread(item.thread);
    } else if (item) {
      this.panel = this.panel?.kind === 'thread' ? this.panel : undefined;
      await this.updateComplete;
      await this.#timeline?.show(sequence);
    } else {
      this.failure = phrase(this.words, 'notFound');
    }
  }

  render() {
    const conversation = this.conversation;
    if (!conversation) {
      return nothing;
    }
    const title = this.chat.titleOf(conversation);
    const writable = this.#mayWrite(conversation);
    return html`<div class="talk ${this.panel ? 'covered' : ''}">
        ${this.#header(conversation, title)}
        <hausfunk-timeline
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .writable=${writable}
          .version=${this.version}
          @action=${this.#action}
          @seen=${() => this.seen()}
          @write=${this.focus}
        ></hausfunk-timeline>
        <div role="alert">
          ${this.failure === ''
            ? nothing
            : html`<span>${this.failure}</span
                ><button class="icon" aria-label=${phrase(this.words, 'close')} @click=${() => (this.failure = '')}>
                  ${icon('close')}
                </button>`}
        </div>
        <div class="typing quiet" aria-live="off">${this.#typing(conversation)}</div>
        ${writable
          ? html`<hausfunk-composer
              .words=${this.words}
              .target=${title}
              .people=${this.#others()}
              .replyingTo=${this.replyingTo ? authorOf(this.chat, this.replyingTo, this.words) : undefined}
              .editing=${this.editing !== undefined}
              @send=${this.#send}
              @typing=${() => this.chat.typing(conversation.id)}
              @cancel-reply=${this.#cancel}
              @edit-last=${this.#editLast}
            ></hausfunk-composer>`
          : html`<div class="closed quiet">${phrase(this.words, conversation.present ? 'readOnly' : 'left')}</div>`}
      </div>
      ${this.panel ? html`<aside @keydown=${this.#panelKey}>${this.#panelContent(conversation, writable)}</aside>` : nothing}`;
  }

  /**
   * @param {Conversation} conversation
   * @param {string} title
   */
  #header(conversation, title) {
    const { words } = this;
    const tool = (/** @type {string} */ key, /** @type {string} */ picture, /** @type {boolean} */ pressed, /** @type {(event: Event) => void} */ run) =>
      html`<button class="icon" aria-label=${phrase(words, key)} title=${phrase(words, key)} aria-pressed=${String(pressed)} @click=${run}>
        ${icon(picture)}
      </button>`;
    return html`<header part="header">
      ${this.closable
        ? html`<button
            class="icon back"
            aria-label=${phrase(words, 'back')}
            @click=${() => this.dispatchEvent(new Event('close-conversation'))}
          >
            ${icon('back')}
          </button>`
        : nothing}
      ${avatar(title, conversation.other ?? conversation.id)}
      <span class="name"><bdi class="title">${title}</bdi>${this.#sub(conversation)}</span>
      <span class="tools">
        ${tool('pins', 'pin', this.panel?.kind === 'pins', () => this.#toggle({ kind: 'pins' }))}
        ${conversation.kind === 'DIRECT'
          ? nothing
          : tool('members', 'people', this.panel?.kind === 'people', () => this.#toggle({ kind: 'people' }))}
        <button
          class="icon"
          aria-haspopup="menu"
          aria-label=${phrase(words, 'conversationActions')}
          title=${phrase(words, 'conversationActions')}
          @click=${(/** @type {Event} */ event) =>
            new ConversationMenu(this.chat, conversation, this.#root, words, (error) => this.#failed(error)).open(
              /** @type {HTMLElement} */ (event.currentTarget),
            )}
        >
          ${icon('more')}
        </button>
      </span>
    </header>`;
  }

  /** @param {Conversation} conversation */
  #sub(conversation) {
    if (conversation.other === undefined) {
      return this.people.length > 0
        ? html`<span class="sub quiet">${phrase(this.words, this.people.length === 1 ? 'onePerson' : 'memberCount', { count: this.people.length })}</span>`
        : nothing;
    }
    const presence = this.chat.people.presence.get(conversation.other);
    return presence === undefined
      ? nothing
      : html`<span class="sub quiet">${phrase(this.words, presence === 'offline' ? 'offlinePresence' : presence)}</span>`;
  }

  /**
   * @param {Conversation} conversation
   * @param {boolean} writable
   */
  #panelContent(conversation, writable) {
    const close = () => this.#close();
    switch (this.panel?.kind) {
      case 'thread':
        return html`<hausfunk-thread
          part="thread"
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .root=${this.panel.root}
          .writable=${writable}
          .people=${this.#others()}
          .version=${this.version}
          @close-panel=${close}
          @action=${this.#action}
        ></hausfunk-thread>`;
      case 'pins':
        return html`<hausfunk-pins
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .version=${this.version}
          @close-panel=${close}
          @action=${this.#action}
        ></hausfunk-pins>`;
      default:
        return html`<hausfunk-people
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .people=${this.people}
          .version=${this.version}
          @close-panel=${close}
        ></hausfunk-people>`;
    }
  }

  #others() {
    return this.people
      .filter((person) => person.user !== this.chat.user)
      .map(({ user }) => ({ user, name: this.chat.people.nameOf(user) }));
  }

  /** @param {Conversation} conversation */
  #typing(conversation) {
    const now = Date.now();
    const people = [...conversation.typing].filter(([, until]) => until > now).map(([user]) => user);
    if (people.length === 0) {
      return nothing;
    }
    return people.length > 1
      ? phrase(this.words, 'typingMany')
      : phrase(this.words, 'typingOne', { name: this.chat.people.nameOf(people[0]) });
  }

  /** @param {Conversation} conversation */
  #mayWrite(conversation) {
    return conversation.present && conversation.role !== 'READER';
  }

  /** @param {Panel} panel */
  async #toggle(panel) {
    const before = /** @type {HTMLElement | null} */ (this.#root.activeElement);
    if (this.panel?.kind === panel?.kind) {
      this.#close();
      return;
    }
    this.openedBy = before;
    this.panel = panel;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('aside > *'))?.focus();
  }

  /** @param {number} root */
  async #openThread(root) {
    this.openedBy = this.#timeline;
    this.panel = { kind: 'thread', root };
    await this.updateComplete;
    const thread = /** @type {LitElement | null} */ (this.renderRoot.querySelector('hausfunk-thread'));
    await thread?.updateComplete;
    thread?.focus();
  }

  async #close() {
    this.panel = undefined;
    await this.updateComplete;
    if (this.openedBy === this.#timeline) {
      this.focus();
    } else {
      this.openedBy?.focus();
    }
  }

  /** @param {KeyboardEvent} event */
  #panelKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      this.#close();
    }
  }

  /** @param {CustomEvent} event */
  async #action(event) {
    event.stopPropagation();
    const { name, item, detail, at } = event.detail;
    const conversation = this.conversation;
    if (!conversation) {
      return;
    }
    const menu = new MessageMenu(this.chat, conversation, this.#root, this.words);
    const opener = detail instanceof HTMLElement ? detail : this;
    try {
      await this.#run(name, item, { detail, at, menu, opener });
    } catch (error) {
      this.#failed(error);
    }
  }

  /**
   * @param {string} name
   * @param {Item} item
   * @param {{detail: unknown, at: {x: number, y: number} | undefined, menu: MessageMenu, opener: HTMLElement}} how
   */
  async #run(name, item, { detail, at, menu, opener }) {
    const id = this.conversation?.id ?? '';
    switch (name) {
      case 'more':
        menu.open(item, opener, (action) => this.#action(new CustomEvent('action', { detail: { name: action, item, detail: opener } })), at);
        break;
      case 'react':
        await menu.react(item, opener);
        break;
      case 'toggle':
        await this.chat.messages.toggle(id, item, String(detail));
        break;
      case 'pin':
        await this.chat.messages.togglePin(id, item);
        break;
      case 'retract':
        await menu.retract(item);
        break;
      case 'redact':
        await menu.redact(item);
        break;
      case 'thread':
        await this.#openThread(item.thread ?? item.sequence);
        break;
      case 'jump':
        await this.show(item.sequence);
        break;
      case 'edit':
        this.#edit(item);
        break;
      default:
        this.editing = undefined;
        this.replyingTo = item;
        this.focus();
    }
  }

  /** @param {Item} item */
  async #edit(item) {
    const composer = this.#composer;
    if (item.author === this.chat.user && item.kind === 'text' && composer) {
      this.replyingTo = undefined;
      this.editing = item;
      this.editName = crypto.randomUUID();
      composer.text = item.text ?? '';
      composer.mentions?.know((item.mentions ?? []).map((user) => ({ user, name: this.chat.people.nameOf(user) })));
      composer.focus();
    }
  }

  #editLast() {
    const own = this.conversation?.fold.items.filter((item) => item.author === this.chat.user && item.kind === 'text' && item.thread === undefined);
    const last = own?.[own.length - 1];
    if (last) {
      this.#edit(last);
    }
  }

  #cancel() {
    if (this.editing && this.#composer) {
      this.#composer.text = '';
    }
    this.editing = undefined;
    this.replyingTo = undefined;
    this.focus();
  }

  /** @param {CustomEvent} event */
  async #send(event) {
    const conversation = this.conversation;
    if (!conversation) {
      return;
    }
    const { editing } = this;
    if (editing) {
      this.editing = undefined;
      try {
        await this.chat.messages.edit(conversation.id, editing, event.detail, this.editName ?? crypto.randomUUID());
      } catch (error) {
        // What was written is not lost.
        this.#edit(editing);
        if (this.#composer) {
          this.#composer.text = event.detail.text;
        }
        this.#failed(error);
      }
      return;
    }
    const replyTo = this.replyingTo?.sequence;
    this.chat.outbox.add(conversation.id, replyTo === undefined ? event.detail : { ...event.detail, replyTo });
    this.replyingTo = undefined;
    this.#timeline?.toEnd();
  }

  /** @param {unknown} error */
  #failed(error) {
    this.failure = failureOf(this.words, error);
  }
}

customElements.define('hausfunk-conversation', ConversationView);
