// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import org.jspecify.annotations.Nullable;

/** The JSON of a line, as JSON-B reads it: a plain class with public fields. */
public final class WireLine {
    public @Nullable String conversation;
    public @Nullable Long n;
    public @Nullable String kind;
    public @Nullable String time;
    public @Nullable String author;
    public @Nullable String text;
    public @Nullable Long replyTo;
    public @Nullable Long thread;
    public @Nullable Long about;
    public @Nullable String reaction;

    /** For JSON-B. */
    public WireLine() {}
}
