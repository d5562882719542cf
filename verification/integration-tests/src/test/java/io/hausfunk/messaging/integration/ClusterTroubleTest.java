// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.servers.Ports;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an administrator can get wrong: refused in clear words, or without effect. */
class ClusterTroubleTest extends TwoEngines {
    @Test
    void a_node_of_another_cluster_name_is_named_in_health_and_heard_through_the_store() throws InterruptedException {
        try (Messaging one = joined(plan.node(0));
                Messaging two = joined(plan.node(1).clusterName("another-" + UUID.randomUUID()))) {
            eventually("each knows that the other lives, and does not hear it", () -> silent(one) && silent(two));
            talk(one, two);
            closesInTime(one);
            closesInTime(two);
        }
    }

    @Test
    void a_member_list_that_names_nobody_leaves_the_node_alone_and_says_so() throws InterruptedException {
        try (Messaging one = joined(plan.node(0));
                Messaging two = joined(plan.node(1).members("127.0.0.1:" + Ports.free()))) {
            talk(one, two);
            eventually("each knows that the other lives, and does not hear it", () -> silent(one) && silent(two));
            closesInTime(one);
            closesInTime(two);
        }
    }

    @Test
    void a_node_of_another_version_is_named_and_not_spoken_to() {
        try (Messaging one = joined(plan.node(0));
                MessagingStorage future = place.storage()) {
            future.open();
            UUID newer = UUID.randomUUID();
            future.leases().acquire("node:" + newer, newer, "wire=8-9", Duration.ofMinutes(1));
            eventually("it is named", () -> links(one).equals(List.of(Link.OTHER_VERSION)));
            assertThat(one.health().findings()).anyMatch(found -> found.contains("version"));
            closesInTime(one);
        }
    }

    @Test
    void a_node_with_another_key_set_is_refused_and_leaves_the_others_alone() throws InterruptedException {
        try (Messaging one = joined(plan.node(0))) {
            MessagingBuilder stranger = Messaging.builder()
                    .storage(place.storage())
                    .keys(KnownMasterKeys.fresh())
                    .cluster(plan.node(1));
            assertThatThrownBy(stranger::start)
                    .isInstanceOfSatisfying(
                            MessagingException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEYS_DO_NOT_MATCH));
            try (Messaging two = joined(plan.node(1))) {
                whole(one, two);
                talk(one, two);
            }
        }
    }

    @Test
    void a_node_on_a_schema_that_is_too_new_is_refused_before_it_joins() throws SQLException {
        try (MessagingStorage storage = place.storage()) {
            storage.open();
        }
        try (Connection connection = place.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO hausfunk_version (version, readable_from) VALUES (99, 99)");
        }
        assertThatThrownBy(() -> joined(plan.node(0)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("99");
        assertFree(plan.ports().get(0));
    }
}
