// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One customer of the installation. Everything that is stored or cached belongs to exactly one tenant.
 *
 * <p>The value is stored in clear, so it should not be a customer's name where that must stay unknown.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Checks the value; refuses another form with {@link InvalidInputException}, {@code IDENTIFIER_INVALID}. */
    public TenantId {
        Objects.requireNonNull(value, "value");
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a tenant id has 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
