// SPDX-License-Identifier: Apache-2.0
/** Stores over the data source of the host: H2, SQLite and PostgreSQL. */
@NullMarked
package io.hausfunk.messaging.storage.jdbc;

import org.jspecify.annotations.NullMarked;
