// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import static io.hausfunk.messaging.tools.chatimport.MattermostExport.list;
import static io.hausfunk.messaging.tools.chatimport.MattermostExport.required;

import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tools.chatimport.ChatLine.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened in one conversation of an export, gathered in any order and told in the order of times. */
final class MattermostEvents {
    private static final String EMPTY = "[...]";

    private final List<Event> events = new ArrayList<>();
    private final Set<String> people = new TreeSet<>();

    /** Something at a time, which becomes a line. */
    private record Event(
            long time,
            Kind kind,
            String person,
            String text,
            Optional<Event> thread,
            Optional<Event> about,
            List<FileOfLine> files) {
        /** Each is what it is, whatever it says. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Everybody who said or did something. */
    Set<String> people() {
        return people;
    }

    void add(MattermostLine.Post post, MattermostExport.Files files) throws BrokenChatException {
        Event root = addMessage(post, 0, Optional.empty(), files);
        for (MattermostLine.Post reply : list(post.replies)) {
            addMessage(reply, root.time(), Optional.of(root), files);
        }
    }

    private Event addMessage(
            MattermostLine.Post post, long earliest, Optional<Event> thread, MattermostExport.Files files)
            throws BrokenChatException {
        long time = Math.max(earliest, required(post.createAt, "create_at"));
        String person = person(post.user);
        List<FileOfLine> attached = files(post, files);
        boolean notice = post.type != null && post.type.startsWith("system_") && attached.isEmpty();
        List<String> texts = TextParts.of(MattermostText.of(post), TextContent.MAX_BYTES);
        String first = texts.get(0).isEmpty() && attached.isEmpty() ? EMPTY : texts.get(0);
        requireText(first);
        List<FileOfLine> some = attached.subList(0, Math.min(attached.size(), FileContent.MAX_FILES));
        Event message =
                new Event(time, notice ? Kind.NOTICE : Kind.MESSAGE, person, first, thread, Optional.empty(), some);
        events.add(message);
        for (String more : texts.subList(1, texts.size())) {
            requireText(more);
            events.add(new Event(time, message.kind(), person, more, thread, Optional.empty(), List.of()));
        }
        long edited = post.editAt == null ? 0 : post.editAt;
        if (edited > 0) {
            // The export has only what was said last, so the edit says the same again.
            annex(message, Kind.EDITED, Math.max(time, edited), person, first);
        }
        if (Boolean.TRUE.equals(post.isPinned)) {
            annex(message, Kind.PINNED, time, person, "");
        }
        addReactions(post, message);
        return message;
    }

    private void addReactions(MattermostLine.Post post, Event message) throws BrokenChatException {
        Map<String, Set<String>> kinds = new HashMap<>();
        for (MattermostLine.Reaction reaction : list(post.reactions)) {
            String person = person(reaction.user);
            String emoji = EmojiNames.character(required(reaction.emojiName, "emoji_name"));
            boolean room = kinds.containsKey(emoji) || kinds.size() < Reaction.MAX_KINDS;
            if (room
                    && Texts.isIdentifier(emoji, Reaction.MAX_BYTES)
                    && kinds.computeIfAbsent(emoji, kind -> new HashSet<>()).add(person)) {
                long time = reaction.createAt == null ? message.time() : reaction.createAt;
                annex(message, Kind.REACTED, Math.max(message.time(), time), person, emoji);
            }
        }
    }

    private void annex(Event message, Kind kind, long time, String person, String text) {
        events.add(new Event(time, kind, person, text, Optional.empty(), Optional.of(message), List.of()));
    }

    private static List<FileOfLine> files(MattermostLine.Post post, MattermostExport.Files files)
            throws BrokenChatException {
        List<FileOfLine> attached = new ArrayList<>();
        for (MattermostLine.Attachment attachment : list(post.attachments)) {
            String path = required(attachment.path, "path");
            String name = path.substring(path.lastIndexOf('/') + 1);
            attached.add(new FileOfLine(name, () -> files.open(path)));
        }
        return attached;
    }

    private String person(@Nullable String name) throws BrokenChatException {
        String person = required(name, "user");
        try {
            Objects.requireNonNull(UserId.of(person));
        } catch (InvalidInputException e) {
            throw new BrokenChatException("the engine would refuse the name of a user: " + e.getMessage());
        }
        people.add(person);
        return person;
    }

    private static void requireText(String text) throws BrokenChatException {
        try {
            if (!text.isEmpty()) {
                Objects.requireNonNull(Draft.text(text));
            }
        } catch (InvalidInputException e) {
            throw new BrokenChatException("the engine would refuse this post: " + e.getMessage());
        }
    }

    /**
     * All of it in the order of times.
     *
     * @param late who comes first, beside those who are there from the start
     * @param former who leaves at the end
     */
    List<ChatLine> lines(Collection<UserId> late, Collection<String> former) {
        List<ChatLine> lines = new ArrayList<>();
        late.forEach(person -> lines.add(new ChatLine(lines.size(), Kind.JOINED, person, "", Links.NONE)));
        events.sort(Comparator.comparingLong(Event::time));
        Map<Event, Long> numbers = new HashMap<>();
        for (Event event : events) {
            long n = lines.size();
            numbers.put(event, n);
            Links links =
                    new Links(OptionalLong.empty(), number(numbers, event.thread()), number(numbers, event.about()));
            lines.add(new ChatLine(n, event.kind(), UserId.of(event.person()), event.text(), links, event.files()));
        }
        former.forEach(person -> lines.add(new ChatLine(lines.size(), Kind.LEFT, UserId.of(person), "", Links.NONE)));
        return lines;
    }

    private static OptionalLong number(Map<Event, Long> numbers, Optional<Event> event) {
        return event.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Objects.requireNonNull(numbers.get(event.get())));
    }
}
