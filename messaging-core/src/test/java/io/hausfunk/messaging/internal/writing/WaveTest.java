// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.UnknownContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new kind of entry is one proposal: the pipeline, the stores and engines that do not know it stay as they are. */
class WaveTest {
    private static final ContentType<Wave> WAVE = ContentType.of("acme.wave", 1, Wave.class);

    private final TestEngine engine = TestEngine.start();
    private final PipelineOnMemory newer = new PipelineOnMemory(engine.data(), engine.keys(), WAVE);
    private final Conversation withBen =
            done(engine.session("anna").conversations().direct(UserId.of("ben")));
    private final ConversationRef ref = new ConversationRef(engine.tenant, withBen.id());
    private final long hello = done(withBen.send(Draft.text("Moin"))).sequence();

    @AfterEach
    void close() {
        newer.close();
        engine.close();
    }

    @Test
    void it_is_numbered_found_by_what_it_is_about_and_harmless_to_repeat() {
        long first = wave("ben", "w1");
        long again = wave("ben", "w1");

        assertThat(first).isEqualTo(hello + 1);
        assertThat(again).isEqualTo(first);
        assertThat(newer.storage.annexes().count(ref, List.of(hello)))
                .singleElement()
                .satisfies(count -> assertThat(count.count()).isEqualTo(1));
    }

    @Test
    void an_engine_that_does_not_know_it_reads_on_and_counts_nothing() {
        wave("ben", "w1");
        done(withBen.send(Draft.text("und weiter")));

        List<Entry> entries = done(withBen.readAfter(hello, 10)).entries();
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).content())
                .isInstanceOfSatisfying(
                        UnknownContent.class,
                        unknown -> assertThat(unknown.name()).isEqualTo("acme.wave"));
        assertThat(done(withBen.unread())).isZero();
    }

    @Test
    void who_does_not_take_part_is_refused() {
        done(engine.messaging.openSession(engine.tenant, UserId.of("carl")));
        refused(ErrorCode.NOT_PERMITTED, () -> wave("carl", "w1"));
    }

    private long wave(String who, String name) {
        return done(newer.pipeline.propose(new WaveProposal(
                newer.actor(engine.tenant, who), ref, name, hello, newer.codec.encode(Draft.of(new Wave())))));
    }

    /** What it says: nothing but its name. */
    public static final class Wave implements Content {}
}
