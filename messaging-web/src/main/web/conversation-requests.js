// SPDX-License-Identifier: Apache-2.0
/** New conversations, who takes part, and how the person wants to have one. */

/** @typedef {{notifications?: string, mutedUntil?: number, pinned?: boolean, archived?: boolean, markedUnread?: boolean}} Settings */
/** @typedef {{user: string, role: string}} Participant */

export class ConversationRequests {
  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.connection = connection;
  }

  /**
   * @param {string} user
   * @returns {Promise<string>}
   */
  async direct(user) {
    return (await this.connection.ask('direct', { user })).conversation;
  }

  /**
   * @param {string} title
   * @param {string[]} people
   * @param {string} name stays the same when the request is repeated
   * @returns {Promise<string>}
   */
  async group(title, people, name) {
    return (await this.connection.ask('group', { title, people, name })).conversation;
  }

  /**
   * @param {string} subject
   * @returns {Promise<string>}
   */
  async subject(subject) {
    return (await this.connection.ask('subject', { subject })).conversation;
  }

  /**
   * @param {string} conversation
   * @returns {Promise<Participant[]>}
   */
  async participants(conversation) {
    return (await this.connection.ask('participants', { conversation })).participants;
  }

  /**
   * @param {string} conversation
   * @param {string[]} people
   */
  add(conversation, people) {
    return this.connection.ask('add', { conversation, people });
  }

  /**
   * @param {'remove' | 'ban' | 'unban'} what
   * @param {string} conversation
   * @param {string} user
   */
  withPerson(what, conversation, user) {
    return this.connection.ask(what, { conversation, user });
  }

  /**
   * @param {string} conversation
   * @param {string} user
   * @param {string} role
   */
  role(conversation, user, role) {
    return this.connection.ask('role', { conversation, user, role });
  }

  /**
   * @param {string} conversation
   * @param {string} title
   */
  rename(conversation, title) {
    return this.connection.ask('rename', { conversation, title });
  }

  /** @param {string} conversation */
  leave(conversation) {
    return this.connection.ask('leave', { conversation });
  }

  /**
   * @param {string} conversation
   * @param {Settings} settings what is not named stays
   * @returns {Promise<Settings>}
   */
  async settings(conversation, settings) {
    return (await this.connection.ask('settings', { conversation, ...settings })).settings;
  }
}
