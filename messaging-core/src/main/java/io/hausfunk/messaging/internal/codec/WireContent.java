// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of what the engine writes. A plain class with public fields, since that is what every JSON-B implementation reads and writes
 * alike. Fields are only ever added; the version of a type rises when old readers would misread it.
 */
public final class WireContent {
    public @Nullable List<String> people;
    public @Nullable List<String> went;
    public @Nullable Integer role;
    public @Nullable Integer kind;
    public @Nullable String title;
    public @Nullable Long target;
    public @Nullable List<Long> earlier;
    public @Nullable List<Long> targets;
    public @Nullable String reason;
    public @Nullable String reaction;
    public @Nullable Long millis;
    public @Nullable List<Integer> options;
    public @Nullable List<List<Integer>> former;

    /** For JSON-B. */
    public WireContent() {}
}
