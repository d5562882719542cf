// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node tells another about a conversation after a commit: how far the conversation has come and, as ciphertext, the
 * new entries as far as they fit.
 */
record CommitNotice(ConversationHead head, List<StoredEntry> entries) {
    private static final int VERSION = 1;
    /** A longer entry is read from the store: long ones are rare, and would keep others waiting. */
    private static final int LONGEST_ENTRY = 17 * 1024;
    /** More than what stands in front of the entries takes. */
    private static final int HEAD = 128;

    /** The bodies that tell of these entries of one conversation, in ascending order. */
    static List<byte[]> write(ConversationHead head, List<StoredEntry> entries) {
        List<byte[]> blocks = entries.stream()
                .map(StoredEntryCodec::write)
                .filter(block -> block.length <= LONGEST_ENTRY)
                .toList();
        return WireWriter.split(blocks, Peers.MAX_BODY - HEAD).stream()
                .map(part -> new WireWriter()
                        .octet(VERSION)
                        .conversation(head.ref())
                        .number(head.head())
                        .number(head.membership())
                        .blocks(part)
                        .toByteArray())
                .toList();
    }

    /** Empty for a version that is not known here. */
    static Optional<CommitNotice> read(byte[] body) {
        WireReader in = new WireReader(body);
        if (!in.versionUpTo(VERSION)) {
            return Optional.empty();
        }
        ConversationRef ref = in.conversation();
        ConversationHead head = new ConversationHead(ref, in.number(), in.number());
        List<StoredEntry> entries = new ArrayList<>();
        in.blocks(block -> entries.add(StoredEntryCodec.read(ref, block)));
        return Optional.of(new CommitNotice(head, entries));
    }
}
