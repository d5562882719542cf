// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

/** The command line is not understood, or something is missing in it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String what) {
        super(what);
    }
}
