// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a participant may do, weakest first. One that is not known may do what a {@link #READER} may. */
public final class Role extends OpenCode {
    /** Reads, and nothing else. */
    public static final Role READER = new Role(1, "READER");

    /** Reads and sends. */
    public static final Role MEMBER = new Role(2, "MEMBER");

    /** Also adds, removes and renames. */
    public static final Role MODERATOR = new Role(3, "MODERATOR");

    /** Also appoints owners and moderators. A group or channel always has at least one. */
    public static final Role OWNER = new Role(4, "OWNER");

    private static final List<Role> KNOWN = List.of(READER, MEMBER, MODERATOR, OWNER);

    private Role(int code, @Nullable String name) {
        super(code, name);
    }

    /** The role with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static Role of(int code) {
        return of(code, KNOWN, other -> new Role(other, null));
    }

    /** The known role of this name, such as in a configuration; throws {@link IllegalArgumentException} if there is none. */
    public static Role valueOf(String name) {
        return named(name, KNOWN);
    }

    /** Those that this version knows, in the order of their numbers. */
    public static List<Role> values() {
        return KNOWN;
    }

    /**
     * Whether this role may do at least what {@code other} may. An unknown role may do what a {@link #READER} may; what another
     * unknown one may, nobody is known to.
     */
    public boolean atLeast(Role other) {
        return equals(other) || (other.known() && rank() >= other.rank());
    }

    private int rank() {
        return Math.max(0, KNOWN.indexOf(this));
    }

    @Override
    protected String noun() {
        return "role";
    }
}
