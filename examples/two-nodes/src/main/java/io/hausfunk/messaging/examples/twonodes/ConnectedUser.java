// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import static io.hausfunk.messaging.examples.twonodes.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.util.Set;

/** Somebody who is connected to this node, and what they are told. */
final class ConnectedUser {
    private static final TenantId OFFICE = new TenantId("office");

    private final String user;
    private final Endpoint endpoint;
    private final Device device;
    private final Conversation conversation;
    private final EntrySubscription subscription;

    private ConnectedUser(Session session, UserId peer, Cursor since, Endpoint endpoint) {
        this.user = session.user().value();
        this.endpoint = endpoint;
        device = session.presence().connect(PresenceChoice.automatic());
        await(session.presence()
                .watch(
                        Set.of(peer),
                        changes -> changes.forEach(change ->
                                endpoint.tell("presence", user, change.user().value(), change.availability()))));
        session.listenLive(new LiveListener() {
            @Override
            public void onTyping(ConversationId in, UserId who, boolean typing) {
                endpoint.tell("typing", user, who.value(), typing);
            }
        });
        subscription = await(session.listen(since, this::show));
        conversation = await(session.conversations().direct(peer));
        endpoint.tell("connected", user);
    }

    static ConnectedUser connect(Messaging messaging, String user, String peer, String cursor, Endpoint endpoint) {
        Session session = await(messaging.openSession(OFFICE, UserId.of(user)));
        return new ConnectedUser(session, UserId.of(peer), new Cursor(cursor), endpoint);
    }

    private void show(Entry entry) {
        String words = entry.content() instanceof TextContent text ? text.text() : "(opened the conversation)";
        String author = entry.author().map(UserId::value).orElse("(erased)");
        endpoint.tell("entry", user, entry.sequence(), author, words);
    }

    /** The client chose the name: whoever sends again under it, to whichever node, doubles nothing. */
    void send(String name, String text) {
        device.active();
        conversation.send(Draft.text(text).idempotencyKey(name)).whenComplete((sent, error) -> {
            if (error == null) {
                acknowledge(name, sent);
            } else {
                endpoint.tell("refused", user, name, error);
            }
        });
    }

    private void acknowledge(String name, Sent sent) {
        endpoint.tell("acknowledged", user, name, sent.sequence(), sent.repeated());
    }

    void typing() {
        device.active();
        await(conversation.typing());
    }

    void cursor() {
        endpoint.tell("cursor", user, await(subscription.cursor()).value());
    }
}
