// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditVerdict;
import io.hausfunk.messaging.integration.Administrator.Row;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever may write to the database cannot change the audit log unnoticed. */
class ChangedAuditLogTest {
    private static final String LOG = " WHERE tenant = ? AND conversation = ?";

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void whatever_is_done_to_a_record_in_the_database_is_found_with_its_place(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            AuditCheckpoint kept = recorded(world);
            assertThat(verdict(world, kept).isIntact()).isTrue();
            ConversationId log = log(world);
            Row second = new Row(world.north, log, 3);
            Row third = new Row(world.north, log, 4);

            brokenAt(2, world, kept, one -> one.flip(second, "envelope"));
            world.administer(one -> one.flip(second, "envelope"));
            brokenAt(2, world, kept, one -> one.swap(second, third, "envelope"));
            world.administer(one -> one.swap(second, third, "envelope"));
            brokenAt(2, world, kept, one -> one.swapNumbers(second, third));
            world.administer(one -> one.swapNumbers(second, third));
            assertThat(verdict(world, kept).isIntact()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_log_whose_end_was_cut_off_is_shorter_than_a_checkpoint_that_somebody_kept(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            AuditCheckpoint kept = recorded(world);
            Object[] key = {world.north.value(), world.place.column(log(world).value())};
            world.administer(one -> {
                one.update("DELETE FROM hausfunk_entry" + LOG + " AND sequence > 2", key);
                one.update("UPDATE hausfunk_conversation SET head = 2" + LOG, key);
            });
            AuditVerdict verdict = verdict(world, kept);
            assertThat(verdict.isIntact()).as(verdict.toString()).isFalse();
        }
    }

    /** Five records and a checkpoint that knows them. */
    private static AuditCheckpoint recorded(SmallWorld world) {
        try (Messaging messaging = world.start()) {
            Administration ada = ada(world, messaging);
            done(ada.because("Ticket 4711").keys().rotateTenant());
            done(ada.because("Ticket 4712").keys().rotatePerson(UserId.of("ben")));
            return done(ada.audit().checkpoint());
        }
    }

    private static Administration ada(SmallWorld world, Messaging messaging) {
        return messaging.administer(world.north, UserId.of("ada"));
    }

    private static AuditVerdict verdict(SmallWorld world, AuditCheckpoint kept) {
        try (Messaging messaging = world.start()) {
            return done(ada(world, messaging).audit().verify(kept));
        }
    }

    private static void brokenAt(long number, SmallWorld world, AuditCheckpoint kept, Consumer<Administrator> change) {
        world.administer(change);
        AuditVerdict verdict = verdict(world, kept);
        assertThat(verdict.brokenAt()).as(verdict.toString()).hasValue(number);
    }

    private static ConversationId log(SmallWorld world) {
        Object[] found = new Object[1];
        world.administer(one -> found[0] = one.one(
                "SELECT conversation FROM hausfunk_conversation WHERE tenant = ? AND conversation NOT IN (?, ?)",
                world.north.value(),
                one.column(world.id("one")),
                one.column(world.id("two"))));
        if (found[0] instanceof byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new ConversationId(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return new ConversationId((UUID) found[0]);
    }
}
