// SPDX-License-Identifier: Apache-2.0
/** The announcements that concern the person, and those of which this page knows that they did. */

/**
 * @typedef {object} Announcement
 * @property {string} id
 * @property {number} version
 * @property {string} title
 * @property {string} text
 * @property {string} language
 * @property {'normal' | 'high' | 'emergency'} priority
 * @property {string} [sender]
 * @property {number} from
 * @property {number} until
 * @property {boolean} wanted whether the person is asked to acknowledge it, and has not
 * @property {boolean} acknowledged
 * @property {string[]} choices
 * @property {number} [choice]
 * @property {number} [acknowledgedAt] if it was acknowledged here
 * @property {boolean} [corrected] since this page knows it
 * @property {boolean} [closed] put away by the person, where nothing was asked
 * @property {number} [goneAt] since when it concerns nobody any more
 */

const PRIORITIES = ['normal', 'high', 'emergency'];

/** Fires `announced` with an announcement that is new or asks again, and `gone` with one that holds no more. */
export class Announcements extends EventTarget {
  /**
   * @param {import('./connection.js').Connection} connection
   * @param {() => void} changed
   */
  constructor(connection, changed) {
    super();
    this.connection = connection;
    this.changed = changed;
    /** @type {Map<string, Announcement>} */
    this.all = new Map();
    /** What was told as read. @type {Set<string>} */
    this.told = new Set();
  }

  /** Those that stay in view: the most urgent first, then the latest. */
  get pinned() {
    return this.#sorted().filter((each) => isPinned(each));
  }

  /** All others. */
  get others() {
    return this.#sorted().filter((each) => !isPinned(each));
  }

  #sorted() {
    return [...this.all.values()].sort(
      (a, b) => PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority) || b.from - a.from,
    );
  }

  /** @param {Announcement} announcement as the server tells it now */
  heard(announcement) {
    const known = this.all.get(announcement.id);
    const other = known !== undefined && known.version !== announcement.version;
    const now = {
      ...announcement,
      corrected: other || known?.corrected,
      closed: !other && known?.closed,
      acknowledgedAt: announcement.acknowledged ? known?.acknowledgedAt : undefined,
    };
    this.all.set(announcement.id, now);
    if (isPinned(now) && (known === undefined || other || known.goneAt !== undefined)) {
      this.dispatchEvent(new CustomEvent('announced', { detail: now }));
    }
    this.changed();
  }

  /** It ended, or was taken back: what it said is kept no longer. @param {string} id */
  gone(id) {
    const known = this.all.get(id);
    if (known && known.goneAt === undefined) {
      const empty = { ...known, title: '', text: '', choices: [], wanted: false, goneAt: Date.now() };
      this.all.set(id, empty);
      if (isPinned(known)) {
        this.dispatchEvent(new CustomEvent('gone', { detail: empty }));
      }
      this.changed();
    }
  }

  /** What ended while there was no connection. An engine without announcements refuses, and has none. */
  async begin() {
    try {
      const { current } = await this.connection.ask('announcements');
      [...this.all.keys()].filter((id) => !current.includes(id)).forEach((id) => this.gone(id));
    } catch {
      // What is known stays.
    }
  }

  /** The person has it before their eyes. @param {Announcement} announcement */
  seen({ id, version }) {
    const key = `${id} ${version}`;
    if (!this.told.has(key)) {
      this.told.add(key);
      this.connection.ask('announcement-read', { announcement: id, version }).catch(() => this.told.delete(key));
    }
  }

  /**
   * The person read and understood it. Rejects with what the server says against it.
   * @param {Announcement} announcement
   * @param {number} [choice]
   */
  async acknowledge({ id, version }, choice) {
    const answer = await this.connection.ask('acknowledge', { announcement: id, version, ...(choice !== undefined && { choice }) });
    const known = this.all.get(id);
    if (known && known.version === version) {
      this.all.set(id, { ...known, wanted: false, acknowledged: true, choice: answer.choice, acknowledgedAt: answer.at });
      this.changed();
    }
  }

  /** @param {Announcement} announcement that asks for nothing */
  close(announcement) {
    this.all.set(announcement.id, { ...announcement, closed: true });
    this.changed();
  }

  clear() {
    this.all.clear();
    this.told.clear();
  }
}

/** @param {Announcement} announcement */
function isPinned({ wanted, acknowledged, closed, goneAt }) {
  return goneAt === undefined && (wanted || (!acknowledged && closed !== true));
}
