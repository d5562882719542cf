// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The body of a message that was edited, taken back or removed: neither its words nor its ciphertext are in any file or log afterwards. */
class RemovedBodiesTest {
    private final Canaries canaries = new Canaries();
    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());

    @Test
    void nothing_of_a_removed_body_lies_in_the_embedded_file_or_in_the_log() throws Exception {
        try (EmbeddedPlace place = EmbeddedPlace.fresh();
                CapturedLog log = new CapturedLog()) {
            SealedBytes kept = live(place);

            Set<String> found = new TreeSet<>(canaries.in(log.text()));
            boolean blind = true;
            for (byte[] file : files(place)) {
                found.addAll(canaries.in(file));
                blind &= new String(file, ISO_8859_1).indexOf(new String(kept.toByteArray(), ISO_8859_1)) < 0;
            }
            assertThat(blind).as("the probe sees what was kept").isFalse();
            assertThat(found).isEmpty();
        }
    }

    /** Says things and removes them, and closes; answers with the ciphertext of one that stays. */
    private SealedBytes live(EmbeddedPlace place) {
        MessagingStorage storage = place.storage();
        try (Messaging messaging = Messaging.builder()
                .storage(storage)
                .keys(KnownMasterKeys.fresh())
                .messageRules(MessageRules.defaults().keepingVersions())
                .start()) {
            Session anna = done(messaging.openSession(tenant, UserId.of("anna")));
            Session ben = done(messaging.openSession(tenant, UserId.of("ben")));
            Conversation annas =
                    done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben")))));
            Conversation bens = done(ben.conversations().open(annas.id()));
            long retracted = say(bens, "taken back");
            done(bens.messages().edit(retracted, Draft.text(canaries.word("second version"))));
            long redacted = say(bens, "removed by a moderator");
            long kept = done(bens.send(Draft.text("this stays"))).sequence();
            ConversationRef ref = new ConversationRef(tenant, annas.id());
            List<StoredEntry> stored =
                    storage.entries().read(List.of(new EntryRange(ref, retracted - 1, redacted)), 100);
            assertThat(stored).hasSize(3);
            stored.forEach(entry -> canaries.watch(
                    "ciphertext of #" + entry.sequence(),
                    Objects.requireNonNull(entry.envelope()).toByteArray()));

            done(bens.messages().retract(retracted));
            done(annas.messages().redact(redacted, "rude"));
            return Objects.requireNonNull(storage.entries()
                    .read(List.of(new EntryRange(ref, kept - 1, kept)), 1)
                    .get(0)
                    .envelope());
        }
    }

    private long say(Conversation where, String what) {
        // Long enough to lie on pages of its own, which become free ones.
        String text = canaries.word(what) + " and more".repeat(1_000);
        return done(where.send(Draft.text(text))).sequence();
    }

    private static List<byte[]> files(EmbeddedPlace place) throws IOException {
        try (Stream<Path> files = Files.list(place.file().getParent())) {
            List<byte[]> all = new ArrayList<>();
            for (Path file : files.toList()) {
                all.add(Files.readAllBytes(file));
            }
            return all;
        }
    }
}
