// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;

/** An application that is deployed with the library in its own class loader, talks a little, and is undeployed. */
public final class RedeployedApplication implements Consumer<String> {
    /** {@code file} is where to store, or empty for memory. */
    @Override
    public void accept(String file) {
        MessagingStorage storage = file.isEmpty() ? MemoryStorage.create() : JdbcStorage.embedded(Path.of(file));
        try (Messaging messaging = Messaging.builder()
                .storage(storage)
                .keys(KnownMasterKeys.fresh())
                .start()) {
            TenantId tenant = new TenantId("t");
            UserId ben = UserId.of("ben");
            Session bens = TestCalls.done(messaging.openSession(tenant, ben));
            TestCalls.done(bens.listen(entry -> {}));
            Conversation withBen = TestCalls.done(TestCalls.done(messaging.openSession(tenant, UserId.of("anna")))
                    .conversations()
                    .direct(ben));
            for (int i = 0; i < 10; i++) {
                TestCalls.done(withBen.send(Draft.text("x")));
            }
            TestCalls.done(withBen.readAfter(0, 10));
        }
        deregisterDrivers();
    }

    /** As containers do, since a driver registers itself with the JDK and holds on to its class loader by that. */
    private static void deregisterDrivers() {
        // Where the host has drivers, too, listing them loads the application's own ones, which register themselves. So
        // only the second list is complete.
        DriverManager.drivers().forEach(driver -> {});
        DriverManager.drivers().forEach(RedeployedApplication::deregister);
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
