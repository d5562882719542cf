// SPDX-License-Identifier: Apache-2.0
/** The reactions to one item: those that were there when it was read, and those that came since. */

/** @typedef {import('./conversation.js').Entry} Entry */
/** @typedef {import('./fold.js').Reaction} Reaction */
/**
 * One kind of reaction.
 * @typedef {object} Kind
 * @property {number} read how many were there when it was read
 * @property {boolean} ownRead
 * @property {Set<number>} replaced what was read and counts no more
 * @property {Map<number, string>} heard who came since, by the number of the entry
 */

export class FoldedReactions {
  /**
   * @param {string} user who looks at it
   * @param {Reaction[]} read
   * @param {number} readAsOf
   */
  constructor(user, read, readAsOf) {
    this.user = user;
    this.readAsOf = readAsOf;
    /** @type {Map<string, Kind>} */
    this.kinds = new Map();
    for (const { reaction, count, own } of read) {
      this.kinds.set(reaction, { read: count, ownRead: own, replaced: new Set(), heard: new Map() });
    }
  }

  /** @param {Entry} entry that adds a reaction, or takes one back */
  apply(entry) {
    const name = entry.reaction ?? '';
    const kind = this.kinds.get(name) ?? { read: 0, ownRead: false, replaced: new Set(), heard: new Map() };
    this.kinds.set(name, kind);
    this.#replace(kind, entry);
    if (entry.kind === 'reaction') {
      kind.heard.set(entry.sequence, entry.author ?? '');
    }
  }

  /**
   * What the same person did before counts no more. Any of it may have been emptied before it became known.
   * @param {Kind} kind
   * @param {Entry} entry
   */
  #replace(kind, { earlier = [], author }) {
    earlier.forEach((number) => kind.heard.delete(number));
    const before = earlier.filter((number) => number <= this.readAsOf);
    const last = before[before.length - 1];
    // They come and go by turns, the first one came.
    if (last !== undefined && before.length % 2 === 1 && kind.read > 0 && !kind.replaced.has(last)) {
      kind.replaced.add(last);
      kind.read--;
      kind.ownRead = kind.ownRead && author !== this.user;
    }
  }

  /** @returns {Reaction[]} in the order of their characters */
  list() {
    return [...this.kinds]
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
