// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.directory.WorkingHours;
import io.hausfunk.messaging.ldap.LdapAttributes;
import io.hausfunk.messaging.model.UserId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Maps entries to people. Invalid values are left out; only the id is required. */
final class PersonMapper {
    private static final int MAX_TEXT = 1024;

    private final LdapAttributes names;
    private final IdAttribute ids;
    private final AccountStates states;

    PersonMapper(DirectorySettings settings) {
        names = settings.attributes();
        ids = new IdAttribute(names.id());
        states = new AccountStates(settings);
    }

    IdAttribute ids() {
        return ids;
    }

    AccountStates states() {
        return states;
    }

    /** Whose entry it is. Without an id, the service account must not read ids: then nothing it reads can be relied on. */
    UserId id(Entry entry) {
        return ids.of(entry)
                .map(UserId::of)
                .orElseThrow(() -> Outage.unusable("an entry came without its id (attribute " + names.id()
                        + "): may the service account read it?"));
    }

    /** Whether somebody signs in with this name, letter case aside. */
    boolean isCalled(Entry entry, String loginName) {
        return names.logins().stream()
                .filter(entry::hasAttribute)
                .flatMap(name -> Stream.of(entry.getAttributeValues(name)))
                .anyMatch(loginName::equalsIgnoreCase);
    }

    /** All login names of an entry, as they are typed. */
    List<String> logins(Entry entry) {
        return names.logins().stream()
                .filter(entry::hasAttribute)
                .flatMap(name -> Stream.of(entry.getAttributeValues(name)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Everything; managers are known by their DN only, so somebody must say who that is. */
    DirectoryPerson person(Entry entry, Function<String, Optional<UserId>> managers) {
        UserId user = id(entry);
        Optional<String> login = logins(entry).stream()
                .filter(name -> LdapTexts.cut(name).equals(name))
                .findFirst();
        String name = Stream.of(value(entry, names.name()), value(entry, "cn"), login)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(user.value());
        PersonDetails details = PersonDetails.NONE
                .department(shortValue(entry, names.department()).orElse(null))
                .site(shortValue(entry, names.site()).orElse(null))
                .manager(value(entry, names.manager())
                        .flatMap(managers)
                        .filter(manager -> !manager.equals(user))
                        .orElse(null))
                .language(value(entry, names.language())
                        .flatMap(PersonMapper::language)
                        .orElse(null))
                .timeZone(value(entry, names.timeZone())
                        .flatMap(PersonMapper::zone)
                        .orElse(null))
                .workingHours(value(entry, names.workingHours())
                        .flatMap(PersonMapper::hours)
                        .orElse(null));
        return DirectoryPerson.of(user, LdapTexts.cut(name))
                .login(login.orElse(null))
                .mail(shortValue(entry, names.mail()).orElse(null))
                .account(states.of(entry))
                .details(details);
    }

    /** The DN of the manager. */
    Optional<String> manager(Entry entry) {
        return value(entry, names.manager());
    }

    static Optional<String> value(Entry entry, String attribute) {
        return attribute.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(entry.getAttributeValue(attribute))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty());
    }

    private static Optional<String> shortValue(Entry entry, String attribute) {
        return value(entry, attribute).filter(text -> text.length() <= MAX_TEXT);
    }

    /** Also the first one of a list such as {@code de-CH, fr;q=0.8}. */
    private static Optional<Locale> language(String text) {
        try {
            String first = text.split("[,;]", 2)[0].strip().replace('_', '-');
            Locale locale = new Locale.Builder().setLanguageTag(first).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<WorkingHours> hours(String text) {
        try {
            return Optional.of(WorkingHours.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
