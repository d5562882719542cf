// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.model.UserId;

/** Takes an answer apart. */
final class Who {
    private Who() {}

    /** Who signed in, or an error for another answer. */
    static UserId signedIn(Authentication answer) {
        if (answer instanceof Authentication.Authenticated authenticated) {
            return authenticated.user();
        }
        throw new AssertionError("the right name and password were not accepted but " + answer);
    }
}
