// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.PersonKey;

/**
 * Gives keys successors while messages flow. Old keys stay and go on opening what they sealed; new content is sealed by
 * the newest one. Every call blocks until it is done, may run on several nodes at once, and may be repeated.
 *
 * <p>The {@code rotate} methods do it at once. Other nodes seal with the old key until their time to live has passed, and
 * a node that meets a key which it does not know reads the row again, so nothing becomes unreadable. Where that one read
 * per node and key is unwelcome, {@link #prepare} everything first, wait for the time to live, then {@link #promote}.
 *
 * <p>The index key is never rotated: every pseudonym would become another.
 */
public final class KeyRotation {
    private final KeysetRotation keysets;
    private final KeyRewrap rewrap;

    KeyRotation(KeysetRotation keysets, KeyRewrap rewrap) {
        this.keysets = keysets;
        this.rewrap = rewrap;
    }

    /**
     * Has the host's newest key wrap the keys of all tenants, and that of the installation. Until this was done on one node without unreadable rows,
     * the host must keep its older keys; before it, all nodes must have the newest.
     */
    public Rewrapped rewrapTenants() {
        return rewrap.all(KeyKind.TENANT, null).plus(rewrap.one(KeyRef.cluster()));
    }

    /** A new tenant key, and every row of the tenant wrapped by it. */
    public Rewrapped rotateTenant(TenantId tenant) {
        keysets.change(KeyRef.tenant(tenant), KeysetChange.ROTATE);
        return rewrapRows(tenant);
    }

    /** A new conversation key: for its profile and for data keys to come. */
    public void rotateConversation(ConversationRef conversation) {
        keysets.change(KeyRef.conversation(conversation), KeysetChange.ROTATE);
    }

    /** A new person key: for data keys to come; the user id is sealed by it at once. */
    public void rotatePerson(TenantId tenant, PersonKey person) {
        keysets.change(KeyRef.person(tenant, person), KeysetChange.ROTATE);
    }

    /** A new key for what this person says in this conversation. */
    public void rotateData(ConversationRef conversation, PersonKey person) {
        keysets.change(KeyRef.data(conversation, person), KeysetChange.ROTATE);
    }

    /**
     * Adds a key that opens but does not seal yet.
     *
     * @return false if one was there already
     */
    public boolean prepare(KeyRef ref) {
        return keysets.change(rotatable(ref), KeysetChange.PREPARE);
    }

    /**
     * Has the prepared key seal from now on. For a tenant, also wraps every row of it anew.
     *
     * @return false if no key was prepared
     */
    public boolean promote(KeyRef ref) {
        boolean changed = keysets.change(rotatable(ref), KeysetChange.PROMOTE);
        if (ref.kind().equals(KeyKind.TENANT)) {
            rewrapRows(ref.tenant());
        }
        return changed;
    }

    private static KeyRef rotatable(KeyRef ref) {
        if (ref.kind().equals(KeyKind.INDEX)) {
            throw new IllegalArgumentException("the index key is never rotated");
        }
        return ref;
    }

    private Rewrapped rewrapRows(TenantId tenant) {
        return rewrap.one(KeyRef.index(tenant))
                .plus(rewrap.all(KeyKind.CONVERSATION, tenant))
                .plus(rewrap.all(KeyKind.PERSON, tenant));
    }

    @Override
    public String toString() {
        return "KeyRotation";
    }
}
