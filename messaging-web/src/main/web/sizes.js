// SPDX-License-Identifier: Apache-2.0

/**
 * A length of time, such as 0:07.
 * @param {number} millis
 */
export function lengthText(millis) {
  const seconds = Math.round(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const UNITS = /** @type {const} */ ([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]);

/**
 * A time such as 2 days, in the largest unit that says it exactly.
 * @param {number} seconds
 * @param {string} language
 */
export function durationText(seconds, language) {
  const [unit, length] = UNITS.find(([, each]) => seconds >= each && seconds % each === 0) ?? ['second', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length);
}

/**
 * A number of bytes for people.
 * @param {number} bytes
 * @param {string} language
 */
export function sizeText(bytes, language) {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  let step = 0;
  let size = bytes;
  while (size >= 1000 && step < steps.length - 1) {
    size /= 1024;
    step++;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: steps[step],
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  }).format(size);
}
