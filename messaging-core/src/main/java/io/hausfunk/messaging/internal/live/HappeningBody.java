// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.live.Happening.Got;
import io.hausfunk.messaging.internal.live.Happening.Typing;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.roll.Wire;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of happenings: a version, then for each its length, its kind, ids and numbers. Kinds that are unknown, and what
 * a newer node appends to known ones, are passed over, and so are bodies of higher versions.
 */
final class HappeningBody {
    private static final byte VERSION = 1;
    private static final byte TYPING = 1;
    private static final byte GOT = 2;
    private static final int LONGEST = 160;

    private HappeningBody() {}

    static List<byte[]> write(List<Happening> happenings) {
        List<byte[]> bodies = new ArrayList<>(1);
        ByteBuffer body = begin();
        for (Happening happening : happenings) {
            if (body.remaining() < LONGEST) {
                bodies.add(end(body));
                body = begin();
            }
            write(body, happening);
        }
        bodies.add(end(body));
        return bodies;
    }

    private static ByteBuffer begin() {
        return ByteBuffer.allocate(Peers.MAX_BODY).put(VERSION);
    }

    private static byte[] end(ByteBuffer body) {
        byte[] bytes = new byte[body.flip().remaining()];
        body.get(bytes);
        return bytes;
    }

    private static void write(ByteBuffer body, Happening happening) {
        int start = body.position();
        body.putShort((short) 0).put(happening instanceof Typing ? TYPING : GOT);
        Wire.put(body, happening.ref().tenant());
        Wire.put(body, happening.ref().conversation().value());
        Wire.put(body, happening.spot().person().value());
        body.putLong(happening.membership());
        if (happening instanceof Typing typing) {
            body.put((byte) (typing.typing() ? 1 : 0));
        } else if (happening instanceof Got got) {
            body.putLong(got.delivered()).putLong(got.read());
        }
        body.putShort(start, (short) (body.position() - start - Short.BYTES));
    }

    /** What is in a body; throws for anything else, and then nothing of it counts. */
    static List<Happening> read(byte[] bytes) {
        ByteBuffer body = ByteBuffer.wrap(bytes);
        List<Happening> happenings = new ArrayList<>();
        byte version = body.get();
        if (version > VERSION) {
            return happenings;
        }
        if (version < 1) {
            throw new IllegalArgumentException("not a version");
        }
        while (body.hasRemaining()) {
            ByteBuffer one = Wire.block(body);
            byte kind = one.get();
            if (kind == TYPING || kind == GOT) {
                happenings.add(read(kind, one));
            }
        }
        return happenings;
    }

    private static Happening read(byte kind, ByteBuffer from) {
        TenantId tenant = Wire.tenant(from);
        ConversationRef ref = new ConversationRef(tenant, new ConversationId(Wire.id(from)));
        Spot spot = new Spot(ref, new PersonKey(Wire.id(from)));
        long membership = from.getLong();
        return kind == TYPING
                ? new Typing(spot, membership, from.get() != 0)
                : new Got(spot, membership, from.getLong(), from.getLong());
    }
}
