// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.OpenCode;

/** How an entry refers to another, such as editing it or reacting to it. The engine gives the numbers their meaning. */
public final class Relation extends OpenCode {
    private Relation(int code) {
        super(code, null);
    }

    /** The relation with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static Relation of(int code) {
        return new Relation(code);
    }

    @Override
    protected String noun() {
        return "relation";
    }
}
