// SPDX-License-Identifier: Apache-2.0
/** Small pictures, drawn with the colour of the text around them. They say nothing by themselves: whoever uses one names it. */
import { html } from 'lit';

/** @type {Record<string, string>} */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  thread: 'M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12.5h5',
  pin: 'M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5a6.5 6.5 0 0 1 3.5 5.5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 0 0 4 0',
  muted: 'M6 16V11a6 6 0 0 1 9-5.2M18 11v5l1.5 2H8M10 20.5a2.2 2.2 0 0 0 4 0M4 4l16 16',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  attach: 'M20 11.5l-8.5 8.2a5.4 5.4 0 0 1-7.6-7.6l9-8.7a3.6 3.6 0 0 1 5 5.1l-8.8 8.6a1.8 1.8 0 0 1-2.6-2.5l7.8-7.6',
  microphone: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  send: 'M4 12l16-8-6 16-3-6.5zM20 4l-9 9.5',
  announce: 'M4 10v4h3l9 5V5l-9 5zM19 9.5a3.5 3.5 0 0 1 0 5M8 14v5h3v-3.3',
  alarm: 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.5h.01',
  question: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.3 9.5a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.2.9-1.2 1.8M12 16.8h.01',
  check: 'M4.5 12.5l5 5 10-11',
  chat: 'M4 5h16v11H11l-4 4v-4H4z',
};

/** @param {string} name */
export function icon(name) {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name] ?? ''}></path></svg>`;
}
