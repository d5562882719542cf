// SPDX-License-Identifier: Apache-2.0
/** An example that a newcomer runs: programs of the company talk to its people. */
@NullMarked
package io.hausfunk.messaging.examples.machinemessages;

import org.jspecify.annotations.NullMarked;
