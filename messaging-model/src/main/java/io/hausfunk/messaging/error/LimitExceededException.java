// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

/** One person has as much of something as one person may have; the message says of what, and how much that is. */
public final class LimitExceededException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** Makes an error that says which limit is reached. */
    public LimitExceededException(String message) {
        super(ErrorCode.LIMIT_EXCEEDED, message);
    }
}
