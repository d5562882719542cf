// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A private CA in a folder, made with the keytool of the running JDK. */
final class TestCa {
    static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final Path all;

    private TestCa(Path folder, Path all) {
        this.folder = folder;
        this.all = all;
    }

    static TestCa in(Path folder) {
        TestCa ca = new TestCa(folder, folder.resolve(UUID.randomUUID() + ".p12"));
        ca.keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c=ca:true");
        return ca;
    }

    /** PEM files of a new node. */
    BusTls pem(String name) {
        Pem files = files(name);
        return BusTls.pem(files.certificate(), files.key(), files.ca());
    }

    /** A certificate, its key and the CA, as PEM. */
    Pem files(String name, String... more) {
        sign(name, more);
        return files(name);
    }

    private Pem files(String name) {
        try {
            KeyStore store = load();
            if (!store.containsAlias(name)) {
                sign(name);
                store = load();
            }
            Key key = store.getKey(name, PASSWORD);
            return new Pem(
                    write(
                            name + ".crt",
                            "CERTIFICATE",
                            store.getCertificate(name).getEncoded()),
                    write(name + ".key", "PRIVATE KEY", key.getEncoded()),
                    write(
                            "ca-of-" + name + ".crt",
                            "CERTIFICATE",
                            store.getCertificate("ca").getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS12 files of a new node. */
    Stores stores(String name) {
        sign(name);
        try {
            KeyStore store = load();
            KeyStore own = empty();
            own.setKeyEntry(
                    "own", store.getKey(name, PASSWORD), PASSWORD, new Certificate[] {store.getCertificate(name)});
            KeyStore trusted = empty();
            trusted.setCertificateEntry("ca", store.getCertificate("ca"));
            return new Stores(save(own, name + ".p12"), save(trusted, "trust-of-" + name + ".p12"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sign(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-signer", "ca"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(all)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path save(KeyStore store, String name) throws GeneralSecurityException, IOException {
        Path file = folder.resolve(UUID.randomUUID() + "-" + name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    private Path write(String name, String label, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(UUID.randomUUID() + "-" + name),
                "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-keystore",
                all.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                String.valueOf(PASSWORD)));
        command.addAll(1, List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Paths of PEM files. */
    record Pem(Path certificate, Path key, Path ca) {}

    /** Paths of PKCS12 files. */
    record Stores(Path keystore, Path truststore) {}
}
