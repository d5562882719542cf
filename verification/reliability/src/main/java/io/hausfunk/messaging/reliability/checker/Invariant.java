// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import java.util.List;

/** A rule over a history. A pure function. */
public interface Invariant {
    /** Such as {@code I1}. */
    String name();

    /** Everything that breaks it. */
    List<Violation> check(Picture picture);
}
