// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import java.util.Arrays;
import java.util.List;

/** Looks for bytes in what a store leaves behind. */
final class RawBytes {
    private final List<byte[]> pieces;

    RawBytes(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    boolean contains(byte[] wanted) {
        return pieces.stream().anyMatch(piece -> contains(piece, wanted));
    }

    private static boolean contains(byte[] piece, byte[] wanted) {
        for (int start = 0; start + wanted.length <= piece.length; start++) {
            if (Arrays.equals(piece, start, start + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
