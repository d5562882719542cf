// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Content that opens and that this node does not know: nobody registered its type, a newer version of it was written, or the registered class
 * could not take it. It is handed over untouched, so that it can be shown as "not supported here", or read by who knows it. Nothing of it
 * was checked, and it cannot be sent.
 */
public final class UnknownContent implements Content {
    /** The name where not even the form of the entry is known: its version is then the number of the form, its bytes are the whole entry. */
    public static final String FRAME = "hausfunk.frame";

    private final String name;
    private final int version;
    private final byte[] bytes;

    private UnknownContent(String name, int version, byte[] bytes) {
        this.name = Objects.requireNonNull(name, "name");
        this.version = version;
        this.bytes = bytes.clone();
    }

    /** Content of a type that is not known; copies the bytes. */
    public static UnknownContent of(String name, int version, byte[] bytes) {
        return new UnknownContent(name, version, bytes);
    }

    /** The name of its type, such as {@code acme.approval}. */
    public String name() {
        return name;
    }

    /** The version of its type. */
    public int version() {
        return version;
    }

    /** A copy of what was written: JSON in UTF-8, unless the type is {@link #FRAME}. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnknownContent that
                && name.equals(that.name)
                && version == that.version
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, Arrays.hashCode(bytes));
    }

    /** Shows type and length only. */
    @Override
    public String toString() {
        return "UnknownContent[" + name + " " + version + ", " + bytes.length + " bytes]";
    }
}
