// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.MessagePinned;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.tools.chatimport.Difference.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lays the entries that somebody reads in the store beside what the file says. */
final class Comparison {
    private static final long CREATION = 1;
    private static final long NONE = -2;
    private static final long STRANGE = -1;

    private final ImportedChat imported;
    private final Expected expected;
    private final Map<Long, Long> linesBySequence;
    private final Map<Long, Entry> unmatched = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private int messages;

    private Comparison(ImportedChat imported, List<Entry> entries) {
        this.imported = imported;
        this.expected = new Expected(imported);
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
        if (!entry.author().equals(Optional.of(expected.actor(step)))) {
            add(n(step), What.AUTHOR);
        }
        switch (step.act()) {
            case COME -> kind(step, entry, expected.added(step) ? PeopleAdded.class : PersonJoined.class);
            case GO -> kind(step, entry, PersonLeft.class);
            case SAY -> said(step.line().orElseThrow(), entry);
            case EDIT -> edited(step.line().orElseThrow(), entry);
            case REACT -> reacted(step.line().orElseThrow(), entry);
            default -> pinned(step.line().orElseThrow(), entry);
        }
    }

    private void kind(Step step, Entry entry, Class<? extends Content> kind) {
        if (!kind.isInstance(entry.content())) {
            add(n(step), What.KIND);
        }
    }

    private void said(ChatLine line, Entry entry) {
        messages++;
        if (line(entry.thread()) != line.links().thread().orElse(NONE)) {
            add(OptionalLong.of(line.n()), What.THREAD);
        }
        if (expected.message(line.n()).edit().isPresent()) {
            // An edit removes what was said before, and says itself what is answered.
            if (!(entry.content() instanceof RemovedContent)) {
                add(OptionalLong.of(line.n()), What.EDIT);
            }
            return;
        }
        says(line, expected.content(line, line.text()), entry.content());
        replies(line, line, entry);
    }

    private void edited(ChatLine line, Entry entry) {
        Outcome target = expected.target(line);
        boolean last = target.edit().filter(line::equals).isPresent();
        if (!last) {
            if (!(entry.content() instanceof RemovedContent)) {
                add(OptionalLong.of(line.n()), What.EDIT);
            }
        } else if (entry.content() instanceof MessageEdited edit && edit.target() == target.sequence()) {
            says(line, expected.content(target.line(), line.text()), edit.content());
            replies(line, target.line(), entry);
        } else {
            add(OptionalLong.of(line.n()), What.EDIT);
        }
    }

    private void says(ChatLine line, Content wanted, Content found) {
        if (!wanted.getClass().equals(found.getClass())) {
            add(OptionalLong.of(line.n()), What.KIND);
        } else if (!wanted.equals(found)) {
            add(OptionalLong.of(line.n()), What.TEXT);
        }
    }

    private void replies(ChatLine line, ChatLine message, Entry entry) {
        if (line(entry.replyTo()) != message.links().replyTo().orElse(NONE)) {
            add(OptionalLong.of(line.n()), What.REPLY);
        }
    }

    private void reacted(ChatLine line, Entry entry) {
        if (!(entry.content() instanceof ReactionAdded reaction)
                || reaction.target() != expected.target(line).sequence()
                || !reaction.reaction().equals(line.text())) {
            add(OptionalLong.of(line.n()), What.REACTION);
        }
    }

    private void pinned(ChatLine line, Entry entry) {
        if (!(entry.content() instanceof MessagePinned pin)
                || pin.target() != expected.target(line).sequence()) {
            add(OptionalLong.of(line.n()), What.PIN);
        }
    }

    /** The line of a number in the store. */
    private long line(OptionalLong sequence) {
        return sequence.isPresent() ? linesBySequence.getOrDefault(sequence.getAsLong(), STRANGE) : NONE;
    }

    private static OptionalLong n(Step step) {
        return step.line().map(line -> OptionalLong.of(line.n())).orElse(OptionalLong.empty());
    }

    private void add(OptionalLong n, What what) {
        differences.add(new Difference(imported.script().chat().id(), n, what));
    }
}
