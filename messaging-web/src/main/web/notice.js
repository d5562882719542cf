// SPDX-License-Identifier: Apache-2.0
/** What a program tells: a title, and perhaps a text, named values and links. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { plain } from './markup.js';

/** @param {import('./message.js').Message} message */
export function notice({ item, active }) {
  return html`<div class="card notice">${described(item, active)}</div>`;
}

/**
 * @param {{title?: string, text?: string, fields?: {name: string, value: string}[], links?: {label: string, target: string}[]}} words
 * @param {boolean} active whether the links can be reached by keyboard now
 */
export function described({ title, text, fields = [], links = [] }, active) {
  return html`<b id="title"><bdi>${title}</bdi></b>
    ${text === undefined ? nothing : html`<div class="words">${guard([text], () => plain(text))}</div>`}
    ${fields.length === 0
      ? nothing
      : html`<dl>
          ${fields.map(({ name, value }) => html`<div><dt><bdi>${name}</bdi></dt><dd><bdi>${value}</bdi></dd></div>`)}
        </dl>`}
    ${links.length === 0 ? nothing : html`<div class="links">${links.map((link) => away(link, active))}</div>`}`;
}

/**
 * A link with the host to which it leads.
 * @param {{label: string, target: string}} link
 * @param {boolean} active
 */
function away({ label, target }, active) {
  const url = webAddress(target);
  return url === undefined
    ? nothing
    : html`<a href=${url.href} target="_blank" rel="noopener noreferrer nofollow" tabindex=${active ? 0 : -1}
        ><bdi>${label}</bdi> <span class="quiet">(${url.host})</span></a
      >`;
}

/** @param {string} target */
function webAddress(target) {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  return url && ['https:', 'http:'].includes(url.protocol) ? url : undefined;
}
