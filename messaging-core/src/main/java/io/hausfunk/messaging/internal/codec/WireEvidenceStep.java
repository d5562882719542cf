// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import org.jspecify.annotations.Nullable;

/** A step in an evidence file: what and when, and by nobody. */
public final class WireEvidenceStep {
    public @Nullable String step;
    public long number;
    public @Nullable String at;

    /** For JSON-B. */
    public WireEvidenceStep() {}
}
