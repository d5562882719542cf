// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The company: its people, its order 4711, and where its messages lie. */
record Company(Path directory) {
    static final TenantId TENANT = new TenantId("hausfunk-gmbh");
    static final String PASSWORD = "demo";
    static final String ORDER = "order:4711";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> PEOPLE = new LinkedHashMap<>(Map.of(
            "anna",
            "Anna Behrens",
            "ben",
            "Ben Cordes",
            "carla",
            "Carla Diekmann",
            "david",
            "David Engel",
            "elif",
            "Elif Fuchs"));

    private static final UserId MANAGER = UserId.of("elif");

    static Company in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Company(directory);
    }

    Messaging start() {
        Path keystore = directory.resolve("keys.p12");
        char[] password = "for demonstration only, never use it in earnest".toCharArray();
        if (Files.notExists(keystore)) {
            LocalKeystore.create(keystore, password);
        }
        Messaging messaging = Messaging.builder()
                .storage(JdbcStorage.embedded(directory.resolve("messages.db")))
                .keys(MasterKeys.fromKeystore(keystore, password))
                .directory(people())
                .presence(PresencePolicy.everybodyOfTheTenant())
                .announcements(AnnouncementPolicy.sentBy(Audience.group("management"))
                        .emergenciesBy(Audience.group("management")))
                .administration(AdministrationPolicy.nobody()
                        .group(AdministrativeRole.ADMINISTRATOR, GroupId.of("management"))
                        .group(AdministrativeRole.AUDITOR, GroupId.of("management")))
                // Everybody here may see every order. A portal asks its own rights.
                .accessPolicy(
                        questions -> questions.stream().map(question -> true).toList())
                .start();
        openTheOrder(messaging);
        return messaging;
    }

    /** Who may open the management page. */
    static boolean administers(UserId user) {
        return user.equals(MANAGER);
    }

    private static InMemoryDirectory people() {
        InMemoryDirectory people = new InMemoryDirectory();
        PEOPLE.forEach((id, name) ->
                people.put(TENANT, DirectoryPerson.of(UserId.of(id), name).login(id), PASSWORD.toCharArray()));
        people.put(TENANT, new DirectoryGroup(GroupId.of("management"), "Management", Set.of(MANAGER), Set.of()));
        return people;
    }

    /** The order has a channel of its own, to which everybody who opens its page comes. Repeating this is harmless. */
    private static void openTheOrder(Messaging messaging) {
        try (Session anna = Await.within(PATIENCE, messaging.openSession(TENANT, UserId.of("anna")))) {
            Await.within(
                    PATIENCE,
                    anna.conversations()
                            .createChannel(NewGroup.titled("Order 4711")
                                    .idempotencyKey("order-4711")
                                    .about(ORDER)));
        }
    }
}
