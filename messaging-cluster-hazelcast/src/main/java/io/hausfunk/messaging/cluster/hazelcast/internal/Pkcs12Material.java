// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PKCS12 files with their passwords. */
public final class Pkcs12Material implements TlsMaterial {
    private final Path keystore;
    private final char[] password;
    private final Path truststore;
    private final char[] truststorePassword;

    /** Takes the arrays as they are. */
    public Pkcs12Material(Path keystore, char[] password, Path truststore, char[] truststorePassword) {
        this.keystore = keystore;
        this.password = password;
        this.truststore = truststore;
        this.truststorePassword = truststorePassword;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        KeyStore keys = load(keystore, password, problems);
        KeyStore trusted = load(truststore, truststorePassword, problems);
        if (keys == null || trusted == null) {
            return problems;
        }
        try {
            List<X509Certificate> authorities = new ArrayList<>();
            for (String alias : Collections.list(trusted.aliases())) {
                if (trusted.isCertificateEntry(alias)) {
                    authorities.add((X509Certificate) trusted.getCertificate(alias));
                }
            }
            if (authorities.isEmpty()) {
                problems.add(truststore + " holds no trusted certificate; keytool -importcert makes one");
            }
            List<String> aliases = Collections.list(keys.aliases()).stream()
                    .filter(alias -> isKey(keys, alias))
                    .toList();
            if (aliases.size() != 1) {
                problems.add(keystore + " must hold one private key, and holds " + aliases.size());
            }
            return problems.isEmpty() ? problemsOf(keys, aliases.get(0), authorities) : problems;
        } catch (GeneralSecurityException e) {
            return List.of(keystore + " or " + truststore + " is damaged");
        }
    }

    @Override
    public void applyTo(EventBusOptions options) throws IOException {
        options.setKeyCertOptions(new PfxOptions()
                        .setValue(Buffer.buffer(Files.readAllBytes(keystore)))
                        .setPassword(String.valueOf(password)))
                .setTrustOptions(new PfxOptions()
                        .setValue(Buffer.buffer(Files.readAllBytes(truststore)))
                        .setPassword(String.valueOf(truststorePassword)));
    }

    private List<String> problemsOf(KeyStore keys, String alias, List<X509Certificate> authorities)
            throws GeneralSecurityException {
        try {
            PrivateKey key = (PrivateKey) keys.getKey(alias, password);
            Certificate[] chain = keys.getCertificateChain(alias);
            if (chain == null || !CertificateChecks.belongTogether(key, chain[0].getPublicKey())) {
                return List.of("the private key in " + keystore + " has no certificate, or that of another key");
            }
            return CertificateChecks.problems(
                    Stream.of(chain).map(X509Certificate.class::cast).toList(), authorities);
        } catch (UnrecoverableKeyException e) {
            return List.of("the password opens " + keystore + " but not the key in it");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static @Nullable KeyStore load(Path file, char[] password, List<String> problems) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            problems.add(file + " cannot be read");
            return null;
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            problems.add(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password of " + file + " is wrong"
                            : file + " is no PKCS12 file");
            return null;
        }
    }
}
