// SPDX-License-Identifier: Apache-2.0
/** What the management page asks of the gateway. */

/** @typedef {Record<string, any>} Answer */

/**
 * Asks, and gives the answer; throws an error whose message is the code.
 * @param {URL} base
 * @param {string} what
 * @param {Record<string, unknown>} [fields]
 * @returns {Promise<Answer>}
 */
export async function askCockpit(base, what, fields = {}) {
  const response = await fetch(new URL(`v1/cockpit/${what}`, base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Hausfunk-Page': '1' },
    body: JSON.stringify(fields),
  });
  const answer = await response.json().catch(() => ({ code: String(response.status) }));
  if (!response.ok) {
    throw new Error(String(answer.code));
  }
  return answer;
}
