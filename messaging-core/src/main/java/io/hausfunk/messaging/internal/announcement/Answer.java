// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

/**
 * A person's acknowledgement, without what only its entry says.
 *
 * @param asked the version since which it was asked for
 * @param option which answer, 0 where there is none to choose
 */
record Answer(long asked, int option) {}
