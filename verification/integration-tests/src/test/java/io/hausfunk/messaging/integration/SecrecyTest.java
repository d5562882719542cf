// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people say, who they are and what keys are: not in the database's files, not in logs, not in any exception or value. */
class SecrecyTest {
    @TempDir
    Path elsewhere;

    private final Canaries canaries = new Canaries();

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void nothing_personal_and_no_key_lies_in_files_logs_exceptions_or_printed_values(Place.Kind kind) throws Exception {
        KnownMasterKeys known = KnownMasterKeys.fresh();
        char[] password = canaries.word("password of the keystore").toCharArray();
        LocalKeystore.create(elsewhere.resolve("keys.p12"), password);
        ListeningMasterKeys keys =
                ListeningMasterKeys.of(known, MasterKeys.fromKeystore(elsewhere.resolve("keys.p12"), password));
        try (Place place = kind.fresh();
                CapturedLog log = new CapturedLog()) {
            VariedSession day = new VariedSession(canaries);
            day.fails(() -> MasterKeys.fromKeystore(
                    elsewhere.resolve("keys.p12"),
                    canaries.word("wrong password of the keystore").toCharArray()));
            day.kept(keys.second());
            MessagingStorage storage = day.kept(place.storage());
            Messaging messaging = day.kept(Messaging.builder())
                    .storage(storage)
                    .keys(keys)
                    .receiptsVisible(true)
                    .directory(new HalfBrokenDirectory(directory(day)))
                    .accessPolicy(SecrecyTest::decide)
                    .administration(AdministrationPolicy.administeredBy(day.user("administrator")))
                    .start();
            day.run(day.kept(messaging));
            Session anna = day.anna(messaging);
            damaged(
                    place,
                    () -> day.fails(() -> anna.conversations()
                            .direct(day.user("ben"))
                            .thenCompose(direct -> direct.send(Draft.text(canaries.word("text to a damaged store"))))));
            settle(place);
            canaries.watch("the key above all others", known.key());
            keys.seen().forEach(each -> canaries.watch("a tenant's keys", each));
            keys.aesKeys().forEach(each -> canaries.watch("a tenant's key", each));
            assertThat(keys.aesKeys()).isNotEmpty();
            assertThat(inFiles(place)).as("in files while it runs").isEmpty();
            messaging.close();
            day.fails(() -> messaging.openSession(day.tenant, day.user("anna")));
            day.fails(() -> anna.conversations().direct(day.user("ben")));

            assertThat(inFiles(place)).as("in files after closing").isEmpty();
            assertThat(canaries.in(log.text())).as("in logs").isEmpty();
            assertThat(canaries.in(day.read())).as("in values and exceptions").isEmpty();
            assertThat(day.errors).hasSizeGreaterThan(15).contains(ErrorCode.KEYSTORE_PASSWORD_WRONG);
            assertThat(log.heard("io.hausfunk")).isTrue();
            assertThat(log.heard(kind == Place.Kind.EMBEDDED ? "org.sqlite" : "org.postgresql"))
                    .isTrue();
            whatIsPutThereIsFound(place, log);
        }
    }

    private void whatIsPutThereIsFound(Place place, CapturedLog log) throws IOException {
        String word = canaries.word("a word put there on purpose");
        try (Administrator administrator = new Administrator(place)) {
            administrator.update("CREATE TABLE planted (word VARCHAR(100))");
            administrator.update("INSERT INTO planted VALUES (?)", word);
        }
        settle(place);
        assertThat(inFiles(place)).containsExactly("a word put there on purpose");
        System.getLogger("planted").log(System.Logger.Level.TRACE, "x" + word);
        assertThat(canaries.in(log.text())).containsExactly("a word put there on purpose");
        String base64 =
                java.util.Base64.getEncoder().encodeToString(("{\"text\":\"" + word + "\"}").getBytes(UTF_16BE));
        assertThat(canaries.in(base64)).isEmpty(); // Twice encoded is not looked for.
        base64 = java.util.Base64.getEncoder().encodeToString(("{\"text\":\"" + word + "\"}").getBytes(UTF_8));
        assertThat(canaries.in(base64)).containsExactly("a word put there on purpose in Base64");
    }

    private InMemoryDirectory directory(VariedSession day) {
        InMemoryDirectory directory = new InMemoryDirectory();
        for (String name : List.of("anna", "ben", "carl", "dora")) {
            directory.add(
                    day.tenant,
                    day.user(name),
                    canaries.word("password of " + name).toCharArray());
        }
        return directory;
    }

    private static List<Boolean> decide(List<AccessQuestion> questions) {
        return questions.stream()
                .map(question -> {
                    if (question.subject().startsWith("broken:")) {
                        throw new IllegalStateException("no answer for " + question.subject());
                    }
                    return true;
                })
                .toList();
    }

    /** The store goes wrong in a way that makes the driver talk. */
    private static void damaged(Place place, Runnable meanwhile) {
        try (Administrator administrator = new Administrator(place)) {
            administrator.update("ALTER TABLE hausfunk_entry RENAME TO gone");
            meanwhile.run();
            administrator.update("ALTER TABLE gone RENAME TO hausfunk_entry");
        }
    }

    private static void settle(Place place) {
        if (place instanceof PostgresPlace) {
            try (Administrator administrator = new Administrator(place)) {
                administrator.update("CHECKPOINT");
            }
        }
    }

    private Set<String> inFiles(Place place) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path directory : place.directories()) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(canaries.in(bytes(file)));
                }
            }
        }
        return found;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0]; // the server removed it meanwhile
        }
    }

    /** Fails for some names, and then says more than it should. */
    private record HalfBrokenDirectory(Directory good) implements Directory {
        @Override
        public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
            if (loginName.startsWith("broken")) {
                throw new IllegalStateException("out of reach: " + loginName);
            }
            return good.authenticate(tenant, loginName, password);
        }

        @Override
        public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
            return good.find(tenant, user);
        }
    }
}
