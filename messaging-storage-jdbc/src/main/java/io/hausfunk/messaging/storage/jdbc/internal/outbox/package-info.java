// SPDX-License-Identifier: Apache-2.0
/** The outbox in tables of any database, by plain statements that all of them know. */
@NullMarked
package io.hausfunk.messaging.storage.jdbc.internal.outbox;

import org.jspecify.annotations.NullMarked;
