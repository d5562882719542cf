// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who joins may read of the time before; fixed when the conversation is created. One that is not known counts as
 * {@link #SINCE_JOINED}.
 */
public final class HistoryPolicy extends OpenCode {
    /** Everything from the first entry on. */
    public static final HistoryPolicy ALL = new HistoryPolicy(1, "ALL");

    /** Only what came since the latest joining, that entry included. */
    public static final HistoryPolicy SINCE_JOINED = new HistoryPolicy(2, "SINCE_JOINED");

    private static final List<HistoryPolicy> KNOWN = List.of(ALL, SINCE_JOINED);

    private HistoryPolicy(int code, @Nullable String name) {
        super(code, name);
    }

    /** The policy with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static HistoryPolicy of(int code) {
        return of(code, KNOWN, other -> new HistoryPolicy(other, null));
    }

    /** The known policy of this name, such as in a configuration; throws {@link IllegalArgumentException} if there is none. */
    public static HistoryPolicy valueOf(String name) {
        return named(name, KNOWN);
    }

    /** Those that this version knows, in the order of their numbers. */
    public static List<HistoryPolicy> values() {
        return KNOWN;
    }

    @Override
    protected String noun() {
        return "history policy";
    }
}
