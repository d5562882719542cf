// SPDX-License-Identifier: Apache-2.0
/** What only the embedded SQLite file does in its own way. Not for hosts. */
@NullMarked
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import org.jspecify.annotations.NullMarked;
