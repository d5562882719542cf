// SPDX-License-Identifier: Apache-2.0
/** What only PostgreSQL does in its own way. Not for hosts. */
@NullMarked
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import org.jspecify.annotations.NullMarked;
