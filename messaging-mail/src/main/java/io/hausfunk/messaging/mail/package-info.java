// SPDX-License-Identifier: Apache-2.0
/**
 * Mails to people who have unread messages and are not connected.
 *
 * @see io.hausfunk.messaging.mail.MailNotifier
 */
@NullMarked
package io.hausfunk.messaging.mail;

import org.jspecify.annotations.NullMarked;
