// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A private CA for one test, made by the JDK's own tool, and the certificates that servers on the loopback show. */
public final class TestCa implements AutoCloseable {
    private static final String PASSWORD = "not-secret";
    private static final String CA = "ca";

    private final TemporaryDirectory directory = TemporaryDirectory.named("ca");

    /** Makes it. */
    public TestCa() {
        keytool("-genkeypair", "-alias", CA, "-dname", "CN=CA of a test", "-ext", "bc:critical=ca:true");
        write(CA + ".pem", "CERTIFICATE", certificate(CA));
    }

    /** Its own certificate, as PEM. */
    public Path certificate() {
        return directory.file(CA + ".pem");
    }

    /** A good certificate for 127.0.0.1 and localhost. */
    public Shown valid() {
        return issue("valid", "san=ip:127.0.0.1,dns:localhost", "-0d", 365);
    }

    /** One for the same, which ended a month ago. */
    public Shown expired() {
        return issue("expired", "san=ip:127.0.0.1,dns:localhost", "-60d", 30);
    }

    /** A good one for another server. */
    public Shown foreign() {
        return issue("foreign", "san=dns:elsewhere.test", "-0d", 365);
    }

    private Shown issue(String name, String names, String start, int days) {
        Path certificate = directory.file(name + ".pem");
        Path key = directory.file(name + ".key");
        if (Files.notExists(certificate)) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-signer",
                    CA,
                    "-dname",
                    "CN=a server of a test",
                    "-startdate",
                    start,
                    "-validity",
                    Integer.toString(days),
                    "-ext",
                    names,
                    "-ext",
                    "eku=serverAuth");
            write(name + ".key", "PRIVATE KEY", key(name));
            write(name + ".pem", "CERTIFICATE", certificate(name));
        }
        return new Shown(certificate, key);
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
        Command.run(command.toArray(String[]::new));
    }

    private Path store() {
        return directory.file("all.p12");
    }

    private byte[] certificate(String alias) {
        try {
            return load().getCertificate(alias).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String alias) {
        try {
            return load().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store())) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(in, PASSWORD.toCharArray());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String pem = "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
        try {
            // Samba takes no key that others may read.
            Files.setPosixFilePermissions(directory.write(name, pem), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes its files; who has read them goes on. */
    @Override
    public void close() {
        directory.close();
    }

    /**
     * What a server shows.
     *
     * @param certificate as PEM
     * @param key as PEM, unencrypted
     */
    public record Shown(Path certificate, Path key) {}
}
