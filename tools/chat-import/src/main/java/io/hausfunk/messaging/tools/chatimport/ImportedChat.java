// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.ConversationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chat in the store.
 *
 * @param script what was done
 * @param conversation where
 * @param sequences the numbers that were acknowledged, step by step
 * @param repeated how many messages were there already
 * @param files the files that were taken, by the line of their message
 * @param filesLeftOut how many files were not
 */
record ImportedChat(
        ReplayScript script,
        ConversationId conversation,
        List<Long> sequences,
        int repeated,
        Map<Long, List<StoredFile>> files,
        int filesLeftOut) {
    ImportedChat {
        sequences = List.copyOf(sequences);
        files = Map.copyOf(files);
    }

    /** From a number in the store back to the number in the file. */
    Map<Long, Long> linesBySequence() {
        Map<Long, Long> lines = new HashMap<>();
        for (int i = 0; i < sequences.size(); i++) {
            long sequence = sequences.get(i);
            script.steps().get(i).line().ifPresent(line -> lines.put(sequence, line.n()));
        }
        return lines;
    }
}
