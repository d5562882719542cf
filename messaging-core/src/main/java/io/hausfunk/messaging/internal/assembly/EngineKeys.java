// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import static io.hausfunk.messaging.internal.session.Arguments.required;

import io.hausfunk.messaging.administration.KeyAdministration;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.crypto.KeyRotation;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.concurrent.CompletionStage;

/** Rotation, on workers and with the deadline of every call; what is not done then goes on all the same. */
final class EngineKeys implements KeyAdministration {
    private static final Caller CALLER = Caller.of("administration", "keys");

    private final Calls calls;
    private final KeyRotation rotation;
    private final Identities identities;

    EngineKeys(Calls calls, KeyRotation rotation, Identities identities) {
        this.calls = calls;
        this.rotation = rotation;
        this.identities = identities;
    }

    @Override
    public CompletionStage<Rewrapped> rewrapTenants() {
        return calls.write(CALLER, () -> counted(rotation.rewrapTenants()));
    }

    @Override
    public CompletionStage<Rewrapped> rotateTenant(TenantId tenant) {
        required(tenant, "tenant");
        return calls.write(CALLER, () -> counted(rotation.rotateTenant(tenant)));
    }

    @Override
    public CompletionStage<Void> rotateConversation(TenantId tenant, ConversationId conversation) {
        ConversationRef ref = ref(tenant, conversation);
        return done(() -> rotation.rotateConversation(ref));
    }

    @Override
    public CompletionStage<Void> rotatePerson(TenantId tenant, UserId user) {
        required(tenant, "tenant");
        required(user, "user");
        return done(() -> rotation.rotatePerson(tenant, identities.key(tenant, user)));
    }

    @Override
    public CompletionStage<Void> rotateData(TenantId tenant, ConversationId conversation, UserId user) {
        ConversationRef ref = ref(tenant, conversation);
        required(user, "user");
        return done(() -> rotation.rotateData(ref, identities.key(tenant, user)));
    }

    @SuppressWarnings("NullAway") // Void has no other value.
    private CompletionStage<Void> done(Runnable work) {
        return calls.write(CALLER, () -> {
            work.run();
            return null;
        });
    }

    private static Rewrapped counted(io.hausfunk.messaging.internal.crypto.Rewrapped rows) {
        return new Rewrapped(rows.rows(), rows.unreadable());
    }

    private static ConversationRef ref(TenantId tenant, ConversationId conversation) {
        return new ConversationRef(required(tenant, "tenant"), required(conversation, "conversation"));
    }
}
