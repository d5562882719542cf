// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class OrderChecksTest {
    private final ConversationRef ref =
            new ConversationRef(new TenantId("t-" + UUID.randomUUID()), new ConversationId(UUID.randomUUID()));
    private final OrderChecks order = new OrderChecks();

    @Test
    void an_entry_stands_behind_all_that_its_author_had_seen() {
        order.opened(ref, 5, 4);
        order.opened(ref, 5, 0);
        assertThat(findings()).isEmpty();
        order.opened(ref, 4, 4);
        assertThat(findings()).contains("entry #4").contains("stands before what its author had seen");
    }

    @Test
    void a_conversation_gets_no_shorter() {
        order.reading(ref).accept(7);
        order.reading(ref).accept(9);
        assertThat(findings()).isEmpty();
        order.reading(ref).accept(8);
        assertThat(findings()).contains("had 9 entries and has 8 now");
    }

    @Test
    void a_look_that_began_before_another_ended_says_nothing() {
        LongConsumer slow = order.reading(ref);
        order.reading(ref).accept(9);
        slow.accept(7);
        assertThat(findings()).isEmpty();
    }

    @Test
    void after_the_history_changed_everything_may_be_shorter() {
        order.reading(ref).accept(9);
        LongConsumer meanwhile = order.reading(ref);
        order.forget();
        meanwhile.accept(9);
        order.reading(ref).accept(3);
        order.reading(ref).accept(4);
        assertThat(findings()).isEmpty();
    }

    private String findings() {
        HealthReport report = new HealthReport();
        order.report(report);
        return String.join("; ", report.health(Optional.empty()).findings());
    }
}
