// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.path;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Sends until everything is warm, and then once more between {@link #begin} and {@link #end}. */
final class WarmSend {
    private static final int BEFORE = 20;
    private static final char[] PASSWORD = "only for measurements".toCharArray();

    private WarmSend() {}

    /** An empty directory. */
    public static void main(String... arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        LocalKeystore.create(directory.resolve("keys.p12"), PASSWORD);
        try (Messaging messaging = Messaging.builder()
                .storage(JdbcStorage.embedded(directory.resolve("messages.db")))
                .keys(MasterKeys.fromKeystore(directory.resolve("keys.p12"), PASSWORD))
                .start()) {
            Conversation conversation = done(done(messaging.openSession(new TenantId("path"), UserId.of("anna")))
                    .conversations()
                    .direct(UserId.of("ben")));
            for (int i = 0; i < BEFORE; i++) {
                done(conversation.send(Draft.text("before")));
            }
            Draft draft = Draft.text("measured");
            begin();
            CompletionStage<Sent> sent = conversation.send(draft);
            done(sent);
            end();
        }
    }

    static void begin() {
        System.out.println("begin");
    }

    static void end() {
        System.out.println("end");
    }

    private static <T> T done(CompletionStage<T> stage) {
        return Await.within(Duration.ofMinutes(1), stage);
    }
}
