// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A company whose management announces things: boss, deputy (who reviews), works (who sees names), and as many people as a test needs. */
final class Staff {
    static final AnnouncementPolicy POLICY =
            AnnouncementPolicy.sentBy(Audience.group("management")).namesSeenBy(Audience.group("works"));

    final InMemoryDirectory directory = new InMemoryDirectory();

    void in(TenantId tenant) {
        for (String name : List.of("boss", "deputy", "works")) {
            directory.change(tenant, DirectoryPerson.of(UserId.of(name), name));
        }
        group(tenant, "management", "boss");
        group(tenant, "reviewers", "deputy", "boss");
        group(tenant, "works", "works");
    }

    void person(TenantId tenant, String user, PersonDetails details) {
        directory.change(tenant, DirectoryPerson.of(UserId.of(user), user).details(details));
    }

    void group(TenantId tenant, String id, String... people) {
        directory.put(
                tenant,
                new DirectoryGroup(
                        GroupId.of(id), id, Stream.of(people).map(UserId::of).collect(Collectors.toSet()), Set.of()));
    }

    /** So many people p0, p1... of a site and department, in a group of the site's name. */
    void site(TenantId tenant, String site, int from, int count) {
        List<String> people = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            people.add("p" + i);
            person(tenant, "p" + i, PersonDetails.NONE.site(site).department("d" + i % 2));
        }
        group(tenant, site, people.toArray(String[]::new));
    }

    /** Everything at once, without runs by the clock. */
    TestEngine engine(UnaryOperator<MessagingBuilder> settings) {
        TestEngine engine =
                TestEngine.start(builder -> settings.apply(over(builder).announcements(POLICY)));
        in(engine.tenant);
        return engine;
    }

    MessagingBuilder over(MessagingBuilder builder) {
        return builder.directory(directory)
                .directorySync(SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1)))
                .reconcileEvery(Duration.ofMillis(100));
    }

    static AnnouncementContent content(String title) {
        return AnnouncementContent.of(Locale.GERMAN, AnnouncementText.of(title, "Text: " + title));
    }
}
