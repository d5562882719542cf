// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a directory may know of a person beside name and account. {@code toString} hides everything.
 *
 * @param department where they work in the organisation
 * @param site where they work on the map
 * @param manager whom they report to
 * @param language in which they are written to
 * @param timeZone where it is which time for them
 * @param workingHours when they work
 */
public record PersonDetails(
        Optional<String> department,
        Optional<String> site,
        Optional<UserId> manager,
        Optional<Locale> language,
        Optional<ZoneId> timeZone,
        Optional<WorkingHours> workingHours) {
    /** Nothing is known. */
    public static final PersonDetails NONE = new PersonDetails(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses null. */
    public PersonDetails {
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(workingHours, "workingHours");
    }

    /** Nothing but the department is known. */
    public static PersonDetails department(String department) {
        return new PersonDetails(
                Optional.of(department),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "PersonDetails[hidden]";
    }
}
