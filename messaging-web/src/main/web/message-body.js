// SPDX-License-Identifier: Apache-2.0
/** What a message says: words, files, a poll, a place, a contact. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import './alert.js';
import './approval.js';
import './code.js';
import './files.js';
import './forward.js';
import './poll.js';
import { lineOf } from './happened.js';
import { notice } from './notice.js';
import { markup, plain } from './markup.js';
import { phrase } from './words.js';

/** @typedef {import('./message.js').Message} Message */
/** @typedef {import('./fold.js').Item} Item */

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]?(?:\u{200D}\p{Extended_Pictographic}\u{FE0F}?)*){1,4}$/u;
const MAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/;
const NOT_DIALLED = /[^\d+]/g;

/** @param {Message} message */
export function bodyOf(message) {
  const { item, chat, words } = message;
  switch (item.kind) {
    case 'gone':
      return html`<div id="text" class="text quiet">${lineOf(chat, item, words)}</div>`;
    case 'text':
      return html`<div id="text" class="text ${ONLY_EMOJI.test(item.text ?? '') ? 'big' : ''}">${said(message, item.markdown === true)}</div>`;
    case 'poll':
      return html`<hausfunk-poll .message=${message} .item=${item} .active=${message.active} .words=${words}></hausfunk-poll>${line(message)}`;
    case 'forward':
      return html`<hausfunk-forward .message=${message} .item=${item} .words=${words} .active=${message.active}></hausfunk-forward>${line(message)}`;
    case 'notice':
      return html`${notice(message)}${line(message)}`;
    case 'code':
      return html`<hausfunk-code .message=${message} .item=${item} .active=${message.active} .words=${words}></hausfunk-code>${line(message)}`;
    case 'alert':
      return html`<hausfunk-alert .message=${message} .item=${item} .active=${message.active} .words=${words} .names=${message.names}></hausfunk-alert>${line(message)}`;
    case 'approval':
      return html`<hausfunk-approval .message=${message} .item=${item} .active=${message.active} .words=${words} .names=${message.names}></hausfunk-approval>${line(message)}`;
    case 'location':
      return html`${place(message)}${line(message)}`;
    case 'contact':
      return html`${contact(message)}${line(message)}`;
    default:
      return html`<div class="files">
          <hausfunk-files .chat=${chat} .words=${words} .entry=${{ ...item, conversation: message.conversation }}></hausfunk-files>
        </div>
        ${line(message)}
        ${item.text ? html`<div class="text">${said(message, true)}</div>` : nothing}`;
  }
}

/** What it is to whoever does not see it. @param {Message} message */
function line({ chat, item, words }) {
  return html`<span id="text" class="hidden">${lineOf(chat, item, words)}</span>`;
}

/**
 * @param {Message} message
 * @param {boolean} markdown
 */
function said(message, markdown) {
  const { item, chat } = message;
  const mentioned = mentionedIn(item, chat);
  return guard([item.text, markdown, mentioned.map((each) => each.name).join('\n')], () =>
    (markdown ? markup : plain)(item.text ?? '', mentioned),
  );
}

/**
 * Under which names people are mentioned.
 * @param {Item} item
 * @param {import('./chat.js').Chat} chat
 */
function mentionedIn(item, chat) {
  return item.everyone
    ? ['everyone', 'alle'].map((name) => ({ name, me: true }))
    : (item.mentions ?? []).map((user) => ({ name: chat.people.nameOf(user), me: user === chat.user }));
}

/** A link that leaves the portal only if the person follows it. @param {Message} message */
function place({ item, words, active }) {
  const { latitude = 0, longitude = 0, name } = item.location ?? {};
  const url = new URL('https://www.openstreetmap.org/');
  url.searchParams.set('mlat', String(latitude));
  url.searchParams.set('mlon', String(longitude));
  url.hash = `map=17/${latitude}/${longitude}`;
  return html`<div class="card">
    ${name === undefined ? nothing : html`<b><bdi>${name}</bdi></b>`}
    <span class="quiet">${latitude}, ${longitude}</span>
    <a href=${url.href} target="_blank" rel="noopener noreferrer nofollow" tabindex=${active ? 0 : -1}>${phrase(words, 'openMap')}</a>
  </div>`;
}

/** @param {Message} message */
function contact({ item, words, active }) {
  const { name = '', email, phone } = item.contact ?? {};
  const number = phone?.replace(NOT_DIALLED, '') ?? '';
  return html`<div class="card">
    <b><bdi>${name}</bdi></b>
    ${email === undefined
      ? nothing
      : MAIL.test(email)
        ? html`<a href="mailto:${encodeURIComponent(email)}" title=${phrase(words, 'writeMail')} tabindex=${active ? 0 : -1}><bdi>${email}</bdi></a>`
        : html`<bdi>${email}</bdi>`}
    ${phone === undefined
      ? nothing
      : number.length > 2
        ? html`<a href="tel:${number}" title=${phrase(words, 'call')} tabindex=${active ? 0 : -1}><bdi>${phone}</bdi></a>`
        : html`<bdi>${phone}</bdi>`}
  </div>`;
}
