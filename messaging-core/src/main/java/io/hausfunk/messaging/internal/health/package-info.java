// SPDX-License-Identifier: Apache-2.0
/** How the parts of the engine say how they are. */
@NullMarked
package io.hausfunk.messaging.internal.health;

import org.jspecify.annotations.NullMarked;
