// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.wire;

/** The only failure of reading: these bytes are not what a node writes. The message never holds content. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the form. */
    public WireException(String message) {
        super(message);
    }
}
