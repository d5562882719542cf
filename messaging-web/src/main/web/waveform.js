// SPDX-License-Identifier: Apache-2.0
/** Waveforms: 48 peaks from 0 to 31, computed by the sender and drawn on a canvas. */

export const PEAKS = 48;
export const HIGHEST = 31;

/**
 * The peaks of a recording; none if the browser cannot decode it.
 * @param {Blob} sound
 * @returns {Promise<number[]>}
 */
export async function peaksOf(sound) {
  try {
    const decoded = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(await sound.arrayBuffer());
    const samples = decoded.getChannelData(0);
    const peaks = Array.from({ length: PEAKS }, (_, i) => {
      let peak = 0;
      for (let at = Math.floor((i * samples.length) / PEAKS); at < ((i + 1) * samples.length) / PEAKS; at++) {
        peak = Math.max(peak, Math.abs(samples[at] ?? 0));
      }
      return peak;
    });
    const loudest = Math.max(...peaks, 0.01);
    return peaks.map((peak) => Math.round((peak / loudest) * HIGHEST));
  } catch {
    return [];
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} peaks
 * @param {number} played from 0 to 1
 */
export function draw(canvas, peaks, played) {
  const scale = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const context = canvas.getContext('2d');
  if (!context || width === 0) {
    return;
  }
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const step = width / Math.max(1, peaks.length);
  peaks.forEach((peak, i) => {
    const high = Math.max(3, (peak / HIGHEST) * height);
    const reached = (i + 0.5) / peaks.length <= played;
    context.fillStyle = style.getPropertyValue(reached ? '--accent' : '--quiet');
    context.beginPath();
    context.roundRect(i * step, (height - high) / 2, Math.max(1.5, step * 0.6), high, 1.5);
    context.fill();
  });
}
