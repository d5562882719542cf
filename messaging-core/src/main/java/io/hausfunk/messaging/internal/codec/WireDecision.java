// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what the proof of a decision proves; see {@link WireContent}. */
public final class WireDecision {
    public @Nullable String format;
    public @Nullable String tenant;
    public @Nullable String conversation;
    public long card;
    public @Nullable String made;
    public @Nullable String account;
    public @Nullable String title;
    public @Nullable String text;
    public @Nullable List<String> fieldNames;
    public @Nullable List<String> fieldValues;
    public @Nullable List<String> linkLabels;
    public @Nullable List<String> linkTargets;
    public @Nullable List<String> options;
    public int needed;
    public @Nullable String deadline;
    public @Nullable List<String> asked;
    public @Nullable List<String> answeredBy;
    public @Nullable List<Integer> answers;
    public int decision;
    public long number;
    public @Nullable String time;

    /** For JSON-B. */
    public WireDecision() {}
}
