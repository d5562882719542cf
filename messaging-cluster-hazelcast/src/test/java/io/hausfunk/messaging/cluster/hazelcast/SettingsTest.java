// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node refuses before it starts anything. */
class SettingsTest {
    private final StrictCluster good = HazelcastCluster.strict()
            .clusterName("0123456789abcdef")
            .bindAddress("127.0.0.1")
            .members("127.0.0.1:5701", "localhost:5702")
            .withoutTls()
            .privateNetwork();

    @Test
    void complete_settings_are_accepted_with_the_ports_that_are_usual() {
        assertThat(good.problems()).isEmpty();
    }

    @Test
    void a_wildcard_a_group_a_name_and_a_foreign_address_are_no_bind_address() {
        assertThat(good.bindAddress("0.0.0.0").problems()).anyMatch(is -> is.contains("not a wildcard"));
        assertThat(good.bindAddress("::").problems()).anyMatch(is -> is.contains("not a wildcard"));
        assertThat(good.bindAddress("224.2.2.3").problems()).anyMatch(is -> is.contains("or a group"));
        assertThat(good.bindAddress("localhost").problems()).anyMatch(is -> is.contains("not a name"));
        assertThat(good.bindAddress("300.1.1.1").problems()).anyMatch(is -> is.contains("not a name"));
        assertThat(good.bindAddress("192.0.2.17").problems()).anyMatch(is -> is.contains("no network interface"));
    }

    @Test
    void members_on_other_machines_do_not_go_with_the_loopback_address() {
        assertThat(good.members("127.0.0.1:5701", "192.0.2.17:5701").problems())
                .singleElement()
                .asString()
                .contains("member 2 is on another machine");
    }

    @Test
    void a_member_is_a_host_and_a_port() {
        assertThat(good.members("localhost").problems()).anyMatch(is -> is.contains("member 1 must be host:port"));
        assertThat(good.members("localhost:70000").problems()).anyMatch(is -> is.contains("host:port"));
        assertThat(good.members("127.0.0.*:5701").problems()).anyMatch(is -> is.contains("host:port"));
        assertThat(good.members("[::1]:5701").problems()).isEmpty();
    }

    @Test
    void either_members_or_a_name_that_lists_them() {
        assertThat(good.members(List.of()).problems()).anyMatch(is -> is.contains("and not both"));
        assertThat(good.kubernetes("localhost").problems()).anyMatch(is -> is.contains("and not both"));
        assertThat(good.members(List.of()).kubernetes("localhost").problems()).isEmpty();
    }

    @Test
    void ports_are_ports_and_two() {
        assertThat(good.port(0).problems()).anyMatch(is -> is.contains("1 to 65535"));
        assertThat(good.busPort(-1).problems()).anyMatch(is -> is.contains("0 to 65535"));
        assertThat(good.busPort(5701).problems()).anyMatch(is -> is.contains("different ports"));
        assertThat(good.busPort(0).problems()).isEmpty();
    }

    @Test
    void a_short_name_an_open_network_and_missing_certificates_are_refused() {
        StrictCluster bare = HazelcastCluster.strict().bindAddress("127.0.0.1").members("127.0.0.1:5701");

        assertThat(bare.clusterName("dev").problems())
                .anyMatch(is -> is.contains("at least 16 characters"))
                .anyMatch(is -> is.contains("privateNetwork()"))
                .anyMatch(is -> is.contains("set tls(...)"));
    }

    @Test
    void files_that_are_not_there_are_named() {
        Path missing = Path.of("no-such-folder", "node.crt");

        assertThat(good.tls(BusTls.pem(missing, missing, missing)).problems()).contains(missing + " cannot be read");
        assertThat(good.tls(BusTls.pkcs12(missing, new char[0], missing, new char[0]))
                        .problems())
                .contains(missing + " cannot be read");
    }
}
