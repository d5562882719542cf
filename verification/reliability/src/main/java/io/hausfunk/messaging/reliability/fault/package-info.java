// SPDX-License-Identifier: Apache-2.0
/** What is done to the nodes, and how it is known that it was done. */
@NullMarked
package io.hausfunk.messaging.reliability.fault;

import org.jspecify.annotations.NullMarked;
