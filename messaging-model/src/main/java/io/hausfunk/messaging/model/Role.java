// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

/** What a participant may do, weakest first. Stores keep {@link #code()}. */
public enum Role {
    /** Reads, and nothing else. */
    READER(1),
    /** Reads and sends. */
    MEMBER(2),
    /** Also invites, removes and renames. */
    MODERATOR(3),
    /** Also appoints owners and moderators. A group or channel always has at least one. */
    OWNER(4);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    /** The number that is stored; it never changes. */
    public int code() {
        return code;
    }

    /** Whether this role may do at least what {@code other} may. */
    public boolean atLeast(Role other) {
        return code >= other.code;
    }

    /** The role with this code; throws {@link IllegalArgumentException} if there is none. */
    public static Role ofCode(int code) {
        for (Role role : values()) {
            if (role.code == code) {
                return role;
            }
        }
        throw new IllegalArgumentException("unknown role " + code);
    }
}
