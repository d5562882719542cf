// SPDX-License-Identifier: Apache-2.0
/** Real PostgreSQL servers on the loopback, for tests, measurements and the proof. */
@NullMarked
package io.hausfunk.messaging.servers.postgresql;

import org.jspecify.annotations.NullMarked;
