// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

/**
 * A column of rows that are handed to a statement.
 *
 * @param name its name in the statement
 * @param type what it holds
 */
public record Column(String name, Type type) {
    /** What a column holds. */
    public enum Type {
        /** Text. */
        TEXT,
        /** 128 bits. */
        UUID,
        /** Bytes, or null. */
        BYTES,
        /** A 64-bit number. */
        LONG,
        /** A 32-bit number. */
        INT
    }

    /** A column of text. */
    public static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    /** A column of 128-bit values. */
    public static Column uuid(String name) {
        return new Column(name, Type.UUID);
    }

    /** A column of bytes. */
    public static Column bytes(String name) {
        return new Column(name, Type.BYTES);
    }

    /** A column of 64-bit numbers. */
    public static Column number(String name) {
        return new Column(name, Type.LONG);
    }

    /** A column of small numbers. */
    public static Column small(String name) {
        return new Column(name, Type.INT);
    }
}
