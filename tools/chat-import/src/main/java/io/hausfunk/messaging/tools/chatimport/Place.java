// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a chat goes.
 *
 * @param form which kind of conversation
 * @param key the same in every run, and different for each chat of a file
 * @param title what it is called
 * @param owner who makes it, and never leaves
 * @param others who takes part from the start, beside the owner; up to 100
 * @param markdown whether texts are Markdown
 */
record Place(Form form, String key, String title, UserId owner, List<UserId> others, boolean markdown) {
    Place {
        others = List.copyOf(others);
    }

    /** Which kind of conversation. */
    enum Form {
        CHANNEL,
        GROUP,
        DIRECT
    }

    /** A channel of the importer's own. */
    static Place channel(String id) {
        return new Place(Form.CHANNEL, id, id, Import.IMPORTER, List.of(), false);
    }

    /** Who takes part before the first line. */
    Set<UserId> present() {
        Set<UserId> present = new HashSet<>(others);
        present.add(owner);
        return present;
    }

    /** Hides titles and people. */
    @Override
    public String toString() {
        return "Place[" + form + "]";
    }
}
