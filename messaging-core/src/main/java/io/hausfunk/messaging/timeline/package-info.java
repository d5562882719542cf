// SPDX-License-Identifier: Apache-2.0
/** Keeps what a client shows of a conversation up to date. */
@NullMarked
package io.hausfunk.messaging.timeline;

import org.jspecify.annotations.NullMarked;
