// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A group or channel that is not created yet. Keep it until it is created: creating from the same value again is the
 * harmless retry and answers with the same conversation.
 * Begin with {@link #titled}; each method with an argument returns a copy. Bad texts, names and numbers are refused with
 * {@link InvalidInputException}.
 */
public final class NewGroup {
    /** The longest title, in UTF-8 bytes. */
    public static final int MAX_TITLE_BYTES = 512;

    /** The longest subject, in UTF-8 bytes. */
    public static final int MAX_SUBJECT_BYTES = 256;

    /** The most people that one call may bring in. */
    public static final int MAX_PEOPLE = 100;

    private final IdempotencyKey idempotencyKey;
    private final String title;
    private final List<UserId> people;
    private final HistoryPolicy history;
    private final Optional<String> subject;

    private NewGroup(
            IdempotencyKey idempotencyKey,
            String title,
            List<UserId> people,
            HistoryPolicy history,
            Optional<String> subject) {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(history, "history");
        Texts.requireText(title, MAX_TITLE_BYTES);
        if (people == null || people.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "people is null, or one of them");
        }
        if (people.size() > MAX_PEOPLE) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "at most 100 people at once");
        }
        if (subject.isPresent() && !Texts.isIdentifier(subject.get(), MAX_SUBJECT_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a subject has 1 to 256 UTF-8 bytes and no control characters");
        }
        this.idempotencyKey = idempotencyKey;
        this.title = title;
        this.people = List.copyOf(people);
        this.history = history;
        this.subject = subject;
    }

    /** What makes creating it again a retry; random unless set. */
    public IdempotencyKey idempotencyKey() {
        return idempotencyKey;
    }

    /** 1 byte to 512 UTF-8 bytes. */
    public String title() {
        return title;
    }

    /** Who takes part from the start beside the creator, as members; up to 100. More can be added later. */
    public List<UserId> people() {
        return people;
    }

    /** What newcomers may read. */
    public HistoryPolicy history() {
        return history;
    }

    /** The host's object that it hangs on. */
    public Optional<String> subject() {
        return subject;
    }

    /** A group or channel with a random idempotency key, where newcomers read everything. */
    public static NewGroup titled(String title) {
        return new NewGroup(IdempotencyKey.random(), title, List.of(), HistoryPolicy.ALL, Optional.empty());
    }

    /** The same with an idempotency key of the host's choice: creating it again under the same key returns the first one. */
    public NewGroup idempotencyKey(String newKey) {
        return new NewGroup(IdempotencyKey.of(newKey), title, people, history, subject);
    }

    /** The same with these people beside the creator. */
    public NewGroup with(List<UserId> newPeople) {
        return new NewGroup(idempotencyKey, title, newPeople, history, subject);
    }

    /** The same with another rule for newcomers. */
    public NewGroup history(HistoryPolicy newHistory) {
        return new NewGroup(idempotencyKey, title, people, newHistory, subject);
    }

    /**
     * The same, hanging on one of the host's objects.
     *
     * @param newSubject the host's object that it hangs on, such as {@code order:4711}: then the host's {@link io.hausfunk.messaging.access.AccessPolicy} decides live. A tenant has one conversation for a subject, whoever makes it first: later calls answer with it, whatever title, people and history they name, and with {@code IDEMPOTENCY_CONFLICT} if it is a channel and not a group, or the other way round. Who does not take part gets {@code NOT_PERMITTED}: use a channel and {@link Conversations#joinSubject} where people come by themselves
     */
    public NewGroup about(String newSubject) {
        return new NewGroup(idempotencyKey, title, people, history, Optional.of(newSubject));
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "NewGroup[hidden, " + people.size() + " people]";
    }
}
