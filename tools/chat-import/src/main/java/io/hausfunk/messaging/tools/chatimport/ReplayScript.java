// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tools.chatimport.Step.Act;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chat as steps. A log starts in the middle and misses lines, so who speaks or leaves without having come comes first,
 * and who comes again without having left leaves first. Then every line of the file is one entry, and the n-th step is
 * entry number n + 2 in an otherwise empty conversation: number 1 is its creation.
 */
record ReplayScript(ChatLog chat, List<Step> steps) {
    ReplayScript {
        steps = List.copyOf(steps);
    }

    static ReplayScript of(ChatLog chat) {
        List<Step> steps = new ArrayList<>();
        Set<UserId> present = new HashSet<>(chat.place().present());
        for (ChatLine line : chat.lines()) {
            UserId author = line.author();
            boolean here = present.contains(author);
            if (line.kind() == Kind.JOINED && here) {
                steps.add(new Step(Act.GO, author, Optional.empty()));
            } else if (line.kind() != Kind.JOINED && !here) {
                steps.add(new Step(Act.COME, author, Optional.empty()));
            }
            steps.add(new Step(act(line.kind()), author, Optional.of(line)));
            if (line.kind() == Kind.LEFT) {
                present.remove(author);
            } else {
                present.add(author);
            }
        }
        return new ReplayScript(chat, steps);
    }

    /** The number of the entry that a step becomes, if nobody else writes into the channel. */
    static long position(int step) {
        return step + 2L;
    }

    /** How many steps somebody may read: all while they take part, and what came before they left otherwise. */
    int visibleTo(UserId reader) {
        int last = -1;
        boolean here = chat.place().present().contains(reader);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).author().equals(reader) && steps.get(i).act().moves()) {
                here = steps.get(i).act() == Act.COME;
                last = i;
            }
        }
        return here ? steps.size() : last + 1;
    }

    private static Act act(Kind kind) {
        return switch (kind) {
            case MESSAGE, ACTION, NOTICE -> Act.SAY;
            case EDITED -> Act.EDIT;
            case REACTED -> Act.REACT;
            case PINNED -> Act.PIN;
            case JOINED -> Act.COME;
            case LEFT -> Act.GO;
        };
    }
}
