// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** What the store must know of an entry's content. Stores keep {@link #code()}. */
public enum EntryKind {
    /** Something that was said; counts as unread until it is read. */
    MESSAGE(1),
    /** Participants came, went or changed their role. */
    MEMBERSHIP(2),
    /** The conversation's own description changed. */
    PROFILE(3);

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    /** The number that is stored; it never changes. */
    public int code() {
        return code;
    }

    /** The kind with this code; throws {@link IllegalArgumentException} if there is none. */
    public static EntryKind ofCode(int code) {
        for (EntryKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown entry kind " + code);
    }
}
