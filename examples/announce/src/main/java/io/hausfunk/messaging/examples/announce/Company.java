// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The directory: 200 people in ten departments at two sites, with a manager for each department, one chief and some guests. */
final class Company {
    static final TenantId TENANT = new TenantId("brueckner");
    static final int PEOPLE = 200;
    static final int DEPARTMENTS = 10;
    static final UserId CHIEF = UserId.of("chief");

    private static final List<String> SITES = List.of("Hamburg", "Görlitz");
    private static final int GUESTS = 3;

    final InMemoryDirectory directory = new InMemoryDirectory();

    Company() {
        for (int i = 0; i < PEOPLE; i++) {
            come(i);
        }
        Set<UserId> guests = new HashSet<>();
        for (int i = 0; i < GUESTS; i++) {
            UserId guest = UserId.of("guest-" + i);
            guests.add(guest);
            directory.change(TENANT, DirectoryPerson.of(guest, "Guest " + i));
        }
        directory.change(TENANT, DirectoryPerson.of(CHIEF, "The chief"));
        group("guests", guests);
        group("management", Set.of(CHIEF));
    }

    static UserId person(int number) {
        return UserId.of("person-" + number);
    }

    /** The first person of each department manages it. */
    static boolean manages(int number) {
        return number < DEPARTMENTS;
    }

    /** Somebody new, or again. */
    void come(int number) {
        int department = number % DEPARTMENTS;
        directory.change(
                TENANT,
                DirectoryPerson.of(person(number), "Person " + number)
                        .details(PersonDetails.NONE
                                .site(SITES.get(number % SITES.size()))
                                .department("department " + department)
                                .language(number % 3 == 0 ? Locale.ENGLISH : Locale.GERMAN)
                                .manager(manages(number) ? CHIEF : person(department))));
    }

    private void group(String id, Set<UserId> people) {
        directory.put(TENANT, new DirectoryGroup(GroupId.of(id), id, people, Set.of()));
    }
}
