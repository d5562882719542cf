// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real engine on the store: it works, and what it leaves behind names nobody and says nothing. */
abstract class WholeEngineContract extends StorageContract {
    private static final String CIPHERTEXT = "A store sees pseudonyms, fingerprints and ciphertext, never content.";
    private static final String DURABLE = "what it wrote is as durable as";

    @TempDir
    Path directory;

    private final String marker = "marker-" + UUID.randomUUID();

    @Test
    @Promise(DURABLE)
    void what_an_engine_was_told_is_there_for_the_next_one() {
        MasterKeys keys = keys();
        long sent;
        try (Messaging engine = engine(keys)) {
            sent = talk(engine);
        }
        try (Messaging engine = engine(keys)) {
            Session ben = session(engine, "ben");
            List<Entry> entries = done(ben.sync(Cursor.beginning(), 100)).entries();
            assertThat(entries).hasSize((int) sent).last().satisfies(entry -> {
                assertThat(entry.author()).contains(UserId.of("anna-" + marker));
                assertThat(entry.content())
                        .isInstanceOfSatisfying(
                                TextContent.class,
                                text -> assertThat(text.text()).contains(marker));
            });
        }
    }

    @Test
    @Promise(CIPHERTEXT)
    void what_an_engine_leaves_behind_names_nobody_and_says_nothing() {
        try (Messaging engine = engine(keys())) {
            talk(engine);
        }

        RawBytes raw = new RawBytes(harness.rawBytes());

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(raw.contains(marker.getBytes(charset)))
                    .as("the marker in " + charset)
                    .isFalse();
        }
    }

    /** Says the marker wherever something can be said; answers how many entries Ben can read. */
    private long talk(Messaging engine) {
        Session anna = session(engine, "anna");
        UserId ben = UserId.of("ben-" + marker);
        Conversation group = done(anna.conversations()
                .createGroup(NewGroup.titled("title " + marker).with(List.of(ben))));
        done(group.rename("new title " + marker));
        return done(group.send(Draft.text("text " + marker)
                        .idempotencyKey("name " + marker)
                        .replyingTo(1)))
                .sequence();
    }

    private Session session(Messaging engine, String name) {
        return done(engine.openSession(tenant, UserId.of(name + "-" + marker)));
    }

    private Messaging engine(MasterKeys keys) {
        store.close();
        return Messaging.builder()
                .storage(harness.newStore())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .start();
    }

    private MasterKeys keys() {
        char[] password = marker.toCharArray();
        Path file = directory.resolve("keys.p12");
        LocalKeystore.create(file, password);
        return MasterKeys.fromKeystore(file, password);
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the engine failed on this store", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
