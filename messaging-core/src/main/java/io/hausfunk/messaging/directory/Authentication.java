// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.UserId;

/** What came of a sign-in. */
public sealed interface Authentication {
    /** It is this person. */
    record Authenticated(UserId user) implements Authentication {}

    /** It is not; deliberately without a reason. */
    record Rejected() implements Authentication {}
}
