// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The sessions of the people of one tenant on this node, opened when they are needed. */
final class Desk {
    private final Messaging messaging;
    private final TenantId tenant;
    private final Map<String, CompletionStage<Session>> sessions = new ConcurrentHashMap<>();
    private final Map<String, CompletionStage<Conversation>> conversations = new ConcurrentHashMap<>();

    Desk(Messaging messaging, TenantId tenant) {
        this.messaging = messaging;
        this.tenant = tenant;
    }

    <T> CompletionStage<T> as(String person, Function<Session, CompletionStage<T>> call) {
        return kept(sessions, person, () -> messaging.openSession(tenant, UserId.of(person)))
                .thenCompose(call);
    }

    <T> CompletionStage<T> in(String person, String conversation, Function<Conversation, CompletionStage<T>> call) {
        return kept(
                        conversations,
                        person + " " + conversation,
                        () -> as(person, session -> session.conversations().open(ConversationId.parse(conversation))))
                .thenCompose(call);
    }

    /** What failed is tried anew next time. */
    private static <T> CompletionStage<T> kept(
            Map<String, CompletionStage<T>> map, String key, Supplier<CompletionStage<T>> make) {
        CompletionStage<T> stage = map.get(key);
        if (stage == null || stage.toCompletableFuture().isCompletedExceptionally()) {
            stage = make.get();
            map.put(key, stage);
        }
        return stage;
    }

    void close() {
        sessions.values().forEach(stage -> stage.thenAccept(Session::close));
    }
}
