// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.integration.TestCalls.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The file is full, read-only, damaged, taken or newer; the keystore does not open. */
class FileTroubleTest {
    @TempDir
    Path directory;

    @Test
    void a_full_disk_is_named_reading_goes_on_and_so_does_writing_when_there_is_room() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory)) {
            Correspondence letters = new Correspondence(EmbeddedPlace.at(disk.file()));
            try (Messaging messaging = letters.start()) {
                Conversation conversation = letters.conversation(messaging);
                letters.send(conversation);
                disk.fill();
                Draft kept = letters.draft();
                refused(() -> done(conversation.send(kept)), ErrorCode.STORAGE_FULL);
                letters.verify(conversation);
                disk.makeRoom();
                letters.send(conversation, kept);
                letters.verify(conversation);
            }
            letters.live();
        }
    }

    @Test
    void a_disk_that_may_only_be_read_is_named_and_starting_works_when_it_may_be_written() {
        try (SmallDisk disk = SmallDisk.mount(directory)) {
            Correspondence letters = new Correspondence(EmbeddedPlace.at(disk.file()));
            letters.live();
            disk.readOnly(true);
            letters.refusedStart(ErrorCode.STORAGE_READ_ONLY);
            disk.readOnly(false);
            letters.live();
        }
    }

    @Test
    void a_damaged_file_is_named_and_a_restored_one_opens() throws IOException {
        Path file = directory.resolve("chat.db");
        Path backup = directory.resolve("backup");
        Correspondence letters = new Correspondence(EmbeddedPlace.at(file));
        letters.live();
        Files.copy(file, backup);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2 / 4096 * 4096);
            bytes.write(new byte[4096]);
        }
        letters.refusedStart(ErrorCode.STORAGE_DAMAGED);
        Files.write(
                file,
                "this is no database, but a letter to the editor ".repeat(100).getBytes(UTF_8));
        letters.refusedStart(ErrorCode.STORAGE_DAMAGED);
        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
        letters.live();
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_newer_schema_is_refused_and_not_touched(Place.Kind kind) {
        try (Place place = kind.fresh()) {
            Correspondence letters = new Correspondence(place);
            letters.live();
            try (Administrator administrator = new Administrator(place)) {
                administrator.update("INSERT INTO hausfunk_version (version) VALUES (99)");
                letters.refusedStart(ErrorCode.STORAGE_SCHEMA_NEWER);
                administrator.update("DELETE FROM hausfunk_version WHERE version = 99");
            }
            letters.live();
        }
    }

    @Test
    void a_file_that_another_process_has_is_named_and_free_when_that_was_killed() {
        Place place = EmbeddedPlace.at(directory.resolve("chat.db"));
        Workload workload = new Workload(
                place.address(), KnownMasterKeys.fresh().hex(), new TenantId("t-" + UUID.randomUUID()), 1, 1);
        try (WorkProcess other = WorkProcess.send(List.of(), workload, "r", 1, Integer.MAX_VALUE)) {
            other.awaitLine("READY .");
            refused(() -> workload.start(place).close(), ErrorCode.STORAGE_LOCKED);
            other.awaitAcknowledgements(20);
            other.kill();
        }
        try (Messaging messaging = workload.start(place)) {
            done(workload.groups(messaging, 0).get(0).send(Draft.text("mine now")));
            refused(() -> workload.start(place).close(), ErrorCode.STORAGE_LOCKED);
        }
    }

    @Test
    void a_keystore_with_another_password_or_other_keys_is_named() {
        Path keystore = directory.resolve("keys.p12");
        LocalKeystore.create(keystore, "right".toCharArray());
        refused(() -> MasterKeys.fromKeystore(keystore, "wrong".toCharArray()), ErrorCode.KEYSTORE_PASSWORD_WRONG);
        Place place = EmbeddedPlace.at(directory.resolve("chat.db"));
        Correspondence letters = new Correspondence(place);
        letters.live();
        refused(
                () -> Messaging.builder()
                        .storage(place.storage())
                        .keys(MasterKeys.fromKeystore(keystore, "right".toCharArray()))
                        .start()
                        .close(),
                ErrorCode.KEYS_DO_NOT_MATCH);
        letters.live();
    }
}
