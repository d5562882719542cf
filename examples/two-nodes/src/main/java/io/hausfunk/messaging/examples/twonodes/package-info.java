// SPDX-License-Identifier: Apache-2.0
/** An example that a newcomer runs: two nodes, one of which dies. */
@NullMarked
package io.hausfunk.messaging.examples.twonodes;

import org.jspecify.annotations.NullMarked;
