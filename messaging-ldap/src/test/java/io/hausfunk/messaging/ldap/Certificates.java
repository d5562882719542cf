// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A private CA in a folder, made with the tool of the running JDK. */
final class Certificates {
    static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final Path authority;

    Certificates(Path folder) {
        this.folder = folder;
        this.authority = folder.resolve(UUID.randomUUID() + ".p12");
        keytool(authority, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c=ca:true");
    }

    /** The authority's certificate. */
    Path pem() {
        try {
            Path file = folder.resolve(UUID.randomUUID() + ".pem");
            Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            String certificate =
                    lines.encodeToString(load().getCertificate("ca").getEncoded());
            return Files.writeString(
                    file, "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A store with a server's key and a certificate for a name such as {@code ip:127.0.0.1}. */
    Path server(String name, String... more) {
        String alias = UUID.randomUUID().toString();
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=server",
                "-signer",
                "ca",
                "-ext",
                "san=" + name));
        arguments.addAll(List.of(more));
        keytool(authority, arguments.toArray(String[]::new));
        Path store = folder.resolve(alias + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            KeyStore all = load();
            KeyStore alone = KeyStore.getInstance("PKCS12");
            alone.load(null, null);
            alone.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
            alone.store(out, PASSWORD);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return store;
    }

    /** In this JVM: a tool of its own for each step would start one. */
    private KeyStore load() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(in, PASSWORD);
            return all;
        }
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(
                List.of("-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD), "-storetype", "PKCS12"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
}
