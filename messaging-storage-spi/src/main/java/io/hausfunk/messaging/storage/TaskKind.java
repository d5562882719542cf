// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.OpenCode;

/** What is to be done. The engine gives the numbers their meaning. */
public final class TaskKind extends OpenCode {
    private TaskKind(int code) {
        super(code, null);
    }

    /** The kind with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static TaskKind of(int code) {
        return new TaskKind(code);
    }

    @Override
    protected String noun() {
        return "task kind";
    }
}
