// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

/** What a page sent is not of the protocol. The message names the rule, never what was sent. */
final class NotAFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAFrameException(String rule) {
        super(rule, null, false, false);
    }
}
