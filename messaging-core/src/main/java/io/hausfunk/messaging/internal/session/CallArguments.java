// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of numbers, made by the call itself. */
public final class CallArguments {
    private static final int MAX_LIMIT = 500;
    private static final int MAX_WATCHED = 1000;

    private CallArguments() {}

    /** The limit of a page. */
    public static int limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a limit is 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    static void searched(@Nullable String text, int limit) {
        String given = required(text, "text");
        if (given.length() < PeopleSearch.MIN_TEXT || given.length() > PeopleSearch.MAX_TEXT || given.isBlank()) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "2 to 64 characters to look for");
        }
        if (limit < 1 || limit > PeopleSearch.MAX_RESULTS) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to 50 people a search");
        }
    }

    /** A number behind which is read. */
    public static long sequence(long sequence) {
        if (sequence < 0) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "entries are numbered from 1");
        }
        return sequence;
    }

    /** People in a call, none of them null. */
    static List<UserId> people(@Nullable Collection<UserId> people) {
        if (people == null || people.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "people is null, or one of them");
        }
        return List.copyOf(people);
    }

    /** The people of a watch. */
    static List<UserId> watched(@Nullable Set<UserId> people) {
        List<UserId> copy = people(people);
        if (copy.isEmpty() || copy.size() > MAX_WATCHED) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to " + MAX_WATCHED + " people a watch");
        }
        return copy;
    }

    /** For null where a value is needed: the programmer's mistake fails at once, with a code of its own. */
    public static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, name + " is null");
        }
        return value;
    }
}
