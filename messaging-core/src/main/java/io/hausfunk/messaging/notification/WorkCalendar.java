// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.directory.DirectoryPerson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * On which days people do not work, beside those of their week. A host implements it, often over a library of public holidays, by
 * the person's site or another attribute. Called for each person and day, from several threads at once: answers from memory and
 * does not block. Where it throws, that day counts as a working day.
 */
@FunctionalInterface
public interface WorkCalendar {
    /** Every day is as its week says. */
    WorkCalendar NONE = (person, date) -> Optional.empty();

    /**
     * What a day is called on which somebody does not work, such as "Reformationstag"; senders are shown it.
     *
     * @param person as the directory has them
     * @param date by the clock on the person's wall
     * @return empty for a day like others
     */
    Optional<String> holiday(DirectoryPerson person, LocalDate date);
}
