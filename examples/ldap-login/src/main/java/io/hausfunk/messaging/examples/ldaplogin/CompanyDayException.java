// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

/** The story cannot go on. */
final class CompanyDayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompanyDayException(String what) {
        super(what);
    }
}
