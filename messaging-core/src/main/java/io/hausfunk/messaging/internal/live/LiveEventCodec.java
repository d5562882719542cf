// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.List;

/** The bytes of live events: a version, then a block for each with its kind, ids and numbers. Unknown kinds are passed over. */
final class LiveEventCodec {
    private static final int VERSION = 1;
    private static final int TYPING = 1;
    private static final int RECEIPT = 2;

    private LiveEventCodec() {}

    static List<byte[]> write(List<LiveEvent> events) {
        List<byte[]> blocks = events.stream().map(LiveEventCodec::block).toList();
        return WireWriter.split(blocks, Peers.MAX_BODY - 1).stream()
                .map(part -> new WireWriter().octet(VERSION).blocks(part).toByteArray())
                .toList();
    }

    private static byte[] block(LiveEvent event) {
        WireWriter out = new WireWriter()
                .octet(event instanceof Typing ? TYPING : RECEIPT)
                .conversation(event.conversation())
                .id(event.participant().person().value())
                .number(event.membership());
        if (event instanceof Typing typing) {
            out.octet(typing.typing() ? 1 : 0);
        } else if (event instanceof ReceiptUpdate receipt) {
            out.number(receipt.delivered()).number(receipt.read());
        }
        return out.toByteArray();
    }

    /** The events of a body; none for a version that is not known here. */
    static List<LiveEvent> read(byte[] body) {
        List<LiveEvent> events = new ArrayList<>();
        WireReader in = new WireReader(body);
        if (in.versionUpTo(VERSION)) {
            in.blocks(block -> {
                int kind = block.octet();
                if (kind == TYPING || kind == RECEIPT) {
                    events.add(event(kind, block));
                }
            });
        }
        return events;
    }

    private static LiveEvent event(int kind, WireReader in) {
        ParticipantRef participant = new ParticipantRef(in.conversation(), new PersonKey(in.id()));
        long membership = in.number();
        return kind == TYPING
                ? new Typing(participant, membership, in.octet() != 0)
                : new ReceiptUpdate(participant, membership, in.number(), in.number());
    }
}
