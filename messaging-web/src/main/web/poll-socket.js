// SPDX-License-Identifier: Apache-2.0
/** A connection like a WebSocket, made of requests, for networks that break WebSockets. The frames are the same. */

const HEADERS = { 'Hausfunk-Page': '1', 'Content-Type': 'text/plain;charset=UTF-8' };
const PATIENCE = 40_000;

export class PollSocket {
  /** @param {URL} base */
  constructor(base) {
    this.base = base;
    /** @type {number} */
    this.readyState = WebSocket.CONNECTING;
    this.page = '';
    /** @type {string[]} */
    this.waiting = [];
    this.sending = false;
    this.abort = new AbortController();
    /** @type {() => void} */
    this.onopen = () => {};
    /** @type {(event: {data: string}) => void} */
    this.onmessage = () => {};
    /** @type {() => void} */
    this.onclose = () => {};
    this.#begin();
  }

  /** @param {string} frame */
  send(frame) {
    this.waiting.push(frame);
    this.#flush();
  }

  close() {
    this.readyState = WebSocket.CLOSED;
    this.abort.abort();
  }

  /**
   * @param {string} path
   * @param {string} body
   */
  async #post(path, body) {
    const response = await fetch(new URL(`v1/poll${path}`, this.base), {
      method: 'POST',
      headers: HEADERS,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([this.abort.signal, AbortSignal.timeout(PATIENCE)]),
      body,
    });
    if (!response.ok) {
      throw new Error(String(response.status));
    }
    return response;
  }

  async #begin() {
    try {
      this.page = (await (await this.#post('', '')).json()).page;
      this.readyState = WebSocket.OPEN;
      this.onopen();
      for (;;) {
        const response = await this.#post(`/${this.page}/next`, '');
        const lines = (await response.text()).split('\n');
        lines.filter((line) => line !== '').forEach((line) => this.onmessage({ data: line }));
        if (response.headers.has('Hausfunk-Close')) {
          break;
        }
      }
    } catch {
      // Whatever it was: the page comes back from its cursor.
    }
    this.#gone();
  }

  /** One request after the other, so that frames keep their order. */
  async #flush() {
    if (this.sending || this.readyState !== WebSocket.OPEN) {
      return;
    }
    this.sending = true;
    try {
      while (this.waiting.length > 0) {
        await this.#post(`/${this.page}/frames`, this.waiting.splice(0).join('\n'));
      }
    } catch {
      this.#gone();
    }
    this.sending = false;
  }

  #gone() {
    if (this.readyState !== WebSocket.CLOSED) {
      this.close();
      this.onclose();
    }
  }
}
