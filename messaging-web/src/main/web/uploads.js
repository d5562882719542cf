// SPDX-License-Identifier: Apache-2.0
import { Upload } from './upload.js';

/** @typedef {import('./upload.js').Limits} Limits */
/** @typedef {{name: string, problem: 'tooLarge' | 'tooMany' | 'empty'}} Refused */

/** The files that were chosen and not sent yet, by conversation. */
export class Uploads {
  /**
   * @param {URL} base
   * @param {() => void} changed
   */
  constructor(base, changed) {
    this.base = base;
    this.changed = changed;
    /** @type {Limits} */
    this.limits = { maxFileBytes: Number.MAX_SAFE_INTEGER, maxFiles: 10, types: [] };
    /** @type {Map<string, Upload[]>} */
    this.chosen = new Map();
  }

  /** @param {string} conversation */
  of(conversation) {
    return this.chosen.get(conversation) ?? [];
  }

  /**
   * Begins to upload what the server will take, and says what it will not.
   * @param {string} conversation
   * @param {Iterable<File>} files
   * @returns {Refused[]}
   */
  add(conversation, files) {
    /** @type {Refused[]} */
    const refused = [];
    const chosen = [...this.of(conversation)];
    for (const file of files) {
      const problem = this.#problem(file, chosen.length);
      if (problem === undefined) {
        chosen.push(this.begin(conversation, file));
      } else {
        refused.push({ name: file.name, problem });
      }
    }
    this.chosen.set(conversation, chosen);
    this.changed();
    return refused;
  }

  /**
   * @param {File} file
   * @param {number} before
   * @returns {Refused['problem'] | undefined}
   */
  #problem(file, before) {
    if (before >= this.limits.maxFiles) {
      return 'tooMany';
    }
    return file.size === 0 ? 'empty' : file.size > this.limits.maxFileBytes ? 'tooLarge' : undefined;
  }

  /**
   * @param {string} conversation
   * @param {File} file
   */
  begin(conversation, file) {
    const upload = new Upload(this.base, conversation, file);
    upload.addEventListener('change', this.changed);
    upload.start();
    return upload;
  }

  /**
   * @param {string} conversation
   * @param {Upload} upload
   */
  remove(conversation, upload) {
    upload.cancel();
    this.chosen.set(conversation, this.of(conversation).filter((other) => other !== upload));
    this.changed();
  }

  /** There is a connection again: what did not reach the server goes on. */
  goOn() {
    this.chosen.forEach((uploads) => uploads.filter((upload) => upload.unreached).forEach((upload) => upload.retry()));
  }

  /**
   * They go with a message from now on.
   * @param {string} conversation
   */
  take(conversation) {
    const taken = this.of(conversation);
    this.chosen.delete(conversation);
    return taken;
  }
}
