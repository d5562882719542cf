// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import java.util.Objects;
import java.util.UUID;

/**
 * A conversation within a tenant. It says nothing about its participants or its title.
 *
 * @param value 128 bits without meaning
 */
public record ConversationId(UUID value) implements Comparable<ConversationId> {
    /** Refuses null. */
    public ConversationId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the form that {@link #toString()} writes; throws {@link IllegalArgumentException} if it is anything else.
     *
     * @param text a UUID in its usual form
     * @return the id
     */
    public static ConversationId parse(String text) {
        UUID parsed = UUID.fromString(text);
        if (!parsed.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a conversation id");
        }
        return new ConversationId(parsed);
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
