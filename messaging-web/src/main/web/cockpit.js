// SPDX-License-Identifier: Apache-2.0
/** `<hausfunk-cockpit>`: the management page, for whom the portal opens it. */
import { LitElement, html, nothing } from 'lit';
import { askCockpit } from './cockpit-requests.js';
import { cockpit } from './cockpit-styles.js';
import { cockpitWords } from './cockpit-words.js';
import { theme, tokens } from './styles.js';
import { phrase } from './words.js';

/** @typedef {import('./cockpit-requests.js').Answer} Answer */

/** The views, with what somebody must be allowed to do to open each. */
const VIEWS = [
  ['health', 'status.health'],
  ['explain', 'delivery.explain'],
  ['audit', 'audit.read'],
  ['services', 'services.list'],
];

/** Attributes: `language` and `theme` (`light`, `dark`) win over the host's and the system's. */
export class HausfunkCockpit extends LitElement {
  static properties = {
    language: {},
    theme: { reflect: true },
    view: { state: true },
    answer: { state: true },
    verdict: { state: true },
    failure: { state: true },
    busy: { state: true },
    wanted: { state: true },
  };

  static styles = [tokens, theme, cockpit];

  constructor() {
    super();
    /** @type {string | undefined} */
    this.language = undefined;
    /** @type {string | undefined} */
    this.theme = undefined;
    this.view = '';
    /** @type {string[]} */
    this.views = [];
    /** @type {Answer | undefined} */
    this.answer = undefined;
    /** @type {Answer | undefined} */
    this.verdict = undefined;
    this.failure = '';
    this.busy = false;
    this.wanted = '';
    this.position = 0;
    this.spoken = '';
    this.base = new URL('..', import.meta.url);
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#begin();
  }

  async #begin() {
    const self = await this.#tried('self');
    if (self) {
      this.spoken = self.language;
      this.views = VIEWS.filter(([, operation]) => self.operations.includes(operation)).map(([view]) => String(view));
      if (this.views.length) {
        await this.#open(String(this.views[0]));
      } else {
        this.failure = this.#say('NOT_PERMITTED');
      }
    }
  }

  get words() {
    return cockpitWords(this.#tag);
  }

  get #tag() {
    return this.language || this.spoken || document.documentElement.lang || navigator.language;
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [places]
   */
  #say(key, places) {
    return phrase(this.words, key, places);
  }

  /** @param {string} view */
  async #open(view) {
    this.view = view;
    this.answer = undefined;
    this.verdict = undefined;
    this.failure = '';
    this.busy = false;
    this.position = 0;
    this.wanted = '';
    if (view === 'health' || view === 'services') {
      await this.#ask(view);
    } else if (view === 'audit') {
      await this.#read(0);
    }
  }

  /**
   * @param {string} what
   * @param {Record<string, unknown>} [fields]
   */
  async #ask(what, fields) {
    const answer = await this.#tried(what, fields);
    if (answer) {
      this.answer = answer;
    }
  }

  /**
   * The answer, unless another view was opened meanwhile or it failed, which is shown.
   * @param {string} what
   * @param {Record<string, unknown>} [fields]
   */
  async #tried(what, fields) {
    const view = this.view;
    this.busy = true;
    this.failure = '';
    try {
      const answer = await askCockpit(this.base, what, fields);
      return view === this.view ? answer : undefined;
    } catch (error) {
      const code = error instanceof Error ? error.message : '';
      if (view === this.view) {
        this.failure = this.words[code] ?? this.#say('failed', { code });
      }
      return undefined;
    } finally {
      if (view === this.view) {
        this.busy = false;
      }
    }
  }

  /** @param {number} after */
  async #read(after) {
    this.position = after;
    await this.#ask('audit/read', { after });
  }

  async #verify() {
    this.verdict = await this.#tried('audit/verify');
  }

  /** @param {SubmitEvent} event */
  #explain(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    // What "Copy link" copies names the conversation and the number.
    const link = /hausfunk:([\da-f-]{36}):(\d+)/.exec(String(fields.get('conversation')));
    this.answer = undefined;
    void this.#ask('explain', {
      person: fields.get('person'),
      conversation: link?.[1] ?? fields.get('conversation'),
      sequence: Number(link?.[2] ?? fields.get('sequence')),
      reason: fields.get('reason'),
    });
  }

  render() {
    return html`
      <h2>${this.#say('title')}</h2>
      <nav aria-label=${this.#say('views')}>
        ${this.views.map(
          (view) =>
            html`<button aria-current=${view === this.view ? 'page' : nothing} @click=${() => this.#open(view)}>${this.#say(view)}</button>`,
        )}
      </nav>
      <p role="status" class=${this.failure ? 'bad' : ''}>${this.failure || (this.busy ? this.#say('loading') : '')}</p>
      ${this.#shown()}
    `;
  }

  #shown() {
    switch (this.view) {
      case 'health':
        return this.#health();
      case 'explain':
        return this.#explanation();
      case 'audit':
        return this.#audit();
      case 'services':
        return this.#services();
      default:
        return nothing;
    }
  }

  #health() {
    const answer = this.answer;
    if (!answer) {
      return nothing;
    }
    return html`
      <p class="summary ${answer.state === 'UP' ? 'good' : 'bad'}">${this.#say(`state_${answer.state}`)}</p>
      ${answer.nodes ? html`<p>${this.#say('nodes', answer.nodes)}</p>` : nothing}
      ${this.#table(
        ['name', 'state'],
        answer.parts.map((/** @type {Answer} */ part) => [
          this.words[`part_${part.name}`] ?? part.name,
          html`${this.#say(part.state.toLowerCase())}
          ${part.findings.length
            ? html`<ul lang="en">
                ${part.findings.map((/** @type {string} */ finding) => html`<li>${finding}</li>`)}
              </ul>`
            : nothing}`,
        ]),
      )}
      <p><button @click=${() => this.#open('health')}>${this.#say('refresh')}</button></p>
    `;
  }

  #explanation() {
    const answer = this.answer;
    return html`
      <form @submit=${this.#explain}>
        ${['person', 'conversation', 'sequence', 'reason'].map(
          (name) =>
            html`<label>
              ${this.#say(name)}
              <input name=${name} type=${name === 'sequence' ? 'number' : 'text'} min="1" maxlength="500" autocomplete="off" ?required=${name !== 'sequence'} />
            </label>`,
        )}
        <button>${this.#say('ask')}</button>
      </form>
      ${answer
        ? html`<p class="summary ${answer.reached ? 'good' : 'bad'}">${this.#say(answer.reached ? 'reached' : 'notReached')}</p>
            ${this.#table(
              ['link', 'says', 'why'],
              answer.links.map((/** @type {Answer} */ link) => [
                this.#say(`part_${link.part}`),
                this.#say(`answer_${link.answer}`) + (link.decisive ? `, ${this.#say('decided')}` : ''),
                this.#reason(link),
              ]),
              (row) => answer.links[row].decisive,
            )}`
        : nothing}
    `;
  }

  /** @param {Answer} link */
  #reason(link) {
    const why = this.#say(`code_${link.code}`);
    return link.time ? this.#say('until', { why, time: this.#time(link.time) }) : why;
  }

  /** @param {string} instant */
  #time(instant) {
    return new Date(instant).toLocaleString(this.#tag);
  }

  #audit() {
    const all = /** @type {Answer[]} */ (this.answer?.records ?? []);
    const wanted = this.wanted.toLowerCase();
    const found = all.filter((record) => Object.values(record).join(' ').toLowerCase().includes(wanted));
    const verdict = this.verdict;
    return html`
      <div class="bar">
        <label>
          ${this.#say('search')}
          <input type="search" .value=${this.wanted} @input=${(/** @type {InputEvent} */ event) => this.#search(event)} />
        </label>
        <button @click=${() => this.#verify()}>${this.#say('verify')}</button>
      </div>
      ${verdict
        ? html`<p class="summary ${verdict.intact ? 'good' : 'bad'}" role="alert">
            ${verdict.intact ? this.#say('intact', { records: verdict.records }) : this.#say('broken', { at: verdict.brokenAt })}
          </p>`
        : nothing}
      ${found.length
        ? this.#table(
            ['number', 'at', 'who', 'what', 'about', 'why', 'end'],
            found.map((record) => [
              record.number,
              this.#time(record.at),
              record.actor,
              record.operation,
              record.subject ?? '',
              record.reason ?? '',
              this.#say(`phase_${record.phase}`, { code: record.outcome ?? '' }),
            ]),
          )
        : html`<p>${this.busy ? '' : this.#say('none')}</p>`}
      <div class="bar">
        <button ?disabled=${this.position === 0} @click=${() => this.#read(0)}>${this.#say('first')}</button>
        <button ?disabled=${all.length === 0} @click=${() => this.#read(all[all.length - 1]?.number ?? 0)}>${this.#say('newer')}</button>
      </div>
    `;
  }

  /** @param {InputEvent} event */
  #search(event) {
    this.wanted = /** @type {HTMLInputElement} */ (event.target).value;
  }

  #services() {
    const accounts = /** @type {Answer[]} */ (this.answer?.accounts ?? []);
    return accounts.length
      ? this.#table(
          ['name', 'state', 'rate'],
          accounts.map((one) => [one.name, this.#say(one.enabled ? 'enabled' : 'disabled'), one.perMinute]),
        )
      : html`<p>${this.busy ? '' : this.#say('none')}</p>`;
  }

  /**
   * @param {string[]} titles
   * @param {unknown[][]} rows
   * @param {(row: number) => boolean} [decisive]
   */
  #table(titles, rows, decisive = () => false) {
    return html`
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            ${titles.map((title) => html`<th role="columnheader" scope="col">${this.#say(title)}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            (cells, row) =>
              html`<tr role="row" class=${decisive(row) ? 'decisive' : ''}>
                ${cells.map((cell, column) => html`<td role="cell" data-title=${this.#say(titles[column] ?? '')}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}

if (!customElements.get('hausfunk-cockpit')) {
  customElements.define('hausfunk-cockpit', HausfunkCockpit);
}
