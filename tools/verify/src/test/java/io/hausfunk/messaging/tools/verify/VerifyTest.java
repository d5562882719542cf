// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.keys.SignedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command says by its exit code whether a file is as it was written. */
class VerifyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final KeyPair pair = pair();

    @TempDir
    private Path directory;

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - SignedJson.KEY_BYTES, encoded.length));
    }

    private byte[] signed(String json) throws GeneralSecurityException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(bytes);
        return SignedJson.join(bytes, signature.sign());
    }

    private int run(String... arguments) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Verify.run(List.of(arguments), print, print);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    @Test
    void evidence_is_genuine_or_not() throws IOException, GeneralSecurityException {
        byte[] whole = signed("{\"format\":\"hausfunk.evidence/1\",\"told\":7}");
        assertThat(run("evidence", write("good", whole).toString(), key())).isZero();
        whole[50] ^= 1;
        assertThat(run("evidence", write("bad", whole).toString(), key())).isEqualTo(1);
        assertThat(run("evidence", directory.resolve("none").toString(), key())).isEqualTo(3);
        assertThat(run("evidence", directory.resolve("good").toString(), "AAAA"))
                .isEqualTo(2);
        assertThat(run("evidence")).isEqualTo(2);
        byte[] checkpoint = signed("{\"format\":\"" + AuditChain.FORMAT + "\"}");
        assertThat(run("evidence", write("other", checkpoint).toString(), key()))
                .isEqualTo(1);
    }

    @Test
    void the_proof_of_a_decision_is_no_evidence_of_an_announcement() throws IOException, GeneralSecurityException {
        byte[] proof = signed("{\"format\":\"hausfunk.decision/1\",\"decision\":0}");
        String file = write("decision", proof).toString();
        assertThat(run("decision", file, key())).isZero();
        assertThat(run("evidence", file, key())).isEqualTo(1);
        proof[proof.length - 5] ^= 1;
        assertThat(run("decision", write("bad", proof).toString(), key())).isEqualTo(1);
    }

    @Test
    void an_audit_log_is_intact_or_broken_at_a_record() throws IOException, GeneralSecurityException {
        String first = "{\"number\":1,\"previous\":\"" + AuditChain.beginning("north") + "\"}";
        String second = "{\"number\":2,\"previous\":\"" + hash(first) + "\"}";
        byte[] early =
                signed("{\"format\":\"" + AuditChain.FORMAT + "\",\"head\":\"" + hash(first) + "\",\"records\":1}");
        byte[] end =
                signed("{\"format\":\"" + AuditChain.FORMAT + "\",\"head\":\"" + hash(second) + "\",\"records\":2}");
        String last = new String(end, StandardCharsets.UTF_8);
        Path good = Files.write(directory.resolve("log"), List.of(first, second, last));
        Path cut = Files.write(directory.resolve("cut"), List.of(first, last));
        String kept = Files.write(directory.resolve("kept"), List.of(new String(early, StandardCharsets.UTF_8)))
                .toString();

        assertThat(run("audit", good.toString(), key(), "north", kept)).isZero();
        assertThat(run("audit", good.toString(), key(), "south")).isEqualTo(1);
        assertThat(run("audit", cut.toString(), key(), "north")).isEqualTo(1);
        assertThat(run("audit", good.toString(), key(), "north", good.toString()))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("intact: 2 records", "BROKEN at record 1:");
    }

    private static String hash(String record) {
        return AuditChain.hash(record.getBytes(StandardCharsets.UTF_8));
    }
}
