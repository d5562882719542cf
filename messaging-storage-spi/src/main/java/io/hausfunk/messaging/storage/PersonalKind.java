// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.OpenCode;

/** What a personal record is. The engine gives the numbers their meaning. */
public final class PersonalKind extends OpenCode {
    private PersonalKind(int code) {
        super(code, null);
    }

    /** The kind with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static PersonalKind of(int code) {
        return new PersonalKind(code);
    }

    @Override
    protected String noun() {
        return "kind of personal record";
    }
}
