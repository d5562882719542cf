// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.Map;
import java.util.Optional;

/**
 * How far an announcement reached, in figures that tell of nobody in particular: no figure but the size of the audience is shown for
 * fewer than {@value #MIN_GROUP} people.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Reach {
    /** The smallest number of people for whom figures are shown. */
    int MIN_GROUP = 5;

    /** How many people belong to the audience now. */
    int addressed();

    /** The figures of all; empty for an audience of fewer than {@value #MIN_GROUP}. */
    Optional<ReachFigures> total();

    /**
     * The figures by site. Sites with fewer than {@value #MIN_GROUP} people, and people without one, are together under the empty name; so
     * is the smallest other site where they are still too few.
     */
    Map<String, ReachFigures> bySite();

    /** The same by department. */
    Map<String, ReachFigures> byDepartment();
}
