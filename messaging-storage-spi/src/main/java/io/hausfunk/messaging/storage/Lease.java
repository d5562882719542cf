// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The right to do something alone for a while.
 *
 * @param name what for: 1 to 128 characters of {@code a-z 0-9 . : _ -}
 * @param holder who holds it
 * @param token a number that is higher than that of every earlier lease of this name
 * @param note what the holder says of itself, for others to read: up to 1000 printable ASCII characters; never personal data
 */
public record Lease(String name, UUID holder, long token, String note) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9.:_-]{1,128}");
    private static final Pattern NOTE = Pattern.compile("[ -~]{0,1000}");

    /** Refuses null, and other forms with {@link IllegalArgumentException}. */
    public Lease {
        Objects.requireNonNull(holder, "holder");
        requireName(name);
        requireNote(note);
    }

    /** Refuses what is not the name of a lease with {@link IllegalArgumentException}. */
    public static void requireName(String name) {
        if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException("a lease's name has 1 to 128 characters of a-z 0-9 . : _ -");
        }
    }

    /** Refuses what is not a note with {@link IllegalArgumentException}. */
    public static void requireNote(String note) {
        if (!NOTE.matcher(Objects.requireNonNull(note, "note")).matches()) {
            throw new IllegalArgumentException("a note has up to 1000 printable ASCII characters");
        }
    }
}
