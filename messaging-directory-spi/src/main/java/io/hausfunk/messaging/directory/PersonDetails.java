// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a directory may know of a person beside name and account. Begin with {@link #NONE}; each method returns a copy, and null
 * stands for what is not known. {@code toString} hides everything.
 */
public final class PersonDetails {
    /** Nothing is known. */
    public static final PersonDetails NONE =
            new PersonDetails(new Values(null, null, null, null, null, null, Map.of()));

    private final Values values;

    private PersonDetails(Values values) {
        this.values = values;
    }

    /** Where they work in the organisation. */
    public Optional<String> department() {
        return Optional.ofNullable(values.department);
    }

    /** Where they work on the map. */
    public Optional<String> site() {
        return Optional.ofNullable(values.site);
    }

    /** Whom they report to. */
    public Optional<UserId> manager() {
        return Optional.ofNullable(values.manager);
    }

    /** In which language they are written to. */
    public Optional<Locale> language() {
        return Optional.ofNullable(values.language);
    }

    /** The time zone they live in. */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(values.timeZone);
    }

    /** When they work. */
    public Optional<WorkingHours> workingHours() {
        return Optional.ofNullable(values.workingHours);
    }

    /** What else is known, by name: values by which an announcement may choose its audience. */
    public Map<String, String> attributes() {
        return values.attributes;
    }

    /** The same with another department. */
    public PersonDetails department(@Nullable String given) {
        return new PersonDetails(new Values(
                given,
                values.site,
                values.manager,
                values.language,
                values.timeZone,
                values.workingHours,
                values.attributes));
    }

    /** The same with another site. */
    public PersonDetails site(@Nullable String given) {
        return new PersonDetails(new Values(
                values.department,
                given,
                values.manager,
                values.language,
                values.timeZone,
                values.workingHours,
                values.attributes));
    }

    /** The same with another manager. */
    public PersonDetails manager(@Nullable UserId given) {
        return new PersonDetails(new Values(
                values.department,
                values.site,
                given,
                values.language,
                values.timeZone,
                values.workingHours,
                values.attributes));
    }

    /** The same with another language. */
    public PersonDetails language(@Nullable Locale given) {
        return new PersonDetails(new Values(
                values.department,
                values.site,
                values.manager,
                given,
                values.timeZone,
                values.workingHours,
                values.attributes));
    }

    /** The same with another time zone. */
    public PersonDetails timeZone(@Nullable ZoneId given) {
        return new PersonDetails(new Values(
                values.department,
                values.site,
                values.manager,
                values.language,
                given,
                values.workingHours,
                values.attributes));
    }

    /** The same with other working hours. */
    public PersonDetails workingHours(@Nullable WorkingHours given) {
        return new PersonDetails(new Values(
                values.department,
                values.site,
                values.manager,
                values.language,
                values.timeZone,
                given,
                values.attributes));
    }

    /** The same with an attribute; null removes it. */
    public PersonDetails attribute(String name, @Nullable String given) {
        Map<String, String> attributes = new HashMap<>(values.attributes);
        if (given == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, given);
        }
        return new PersonDetails(new Values(
                values.department,
                values.site,
                values.manager,
                values.language,
                values.timeZone,
                values.workingHours,
                Map.copyOf(attributes)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonDetails that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "PersonDetails[hidden]";
    }

    private record Values(
            @Nullable String department,
            @Nullable String site,
            @Nullable UserId manager,
            @Nullable Locale language,
            @Nullable ZoneId timeZone,
            @Nullable WorkingHours workingHours,
            Map<String, String> attributes) {}
}
