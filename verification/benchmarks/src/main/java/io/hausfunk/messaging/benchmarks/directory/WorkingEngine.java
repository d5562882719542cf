// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A whole engine over a directory, with its store in memory. */
final class WorkingEngine implements AutoCloseable {
    static final TenantId TENANT = new TenantId("measured");

    private final Messaging messaging;

    WorkingEngine(Directory directory) {
        char[] password = "only for measurements".toCharArray();
        try {
            Path place = Files.createTempDirectory("directory-load");
            Path file = place.resolve("keys.p12");
            LocalKeystore.create(file, password);
            messaging = Messaging.builder()
                    .storage(MemoryStorage.create())
                    .keys(MasterKeys.fromKeystore(file, password))
                    .directory(directory)
                    .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                    .directorySync(SyncSettings.DEFAULT.every(Duration.ofHours(10), Duration.ofHours(10)))
                    .deadline(Duration.ofMinutes(2))
                    .administration(AdministrationPolicy.administeredBy(UserId.of("administrator")))
                    .start();
            Files.delete(file);
            Files.delete(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Messaging messaging() {
        return messaging;
    }

    DirectoryAdministration administration() {
        return messaging.administer(TENANT, UserId.of("administrator")).directory();
    }

    static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(2, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        messaging.close();
    }
}
