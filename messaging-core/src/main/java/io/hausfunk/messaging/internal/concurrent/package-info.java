// SPDX-License-Identifier: Apache-2.0
/** The engine's own threads, deadlines and queues; the only place that makes any. */
@NullMarked
package io.hausfunk.messaging.internal.concurrent;

import org.jspecify.annotations.NullMarked;
