// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of store to measure on. */
interface Stand extends AutoCloseable {
    /** Its name in the results. */
    String name();

    /** A fresh store with this name. */
    MessagingStorage store(String name);

    /** What the database could do without an engine, or null if there is no database. */
    @Nullable
    RawInserts raw(List<NewEntry> rows);

    /** How often the log was forced to the disk since the start, or -1 if that is not known. */
    long syncs();

    @Override
    void close();
}
