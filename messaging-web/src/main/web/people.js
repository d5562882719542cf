// SPDX-License-Identifier: Apache-2.0
/** Who people are and whether they are there. */

const NAMES = 100;
const WATCHED = 200;
/** How the ids of the company's software begin. */
const SOFTWARE = 'hausfunk:service:';

/**
 * Whether it is a program, and no person.
 * @param {string | undefined} user
 */
export function isSoftware(user) {
  return user?.startsWith(SOFTWARE) === true;
}

export class People {
  /**
   * @param {import('./connection.js').Connection} connection
   * @param {() => void} changed
   */
  constructor(connection, changed) {
    this.connection = connection;
    this.changed = changed;
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** @type {Map<string, string>} */
    this.presence = new Map();
    /** How often names became known. */
    this.learned = 0;
    /** @type {Set<string>} */
    this.unnamed = new Set();
    /** @type {Set<string>} */
    this.watched = new Set();
  }

  /**
   * How somebody is called; the id until the name is known.
   * @param {string | undefined} user
   */
  nameOf(user) {
    if (user === undefined) {
      return '';
    }
    const name = this.names.get(user);
    if (isSoftware(user)) {
      return name ?? user.slice(SOFTWARE.length);
    }
    if (name === undefined && !this.unnamed.has(user)) {
      this.unnamed.add(user);
      queueMicrotask(() => this.#askNames());
    }
    return name ?? user;
  }

  /**
   * How somebody is called, asked for if need be.
   * @param {string | undefined} user
   */
  async named(user) {
    const known = this.nameOf(user);
    if (user === undefined || known !== user) {
      return known;
    }
    try {
      return String((await this.connection.ask('names', { people: [user] })).names[user] ?? user);
    } catch {
      return user;
    }
  }

  /**
   * Software has its name in what it says.
   * @param {{author?: string, sender?: string} | undefined} said
   */
  meet(said) {
    if (said?.author !== undefined && said.sender && this.names.get(said.author) !== said.sender) {
      this.names.set(said.author, said.sender);
      this.learned++;
    }
  }

  /** @param {string} text */
  async search(text) {
    const answer = await this.connection.ask('search', { text });
    const people = /** @type {{user: string, name: string}[]} */ (answer.people);
    people.forEach((person) => this.names.set(person.user, person.name));
    return people;
  }

  /**
   * Follows whether these people are there.
   * @param {string[]} people
   */
  watch(people) {
    const some = people.slice(0, WATCHED);
    if (some.length !== this.watched.size || some.some((user) => !this.watched.has(user))) {
      this.watched = new Set(some);
      this.connection.tell('watch', { people: some });
    }
  }

  /** Another connection watches nobody yet. */
  forgetWatched() {
    this.watched.clear();
  }

  /** @param {{user: string, is: string}[]} people */
  seen(people) {
    people.forEach((person) => this.presence.set(person.user, person.is));
  }

  async #askNames() {
    const people = [...this.unnamed].filter((user) => !this.names.has(user)).slice(0, NAMES);
    if (people.length === 0) {
      return;
    }
    people.forEach((user) => this.names.set(user, user));
    try {
      const answer = await this.connection.ask('names', { people });
      Object.entries(answer.names).forEach(([user, name]) => this.names.set(user, String(name)));
    } catch {
      people.forEach((user) => this.names.delete(user));
    }
    people.forEach((user) => this.unnamed.delete(user));
    this.learned++;
    this.changed();
    if (this.unnamed.size > 0) {
      await this.#askNames();
    }
  }
}
