// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing } from 'lit';
import './composer.js';
import './conversation-header.js';
import './timeline.js';
import { conversationStyles } from './conversation-styles.js';
import { failureOf } from './failure.js';
import { focusedIn } from './focus.js';
import { authorOf, typingOf } from './happened.js';
import { icon } from './icons.js';
import { MessageActions } from './message-actions.js';
import { isSoftware } from './people.js';
import { sidePanel } from './side-panels.js';
import { theme } from './styles.js';
import { phrase } from './words.js';

/**
 * @typedef {import('./chat.js').Conversation} Conversation
 * @typedef {import('./fold.js').Item} Item
 */
/** @typedef {import('./side-panels.js').Panel} Panel */

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
    dropping: { state: true },
  };

  static styles = [theme, conversationStyles];

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
    this.dropping = false;
    this.actions = new MessageActions(this);
    /** Another tab or device changed what is written here. */
    this.drafted = (/** @type {Event} */ event) => {
      if (/** @type {CustomEvent} */ (event).detail === this.conversation?.id && !this.editing) {
        this.draftDue = true;
        this.requestUpdate();
      }
    };
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
    this.chat.drafts.addEventListener('draft', this.drafted);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chat.removeEventListener('arrived', this.happened);
    this.chat.drafts.removeEventListener('draft', this.drafted);
  }

  async focus() {
    await this.updateComplete;
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
      const draft = this.chat.drafts.of(this.conversation.id);
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
      this.openThread(item.thread);
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
    const writable = this.chat.mayWrite(conversation);
    return html`<div
        class="talk ${this.panel ? 'covered' : ''} ${this.dropping ? 'dropping' : ''}"
        @dragover=${this.#dragged}
        @dragleave=${() => (this.dropping = false)}
        @drop=${this.#dropped}
      >
        <hausfunk-conversation-header
          exportparts="header"
          .chat=${this.chat}
          .words=${this.words}
          .conversation=${conversation}
          .closable=${this.closable}
          .people=${this.people.length}
          .panel=${this.panel?.kind}
          .version=${this.version}
          @close-conversation=${() => this.dispatchEvent(new Event('close-conversation'))}
          @panel=${(/** @type {CustomEvent} */ event) => this.#toggle({ kind: event.detail })}
          @failed=${(/** @type {CustomEvent} */ event) => this.#failed(event.detail)}
        ></hausfunk-conversation-header>
        <hausfunk-timeline
          exportparts="history, message, reaction"
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
        <div class="typing quiet" aria-live="off">${typingOf(this.chat, conversation, this.words)}</div>
        ${writable
          ? html`<hausfunk-composer
              exportparts="field, send"
              .words=${this.words}
              .target=${title}
              .chat=${this.chat}
              .conversation=${conversation.id}
              .version=${this.version}
              .people=${this.others}
              .replyingTo=${this.replyingTo ? authorOf(this.chat, this.replyingTo, this.words) : undefined}
              .editing=${this.editing !== undefined}
              @send=${this.#send}
              @typing=${() => this.#typed(conversation.id)}
              @cancel-reply=${this.#cancel}
              @edit-last=${this.#editLast}
            ></hausfunk-composer>`
          : html`<div class="closed quiet">${phrase(this.words, this.#closedBecause(conversation))}</div>`}
      </div>
      ${this.panel ? html`<aside @keydown=${this.#panelKey}>${sidePanel(this, this.panel, writable, () => this.#close(), (event) => this.#action(event))}</aside>` : nothing}`;
  }

  /** Whom this person may mention. */
  get others() {
    return this.people
      .filter((person) => person.user !== this.chat.user)
      .map(({ user }) => ({ user, name: this.chat.people.nameOf(user) }));
  }

  /** @param {Conversation} conversation */
  #closedBecause({ present, other }) {
    return !present ? 'left' : isSoftware(other) ? 'noAnswers' : 'readOnly';
  }

  /** @param {Panel} panel */
  async #toggle(panel) {
    const before = focusedIn(this.#root);
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
  async openThread(root) {
    this.openedBy = this.#timeline;
    this.panel = { kind: 'thread', root };
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('hausfunk-thread'))?.focus();
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
    try {
      await this.actions.run(event.detail);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @param {import('./message-actions.js').Action} detail */
  dispatchAction(detail) {
    this.#action(new CustomEvent('action', { detail }));
  }

  /** Goes on with an answer to a message. @param {Item} item */
  reply(item) {
    this.editing = undefined;
    this.replyingTo = item;
    this.focus();
  }

  /** Puts what a message says into the field. @param {Item} item */
  edit(item) {
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
      this.edit(last);
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

  /** @param {string} conversation */
  #typed(conversation) {
    this.chat.typing(conversation);
    if (!this.editing) {
      this.chat.drafts.write(conversation, this.#composer?.text ?? '');
    }
  }

  /** @param {DragEvent} event */
  #dragged(event) {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.dropping = true;
    }
  }

  /** @param {DragEvent} event */
  #dropped(event) {
    this.dropping = false;
    if (event.dataTransfer?.files.length) {
      event.preventDefault();
      this.#composer?.attach(event.dataTransfer.files);
    }
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
        this.edit(editing);
        if (this.#composer) {
          this.#composer.text = event.detail.text;
        }
        this.#failed(error);
      }
      return;
    }
    if (event.detail.text !== undefined) {
      this.chat.drafts.write(conversation.id, '');
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
