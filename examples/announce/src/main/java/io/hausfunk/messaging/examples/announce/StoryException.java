// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

/** The story did not go as it should. */
final class StoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoryException(String what) {
        super(what);
    }
}
