// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { Card } from './card.js';
import { icon } from './icons.js';
import { described } from './notice.js';
import { phrase } from './words.js';

/** An alert: what is wrong, how grave it is, and who looks after it. One person takes it, and says that it is over. */
export class Alert extends Card {
  render() {
    const { words } = this;
    const { status = 'open', severity = 'info', raised = 1, lastRaised = 0 } = this.standing;
    return html`<div class="card alert ${severity} ${status}">
      <span class="kind">${icon(status === 'resolved' ? 'check' : 'alarm')}<span>${phrase(words, `alert_${severity}`)}</span></span>
      ${described(this.standing, this.active)}
      ${raised > 1 ? html`<span class="quiet">${phrase(words, 'alertRaised', { count: raised, time: this.time(lastRaised) })}</span>` : nothing}
      <span role="status" class="stands">${this.#stands()}</span>
      ${this.#actions(status)} ${this.foot()}
    </div>`;
  }

  #stands() {
    const { words } = this;
    const { status = 'open', takenBy, resolvedAt = 0, level = 0 } = this.standing;
    if (status === 'resolved') {
      return phrase(words, 'alertResolved', { time: this.time(resolvedAt) });
    }
    if (status === 'taken') {
      return takenBy === this.message.chat.user ? phrase(words, 'alertTakenByYou') : phrase(words, 'alertTaken', { name: this.nameOf(takenBy) });
    }
    return phrase(words, level > 0 ? 'alertEscalated' : 'alertOpen');
  }

  /** @param {string} status */
  #actions(status) {
    const { words } = this;
    const own = this.standing.takenBy === this.message.chat.user;
    if (!this.present || status === 'resolved' || (status === 'taken' && !own)) {
      return nothing;
    }
    return html`<div class="actions">
      ${status === 'open' ? this.button(phrase(words, 'takeAlert'), () => this.act('take-alert'), 'primary') : nothing}
      ${this.button(phrase(words, 'resolveAlert'), () => this.act('resolve-alert'), own ? 'primary' : 'outlined')}
    </div>`;
  }

  /** @param {unknown} error */
  async refused(error) {
    const { takenBy } = this.standing;
    return /** @type {{code?: string}} */ (error).code === 'ALERT_TAKEN' && takenBy !== undefined
      ? phrase(this.words, 'alertLost', { name: await this.message.chat.people.named(takenBy) })
      : super.refused(error);
  }
}

customElements.define('hausfunk-alert', Alert);
