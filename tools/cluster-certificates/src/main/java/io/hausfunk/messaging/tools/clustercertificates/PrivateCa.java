// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.clustercertificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A private CA in a directory, for installations that have none of their own: makes the certificates that the nodes of one
 * cluster show each other, with the {@code keytool} of the running JDK. Not for concurrent use of one directory.
 *
 * <p>Make all nodes' files in one place, give each node its own and {@code trust.p12}, and keep {@code ca.p12} apart: whoever
 * has that file and its password makes nodes.
 */
public final class PrivateCa {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final String TRUST = "trust.p12";

    private final Path directory;
    private final Keytool keytool;

    private PrivateCa(Path directory, char[] password) {
        this.directory = directory;
        this.keytool = new Keytool(directory, password);
    }

    /**
     * The CA in a directory, made on the spot if there is none yet.
     *
     * @param directory made if it is missing; should be readable for its owner only
     * @param password of all files; at least 6 characters
     */
    public static PrivateCa in(Path directory, char[] password) throws IOException {
        Objects.requireNonNull(directory, "directory");
        if (password.length < 6) {
            throw new IllegalArgumentException("a password has at least 6 characters");
        }
        Files.createDirectories(directory);
        PrivateCa ca = new PrivateCa(directory, password);
        if (Files.notExists(directory.resolve(TRUST))) {
            ca.keytool.makeCa(TRUST);
        }
        return ca;
    }

    /**
     * The file with the key and the certificate of a node, {@code NAME.p12}. Made if it is missing; valid for two years.
     *
     * @param name 1 to 64 characters of {@code a-z 0-9 . -}; {@code ca} and {@code trust} are taken
     */
    public Path node(String name) throws IOException {
        if (!NAME.matcher(name).matches() || name.equals("ca") || name.equals("trust")) {
            throw new IllegalArgumentException(
                    "a node's name has 1 to 64 characters of a-z 0-9 . - and is not ca or trust");
        }
        Path own = directory.resolve(name + ".p12");
        if (Files.notExists(own)) {
            keytool.makeNode(name);
        }
        return own;
    }

    /** The file with the certificate of the CA, {@code trust.p12}: the same for all nodes. */
    public Path trust() {
        return directory.resolve(TRUST);
    }

    @Override
    public String toString() {
        return "PrivateCa[" + directory + "]";
    }
}
