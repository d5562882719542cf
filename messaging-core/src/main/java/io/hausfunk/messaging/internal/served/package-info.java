// SPDX-License-Identifier: Apache-2.0
/** The people whom each node serves: who listens there and how they are present there, known to all nodes. */
@NullMarked
package io.hausfunk.messaging.internal.served;

import org.jspecify.annotations.NullMarked;
