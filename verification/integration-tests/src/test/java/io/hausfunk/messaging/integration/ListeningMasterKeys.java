// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.keys.MasterKeys;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given to wrap, as no host may, so that a test can look for it. */
record ListeningMasterKeys(MasterKeys first, MasterKeys second, List<byte[]> seen) implements MasterKeys {
    private static final int AES_KEY = 32;

    /** Wraps with the first, and the result with the second. */
    static ListeningMasterKeys of(MasterKeys first, MasterKeys second) {
        return new ListeningMasterKeys(first, second, new CopyOnWriteArrayList<>());
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        seen.add(key.clone());
        return second.wrap(first.wrap(key, context), context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        byte[] key = first.unwrap(second.unwrap(wrapped, context), context);
        seen.add(key.clone());
        return key;
    }

    /** The AES keys in what was seen: where a field of 32 bytes begins in the serialized form. */
    List<byte[]> aesKeys() {
        List<byte[]> keys = new CopyOnWriteArrayList<>();
        for (byte[] each : seen) {
            for (int at = 0; at + 2 + AES_KEY <= each.length; at++) {
                if (each[at] == 0x1a && each[at + 1] == AES_KEY) {
                    keys.add(Arrays.copyOfRange(each, at + 2, at + 2 + AES_KEY));
                }
            }
        }
        return keys;
    }
}
