// SPDX-License-Identifier: Apache-2.0
/** Messages that a host writes into its own database, in its own transactions. */
@NullMarked
package io.hausfunk.messaging.storage.outbox;

import org.jspecify.annotations.NullMarked;
