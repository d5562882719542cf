// SPDX-License-Identifier: Apache-2.0
/** What messages look like now: folded from what is about them. */
@NullMarked
package io.hausfunk.messaging.internal.timeline;

import org.jspecify.annotations.NullMarked;
