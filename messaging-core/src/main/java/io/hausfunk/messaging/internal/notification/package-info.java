// SPDX-License-Identifier: Apache-2.0
/** Finds who has to be told of messages, and tells the host's notifier: durable, at least once, without a write on the way of a send. */
@NullMarked
package io.hausfunk.messaging.internal.notification;

import org.jspecify.annotations.NullMarked;
