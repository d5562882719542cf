// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OverviewSubscriptionTest {
    private final ConversationId one = new ConversationId(UUID.randomUUID());
    private final ConversationId other = new ConversationId(UUID.randomUUID());
    private final List<Collection<ConversationId>> looks = new ArrayList<>();
    private final DeliveryExecutor executor =
            DeliveryExecutor.of(Runnable::run, Runnable::run, new FaultCounter(System::nanoTime));
    private final OverviewSubscription subscription = new OverviewSubscription(
            new Actor(new TenantId("t"), UserId.of("anna"), new PersonKey(UUID.randomUUID())),
            conversation -> {},
            this::look,
            executor,
            closed -> {});
    private boolean storeFails;

    private List<ConversationOverview> look(Collection<ConversationId> conversations) {
        looks.add(List.copyOf(conversations));
        if (storeFails) {
            throw new IllegalStateException("as asked for");
        }
        return List.of();
    }

    @Test
    void the_first_change_is_looked_at_at_once_and_many_soon_after_it_once() {
        subscription.changed(one);
        assertThat(looks).containsExactly(List.of(one));
        for (int i = 0; i < 100; i++) {
            subscription.changed(one);
        }
        assertThat(looks).hasSize(1);
        executor.retry();
        assertThat(looks).containsExactly(List.of(one), List.of(one));
        executor.retry();
        assertThat(looks).hasSize(2);
    }

    @Test
    void a_busy_conversation_delays_no_other() {
        subscription.changed(one);
        subscription.changed(one);
        subscription.changed(other);
        assertThat(looks).containsExactly(List.of(one), List.of(other));
    }

    @Test
    void changes_while_paused_are_looked_at_once_afterwards() {
        subscription.pause();
        subscription.changed(one);
        executor.retry();
        subscription.changed(one);
        executor.retry();
        assertThat(looks).isEmpty();
        subscription.resume();
        assertThat(looks).containsExactly(List.of(one));
    }

    @Test
    void what_could_not_be_looked_at_is_tried_again() {
        storeFails = true;
        subscription.changed(one);
        storeFails = false;
        executor.retry();
        assertThat(looks).containsExactly(List.of(one), List.of(one));
        executor.retry();
        assertThat(looks).hasSize(2);
    }
}
