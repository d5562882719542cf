// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Bytes that are nearly right. */
final class Mutations {
    private static final byte[] LIKELY = "{}[]\",:\\u0d8cE+-.0919ntf \ud83d\ude00".getBytes(UTF_8);

    private Mutations() {}

    /** The same with one to four bytes replaced, taken out, doubled or put in. */
    static byte[] of(Random random, byte[] seed) {
        byte[] bytes = seed;
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            byte other = random.nextBoolean() ? LIKELY[random.nextInt(LIKELY.length)] : (byte) random.nextInt(256);
            switch (random.nextInt(4)) {
                case 0 -> {
                    bytes = bytes.clone();
                    bytes[at] = other;
                }
                case 1 -> bytes = spliced(bytes, at, at + 1 + random.nextInt(3), new byte[0]);
                case 2 -> bytes = spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + random.nextInt(9)));
                default -> bytes = spliced(bytes, at, at, new byte[] {other});
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        int end = Math.min(to, bytes.length);
        byte[] result = new byte[from + between.length + bytes.length - end];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, end, result, from + between.length, bytes.length - end);
        return result;
    }
}
