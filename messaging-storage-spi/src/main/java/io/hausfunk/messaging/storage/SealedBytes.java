// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Arrays;

/** Immutable bytes that nobody but the engine can open. Copies on the way in and out; {@code toString} shows the length. */
public final class SealedBytes {
    private final byte[] bytes;

    private SealedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A value of its own with the same content. */
    public static SealedBytes copyOf(byte[] bytes) {
        return new SealedBytes(bytes.clone());
    }

    /** The content, in an array of the caller's own. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedBytes[" + bytes.length + "]";
    }
}
