// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.exception.error;

/** Planted to be reported. */
public final class HomelessException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
