// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The trusted authorities: those in files, or those that the JDK trusts. */
public final class Trust {
    /** What the JDK trusts. */
    public static final Trust EMPTY = new Trust(List.of());

    private final List<Source> sources;

    private Trust(List<Source> sources) {
        this.sources = sources;
    }

    /** The same with another file, of PEM certificates or PKCS12; the password is for the latter. */
    public Trust and(Path file, char @Nullable [] password) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(file, password == null ? null : password.clone()));
        return new Trust(List.copyOf(more));
    }

    /** What is wrong with the files. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Source source : sources) {
            try {
                if (certificates(source).isEmpty()) {
                    problems.add(source.file + " holds no certificate");
                }
            } catch (NoSuchFileException e) {
                problems.add(source.file + " cannot be read: there is no such file");
            } catch (IOException e) {
                problems.add(source.file + " cannot be read, or its password is wrong");
            } catch (GeneralSecurityException e) {
                problems.add(source.file + " holds neither PEM certificates nor a PKCS12 store");
            }
        }
        return problems;
    }

    /** Trusts those and nobody else; the JVM's defaults stay as they are. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = null;
        if (!sources.isEmpty()) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Source source : sources) {
                for (Certificate certificate : certificates(source)) {
                    store.setCertificateEntry("ca-" + store.size(), certificate);
                }
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static Collection<? extends Certificate> certificates(Source source)
            throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(source.file);
        boolean pem = new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----");
        if (pem) {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), source.password);
        List<Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                found.add(store.getCertificate(alias));
            }
        }
        return found;
    }

    /** Says nothing of files. */
    @Override
    public String toString() {
        return "trust";
    }

    private static final class Source {
        private final Path file;
        private final char @Nullable [] password;

        Source(Path file, char @Nullable [] password) {
            this.file = file;
            this.password = password;
        }
    }
}
