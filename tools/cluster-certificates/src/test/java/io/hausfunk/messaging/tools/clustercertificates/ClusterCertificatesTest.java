// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.clustercertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCertificatesTest {
    private static final String PASSWORD = "only for tests";
    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();

    @TempDir
    private static Path folder;

    /** Each key costs a second or two: what only reads takes those of one run. */
    @BeforeAll
    static void make_two_nodes() {
        assertThat(run(PASSWORD, "ca", "node-1", "node-2")).isZero();
    }

    @Test
    void every_node_gets_a_key_whose_certificate_the_ca_has_signed() throws Exception {
        for (String node : List.of("node-1", "node-2")) {
            KeyStore own = load("ca/" + node + ".p12");
            own.getCertificate(node).verify(caOf("ca"));
            assertThat(own.getKey(node, PASSWORD.toCharArray())).isNotNull();
        }
    }

    @Test
    void the_file_of_a_node_does_not_hold_the_key_of_the_ca() throws Exception {
        assertThat(load("ca/node-1.p12").containsAlias("ca")).isFalse();
        assertThat(load("ca/trust.p12").isKeyEntry("ca")).isFalse();
    }

    @Test
    void a_node_that_is_added_later_leaves_the_others_as_they_are() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("ca/node-1.p12"));

        assertThat(run(PASSWORD, "ca", "node-1", "node-3")).isZero();

        assertThat(folder.resolve("ca/node-1.p12")).hasBinaryContent(before);
        load("ca/node-3.p12").getCertificate("node-3").verify(caOf("ca"));
    }

    @Test
    void two_directories_are_two_cas() throws Exception {
        run(PASSWORD, "other", "node-1");

        Certificate node = load("ca/node-1.p12").getCertificate("node-1");

        assertThatThrownBy(() -> node.verify(caOf("other"))).isInstanceOf(SignatureException.class);
    }

    @Test
    void what_cannot_be_meant_is_refused_and_makes_no_node() {
        assertThat(run(PASSWORD, "ca")).isEqualTo(2);
        assertThat(run(PASSWORD, "ca", "trust")).isEqualTo(2);
        assertThat(run(PASSWORD, "ca", "../elsewhere")).isEqualTo(2);
        assertThat(run(PASSWORD, "ca", "Node 1")).isEqualTo(2);

        assertThat(folder.resolve("elsewhere.p12")).doesNotExist();
        assertThat(SAID.toString(StandardCharsets.UTF_8))
                .contains("usage: ")
                .contains("is not ca or trust")
                .doesNotContain(PASSWORD);
    }

    @Test
    void a_short_password_is_refused_before_anything_is_made() {
        assertThat(run("short", "small", "node-1")).isEqualTo(2);
        assertThat(folder.resolve("small")).doesNotExist();
    }

    @Test
    void another_password_than_that_of_the_ca_is_an_error_of_the_file() {
        assertThat(run("another password", "ca", "node-4")).isEqualTo(3);
        assertThat(folder.resolve("ca/node-4.p12")).doesNotExist();
    }

    private static int run(String password, String directory, String... nodes) {
        PrintStream screen = new PrintStream(SAID, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of(nodes));
        arguments.add(0, folder.resolve(directory).toString());
        return ClusterCertificates.run(arguments, password.toCharArray(), screen, screen);
    }

    private static PublicKey caOf(String directory) throws Exception {
        return load(directory + "/trust.p12").getCertificate("ca").getPublicKey();
    }

    private static KeyStore load(String file) throws Exception {
        return KeyStore.getInstance(folder.resolve(file).toFile(), PASSWORD.toCharArray());
    }
}
