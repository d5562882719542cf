// SPDX-License-Identifier: Apache-2.0
/** The kit for outboxes, tested: it passes a whole one, and finds what is wrong with broken ones. */
@NullMarked
package io.hausfunk.messaging.tck.outbox;

import org.jspecify.annotations.NullMarked;
