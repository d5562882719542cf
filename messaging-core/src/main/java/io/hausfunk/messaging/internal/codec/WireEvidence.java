// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what an evidence file proves; see {@link WireContent}. */
public final class WireEvidence {
    public @Nullable String format;
    public @Nullable String tenant;
    public @Nullable String announcement;
    public @Nullable String made;
    public @Nullable String state;
    public @Nullable WireAudience audience;
    public @Nullable Long version;
    public @Nullable Long acknowledgedSince;
    public @Nullable String from;
    public @Nullable String until;
    public @Nullable List<String> languages;
    public @Nullable List<String> titles;
    public @Nullable List<String> bodies;
    public @Nullable List<String> choices;
    public @Nullable List<String> remindedAfter;
    public @Nullable String escalatedAfter;
    public @Nullable String unreachedAfter;
    public @Nullable List<WireEvidenceStep> steps;
    public int addressed;
    public @Nullable Integer told;
    public @Nullable Integer read;
    public @Nullable Integer acknowledged;
    public @Nullable List<Integer> byChoice;

    /** For JSON-B. */
    public WireEvidence() {}
}
