// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

/** The file is not what it should be. The message names the line and the reason, never what is said there. */
final class BrokenChatException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenChatException(String reason) {
        super(reason);
    }

    BrokenChatException atLine(long line) {
        return new BrokenChatException("line " + line + ": " + getMessage());
    }
}
