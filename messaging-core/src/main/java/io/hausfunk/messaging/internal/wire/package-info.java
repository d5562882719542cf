// SPDX-License-Identifier: Apache-2.0
/** How nodes write and read what they tell each other. */
@NullMarked
package io.hausfunk.messaging.internal.wire;

import org.jspecify.annotations.NullMarked;
