// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.Optional;

/** What a conversation says of itself. */
public record Profile(Optional<String> title, Terms terms) {
    /** Says nothing, like a direct conversation. */
    public static final Profile EMPTY = new Profile(Optional.empty(), Terms.NONE);

    @Override
    public String toString() {
        return "Profile[hidden]";
    }
}
