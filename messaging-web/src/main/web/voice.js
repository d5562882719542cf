// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html } from 'lit';
import { lengthText } from './sizes.js';
import { theme } from './styles.js';
import { draw } from './waveform.js';
import { phrase } from './words.js';

const SPEEDS = [1, 1.5, 2];
const STEP = 5;

/** The one that plays now: a second one stops it. @type {Voice | undefined} */
let playing;

/** Plays a voice message. Its length is told by the server: that of a recording is often unknown to the browser. */
export class Voice extends LitElement {
  static properties = {
    src: { attribute: false },
    millis: { attribute: false },
    peaks: { attribute: false },
    words: { attribute: false },
    speed: { state: true },
    position: { state: true },
    plays: { state: true },
    broken: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 0.35rem;
        width: min(22rem, 60cqw);
        background: none;
      }
      canvas {
        width: 100%;
        height: 36px;
      }
      .slider {
        flex: 1;
        min-width: 0;
        border-radius: 6px;
        cursor: pointer;
        touch-action: none;
      }
      button {
        flex: none;
        padding: 0;
      }
      time {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.src = '';
    this.millis = 0;
    /** @type {number[]} */
    this.peaks = [];
    /** @type {import('./words.js').Words} */
    this.words = {};
    this.speed = 1;
    this.position = 0;
    this.plays = false;
    this.broken = false;
    this.sound = new Audio();
    this.sound.preload = 'none';
    this.sound.ontimeupdate = () => (this.position = this.sound.currentTime);
    this.sound.onended = () => this.#stopped(0);
    this.sound.onpause = () => this.#stopped(this.sound.currentTime);
    this.sound.onerror = () => {
      this.broken = true;
      this.plays = false;
    };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sound.pause();
  }

  get seconds() {
    return this.millis / 1000;
  }

  pause() {
    this.sound.pause();
  }

  async #toggle() {
    if (this.plays) {
      this.pause();
      return;
    }
    playing?.pause();
    playing = this;
    this.#load();
    this.plays = true;
    await this.sound.play().catch(() => (this.plays = false));
  }

  #load() {
    if (this.sound.src === '' || this.broken) {
      this.broken = false;
      this.sound.src = this.src;
    }
    this.sound.playbackRate = this.speed;
  }

  /** @param {number} at */
  #stopped(at) {
    this.plays = false;
    this.position = at;
  }

  #faster() {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
    this.sound.playbackRate = this.speed;
  }

  /** @param {number} seconds */
  #seek(seconds) {
    this.#load();
    this.position = Math.max(0, Math.min(this.seconds, seconds));
    this.sound.currentTime = this.position;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const rtl = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    /** @type {Record<string, number>} */
    const to = {
      ArrowRight: this.position + STEP * rtl,
      ArrowLeft: this.position - STEP * rtl,
      ArrowUp: this.position + STEP,
      ArrowDown: this.position - STEP,
      Home: 0,
      End: this.seconds,
    };
    const target = to[event.key];
    if (target !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.#seek(target);
    }
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const slider = /** @type {HTMLElement} */ (event.currentTarget);
    if (event.type === 'pointerdown') {
      slider.setPointerCapture(event.pointerId);
    } else if (!slider.hasPointerCapture(event.pointerId)) {
      return;
    }
    const box = slider.getBoundingClientRect();
    this.#seek(((event.clientX - box.left) / box.width) * this.seconds);
  }

  updated() {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas) {
      draw(canvas, this.peaks.length > 0 ? this.peaks : Array(48).fill(4), this.position / Math.max(0.1, this.seconds));
    }
  }

  render() {
    const label = this.broken ? 'cannotPlay' : this.plays ? 'pause' : 'play';
    return html`
      <button aria-label=${phrase(this.words, label)} title=${phrase(this.words, label)} @click=${this.#toggle}>
        ${this.broken ? '⚠' : this.plays ? '❚❚' : '▶'}
      </button>
      <div
        class="slider"
        role="slider"
        tabindex="0"
        aria-label=${phrase(this.words, 'voicePosition')}
        aria-valuemin="0"
        aria-valuemax=${Math.round(this.seconds)}
        aria-valuenow=${Math.round(this.position)}
        aria-valuetext="${lengthText(this.position * 1000)} / ${lengthText(this.millis)}"
        @keydown=${this.#key}
        @pointerdown=${this.#point}
        @pointermove=${this.#point}
      >
        <canvas></canvas>
      </div>
      <time class="quiet">${lengthText(this.plays || this.position > 0 ? this.position * 1000 : this.millis)}</time>
      <button class="quiet" aria-label=${phrase(this.words, 'speed', { speed: this.speed })} @click=${this.#faster}>
        ${this.speed}×
      </button>
    `;
  }
}

customElements.define('hausfunk-voice', Voice);
