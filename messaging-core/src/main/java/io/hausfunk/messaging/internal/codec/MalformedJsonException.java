// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

/** JSON that breaks a rule. The message names rule and position, never what stands there. */
final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String rule, int position) {
        super(rule + " at byte " + position, null, false, false);
    }
}
