// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and certificates that would only fail in the first handshake. */
class BusTlsTest {
    @TempDir
    private static Path folder;

    private static TestCa ca;
    private static TestCa.Pem good;
    private static TestCa.Stores stores;

    @BeforeAll
    static void make_a_ca() {
        ca = TestCa.in(folder);
        good = ca.files("good");
        stores = ca.stores("stored");
    }

    @Test
    void what_fits_is_accepted() {
        assertThat(problems(BusTls.pem(good.certificate(), good.key(), good.ca())))
                .isEmpty();
        assertThat(problems(BusTls.pkcs12(stores.keystore(), TestCa.PASSWORD, stores.truststore(), TestCa.PASSWORD)))
                .isEmpty();
    }

    @Test
    void a_certificate_of_another_ca_is_refused() {
        TestCa.Pem other = TestCa.in(folder).files("other");

        assertThat(problems(BusTls.pem(good.certificate(), good.key(), other.ca())))
                .singleElement()
                .asString()
                .contains("not one of the private CA");
    }

    @Test
    void the_key_of_another_certificate_is_refused() {
        TestCa.Pem other = ca.files("neighbour");

        assertThat(problems(BusTls.pem(good.certificate(), other.key(), good.ca())))
                .singleElement()
                .asString()
                .contains("not that of the certificate");
    }

    @Test
    void an_expired_certificate_is_refused() {
        TestCa.Pem expired = ca.files("expired", "-startdate", "-10d", "-validity", "1");

        assertThat(problems(BusTls.pem(expired.certificate(), expired.key(), expired.ca())))
                .containsExactly("the certificate of this node has expired");
    }

    @Test
    void the_ca_itself_is_no_node() {
        assertThat(problems(BusTls.pem(good.ca(), good.key(), good.ca()))).isNotEmpty();
    }

    @Test
    void rubbish_is_refused() throws IOException {
        Path rubbish = Files.writeString(folder.resolve("rubbish"), "-----BEGIN CERTIFICATE-----\nrubbish\n");

        assertThat(problems(BusTls.pem(rubbish, good.key(), good.ca())))
                .containsExactly(rubbish + " holds no certificate");
        assertThat(problems(BusTls.pem(good.certificate(), rubbish, good.ca())))
                .containsExactly(rubbish + " holds no private key");
        assertThat(problems(BusTls.pkcs12(rubbish, TestCa.PASSWORD, stores.truststore(), TestCa.PASSWORD)))
                .containsExactly(rubbish + " is no PKCS12 file");
    }

    @Test
    void an_encrypted_key_is_refused_with_a_way_out() throws IOException {
        Path encrypted = Files.writeString(
                folder.resolve("encrypted"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");

        assertThat(problems(BusTls.pem(good.certificate(), encrypted, good.ca())))
                .singleElement()
                .asString()
                .contains("is encrypted");
    }

    @Test
    void a_wrong_password_is_named_as_such_and_not_shown() {
        char[] wrong = "not-the-password".toCharArray();
        BusTls tls = BusTls.pkcs12(stores.keystore(), wrong, stores.truststore(), TestCa.PASSWORD);

        assertThat(problems(tls)).containsExactly("the password of " + stores.keystore() + " is wrong");
        assertThat(tls.toString()).doesNotContain("not-the-password");
        assertThatThrownBy(() -> TestNode.join(cluster(tls)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is wrong");
    }

    @Test
    void a_truststore_without_a_trusted_certificate_is_refused() {
        assertThat(problems(BusTls.pkcs12(stores.keystore(), TestCa.PASSWORD, stores.keystore(), TestCa.PASSWORD)))
                .singleElement()
                .asString()
                .contains("holds no trusted certificate");
    }

    private static List<String> problems(BusTls tls) {
        return cluster(tls).problems();
    }

    private static StrictCluster cluster(BusTls tls) {
        return Loopback.cluster("a-name-nobody-uses", List.of(5701)).tls(tls);
    }
}
