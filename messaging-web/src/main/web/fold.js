// SPDX-License-Identifier: Apache-2.0
/** Keeps a conversation's timeline up to date: takes pages as they are read and entries as they are heard, in any order. */

/**
 * @typedef {object} Reaction
 * @property {string} reaction
 * @property {number} count
 * @property {boolean} own
 * @property {string[]} [who] those of whom this page knows
 */
/** @typedef {{read: number, ownRead: boolean, heard: Map<number, string>}} Kind */
/**
 * @typedef {object} Item
 * @property {number} sequence
 * @property {string} [author]
 * @property {number} at
 * @property {string} kind
 * @property {string} [text]
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
 */
/** @typedef {{item: Item, kinds: Map<string, Kind>, readAsOf: number}} Folded */
/** @typedef {import('./chat.js').Entry} Entry */

const ABOUT_OTHERS = ['edited', 'retracted', 'redacted', 'expired', 'reaction', 'withdrawn', 'pinned', 'unpinned'];

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
  return ['text', 'image', 'files', 'voice', 'gone'].includes(kind);
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
    /** @type {Map<string, Kind>} */
    const kinds = new Map();
    for (const { reaction, count, own } of item.reactions ?? []) {
      kinds.set(reaction, { read: count, ownRead: own, heard: new Map() });
    }
    this.last = Math.max(this.last, item.sequence);
    this.folded.set(item.sequence, { item, kinds, readAsOf: item.asOf });
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
              ...entry.content,
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
        return { reactions: this.#react(folded, entry) };
      case 'pinned':
        return { pinned: true };
      case 'unpinned':
        return { pinned: false };
      default:
        return {};
    }
  }

  /**
   * Who reacts and takes it back may be heard of by the second entry only, since the first one is empty by then.
   * @param {Folded} folded
   * @param {Entry} entry
   */
  #react({ kinds, readAsOf }, entry) {
    const name = entry.reaction ?? '';
    const kind = kinds.get(name) ?? { read: 0, ownRead: false, heard: new Map() };
    if (entry.kind === 'reaction') {
      kinds.set(name, kind);
      kind.heard.set(entry.sequence, entry.author ?? '');
    } else if (!kind.heard.delete(entry.added ?? 0) && (entry.added ?? 0) <= readAsOf && kind.read > 0) {
      kind.read--;
      kind.ownRead = kind.ownRead && entry.author !== this.user;
    }
    return [...kinds]
      .map(([reaction, each]) => ({
        reaction,
        count: each.read + each.heard.size,
        own: each.ownRead || [...each.heard.values()].includes(this.user),
        who: [...new Set(each.heard.values())],
      }))
      .filter((each) => each.count > 0)
      .sort((a, b) => (a.reaction < b.reaction ? -1 : 1));
  }
}

/** @param {Entry} entry */
function removed(entry) {
  return {
    kind: 'gone',
    removal: entry.kind,
    reason: entry.reason,
    text: undefined,
    mentions: undefined,
    everyone: undefined,
    editedAt: undefined,
    reactions: undefined,
    pinned: false,
  };
}
