// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The certificates by which nodes know each other. */
public final class NodeCertificates {
    private NodeCertificates() {}

    /** Makes those of these nodes, in a directory of their own. */
    public static Path make(Path directory, List<String> nodes) {
        try {
            NodeEngine.certify(directory, nodes);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
