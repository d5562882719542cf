// SPDX-License-Identifier: Apache-2.0
/** A process with an engine in it, told what to do line by line. */
@NullMarked
package io.hausfunk.messaging.reliability.node;

import org.jspecify.annotations.NullMarked;
