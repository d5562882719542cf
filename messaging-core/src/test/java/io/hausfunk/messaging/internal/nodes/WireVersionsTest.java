// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireVersionsTest {
    @Test
    void two_nodes_talk_in_the_newest_form_that_both_know() {
        assertThat(new WireVersions(1, 3).newestCommon(new WireVersions(1, 2))).isEqualTo(2);
        assertThat(new WireVersions(1, 2).newestCommon(new WireVersions(2, 5))).isEqualTo(2);
    }

    @Test
    void two_nodes_without_a_common_form_do_not_talk() {
        assertThat(new WireVersions(1, 1).newestCommon(new WireVersions(2, 3))).isZero();
        assertThat(new WireVersions(2, 3).newestCommon(new WireVersions(1, 1))).isZero();
    }

    @Test
    void a_note_says_it_among_other_things() {
        assertThat(WireVersions.ofNote(new WireVersions(2, 4).note())).isEqualTo(new WireVersions(2, 4));
        assertThat(WireVersions.ofNote("x=1;wire=3-7;later=yes")).isEqualTo(new WireVersions(3, 7));
    }

    @Test
    void a_note_that_says_nothing_means_the_first_version() {
        assertThat(WireVersions.ofNote("")).isEqualTo(new WireVersions(1, 1));
        assertThat(WireVersions.ofNote("wire=a-b")).isEqualTo(new WireVersions(1, 1));
    }
}
