// SPDX-License-Identifier: Apache-2.0
/** The one way into the store: everything that is written queues here for the next commit. */
@NullMarked
package io.hausfunk.messaging.internal.road;

import org.jspecify.annotations.NullMarked;
