// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.AnnouncementMarksEntry;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acknowledged an announcement, was told of it and read it, as far as this node has read the store, and what it noted itself and has
 * not written yet. Each response is read once.
 */
final class Responses {
    private final ConversationRef ref;
    private final AnnouncementLog log;
    private final Pseudonyms pseudonyms;
    private final Map<PersonKey, Answer> answers = new HashMap<>();
    private final Map<PersonKey, Long> told = new HashMap<>();
    private final Map<PersonKey, Long> read = new HashMap<>();
    private final Set<PersonKey> newlyTold = new HashSet<>();
    private final Set<PersonKey> newlyRead = new HashSet<>();
    private long asked;
    private long seen;

    Responses(ConversationRef ref, AnnouncementLog log, Pseudonyms pseudonyms) {
        this.ref = ref;
        this.log = log;
        this.pseudonyms = pseudonyms;
    }

    /** What one choice is known as in the store. */
    static ChoiceToken token(Pseudonyms pseudonyms, ConversationRef ref, long asked, int option) {
        return pseudonyms.option(ref, asked, option);
    }

    /** Reads what is new, and returns who answered. Blocks. */
    synchronized Set<PersonKey> catchUp(AnnouncementCourse course) {
        if (course.asked() != asked) {
            // What is asked anew was answered after it was asked; what was read before may be read again.
            asked = course.asked();
            seen = Math.min(seen, asked);
        }
        Map<ChoiceToken, Integer> options = new HashMap<>();
        List<AnnexKey> keys = new ArrayList<>();
        keys.add(new AnnexKey(AnnouncementLog.FIRST, Relations.TELLS, null));
        for (int i = 0; i < Math.max(1, course.content().choices().size()); i++) {
            ChoiceToken token = token(pseudonyms, ref, asked, i);
            options.put(token, i);
            keys.add(new AnnexKey(asked, Relations.ACKNOWLEDGES, token));
        }
        List<StoredEntry> found = log.annexes(ref, keys, seen);
        Set<PersonKey> answered = new HashSet<>();
        List<StoredEntry> marks = new ArrayList<>();
        for (StoredEntry entry : found) {
            Integer option = option(entry, options);
            if (option == null) {
                marks.add(entry);
            } else if (answers.put(entry.author(), new Answer(asked, option)) == null) {
                answered.add(entry.author());
            }
        }
        log.open(ref, marks).forEach(this::note);
        seen = found.isEmpty() ? seen : found.get(found.size() - 1).sequence();
        return answered;
    }

    private static @Nullable Integer option(StoredEntry entry, Map<ChoiceToken, Integer> options) {
        return entry.effects().stream()
                .filter(effect -> effect instanceof Effect.About about && about.choice() != null)
                .map(effect -> options.get(((Effect.About) effect).choice()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void note(Entry entry) {
        if (entry.content() instanceof AnnouncementMarksEntry marks) {
            marks.told().forEach(person -> told.merge(new PersonKey(person), marks.version(), Math::max));
            marks.read().forEach(person -> read.merge(new PersonKey(person), marks.version(), Math::max));
        }
    }

    /** What somebody answered to what is asked now; null for nothing. */
    synchronized @Nullable Answer answer(PersonKey person) {
        Answer answer = answers.get(person);
        return answer != null && answer.asked() == asked ? answer : null;
    }

    synchronized boolean told(PersonKey person) {
        return told.getOrDefault(person, 0L) >= asked;
    }

    synchronized boolean read(PersonKey person) {
        return read.getOrDefault(person, 0L) >= asked;
    }

    /** Somebody was told of a version now. */
    synchronized void noteTold(PersonKey person, long version) {
        if (told.getOrDefault(person, 0L) < version) {
            told.put(person, version);
            newlyTold.add(person);
        }
    }

    /** Somebody read a version now. */
    synchronized void noteRead(PersonKey person, long version) {
        if (read.getOrDefault(person, 0L) < version) {
            read.put(person, version);
            newlyRead.add(person);
        }
    }

    /** Takes some of what is not written yet; empty lists if there is nothing. */
    synchronized Noted take() {
        return new Noted(take(newlyTold), take(newlyRead));
    }

    private static List<UUID> take(Set<PersonKey> from) {
        List<UUID> some = from.stream()
                .limit(AnnouncementMarksEntry.MAX_PEOPLE)
                .map(PersonKey::value)
                .toList();
        some.forEach(person -> from.remove(new PersonKey(person)));
        return some;
    }

    /** Puts back what could not be written. */
    synchronized void putBack(Noted noted) {
        noted.told().forEach(person -> newlyTold.add(new PersonKey(person)));
        noted.read().forEach(person -> newlyRead.add(new PersonKey(person)));
    }

    /** Who was told and who read, and is not written yet. */
    record Noted(List<UUID> told, List<UUID> read) {
        boolean any() {
            return !told.isEmpty() || !read.isEmpty();
        }
    }
}
