// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendOrderTest {
    private final SendOrder order = new SendOrder();
    private final LaneKey lane =
            new LaneKey(new ConversationRef(new TenantId("t"), new ConversationId(UUID.randomUUID())), null);
    private final List<Long> again = new ArrayList<>();

    @Test
    void who_comes_before_its_turn_waits_for_whoever_was_called_earlier() {
        long first = order.join(lane);
        long second = order.join(lane);
        long third = order.join(lane);
        assertThat(begins(third, 1)).isFalse();
        assertThat(begins(second, 1)).isFalse();
        assertThat(again).isEmpty();
        assertThat(begins(first, 1)).isTrue();
        assertThat(again).containsExactly(second, third);
        assertThat(begins(second, 1)).isTrue();
        assertThat(begins(third, 1)).isTrue();
    }

    @Test
    void only_those_are_told_that_nobody_is_before_any_more() {
        long first = order.join(lane);
        long second = order.join(lane);
        long third = order.join(lane);
        long fourth = order.join(lane);
        assertThat(begins(fourth, 1)).isFalse();
        assertThat(begins(second, 1)).isFalse();
        order.leave(lane, first);
        assertThat(again).containsExactly(second);
        order.leave(lane, second);
        assertThat(again).containsExactly(second);
        order.leave(lane, third);
        assertThat(again).containsExactly(second, fourth);
    }

    @Test
    void whoever_was_allowed_by_a_later_membership_waits_until_the_earlier_ones_are_decided() {
        long first = order.join(lane);
        long second = order.join(lane);
        long third = order.join(lane);
        assertThat(begins(first, 1)).isTrue();
        assertThat(begins(second, 1)).isTrue();
        assertThat(begins(third, 2)).isFalse();
        order.leave(lane, first);
        assertThat(begins(third, 2)).isFalse();
        again.clear();
        order.leave(lane, second);
        assertThat(again).containsExactly(third);
        assertThat(begins(third, 2)).isTrue();
    }

    @Test
    void who_comes_back_is_before_those_called_later() {
        long first = order.join(lane);
        long second = order.join(lane);
        assertThat(begins(first, 1)).isTrue();
        order.comeBack(lane, first);
        assertThat(begins(second, 2)).isFalse();
        assertThat(again).isEmpty();
        assertThat(begins(first, 2)).isTrue();
        assertThat(again).containsExactly(second);
    }

    private boolean begins(long number, long membership) {
        return order.begin(lane, number, membership, () -> again.add(number));
    }
}
