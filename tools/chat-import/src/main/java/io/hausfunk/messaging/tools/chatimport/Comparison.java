// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.tools.chatimport.Difference.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lays what somebody reads in the store beside what the file says. */
final class Comparison {
    private static final long CREATION = 1;

    private final ImportedChat imported;
    private final Map<Long, Long> linesBySequence;
    private final Map<Long, Entry> unmatched = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private int messages;

    private Comparison(ImportedChat imported, List<Entry> entries) {
        this.imported = imported;
        this.linesBySequence = imported.linesBySequence();
        entries.forEach(entry -> unmatched.put(entry.sequence(), entry));
    }

    /**
     * Compares.
     *
     * @param entries what one person read, from the first one on
     * @param visible how many steps that person may read
     */
    static ReadResult of(ImportedChat imported, List<Entry> entries, int visible) {
        Comparison comparison = new Comparison(imported, entries);
        comparison.compare(visible);
        return new ReadResult(comparison.messages, comparison.differences);
    }

    private void compare(int visible) {
        Entry creation = unmatched.remove(CREATION);
        if (creation == null || !(creation.content() instanceof ConversationCreated)) {
            add(OptionalLong.empty(), What.MISSING);
        }
        long before = CREATION;
        for (int i = 0; i < visible; i++) {
            long sequence = imported.sequences().get(i);
            Step step = imported.script().steps().get(i);
            if (sequence <= before) {
                add(n(step), What.ORDER);
            }
            before = sequence;
            compare(step, unmatched.remove(sequence));
        }
        unmatched.keySet().forEach(sequence -> add(OptionalLong.empty(), What.UNEXPECTED));
    }

    private void compare(Step step, @Nullable Entry entry) {
        if (entry == null) {
            add(n(step), What.MISSING);
            return;
        }
        if (!entry.author().equals(Optional.of(step.author()))) {
            add(n(step), What.AUTHOR);
        }
        if (entry.content() instanceof TextContent text && step.act() == Step.Act.SAY) {
            messages++;
            step.line().ifPresent(line -> compare(line, text, entry.replyTo()));
        } else if (!expected(step.act()).isInstance(entry.content())) {
            add(n(step), What.KIND);
        }
    }

    private void compare(ChatLine line, TextContent text, OptionalLong replyTo) {
        if (!text.text().equals(line.text())) {
            add(OptionalLong.of(line.n()), What.TEXT);
        }
        long target = replyTo.isPresent() ? linesBySequence.getOrDefault(replyTo.getAsLong(), -1L) : -2;
        if (target != line.replyTo().orElse(-2)) {
            add(OptionalLong.of(line.n()), What.REPLY);
        }
    }

    private static Class<? extends Content> expected(Step.Act act) {
        return switch (act) {
            case COME -> PersonJoined.class;
            case GO -> PersonLeft.class;
            case SAY -> TextContent.class;
        };
    }

    private static OptionalLong n(Step step) {
        return step.line().map(line -> OptionalLong.of(line.n())).orElse(OptionalLong.empty());
    }

    private void add(OptionalLong n, What what) {
        differences.add(new Difference(imported.script().chat().id(), n, what));
    }
}
