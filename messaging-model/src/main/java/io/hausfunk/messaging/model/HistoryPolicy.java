// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

/** What somebody who joins may read of the time before; fixed when the conversation is created. */
public enum HistoryPolicy {
    /** Everything from the first entry on. */
    ALL(1),
    /** Only what came since the latest joining, that entry included. */
    SINCE_JOINED(2);

    private final int code;

    HistoryPolicy(int code) {
        this.code = code;
    }

    /** The number that is stored; it never changes. */
    public int code() {
        return code;
    }

    /** The policy with this code; throws {@link IllegalArgumentException} if there is none. */
    public static HistoryPolicy ofCode(int code) {
        for (HistoryPolicy policy : values()) {
            if (policy.code == code) {
                return policy;
            }
        }
        throw new IllegalArgumentException("unknown history policy " + code);
    }
}
