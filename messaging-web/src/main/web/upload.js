// SPDX-License-Identifier: Apache-2.0
/** Files on their way to the server, each under one name until it is there: so a repeated upload doubles nothing. */
import { previewOf } from './preview.js';

/**
 * @typedef {{maxFileBytes: number, maxFiles: number, types: string[]}} Limits
 * @typedef {'waiting' | 'coming' | 'done' | 'failed' | 'refused'} UploadState
 */

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const TRIES = 8;
/** Where the server is not reached at all: some five minutes, and again once there is a connection. */
const TRIES_WITHOUT_ANSWER = 14;

/** One file. Fires `change`. */
export class Upload extends EventTarget {
  /**
   * @param {URL} base
   * @param {string} conversation
   * @param {File} file
   */
  constructor(base, conversation, file) {
    super();
    this.file = file;
    this.name = crypto.randomUUID();
    this.url = new URL(`v1/conversations/${conversation}/uploads/${this.name}`, base);
    this.url.searchParams.set('name', file.name);
    /** @type {UploadState} */
    this.state = 'waiting';
    /** From 0 to 1. */
    this.progress = 0;
    /** Why it failed, as a code of the server's. */
    this.code = '';
    /** What the server says of the file. @type {{id: string, type: string, size: number, millis?: number} | undefined} */
    this.stored = undefined;
    this.tries = 0;
    /** For the eye before it is sent. */
    this.picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
    this.preview = this.picture ? previewOf(file) : Promise.resolve(undefined);
    this.online = () => this.state === 'waiting' && this.start();
    window.addEventListener('online', this.online);
  }

  start() {
    clearTimeout(this.timer);
    this.#become('coming');
    const request = new XMLHttpRequest();
    this.request = request;
    request.open('PUT', this.url);
    request.setRequestHeader('Hausfunk-Page', '1');
    request.upload.onprogress = (event) => {
      this.progress = event.total > 0 ? event.loaded / event.total : 0;
      this.dispatchEvent(new Event('change'));
    };
    request.onload = () => this.#answered(request);
    request.onerror = () => this.#again('');
    request.send(this.file);
  }

  /** Stops it, and frees what the browser holds for it. */
  cancel() {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.online);
    if (this.state !== 'done') {
      this.request?.abort();
      this.#become('refused');
    }
    if (this.picture) {
      URL.revokeObjectURL(this.picture);
    }
  }

  /** Whether it failed only because nothing reached the server. */
  get unreached() {
    return this.state === 'failed' && this.code === '';
  }

  retry() {
    this.tries = 0;
    this.start();
  }

  /**
   * How it ends.
   * @returns {Promise<UploadState>}
   */
  async settled() {
    while (this.state === 'waiting' || this.state === 'coming') {
      await new Promise((resolve) => this.addEventListener('change', resolve, { once: true }));
    }
    return this.state;
  }

  /** @param {XMLHttpRequest} request */
  #answered(request) {
    const answer = parse(request.responseText);
    if (request.status === 200) {
      this.stored = answer;
      this.progress = 1;
      this.#become('done');
    } else if (answer.retryable) {
      this.#again(answer.code);
    } else {
      this.code = answer.code ?? '';
      this.#become('refused');
    }
  }

  /** @param {string} code */
  #again(code) {
    this.code = code;
    this.tries++;
    if (this.tries >= (code === '' ? TRIES_WITHOUT_ANSWER : TRIES)) {
      this.#become('failed');
      return;
    }
    this.#become('waiting');
    if (!navigator.onLine) {
      // It goes on when the browser says that there is a network.
      return;
    }
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(this.tries, 6));
    this.timer = setTimeout(() => this.start(), longest / 2 + (Math.random() * longest) / 2);
  }

  /** @param {UploadState} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
