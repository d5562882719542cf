// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The one binary form of an entry's effects: a byte 1 for the version of the form, then for each effect its code (2 bytes), the
 * length of its payload (4 bytes) and the payload; all numbers big-endian.
 *
 * <p>What is not known stays as it is: an unknown code, and a known code with a payload of another form, are {@link
 * Effect.Unknown}; a form of another version is one {@code Unknown} with the code {@link #WHOLE_FORM} that holds all of it.
 * Encoding what was decoded gives the same bytes. So payloads never grow: what needs another field gets a code of its own.
 */
public final class EffectCodec {
    /** The code under which a form of another version is kept whole. No effect of any version has it. */
    public static final int WHOLE_FORM = Short.MAX_VALUE;

    private static final byte VERSION = 1;
    private static final int HEADER = Short.BYTES + Integer.BYTES;

    private EffectCodec() {}

    /** The form of some effects; for none, no bytes at all. */
    public static byte[] encode(List<Effect> effects) {
        if (effects.isEmpty()) {
            return new byte[0];
        }
        if (effects.get(0) instanceof Effect.Unknown whole && whole.code() == WHOLE_FORM) {
            return whole.payload().toByteArray();
        }
        List<byte[]> payloads = effects.stream().map(EffectPayloads::write).toList();
        int size =
                payloads.stream().mapToInt(payload -> HEADER + payload.length).sum();
        ByteBuffer out = ByteBuffer.allocate(1 + size).put(VERSION);
        for (int i = 0; i < payloads.size(); i++) {
            byte[] payload = payloads.get(i);
            out.putShort((short) EffectPayloads.code(effects.get(i)))
                    .putInt(payload.length)
                    .put(payload);
        }
        return out.array();
    }

    /** The effects in a form. Never throws: what is cut off or otherwise not a form is kept whole. */
    public static List<Effect> decode(byte[] form) {
        if (form.length == 0) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(form);
        boolean known = in.get() == VERSION && in.hasRemaining();
        while (known && in.hasRemaining()) {
            known = in.remaining() >= HEADER && next(in, effects);
        }
        return known ? List.copyOf(effects) : List.of(new Effect.Unknown(WHOLE_FORM, SealedBytes.copyOf(form)));
    }

    private static boolean next(ByteBuffer in, List<Effect> into) {
        int code = in.getShort();
        int length = in.getInt();
        if (code < 1 || code == WHOLE_FORM || length < 0 || length > in.remaining()) {
            return false;
        }
        byte[] payload = new byte[length];
        in.get(payload);
        into.add(EffectPayloads.read(code, payload));
        return true;
    }
}
