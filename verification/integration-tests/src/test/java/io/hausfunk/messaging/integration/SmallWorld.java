// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Two tenants with people of the same names; two groups in the one, one in the other. Dora reads everything and says
 * nothing: what she sees is a picture that can be compared.
 */
final class SmallWorld implements AutoCloseable {
    static final String UNREADABLE = "|UnreadableContent";
    private static final List<UserId> OTHERS = List.of(UserId.of("ben"), UserId.of("dora"));

    final Place place;
    final TenantId north = new TenantId("north-" + UUID.randomUUID());
    final TenantId south = new TenantId("south-" + UUID.randomUUID());
    private final KnownMasterKeys keys = KnownMasterKeys.fresh();
    private final Map<String, ConversationId> conversations = new LinkedHashMap<>();

    SmallWorld(Place.Kind kind) {
        place = kind.fresh();
        try (Messaging messaging = start()) {
            found(messaging, north, "one", "anna: first", "anna: second", "ben: third", "ben: fourth");
            found(messaging, north, "two", "anna: fifth", "ben: sixth");
            found(messaging, south, "far", "anna: seventh", "ben: eighth");
        }
    }

    Messaging start() {
        return Messaging.builder()
                .storage(place.storage())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .administration(AdministrationPolicy.nobody()
                        .decidedBy((tenant, user) -> EnumSet.allOf(AdministrativeRole.class)))
                .start();
    }

    private void found(Messaging messaging, TenantId tenant, String name, String... said) {
        Session anna = session(messaging, tenant, "anna");
        Conversation group = done(anna.conversations()
                .createGroup(NewGroup.titled(name).idempotencyKey(name).with(OTHERS)));
        conversations.put(name, group.id());
        for (String line : said) {
            String author = line.substring(0, line.indexOf(':'));
            Session session = session(messaging, tenant, author);
            done(done(session.conversations().open(group.id()))
                    .send(Draft.text(line).idempotencyKey(line)));
        }
    }

    static Session session(Messaging messaging, TenantId tenant, String user) {
        return done(messaging.openSession(tenant, UserId.of(user)));
    }

    TenantId tenant(String name) {
        return name.equals("far") ? south : north;
    }

    ConversationId id(String name) {
        ConversationId id = conversations.get(name);
        if (id == null) {
            throw new IllegalArgumentException(name);
        }
        return id;
    }

    /** A row by a name such as {@code one#2}. */
    Administrator.Row row(String name) {
        String[] parts = name.split("#", -1);
        return new Administrator.Row(tenant(parts[0]), id(parts[0]), Long.parseLong(parts[1]));
    }

    void administer(Consumer<Administrator> work) {
        try (Administrator administrator = new Administrator(place)) {
            work.accept(administrator);
        }
    }

    /** What a fresh engine shows dora: {@code one#2 -> anna|anna: first}, or the code of the error. */
    Map<String, String> picture() {
        Map<String, String> picture = new LinkedHashMap<>();
        try (Messaging messaging = start()) {
            for (String name : conversations.keySet()) {
                look(messaging, name, picture);
            }
        }
        return picture;
    }

    private void look(Messaging messaging, String name, Map<String, String> picture) {
        try {
            Session dora = session(messaging, tenant(name), "dora");
            for (Entry entry : TestCalls.all(done(dora.conversations().open(id(name))))) {
                String author = entry.author().map(UserId::value).orElse("nobody");
                picture.put(name + "#" + entry.sequence(), author + "|" + TestCalls.text(entry));
            }
        } catch (KeyException e) {
            picture.put(name, e.code().name());
        }
    }

    /** What the picture shows now and did not show before. */
    static Map<String, String> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new LinkedHashMap<>(after);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return changed;
    }

    @Override
    public void close() {
        place.close();
    }
}
