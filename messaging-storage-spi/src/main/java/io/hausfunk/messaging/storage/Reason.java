// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.OpenCode;

/** Why an entry concerns a person in particular, such as a mention. The engine gives the numbers their meaning. */
public final class Reason extends OpenCode {
    private Reason(int code) {
        super(code, null);
    }

    /** The reason with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static Reason of(int code) {
        return new Reason(code);
    }

    @Override
    protected String noun() {
        return "reason";
    }
}
