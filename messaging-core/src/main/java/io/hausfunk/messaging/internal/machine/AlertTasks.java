// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wake somebody to look at a card. They hold pseudonyms only; what is to be done, and when, is sealed in the card, so whoever writes into
 * the table of tasks makes nothing happen early. Blocks.
 */
public final class AlertTasks {
    static final TaskKind KIND = TaskKind.of(20);
    private static final int VERSION = 1;

    private final @Nullable TaskStore tasks;

    /** {@code tasks} is null for a store that keeps none. */
    public AlertTasks(@Nullable TaskStore tasks) {
        this.tasks = tasks;
    }

    boolean present() {
        return tasks != null;
    }

    TaskStore store() {
        if (tasks == null) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "the store keeps no tasks");
        }
        return tasks;
    }

    /** The card that a task is about, by the name that the account gave it. */
    record Wake(ConversationRef ref, PersonKey service, EntryName card) {}

    /** Has somebody look at a card at a time. {@code name} is one for each card and time. */
    void put(Actor service, ConversationRef ref, EntryName card, EntryName name, Instant due) {
        byte[] payload = new WireWriter()
                .octet(VERSION)
                .id(service.person().value())
                .id(card.value())
                .toByteArray();
        store().putIfAbsent(List.of(
                Task.of(ref.tenant(), new TaskName(name.value()), KIND, due, SealedBytes.copyOf(payload))
                        .in(ref.conversation())));
    }

    static Optional<Wake> read(Task task) {
        try {
            WireReader in = new WireReader(task.payload().toByteArray());
            if (!in.versionUpTo(VERSION)) {
                return Optional.empty();
            }
            PersonKey service = new PersonKey(in.id());
            EntryName card = new EntryName(in.id());
            return Optional.ofNullable(task.conversation())
                    .map(conversation -> new Wake(new ConversationRef(task.tenant(), conversation), service, card));
        } catch (WireException e) {
            return Optional.empty();
        }
    }

    static Actor actor(Wake wake, UserId user) {
        return new Actor(wake.ref().tenant(), user, wake.service());
    }
}
