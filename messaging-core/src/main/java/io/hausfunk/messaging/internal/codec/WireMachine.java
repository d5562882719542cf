// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what the company's software says. Public fields, as of {@link WireContent}. */
public final class WireMachine {
    public @Nullable String from;
    public @Nullable String title;
    public @Nullable String purpose;
    public @Nullable String text;
    public @Nullable List<List<String>> fields;
    public @Nullable List<List<String>> links;

    public @Nullable String key;
    public @Nullable String severity;
    public @Nullable String escalation;
    public @Nullable WireMachine words;
    public @Nullable WireMachine alert;
    public @Nullable WireMachine approval;
    public @Nullable List<String> options;
    public @Nullable Integer needed;
    public @Nullable List<String> people;
    public @Nullable List<Integer> answers;
    public @Nullable Long target;
    public @Nullable String change;
    public @Nullable Long occurrences;
    public @Nullable Long at;
    public @Nullable Integer level;
    public @Nullable String takenBy;
    public @Nullable Long resolvedAt;

    /** For JSON-B. */
    public WireMachine() {}
}
