// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import java.util.Objects;

/**
 * Up to where changes are known: means something to the directory that made it only.
 *
 * @param value at most 4096 characters
 */
public record DirectoryMark(String value) {
    private static final int MAX = 4096;

    /** Refuses null and what is longer. */
    public DirectoryMark {
        if (Objects.requireNonNull(value, "value").length() > MAX) {
            throw new IllegalArgumentException("a mark has at most 4096 characters");
        }
    }
}
