// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import org.jspecify.annotations.Nullable;

/** The JSON of a record of the audit log, of which its hash is made. Public fields, as of {@link WireContent}. */
public final class WireAudit {
    public @Nullable Long number;
    public @Nullable String previous;
    public @Nullable String at;
    public @Nullable String act;
    public @Nullable String phase;
    public @Nullable String actor;
    public @Nullable String operation;
    public @Nullable String subject;
    public @Nullable String reason;
    public @Nullable String before;
    public @Nullable String after;
    public @Nullable String outcome;

    /** For JSON-B. */
    public WireAudit() {}
}
