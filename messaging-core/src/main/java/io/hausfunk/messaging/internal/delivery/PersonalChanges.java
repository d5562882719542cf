// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the devices of a person that something of their own changed, on the nodes where they listen. Ids only; what is lost on the way
 * is seen with the next change.
 */
public final class PersonalChanges {
    private static final int VERSION = 1;

    private final Peers peers;
    private final ServedPeople served;
    private final EntryConsumers consumers;

    /** Asks {@code served} which nodes are interested. */
    public PersonalChanges(Peers peers, ServedPeople served, EntryConsumers consumers) {
        this.peers = peers;
        this.served = served;
        this.consumers = consumers;
    }

    /** Begins to hear the other nodes. */
    public void start() {
        peers.onTopic(Topic.PERSONAL, this::received);
    }

    /** Something that a person keeps for a conversation changed. Does not block. */
    public void changed(ConversationRef conversation, PersonKey person) {
        tell(List.of(new News(conversation, person)));
    }

    /** Marks were committed here. Does not block. */
    public void marked(Collection<MarkUpdate> updates) {
        tell(updates.stream()
                .map(update -> new News(update.conversation(), update.person()))
                .toList());
    }

    private record News(ConversationRef conversation, PersonKey person) {
        byte[] block() {
            return new WireWriter()
                    .conversation(conversation)
                    .id(person.value())
                    .toByteArray();
        }
    }

    private void tell(List<News> all) {
        Map<UUID, List<byte[]>> others = new HashMap<>();
        for (News news : all) {
            consumers.changed(new PersonRef(news.conversation.tenant(), news.person), news.conversation.conversation());
            TenantId tenant = news.conversation.tenant();
            for (UUID node : served.nodesListeningFor(tenant, List.of(news.person))) {
                others.computeIfAbsent(node, n -> new ArrayList<>()).add(news.block());
            }
        }
        others.forEach((node, blocks) -> WireWriter.split(blocks, Peers.MAX_BODY - 1)
                .forEach(part -> peers.send(
                        node,
                        Topic.PERSONAL,
                        new WireWriter().octet(VERSION).blocks(part).toByteArray())));
    }

    private void received(UUID from, byte[] body) {
        WireReader in = new WireReader(body);
        if (in.versionUpTo(VERSION)) {
            in.blocks(block -> {
                ConversationRef conversation = block.conversation();
                PersonKey person = new PersonKey(block.id());
                consumers.changed(new PersonRef(conversation.tenant(), person), conversation.conversation());
            });
        }
    }
}
