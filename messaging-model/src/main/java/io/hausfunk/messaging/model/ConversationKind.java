// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

/** What a conversation is; fixed when it is created. Stores keep {@link #code()}. */
public enum ConversationKind {
    /** Exactly two people, always the same conversation for the same two; nobody joins or leaves. */
    DIRECT(1),
    /** People whom an owner or moderator invited. */
    GROUP(2),
    /** Anyone whom the access policy allows may join. */
    CHANNEL(3);

    private final int code;

    ConversationKind(int code) {
        this.code = code;
    }

    /** The number that is stored; it never changes. */
    public int code() {
        return code;
    }

    /** The kind with this code; throws {@link IllegalArgumentException} if there is none. */
    public static ConversationKind ofCode(int code) {
        for (ConversationKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown conversation kind " + code);
    }
}
