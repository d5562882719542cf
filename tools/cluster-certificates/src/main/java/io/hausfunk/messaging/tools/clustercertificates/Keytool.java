// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.clustercertificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes certificates in a directory by the JDK's own tool: the JDK has no public API for it. */
final class Keytool {
    private static final String CA = "ca";
    private static final String CA_FILE = "ca.p12";
    private static final String PASSWORD = "HAUSFUNK_CA_PASSWORD";

    private final Path directory;
    private final char[] password;

    /** All files have the same password. */
    Keytool(Path directory, char[] password) {
        this.directory = directory;
        this.password = password.clone();
    }

    /** Makes a CA, and a file with its certificate alone. */
    void makeCa(String trustFile) throws IOException {
        run(
                "-genkeypair",
                "-alias",
                CA,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-dname",
                "CN=private CA of a cluster",
                "-ext",
                "bc:critical=ca:true",
                "-ext",
                "ku:critical=keyCertSign,cRLSign");
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry(CA, load().getCertificate(CA));
            save(trusted, trustFile);
        } catch (GeneralSecurityException e) {
            throw new IOException("the CA's certificate could not be written", e);
        }
    }

    /** Makes a node's key and has the CA sign it. */
    void makeNode(String name) throws IOException {
        run(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "730",
                "-dname",
                "CN=" + name,
                "-signer",
                CA,
                "-ext",
                "ku:critical=digitalSignature",
                "-ext",
                "eku=serverAuth,clientAuth");
        try {
            KeyStore all = load();
            KeyStore own = empty();
            own.setKeyEntry(name, all.getKey(name, password), password, new Certificate[] {
                all.getCertificate(name), all.getCertificate(CA)
            });
            save(own, name + ".p12");
        } catch (GeneralSecurityException e) {
            throw new IOException("the node's key could not be written", e);
        }
        run("-delete", "-alias", name);
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(CA_FILE))) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void save(KeyStore store, String name) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            store.store(out, password);
        }
    }

    private void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        // It runs for a moment, and is not worth optimizing.
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore",
                directory.resolve(CA_FILE).toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Not on the command line, where every user of the machine reads it.
        builder.environment().put(PASSWORD, String.valueOf(password));
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream said = process.getInputStream()) {
            String words = new String(said.readNBytes(1000), Charset.defaultCharset()).strip();
            said.transferTo(OutputStream.nullOutputStream());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed in " + directory + ": " + words);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
