// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversation began. Always entry number 1. */
public final class ConversationCreated implements Content {
    private final ConversationKind kind;
    private final Optional<String> title;
    private final List<UserId> people;

    private ConversationCreated(ConversationKind kind, Optional<String> title, List<UserId> people) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.title = Objects.requireNonNull(title, "title");
        this.people = List.copyOf(people);
    }

    /** A conversation with these people beside its author. */
    public static ConversationCreated of(ConversationKind kind, Optional<String> title, List<UserId> people) {
        return new ConversationCreated(kind, title, people);
    }

    /** What it is. */
    public ConversationKind kind() {
        return kind;
    }

    /** What it was called then; empty for a direct conversation. */
    public Optional<String> title() {
        return title;
    }

    /** Who takes part beside the author. */
    public List<UserId> people() {
        return people;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationCreated that
                && kind.equals(that.kind)
                && title.equals(that.title)
                && people.equals(that.people);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, title, people);
    }

    @Override
    public String toString() {
        return "ConversationCreated[hidden]";
    }
}
