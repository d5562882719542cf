// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

/** A chat could not be imported or read back. Names the place, never what is said there. */
final class ChatFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChatFailedException(String chat, String place, Throwable cause) {
        super("conversation " + chat + ", " + place + ": " + cause.getMessage(), cause);
    }
}
