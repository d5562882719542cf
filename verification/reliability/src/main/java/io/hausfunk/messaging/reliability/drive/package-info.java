// SPDX-License-Identifier: Apache-2.0
/** Simulated people with their devices, and the traffic that they make. */
@NullMarked
package io.hausfunk.messaging.reliability.drive;

import org.jspecify.annotations.NullMarked;
