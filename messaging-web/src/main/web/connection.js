// SPDX-License-Identifier: Apache-2.0
import { PollSocket } from './poll-socket.js';

/** The page's connection: opens it, notices when it is dead, and comes back from where it was. */

/**
 * @typedef {Record<string, any> & {t: string}} Frame
 * @typedef {{user: string, language: string, ticket: string, protocol: string}} Self
 * @typedef {'connecting' | 'online' | 'offline' | 'signed-out' | 'outdated' | 'elsewhere'} State
 */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const BEATS_OF_SILENCE = 2.5;
/** So many WebSockets in a row that never worked, and requests are used instead; so long until one is tried again. */
const BROKEN_SOCKETS = 2;
const TRY_SOCKET_AGAIN = 10 * 60_000;

/** A request failed; `code` says how, `retryable` whether it may succeed later. */
export class RequestError extends Error {
  /**
   * @param {string} code
   * @param {boolean} retryable
   * @param {number} retryAfter
   */
  constructor(code, retryable, retryAfter = 0) {
    super(code);
    this.code = code;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}

/** Fires `state`, `frame`, `self` and `restart`. */
export class Connection extends EventTarget {
  /** @param {URL} base where the gateway is mounted, with a slash at the end */
  constructor(base) {
    super();
    this.base = base;
    /** @type {State} */
    this.state = 'connecting';
    /** @type {string | null} */
    this.cursor = null;
    /** @type {WebSocket | PollSocket | null} */
    this.socket = null;
    this.welcomed = false;
    this.failures = 0;
    this.brokenSockets = 0;
    this.pollingSince = 0;
    this.beat = 25_000;
    this.heard = 0;
    this.active = false;
    this.stopped = true;
    this.number = 0;
    /** @type {Map<number, {resolve: (frame: Frame) => void, reject: (error: RequestError) => void}>} */
    this.requests = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** The server said when to come back. */
    this.comeBackAfter = 0;
    this.wake = () => this.#judge(true);
    this.act = () => {
      this.active = true;
    };
  }

  start() {
    if (!this.stopped) {
      return;
    }
    this.stopped = false;
    for (const event of ['online', 'focus', 'pageshow']) {
      window.addEventListener(event, this.wake);
    }
    document.addEventListener('visibilitychange', this.wake);
    for (const event of ['keydown', 'pointerdown']) {
      window.addEventListener(event, this.act, { passive: true });
    }
    this.watchdog = setInterval(() => this.#judge(false), 5_000);
    this.#open();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.watchdog);
    for (const event of ['online', 'focus', 'pageshow']) {
      window.removeEventListener(event, this.wake);
    }
    document.removeEventListener('visibilitychange', this.wake);
    for (const event of ['keydown', 'pointerdown']) {
      window.removeEventListener(event, this.act);
    }
    this.#drop();
  }

  /** Comes back after the server had asked this page to wait for its person. */
  goOn() {
    this.failures = 0;
    this.#open();
  }

  /**
   * Asks the server. Rejects with a RequestError; `DISCONNECTED` if nobody knows whether it was done.
   * @param {string} type
   * @param {Record<string, unknown>} [fields]
   * @returns {Promise<Frame>}
   */
  ask(type, fields = {}) {
    if (!this.welcomed || !this.socket) {
      return Promise.reject(new RequestError('DISCONNECTED', true));
    }
    const id = ++this.number;
    this.#send({ t: type, id, ...fields });
    return new Promise((resolve, reject) => this.requests.set(id, { resolve, reject }));
  }

  /**
   * Tells the server something that needs no answer.
   * @param {string} type
   * @param {Record<string, unknown>} [fields]
   */
  tell(type, fields = {}) {
    if (this.welcomed) {
      this.#send({ t: type, ...fields });
    }
  }

  async #open() {
    clearTimeout(this.timer);
    this.#drop();
    if (this.stopped) {
      return;
    }
    this.#become('connecting');
    /** @type {Self} */
    let self;
    try {
      const response = await fetch(new URL('v1/self', this.base), { credentials: 'same-origin', cache: 'no-store' });
      if (response.status === 401 || response.status === 403) {
        this.#become('signed-out');
        return;
      }
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      self = await response.json();
    } catch {
      this.#comeBack();
      return;
    }
    if (this.stopped) {
      return;
    }
    this.dispatchEvent(new CustomEvent('self', { detail: self }));
    this.#connect(self);
  }

  /** @param {Self} self */
  #connect(self) {
    const socket = this.#polls() ? new PollSocket(this.base) : this.#socket(self);
    this.socket = socket;
    this.heard = Date.now();
    socket.onopen = () => this.#send({ t: 'hello', ticket: self.ticket, since: this.cursor });
    socket.onmessage = (/** @type {{data: string}} */ event) => {
      if (socket === this.socket) {
        this.#take(JSON.parse(event.data));
      }
    };
    socket.onclose = () => {
      if (socket === this.socket) {
        this.#closed();
      }
    };
  }

  /** Whether WebSockets do not work here, as far as is known. */
  #polls() {
    if (this.brokenSockets >= BROKEN_SOCKETS && Date.now() - this.pollingSince > TRY_SOCKET_AGAIN) {
      this.brokenSockets = BROKEN_SOCKETS - 1;
    }
    return this.brokenSockets >= BROKEN_SOCKETS;
  }

  /** @param {Self} self */
  #socket(self) {
    const url = new URL('v1/socket', this.base);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(url, self.protocol);
  }

  /** A socket that was not even welcomed, though the server answers otherwise. */
  #broken() {
    if (this.socket instanceof WebSocket && !this.welcomed && navigator.onLine && ++this.brokenSockets === BROKEN_SOCKETS) {
      this.pollingSince = Date.now();
    }
  }

  /** @param {Frame} frame */
  #take(frame) {
    this.heard = Date.now();
    switch (frame.t) {
      case 'welcome':
        this.welcomed = true;
        this.failures = 0;
        if (this.socket instanceof WebSocket) {
          this.brokenSockets = 0;
        }
        this.beat = frame.ping * 1000;
        this.#become('online');
        this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
        this.cursor ??= frame.cursor;
        break;
      case 'ping':
        this.#send({ t: 'pong', active: this.active });
        this.active = false;
        break;
      case 'cursor':
        this.cursor = frame.cursor;
        break;
      case 'ok':
        this.#answer(frame)?.resolve(frame);
        break;
      case 'error':
        this.#answer(frame)?.reject(new RequestError(frame.code, frame.retryable, frame.retryAfter));
        break;
      case 'bye':
        this.#bye(frame);
        break;
      default:
        this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
    }
  }

  /** @param {Frame} frame */
  #answer(frame) {
    const request = this.requests.get(frame.id);
    this.requests.delete(frame.id);
    return request;
  }

  /** @param {Frame} frame */
  #bye(frame) {
    // Whoever can say good-bye is reached.
    if (this.socket instanceof WebSocket) {
      this.brokenSockets = -1;
    }
    this.comeBackAfter = frame.after;
    if (frame.code === 'CURSOR') {
      this.cursor = null;
      this.dispatchEvent(new CustomEvent('restart'));
    } else if (frame.code === 'TICKET' && this.failures++ === 0) {
      // The ticket was a moment too old, as after a long sleep. One more try.
    } else if (!frame.again) {
      const states = { SIGNED_OUT: 'signed-out', TOO_MANY_PAGES: 'elsewhere', TOO_LARGE: 'offline' };
      this.#become(/** @type {State} */ (states[/** @type {'SIGNED_OUT'} */ (frame.code)] ?? 'outdated'));
    }
  }

  #closed() {
    this.#broken();
    this.#drop();
    if (this.state === 'signed-out' || this.state === 'outdated' || this.state === 'elsewhere') {
      return;
    }
    this.#comeBack();
  }

  /** Full jitter: pages that lost the same server do not come back at the same moment. */
  #comeBack() {
    if (this.stopped) {
      return;
    }
    this.#become('offline');
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.failures++);
    const pause = this.comeBackAfter > 0 ? this.comeBackAfter : Math.random() * longest;
    this.comeBackAfter = 0;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#open(), pause);
  }

  /**
   * Timers in hidden pages are late and sleep stops them: so what counts is when something was last heard.
   * @param {boolean} woken
   */
  #judge(woken) {
    if (this.stopped || document.visibilityState === 'hidden') {
      return;
    }
    if (this.welcomed && Date.now() - this.heard > this.beat * BEATS_OF_SILENCE) {
      this.#drop();
      this.failures = 0;
      this.#open();
    } else if (woken && this.state === 'offline') {
      this.failures = Math.min(this.failures, 2);
      this.#open();
    }
  }

  /** @param {Record<string, unknown>} frame */
  #send(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(frame));
    }
  }

  #drop() {
    const socket = this.socket;
    this.socket = null;
    this.welcomed = false;
    socket?.close();
    const open = [...this.requests.values()];
    this.requests.clear();
    open.forEach((request) => request.reject(new RequestError('DISCONNECTED', true)));
  }

  /** @param {State} state */
  #become(state) {
    if (this.state !== state) {
      this.state = state;
      this.dispatchEvent(new CustomEvent('state', { detail: state }));
    }
  }
}
