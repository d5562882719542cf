// SPDX-License-Identifier: Apache-2.0
/** Stores in PostgreSQL, over the data source of the host, and in an embedded file. */
@NullMarked
package io.hausfunk.messaging.storage.jdbc;

import org.jspecify.annotations.NullMarked;
