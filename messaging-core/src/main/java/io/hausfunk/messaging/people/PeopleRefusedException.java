// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.people;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.model.UserId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people whom a call names cannot take part: {@code ACCOUNT_NOT_USABLE} if the directory does not have them, or their
 * accounts may not be used; {@code BANNED} if they are banned. Nothing was changed; leave them out, and the rest comes in.
 *
 * <p>The message only counts them, so that it may be logged.
 */
public final class PeopleRefusedException extends NotPermittedException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<UserId> people;

    /** Makes an error; {@code message} must not hold their ids. */
    public PeopleRefusedException(ErrorCode code, String message, Collection<UserId> people) {
        super(code, people.size() + " of the people " + message);
        this.people = List.copyOf(people);
    }

    /** Whom it concerns, in the order of the call; empty for an exception that was serialised. */
    public List<UserId> people() {
        return people == null ? List.of() : people;
    }
}
