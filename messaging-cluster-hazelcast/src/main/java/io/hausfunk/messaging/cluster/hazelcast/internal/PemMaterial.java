// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM files. */
public record PemMaterial(Path certificate, Path key, Path ca) implements TlsMaterial {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        List<X509Certificate> chain = certificates(certificate, problems);
        List<X509Certificate> authorities = certificates(ca, problems);
        String text = text(key, problems);
        if (!problems.isEmpty()) {
            return problems;
        }
        problems.addAll(CertificateChecks.problems(chain, authorities));
        if (text.contains("ENCRYPTED")) {
            problems.add("the private key in " + key + " is encrypted: decrypt it, or use PKCS12");
        } else if (!text.contains("PRIVATE KEY-----")) {
            problems.add(key + " holds no private key");
        } else if (!belongTogether(text, chain.get(0).getPublicKey())) {
            problems.add("the private key in " + key + " is damaged or not that of the certificate in " + certificate);
        }
        return problems;
    }

    @Override
    public void applyTo(EventBusOptions options) throws IOException {
        options.setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(Files.readAllBytes(certificate)))
                        .setKeyValue(Buffer.buffer(Files.readAllBytes(key))))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(Files.readAllBytes(ca))));
    }

    /** Says nothing of where the files are. */
    @Override
    public String toString() {
        return "PEM files";
    }

    private static List<X509Certificate> certificates(Path file, List<String> problems) {
        try (var in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                problems.add(file + " holds no certificate");
            }
            return found;
        } catch (IOException e) {
            problems.add(file + " cannot be read");
        } catch (CertificateException e) {
            problems.add(file + " holds no certificate");
        }
        return List.of();
    }

    private static String text(Path file, List<String> problems) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            problems.add(file + " cannot be read");
            return "";
        }
    }

    /** Keys in older forms are left to the first handshake. */
    private static boolean belongTogether(String text, PublicKey open) {
        Matcher pkcs8 = PKCS8.matcher(text);
        if (!pkcs8.find()) {
            return !text.contains("-----BEGIN PRIVATE KEY-----");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pkcs8.group(1));
            return CertificateChecks.belongTogether(
                    KeyFactory.getInstance(open.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                    open);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
