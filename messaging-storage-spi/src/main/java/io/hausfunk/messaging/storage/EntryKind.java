// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.OpenCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry is to the engine. A store keeps the number and derives nothing from it. */
public final class EntryKind extends OpenCode {
    /** Something that was said. */
    public static final EntryKind MESSAGE = new EntryKind(1, "MESSAGE");

    /** Participants came, went or changed their role. */
    public static final EntryKind MEMBERSHIP = new EntryKind(2, "MEMBERSHIP");

    /** The conversation's own description changed. */
    public static final EntryKind PROFILE = new EntryKind(3, "PROFILE");

    private static final List<EntryKind> KNOWN = List.of(MESSAGE, MEMBERSHIP, PROFILE);

    private EntryKind(int code, @Nullable String name) {
        super(code, name);
    }

    /** The kind with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static EntryKind of(int code) {
        return of(code, KNOWN, other -> new EntryKind(other, null));
    }

    /** Those that this version knows, in the order of their numbers. */
    public static List<EntryKind> values() {
        return KNOWN;
    }

    @Override
    protected String noun() {
        return "entry kind";
    }
}
