// SPDX-License-Identifier: Apache-2.0
/** Service accounts, and the messages that they send. */
@NullMarked
package io.hausfunk.messaging.internal.machine;

import org.jspecify.annotations.NullMarked;
