// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an entry says. More kinds will come: a {@code switch} over it needs a default. {@code toString} hides it all. */
public sealed interface EntryContent {
    /** A message. {@code replyTo} is the number of the entry that it answers. */
    record Text(String text, OptionalLong replyTo) implements EntryContent {
        @Override
        public String toString() {
            return "Text[hidden]";
        }
    }

    /** The conversation began, with these people beside its author. Always entry number 1. */
    record Created(ConversationKind kind, Optional<String> title, List<UserId> people) implements EntryContent {
        /** Copies the list. */
        public Created {
            people = List.copyOf(people);
        }

        @Override
        public String toString() {
            return "Created[hidden]";
        }
    }

    /** The author brought these people in. */
    record Invited(List<UserId> people, Role role) implements EntryContent {
        /** Copies the list. */
        public Invited {
            people = List.copyOf(people);
        }

        @Override
        public String toString() {
            return "Invited[hidden]";
        }
    }

    /** The author joined a channel. */
    record Joined() implements EntryContent {}

    /** The author left. */
    record Left() implements EntryContent {}

    /** The author removed this person. */
    record Removed(UserId person) implements EntryContent {}

    /** The directory's group that this conversation follows changed: these people came, and these went. */
    record Followed(List<UserId> came, List<UserId> went) implements EntryContent {
        /** Copies the lists. */
        public Followed {
            came = List.copyOf(came);
            went = List.copyOf(went);
        }

        @Override
        public String toString() {
            return "Followed[hidden]";
        }
    }

    /** The author gave this person another role. */
    record RoleChanged(UserId person, Role role) implements EntryContent {}

    /** The author gave the conversation another title. */
    record Renamed(String title) implements EntryContent {
        @Override
        public String toString() {
            return "Renamed[hidden]";
        }
    }

    /** The entry exists, but does not open: its keys were deleted, or its row was tampered with. */
    record Unreadable() implements EntryContent {}
}
