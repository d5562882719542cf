// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, nothing } from 'lit';
import { theme } from './styles.js';
import { lengthText } from './sizes.js';
import { HIGHEST, draw, peaksOf } from './waveform.js';
import { phrase } from './words.js';

const LONGEST = 5 * 60_000;
const SHORTEST = 500;
const SHOWN = 64;
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/ogg;codecs=opus', 'audio/mp4'];

/** Whether this browser records at all. It does so only on pages that come encrypted, or from this very machine. */
export function canRecord() {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined;
}

/** Records a voice message from the moment it is shown. Fires `recorded` with the sound and its peaks, or `cancel`. */
export class Recorder extends LitElement {
  static properties = { words: { attribute: false }, elapsed: { state: true }, trouble: { state: true } };

  static styles = [
    theme,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
      canvas {
        flex: 1;
        min-width: 0;
        height: 36px;
      }
      .dot {
        flex: none;
        width: 0.75rem;
        height: 0.75rem;
        border-radius: 50%;
        background: var(--alert);
      }
      .trouble {
        flex: 1;
        color: var(--alert);
      }
      time {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.elapsed = 0;
    this.trouble = false;
    /** @type {Blob[]} */
    this.parts = [];
    /** @type {number[]} */
    this.levels = [];
    this.wanted = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopAll();
  }

  async #begin() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      this.stream = stream;
      if (!this.isConnected) {
        this.#stopAll();
        return;
      }
      const kind = KINDS.find((type) => MediaRecorder.isTypeSupported(type));
      const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24_000, ...(kind && { mimeType: kind }) });
      this.recorder = recorder;
      recorder.ondataavailable = (event) => this.parts.push(event.data);
      recorder.onstop = () => this.#stopped();
      this.#listen(stream);
      recorder.start(1_000);
      this.since = performance.now();
      this.timer = setInterval(() => this.#tick(), 100);
    } catch {
      this.trouble = true;
    }
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('button:last-of-type'))?.focus();
  }

  /** @param {MediaStream} stream */
  #listen(stream) {
    this.audio = new AudioContext();
    const analyser = this.audio.createAnalyser();
    analyser.fftSize = 1024;
    this.audio.createMediaStreamSource(stream).connect(analyser);
    this.analyser = analyser;
  }

  #tick() {
    this.elapsed = performance.now() - (this.since ?? 0);
    if (this.analyser) {
      const samples = new Float32Array(this.analyser.fftSize);
      this.analyser.getFloatTimeDomainData(samples);
      this.levels.push(Math.min(HIGHEST, Math.max(...samples.map(Math.abs)) * HIGHEST * 1.5));
    }
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas) {
      draw(canvas, [...Array(SHOWN).fill(0), ...this.levels].slice(-SHOWN), 1);
    }
    if (this.elapsed >= LONGEST) {
      this.#finish();
    }
  }

  #finish() {
    this.wanted = true;
    this.recorder?.stop();
    this.#stopAll();
  }

  async #stopped() {
    if (this.wanted && this.elapsed >= SHORTEST) {
      const type = (this.recorder?.mimeType ?? 'audio/webm').replace(/;.*/, '');
      const sound = new File(this.parts, `voice.${type.slice('audio/'.length)}`, { type });
      this.dispatchEvent(new CustomEvent('recorded', { detail: { sound, peaks: await peaksOf(sound) } }));
    } else {
      this.dispatchEvent(new Event('cancel'));
    }
  }

  #stopAll() {
    clearInterval(this.timer);
    // Otherwise the browser goes on saying that it listens.
    this.stream?.getTracks().forEach((track) => track.stop());
    this.audio?.close().catch(() => {});
    this.audio = undefined;
  }

  #cancel() {
    this.#stopAll();
    this.wanted = false;
    this.dispatchEvent(new Event('cancel'));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#cancel();
    }
  }

  render() {
    return html`
      ${this.trouble
        ? html`<span class="trouble" role="alert">${phrase(this.words, 'noMicrophone')}</span>`
        : html`<span class="dot"></span><span class="hidden" role="status">${phrase(this.words, 'recording')}</span
            ><time class="quiet">${lengthText(this.elapsed)}</time><canvas aria-hidden="true"></canvas>`}
      <button @keydown=${this.#key} @click=${this.#cancel}>${phrase(this.words, 'cancel')}</button>
      ${this.trouble
        ? nothing
        : html`<button class="primary" @keydown=${this.#key} @click=${this.#finish}>${phrase(this.words, 'send')}</button>`}
    `;
  }
}

customElements.define('hausfunk-recorder', Recorder);
