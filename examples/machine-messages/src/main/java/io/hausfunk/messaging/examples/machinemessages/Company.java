// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import static io.hausfunk.messaging.examples.machinemessages.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.util.List;

/** Two people, an administrator, and a directory in which the engine keeps its data. */
final class Company {
    static final TenantId TENANT = new TenantId("company");
    static final UserId ANNA = UserId.of("anna");
    static final UserId BEN = UserId.of("ben");
    private static final UserId ADMINISTRATOR = UserId.of("administrator");
    private static final char[] PASSWORD = "for demonstration only".toCharArray();

    private final Path directory;
    private final Shop shop;

    Company(Path directory) {
        this.directory = directory;
        this.shop = new Shop(directory.resolve("shop.db"));
        LocalKeystore.create(directory.resolve("keys.p12"), PASSWORD);
    }

    /** Starts the engine, at first or again: what was said before is there. */
    Messaging start() {
        return Messaging.builder()
                .storage(JdbcStorage.embedded(directory.resolve("messages.db")))
                .keys(MasterKeys.fromKeystore(directory.resolve("keys.p12"), PASSWORD))
                .outbox(shop.outbox())
                .administration(AdministrationPolicy.administeredBy(ADMINISTRATOR))
                .start();
    }

    /** The application with a database of its own. */
    Shop shop() {
        return shop;
    }

    /** Makes an account for a program: what it may send, and to whom. Its key is shown here and never again. */
    static ServiceKey account(Messaging messaging, String id, String name, MachineMessageType... types) {
        return await(messaging
                .administer(TENANT, ADMINISTRATOR)
                .serviceAccounts()
                .create(ServiceAccount.of(id, name).sending(types).toPeople(List.of(ANNA, BEN))));
    }

    /** The conversation with a message, as one of the people opens it. */
    static Conversation open(Messaging messaging, UserId person, Sent message) {
        return await(
                await(messaging.openSession(TENANT, person)).conversations().open(message.conversation()));
    }

    /** Ends the story if it is not as told. */
    static void check(boolean asTold, String what) {
        if (!asTold) {
            throw new StoryException(what);
        }
    }
}
