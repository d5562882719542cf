// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import './people-panel.js';
import './pins-panel.js';
import './thread-panel.js';

/** What stands beside the messages. @typedef {{kind: 'thread', root: number} | {kind: 'pins'} | {kind: 'people'} | undefined} Panel */

/**
 * @param {import('./conversation-view.js').ConversationView} view
 * @param {Panel} panel
 * @param {boolean} writable
 * @param {() => void} close
 * @param {(event: CustomEvent) => void} act
 */
export function sidePanel(view, panel, writable, close, act) {
  const { chat, words, conversation, version } = view;
  switch (panel?.kind) {
    case 'thread':
      return html`<hausfunk-thread
        .chat=${chat}
        .words=${words}
        .conversation=${conversation}
        .root=${panel.root}
        .writable=${writable}
        .people=${view.others}
        .version=${version}
        @close-panel=${close}
        @action=${act}
      ></hausfunk-thread>`;
    case 'pins':
      return html`<hausfunk-pins
        .chat=${chat}
        .words=${words}
        .conversation=${conversation}
        .version=${version}
        @close-panel=${close}
        @action=${act}
      ></hausfunk-pins>`;
    default:
      return html`<hausfunk-people
        .chat=${chat}
        .words=${words}
        .conversation=${conversation}
        .people=${view.people}
        .version=${version}
        @close-panel=${close}
      ></hausfunk-people>`;
  }
}
