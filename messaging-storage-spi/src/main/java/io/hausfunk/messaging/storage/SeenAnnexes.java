// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.List;

/**
 * What an engine saw of the entries about another one when it made an entry that rests on it: an edit rests on there being no retraction, a
 * retraction on all edits.
 *
 * @param target the number of the other entry, from 1
 * @param relations the relations that matter, at least one
 * @param upTo the number of the latest one that it saw, or 0
 */
public record SeenAnnexes(long target, List<Relation> relations, long upTo) {
    /** Refuses null, no relations, a target below 1 and a number below 0 with {@link IllegalArgumentException}. */
    public SeenAnnexes {
        relations = List.copyOf(relations);
        if (target < 1 || upTo < 0 || relations.isEmpty()) {
            throw new IllegalArgumentException("a target from 1, a number from 0, and at least one relation");
        }
    }
}
