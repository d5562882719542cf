// SPDX-License-Identifier: Apache-2.0
/** Keeps a conversation's timeline up to date: takes pages as they are read and entries as they are heard, in any order. */
import { FoldedPoll } from './fold-poll.js';
import { FoldedReactions } from './fold-reactions.js';

/**
 * @typedef {object} Reaction
 * @property {string} reaction
 * @property {number} count
 * @property {boolean} own
 * @property {string[]} [who] those of whom this page knows
 */
/**
 * @typedef {object} Item
 * @property {number} sequence
 * @property {string} [author]
 * @property {number} at
 * @property {string} kind
 * @property {string} [text]
 * @property {boolean} [markdown]
 * @property {number} [contentSequence] the entry that says so, if it was edited
 * @property {string} [removal] how it was removed
 * @property {string} [reason] why, if this page was there
 * @property {number} [replyTo]
 * @property {number} [thread] the message in whose thread it stands
 * @property {string[]} [mentions]
 * @property {boolean} [everyone]
 * @property {number} [editedAt]
 * @property {number} [expiresAt]
 * @property {Reaction[]} [reactions]
 * @property {{count: number, latest: number, people: string[]}} [replies]
 * @property {boolean} [pinned]
 * @property {number} asOf the last entry that it rests on
 * @property {string} [title]
 * @property {string[]} [people]
 * @property {string} [role]
 * @property {import('./files.js').SentFile[]} [files]
 * @property {number[]} [waveform]
 * @property {boolean} [preview]
 * @property {string} [question]
 * @property {string[] | number[]} [options] of a poll
 * @property {number} [most] how many options a person may choose
 * @property {number} [end]
 * @property {boolean} [secret]
 * @property {import('./fold-poll.js').Results} [results]
 * @property {string} [from] the conversation of what is forwarded
 * @property {number} [message] and its number there
 * @property {{latitude: number, longitude: number, name?: string}} [location]
 * @property {{name: string, user?: string, email?: string, phone?: string}} [contact]
 * @property {number} [seconds] how long messages stay
 * @property {string} [sender] what the program that says it is called
 * @property {{name: string, value: string}[]} [fields]
 * @property {{label: string, target: string}[]} [links]
 * @property {import('./card.js').Standing} [card] how a card of the company's software stands
 * @property {number} [needed] how many people have to give the same answer
 */
/** @typedef {{item: Item, reactions: FoldedReactions, poll: FoldedPoll | undefined}} Folded */
/** @typedef {import('./chat.js').Entry} Entry */

const ABOUT_OTHERS = ['edited', 'retracted', 'redacted', 'expired', 'reaction', 'withdrawn', 'pinned', 'unpinned', 'vote', 'poll-closed', 'card'];
const MESSAGES = ['text', 'image', 'files', 'voice', 'poll', 'location', 'contact', 'forward', 'notice', 'code', 'alert', 'approval', 'gone'];
/** What an edit may leave out, and then takes away. */
const SAID = { text: undefined, markdown: undefined, files: undefined, waveform: undefined, preview: undefined };

/**
 * Whether an entry stands for itself, and is not about others.
 * @param {Entry} entry
 */
export function standsForItself(entry) {
  return entry.about === undefined && !ABOUT_OTHERS.includes(entry.kind);
}

/**
 * Whether it is something that somebody said, or was.
 * @param {{kind: string}} item
 */
export function isMessage({ kind }) {
  return MESSAGES.includes(kind);
}

export class Fold {
  /** @param {string} user who looks at it */
  constructor(user) {
    this.user = user;
    /** @type {Map<number, Folded>} */
    this.folded = new Map();
    /** What is about items that were not read yet. @type {Map<number, Entry[]>} */
    this.waiting = new Map();
    /** Messages that are quoted and lie further back than what was read. @type {Map<number, Item>} */
    this.quoted = new Map();
    this.last = 0;
  }

  /** @param {number} sequence */
  get(sequence) {
    return this.folded.get(sequence)?.item;
  }

  /** All items, ascending, those of threads among them. */
  get items() {
    return [...this.folded.values()].map((folded) => folded.item).sort((a, b) => a.sequence - b.sequence);
  }

  /**
   * Takes items that were read. Older ones than what is known change nothing.
   * @param {Item[]} items
   */
  load(items) {
    for (const item of items) {
      const known = this.folded.get(item.sequence);
      if (!known || known.item.asOf < item.asOf) {
        this.#put(item);
      }
    }
  }

  /**
   * Takes an entry that was heard. One that was taken before changes nothing.
   * @param {Entry} entry
   */
  apply(entry) {
    this.last = Math.max(this.last, entry.sequence);
    if (!standsForItself(entry)) {
      const targets = entry.targets ?? (entry.about === undefined ? [] : [entry.about]);
      targets.forEach((target) => this.#about(target, entry));
    } else if (!this.folded.has(entry.sequence)) {
      this.#put({ ...entry, asOf: entry.sequence });
    }
    if (entry.thread !== undefined) {
      this.#about(entry.thread, entry);
    }
  }

  /** @param {Item} item */
  #put(item) {
    this.last = Math.max(this.last, item.sequence);
    const { sequence, reactions = [], asOf, kind, options = [], results } = item;
    const poll = kind === 'poll' ? new FoldedPoll(this.user, options.length, results, asOf) : undefined;
    this.folded.set(sequence, {
      item: poll ? { ...item, results: poll.results() } : item,
      reactions: new FoldedReactions(this.user, reactions, asOf),
      poll,
    });
    const late = this.waiting.get(item.sequence) ?? [];
    this.waiting.delete(item.sequence);
    late.forEach((entry) => this.#about(item.sequence, entry));
  }

  /**
   * @param {number} target
   * @param {Entry} entry
   */
  #about(target, entry) {
    const folded = this.folded.get(target);
    if (!folded) {
      this.waiting.set(target, [...(this.waiting.get(target) ?? []), entry]);
    } else if (entry.sequence > folded.item.asOf) {
      const changes = entry.about === undefined && entry.targets === undefined ? this.#reply(folded, entry) : this.#change(folded, entry);
      // Another object, so that whoever shows it sees that it changed.
      folded.item = { ...folded.item, ...changes, asOf: entry.sequence };
    }
  }

  /**
   * @param {Folded} folded
   * @param {Entry} entry
   * @returns {Partial<Item>}
   */
  #reply({ item }, entry) {
    const { count = 0, people = [] } = item.replies ?? {};
    const author = entry.author;
    const all = author === undefined || people.includes(author) ? people : [...people, author];
    return { replies: { count: count + 1, latest: entry.sequence, people: all } };
  }

  /**
   * @param {Folded} folded
   * @param {Entry} entry
   * @returns {Partial<Item>}
   */
  #change(folded, entry) {
    const gone = folded.item.kind === 'gone' && folded.item.removal !== 'replaced';
    switch (entry.kind) {
      case 'edited':
        return gone
          ? {}
          : {
              ...SAID,
              ...entry.content,
              contentSequence: entry.sequence,
              removal: undefined,
              replyTo: entry.replyTo,
              mentions: entry.mentions,
              everyone: entry.everyone,
              editedAt: entry.at,
            };
      case 'retracted':
      case 'redacted':
      case 'expired':
        return gone ? {} : removed(entry);
      case 'reaction':
      case 'withdrawn':
        folded.reactions.apply(entry);
        return gone ? {} : { reactions: folded.reactions.list() };
      case 'vote':
        folded.poll?.vote(entry);
        return gone ? {} : { results: folded.poll?.results() };
      case 'poll-closed':
        folded.poll?.close();
        return gone ? {} : { results: folded.poll?.results() };
      case 'card':
        return gone ? {} : { card: entry.card };
      case 'pinned':
        return { pinned: true };
      case 'unpinned':
        return { pinned: false };
      default:
        return {};
    }
  }
}

/** @param {Entry} entry */
function removed(entry) {
  return {
    kind: 'gone',
    removal: entry.kind,
    reason: entry.reason,
    ...SAID,
    contentSequence: undefined,
    replyTo: undefined,
    results: undefined,
    question: undefined,
    options: undefined,
    from: undefined,
    location: undefined,
    contact: undefined,
    title: undefined,
    sender: undefined,
    fields: undefined,
    links: undefined,
    card: undefined,
    people: undefined,
    mentions: undefined,
    everyone: undefined,
    editedAt: undefined,
    reactions: undefined,
    pinned: false,
  };
}
