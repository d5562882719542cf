// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import java.io.IOException;

/** A file does not have the form of its type. The message says which rule, and nothing of the file. */
public final class MalformedMediaException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedMediaException(String rule) {
        super(rule);
    }
}
