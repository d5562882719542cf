// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeystoreTest {
    private static final byte[] KEY = "a tenant's key".getBytes(UTF_8);
    private static final byte[] CONTEXT = "tenant".getBytes(UTF_8);

    @TempDir
    Path directory;

    private final char[] password = "correct horse".toCharArray();

    @Test
    void whatOneReaderWrapsAnotherUnwraps() {
        Path file = created();
        byte[] wrapped = MasterKeys.fromKeystore(file, password).wrap(KEY, CONTEXT);
        assertThat(MasterKeys.fromKeystore(file, password).unwrap(wrapped, CONTEXT))
                .isEqualTo(KEY);
        assertThat(new String(wrapped, UTF_8)).doesNotContain("tenant");
    }

    @Test
    void anotherContextOrAnyChangeIsUnreadable() {
        MasterKeys keys = MasterKeys.fromKeystore(created(), password);
        byte[] wrapped = keys.wrap(KEY, CONTEXT);
        fails(ErrorCode.UNREADABLE, () -> keys.unwrap(wrapped, "other".getBytes(UTF_8)));
        fails(ErrorCode.UNREADABLE, () -> keys.unwrap(new byte[0], CONTEXT));
        for (int length = 0; length < wrapped.length; length++) {
            byte[] cut = Arrays.copyOf(wrapped, length);
            fails(ErrorCode.UNREADABLE, () -> keys.unwrap(cut, CONTEXT));
        }
        byte[] changed = wrapped.clone();
        changed[changed.length - 1] ^= 1;
        fails(ErrorCode.UNREADABLE, () -> keys.unwrap(changed, CONTEXT));
    }

    @Test
    void theNewestWrapsAndAllUnwrap() {
        Path file = created();
        MasterKeys before = MasterKeys.fromKeystore(file, password);
        byte[] old = before.wrap(KEY, CONTEXT);
        for (int i = 2; i <= 11; i++) {
            LocalKeystore.addKey(file, password);
        }
        MasterKeys after = MasterKeys.fromKeystore(file, password);
        byte[] fresh = after.wrap(KEY, CONTEXT);

        assertThat(after.unwrap(old, CONTEXT)).isEqualTo(KEY);
        assertThat(after.unwrap(fresh, CONTEXT)).isEqualTo(KEY);
        assertThat(before.unwrap(old, CONTEXT)).isEqualTo(KEY);
        // By number, not by text: the eleventh, which a node with the old file cannot have.
        assertThat(fresh).startsWith(1, 0, 0, 0, 11);
        fails(ErrorCode.KEYS_UNREACHABLE, () -> before.unwrap(fresh, CONTEXT));
    }

    @Test
    void aKeyOfOneFileIsNotAKeyOfAnother() {
        byte[] wrapped = MasterKeys.fromKeystore(created(), password).wrap(KEY, CONTEXT);
        Path other = directory.resolve("other");
        LocalKeystore.create(other, password);
        fails(
                ErrorCode.UNREADABLE,
                () -> MasterKeys.fromKeystore(other, password).unwrap(wrapped, CONTEXT));
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Path file = created();
        byte[] content = Files.readAllBytes(file);
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> LocalKeystore.create(file, password));
        assertThat(file).hasBinaryContent(content);
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> LocalKeystore.create(directory.resolve("no/such/place"), password));
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> LocalKeystore.create(directory.resolve("empty"), new char[0]));
        onlyFile(file);
    }

    @Test
    void onlyItsOwnerMayReadTheFileAndNothingElseIsLeft() throws Exception {
        Path file = created();
        onlyFile(file);
        LocalKeystore.addKey(file, password);
        onlyFile(file);
    }

    private void onlyFile(Path file) throws Exception {
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).containsExactly(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aWrongPasswordIsSaidToBeWrong() throws Exception {
        Path file = created();
        byte[] content = Files.readAllBytes(file);
        char[] wrong = "wrong".toCharArray();
        fails(ErrorCode.KEYSTORE_PASSWORD_WRONG, () -> MasterKeys.fromKeystore(file, wrong));
        fails(ErrorCode.KEYSTORE_PASSWORD_WRONG, () -> MasterKeys.fromKeystore(file, new char[0]));
        fails(ErrorCode.KEYSTORE_PASSWORD_WRONG, () -> LocalKeystore.addKey(file, wrong));
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aFileThatIsNoKeystoreIsUnusable() throws Exception {
        Path file = created();
        byte[] content = Files.readAllBytes(file);
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> MasterKeys.fromKeystore(directory.resolve("missing"), password));
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> MasterKeys.fromKeystore(directory, password));
        for (int length : new int[] {0, 1, 10, content.length / 2, content.length - 1}) {
            Path damaged = directory.resolve("damaged");
            Files.write(damaged, Arrays.copyOf(content, length));
            fails(ErrorCode.KEYSTORE_UNUSABLE, () -> MasterKeys.fromKeystore(damaged, password));
            fails(ErrorCode.KEYSTORE_UNUSABLE, () -> LocalKeystore.addKey(damaged, password));
        }
    }

    @Test
    void aFileThatWasTamperedWithNeverGivesOtherKeys() throws Exception {
        Path file = created();
        byte[] wrapped = MasterKeys.fromKeystore(file, password).wrap(KEY, CONTEXT);
        byte[] content = Files.readAllBytes(file);
        Path damaged = directory.resolve("damaged");
        int refused = 0;
        for (int at = 0; at < content.length; at += 23) {
            byte[] bad = content.clone();
            bad[at] ^= 1;
            Files.write(damaged, bad);
            try {
                // The JDK overlooks some changes of form, such as of the outermost tag.
                assertThat(MasterKeys.fromKeystore(damaged, password).unwrap(wrapped, CONTEXT))
                        .isEqualTo(KEY);
            } catch (KeyException failed) {
                refused++;
                assertThat(failed.code()).isIn(ErrorCode.KEYSTORE_UNUSABLE, ErrorCode.KEYSTORE_PASSWORD_WRONG);
            }
        }
        assertThat(refused).isGreaterThan(content.length / 23 - 5);
    }

    @Test
    void aKeystoreWithoutAKeyOfOursIsUnusable() throws Exception {
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> MasterKeys.fromKeystore(with("other-1", 32, "AES"), password));
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> MasterKeys.fromKeystore(with("hausfunk-0", 32, "AES"), password));
        fails(ErrorCode.KEYSTORE_UNUSABLE, () -> MasterKeys.fromKeystore(with("hausfunk-1", 16, "AES"), password));
        fails(
                ErrorCode.KEYSTORE_UNUSABLE,
                () -> MasterKeys.fromKeystore(with("hausfunk-1", 32, "HmacSHA256"), password));
        MasterKeys keys = MasterKeys.fromKeystore(with("hausfunk-7", 32, "AES"), password);
        assertThat(keys.unwrap(keys.wrap(KEY, CONTEXT), CONTEXT)).isEqualTo(KEY);
    }

    private Path with(String alias, int bytes, String algorithm) throws Exception {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        SecretKey key = new SecretKeySpec(new byte[bytes], algorithm);
        keystore.setKeyEntry(alias, key, password, null);
        Path file = Files.createTempFile(directory, "made", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keystore.store(out, password);
        }
        return file;
    }

    @Test
    void aFileOfTheJdksKeytoolWorks() throws Exception {
        Path file = directory.resolve("keytool.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        tool,
                        "-genseckey",
                        "-alias",
                        "hausfunk-1",
                        "-keyalg",
                        "AES",
                        "-keysize",
                        "256",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(password))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();

        byte[] wrapped = MasterKeys.fromKeystore(file, password).wrap(KEY, CONTEXT);
        LocalKeystore.addKey(file, password);
        assertThat(MasterKeys.fromKeystore(file, password).unwrap(wrapped, CONTEXT))
                .isEqualTo(KEY);
        assertThat(MasterKeys.fromKeystore(file, password).wrap(KEY, CONTEXT)).startsWith(1, 0, 0, 0, 2);
    }

    @Test
    void thePasswordIsNeitherKeptNorChanged() {
        Path file = created();
        char[] given = password.clone();
        MasterKeys keys = MasterKeys.fromKeystore(file, given);
        assertThat(given).isEqualTo(password);
        Arrays.fill(given, 'x');
        assertThat(keys.unwrap(keys.wrap(KEY, CONTEXT), CONTEXT)).isEqualTo(KEY);
        assertThat(keys).hasToString("KeystoreMasterKeys");
    }

    private Path created() {
        Path file = directory.resolve("keys.p12");
        LocalKeystore.create(file, password);
        return file;
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(call)
                .matches(failed -> failed.code() == code, code.name());
    }
}
