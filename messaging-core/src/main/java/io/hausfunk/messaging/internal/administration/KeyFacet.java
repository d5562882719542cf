// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.administration.KeyAdministration;
import io.hausfunk.messaging.internal.crypto.KeyRotation;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Rotation, on workers and with the deadline of every call; what is not done then goes on all the same. */
final class KeyFacet implements KeyAdministration {
    private final ActingPerson person;
    private final KeyRotation rotation;

    KeyFacet(ActingPerson person, KeyRotation rotation) {
        this.person = person;
        this.rotation = rotation;
    }

    @Override
    public CompletionStage<Rewrapped> rotateTenant() {
        return person.does(
                AdministrativeOperation.KEYS_ROTATE_TENANT,
                Optional.empty(),
                () -> person.calls().write(person.caller(), () -> counted(rotation.rotateTenant(person.tenant()))),
                done -> done.rows() + " keys wrapped anew, " + done.unreadable() + " unreadable");
    }

    @Override
    public CompletionStage<Void> rotateConversation(ConversationId conversation) {
        ConversationRef ref = ref(conversation);
        return done(
                AdministrativeOperation.KEYS_ROTATE_CONVERSATION,
                conversation.value().toString(),
                () -> rotation.rotateConversation(ref));
    }

    @Override
    public CompletionStage<Void> rotatePerson(UserId user) {
        required(user, "user");
        TenantId tenant = person.tenant();
        return done(
                AdministrativeOperation.KEYS_ROTATE_PERSON,
                user.value(),
                () -> rotation.rotatePerson(tenant, person.identities().key(tenant, user)));
    }

    @Override
    public CompletionStage<Void> rotateData(ConversationId conversation, UserId user) {
        ConversationRef ref = ref(conversation);
        required(user, "user");
        return done(
                AdministrativeOperation.KEYS_ROTATE_DATA,
                user.value() + " in " + conversation.value(),
                () -> rotation.rotateData(ref, person.identities().key(person.tenant(), user)));
    }

    @SuppressWarnings("NullAway") // Void has no other value.
    private CompletionStage<Void> done(AdministrativeOperation operation, String subject, Runnable work) {
        return person.does(
                operation,
                subject,
                () -> person.calls().write(person.caller(), () -> {
                    work.run();
                    return null;
                }));
    }

    static Rewrapped counted(io.hausfunk.messaging.internal.crypto.Rewrapped rows) {
        return new Rewrapped(rows.rows(), rows.unreadable());
    }

    private ConversationRef ref(ConversationId conversation) {
        return new ConversationRef(person.tenant(), required(conversation, "conversation"));
    }
}
