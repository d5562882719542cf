// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import org.jspecify.annotations.Nullable;

/** The JSON of a checkpoint of the audit log, which is signed. Public fields, as of {@link WireContent}. */
public final class WireCheckpoint {
    public @Nullable String format;
    public @Nullable String tenant;
    public @Nullable Long records;
    public @Nullable String head;
    public @Nullable String made;

    /** For JSON-B. */
    public WireCheckpoint() {}
}
