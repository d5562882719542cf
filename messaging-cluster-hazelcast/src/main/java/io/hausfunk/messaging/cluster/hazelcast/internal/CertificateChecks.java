// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What would only show in the first handshake, found before. */
final class CertificateChecks {
    private CertificateChecks() {}

    /** Whether a node's certificate is valid now, and one of the private CA. */
    static List<String> problems(List<X509Certificate> chain, List<X509Certificate> authorities) {
        try {
            chain.get(0).checkValidity();
        } catch (CertificateExpiredException e) {
            return List.of("the certificate of this node has expired");
        } catch (CertificateNotYetValidException e) {
            return List.of("the certificate of this node is not valid yet");
        }
        try {
            Set<TrustAnchor> anchors = authorities.stream()
                    .map(authority -> new TrustAnchor(authority, null))
                    .collect(Collectors.toSet());
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            List<X509Certificate> below = chain.stream()
                    .filter(certificate -> !authorities.contains(certificate))
                    .toList();
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return below.isEmpty() ? List.of("the certificate of this node is the CA itself") : List.of();
        } catch (GeneralSecurityException e) {
            return List.of("the certificate of this node is not one of the private CA, or one of both is unusable");
        }
    }

    /** Whether what one key signs, the other one confirms. */
    static boolean belongTogether(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        String algorithm = switch (open.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> open.getAlgorithm();
        };
        byte[] sample = "the same key".getBytes(StandardCharsets.US_ASCII);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(secret);
        signing.update(sample);
        Signature confirming = Signature.getInstance(algorithm);
        confirming.initVerify(open);
        confirming.update(sample);
        return confirming.verify(signing.sign());
    }
}
