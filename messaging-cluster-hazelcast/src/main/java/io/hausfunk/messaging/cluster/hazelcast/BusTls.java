// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import io.hausfunk.messaging.cluster.hazelcast.internal.PemMaterial;
import io.hausfunk.messaging.cluster.hazelcast.internal.Pkcs12Material;
import io.hausfunk.messaging.cluster.hazelcast.internal.TlsMaterial;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A node's own key and certificate, and the CA that signs those of all nodes. The CA must be private and used for this cluster
 * only: whoever holds one of its certificates is a node, names in certificates are not looked at.
 *
 * <p>Files are read when a cluster is joined, so that renewed ones count from the next start.
 */
public final class BusTls {
    private final TlsMaterial material;

    private BusTls(TlsMaterial material) {
        this.material = material;
    }

    /**
     * PEM files.
     *
     * @param certificate the node's certificate, followed by intermediate ones if there are any
     * @param key its private key, not encrypted
     * @param ca the private CA's certificate
     */
    public static BusTls pem(Path certificate, Path key, Path ca) {
        return new BusTls(new PemMaterial(
                Objects.requireNonNull(certificate, "certificate"),
                Objects.requireNonNull(key, "key"),
                Objects.requireNonNull(ca, "ca")));
    }

    /**
     * PKCS12 files.
     *
     * @param keystore holds one key with its certificate
     * @param password of the keystore and the key
     * @param truststore holds the private CA's certificate as a trusted one
     * @param truststorePassword of the truststore
     */
    public static BusTls pkcs12(Path keystore, char[] password, Path truststore, char[] truststorePassword) {
        return new BusTls(new Pkcs12Material(
                Objects.requireNonNull(keystore, "keystore"),
                password.clone(),
                Objects.requireNonNull(truststore, "truststore"),
                truststorePassword.clone()));
    }

    TlsMaterial material() {
        return material;
    }

    /** Says nothing of files and passwords. */
    @Override
    public String toString() {
        return "BusTls";
    }
}
