// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.audit.AuditKeeper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Writes all records to a file, page by page, each with the deadline of a call, and a checkpoint behind them. */
final class AuditExport {
    private static final byte[] LOST = "null".getBytes(StandardCharsets.US_ASCII);

    private final ActingPerson person;
    private final AuditKeeper keeper;
    private final long records;
    private final Path file;
    private long written;
    private String head;

    AuditExport(ActingPerson person, AuditKeeper keeper, long records, Path file) {
        this.person = person;
        this.keeper = keeper;
        this.records = records;
        this.file = file;
        this.head = AuditChain.beginning(person.tenant().value());
    }

    CompletionStage<AuditCheckpoint> write() {
        return person.calls()
                .write(person.caller(), () -> append(StandardOpenOption.CREATE_NEW, List.of()))
                .thenCompose(begun -> page());
    }

    private CompletionStage<AuditCheckpoint> page() {
        return person.calls()
                .write(
                        person.caller(),
                        () -> append(StandardOpenOption.APPEND, keeper.stored(person.tenant(), written, records)))
                .thenCompose(more ->
                        more && written < records ? page() : person.calls().write(person.caller(), this::checkpoint));
    }

    private boolean append(StandardOpenOption how, List<Optional<byte[]>> page) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE, how)) {
            for (Optional<byte[]> record : page) {
                out.write(record.orElse(LOST));
                out.write('\n');
                written++;
                record.map(AuditChain::hash).ifPresent(hash -> head = hash);
            }
            return !page.isEmpty();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private AuditCheckpoint checkpoint() {
        if (written != records) {
            throw new StorageException(
                    ErrorCode.STORAGE_DAMAGED,
                    "the store has " + written + " of " + records + " records of the audit log");
        }
        AuditCheckpoint checkpoint = keeper.checkpoint(person.tenant(), written, head);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            out.write(checkpoint.bytes());
            out.write('\n');
            return checkpoint;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private InvalidInputException refused(IOException e) {
        return new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "the file cannot be written: " + e);
    }
}
