// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Chooses who reads a chat back: other people in each chat, and the same ones in each run. */
final class ReaderChoice {
    private static final int WHO_STAYED = 2;
    private static final int WHO_LEFT = 1;

    private ReaderChoice() {}

    /**
     * Up to two who may read all of it and one who left and may read a part, if there are such; who may read all comes
     * first. If all have left, the owner reads.
     */
    static List<UserId> of(ReplayScript script) {
        LinkedHashSet<UserId> everybody = new LinkedHashSet<>();
        script.chat().place().others().forEach(everybody::add);
        script.chat().lines().forEach(line -> everybody.add(line.author()));
        List<UserId> shuffled = new ArrayList<>(everybody);
        Collections.shuffle(shuffled, new Random(script.chat().id().hashCode()));
        List<UserId> stayed = new ArrayList<>();
        List<UserId> left = new ArrayList<>();
        for (UserId person : shuffled) {
            boolean all = script.visibleTo(person) == script.steps().size();
            (all ? stayed : left).add(person);
        }
        List<UserId> readers = new ArrayList<>(stayed.subList(0, Math.min(WHO_STAYED, stayed.size())));
        if (readers.isEmpty()) {
            readers.add(script.chat().place().owner());
        }
        int others = Math.max(WHO_LEFT, WHO_STAYED - stayed.size());
        readers.addAll(left.subList(0, Math.min(others, left.size())));
        return readers;
    }
}
