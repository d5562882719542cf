// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what the engine writes about announcements; see {@link WireContent}. */
public final class WireAnnouncement {
    public @Nullable String step;
    public @Nullable Long version;
    public @Nullable Boolean askAgain;
    public @Nullable String priority;
    public @Nullable Boolean acknowledgement;
    public @Nullable List<String> choices;
    public @Nullable Boolean replies;
    public @Nullable Long from;
    public @Nullable Long until;
    public @Nullable Long end;
    public @Nullable List<String> languages;
    public @Nullable List<String> titles;
    public @Nullable List<String> bodies;
    public @Nullable List<Long> remindedAfter;
    public @Nullable Long escalatedAfter;
    public @Nullable Long unreachedAfter;
    public @Nullable Integer choice;
    public @Nullable List<String> told;
    public @Nullable List<String> read;

    /** For JSON-B. */
    public WireAnnouncement() {}
}
