// SPDX-License-Identifier: Apache-2.0
/** The votes in one poll: those that were there when it was read, and those that came since. */

/** @typedef {import('./conversation.js').Entry} Entry */
/** @typedef {{votes: number[], voters: number, own: number[], closed: boolean}} Results */

export class FoldedPoll {
  /**
   * @param {string} user who looks at it
   * @param {number} options how many there are
   * @param {Results | undefined} read
   * @param {number} readAsOf
   */
  constructor(user, options, read, readAsOf) {
    this.user = user;
    this.readAsOf = readAsOf;
    this.read = read?.votes.slice() ?? Array.from({ length: options }, () => 0);
    this.readVoters = read?.voters ?? 0;
    this.own = read?.own ?? [];
    this.closed = read?.closed ?? false;
    /** @type {Map<number, number[]>} */
    this.votedSince = new Map();
    /** Entries that counted when it was read, and whose place later ones took. @type {Set<number>} */
    this.replaced = new Set();
  }

  /** @param {Entry} entry */
  vote({ sequence, author, options = [], earlierVotes = [] }) {
    const places = /** @type {number[]} */ (options);
    // Steps between may have been emptied before they became known: each one says all that was before it.
    earlierVotes.forEach((earlier) => this.votedSince.delete(earlier.sequence));
    const before = earlierVotes.filter((earlier) => earlier.sequence <= this.readAsOf);
    const last = before[before.length - 1];
    if (last && !this.replaced.has(last.sequence)) {
      this.replaced.add(last.sequence);
      if (last.options.length > 0) {
        count(this.read, last.options, -1);
        this.readVoters--;
      }
    }
    if (places.length > 0) {
      this.votedSince.set(sequence, places);
    }
    if (author === this.user) {
      this.own = places;
    }
  }

  close() {
    this.closed = true;
  }

  /** @returns {Results} */
  results() {
    const votes = this.read.slice();
    this.votedSince.forEach((places) => count(votes, places, 1));
    return { votes, voters: this.readVoters + this.votedSince.size, own: this.own, closed: this.closed };
  }
}

/**
 * @param {number[]} votes
 * @param {number[]} places
 * @param {number} by
 */
function count(votes, places, by) {
  for (const place of places) {
    if (place < votes.length) {
      votes[place] = (votes[place] ?? 0) + by;
    }
  }
}
