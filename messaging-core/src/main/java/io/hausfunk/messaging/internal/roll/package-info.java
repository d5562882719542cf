// SPDX-License-Identifier: Apache-2.0
/** Which people each node serves, and how they are: every node's roll, known to all others. */
@NullMarked
package io.hausfunk.messaging.internal.roll;

import org.jspecify.annotations.NullMarked;
