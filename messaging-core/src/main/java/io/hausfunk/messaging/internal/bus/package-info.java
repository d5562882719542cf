// SPDX-License-Identifier: Apache-2.0
/** Signals over the Vert.x EventBus: hints with ids and numbers, never truth. */
@NullMarked
package io.hausfunk.messaging.internal.bus;

import org.jspecify.annotations.NullMarked;
