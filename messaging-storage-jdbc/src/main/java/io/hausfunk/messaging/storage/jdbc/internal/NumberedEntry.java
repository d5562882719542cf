// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.NewEntry;

/** An entry and the number that it gets. */
record NumberedEntry(NewEntry entry, long sequence) {}
