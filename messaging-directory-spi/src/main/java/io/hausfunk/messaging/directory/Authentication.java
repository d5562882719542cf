// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;

/** What came of a sign-in. An outage is none of these: it is an exception. */
public sealed interface Authentication {
    /** It is this person. {@code toString} hides them. */
    record Authenticated(UserId user) implements Authentication {
        /** Refuses null. */
        public Authenticated {
            Objects.requireNonNull(user, "user");
        }
    }

    /** It is not; deliberately without a reason. Also for somebody locked out, unless the directory checked the password first. */
    record Rejected() implements Authentication {}

    /**
     * It is, but the account is not to be used now. Answered only to the right password: who guesses learns nothing.
     *
     * @param state any but {@link AccountState#ACTIVE}
     */
    record NotUsable(AccountState state) implements Authentication {
        /** Refuses null, and an account that may be used. */
        public NotUsable {
            if (Objects.requireNonNull(state, "state") == AccountState.ACTIVE) {
                throw new IllegalArgumentException("an active account may be used");
            }
        }
    }
}
