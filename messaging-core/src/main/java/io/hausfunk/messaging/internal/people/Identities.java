// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.people;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.PersonKeys;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a user's id to the pseudonym that stores see, and back. Blocks. */
public final class Identities {
    /** Ids of the engine's own accounts begin with this. Nobody can sign in as one. */
    static final String RESERVED = "hausfunk:";

    /** The account that owns conversations that follow a group, and in whose name they do. */
    private static final UserId FOLLOWING = UserId.of(RESERVED + "directory");

    /** The account that owns the records of service accounts. */
    private static final UserId SERVICES = UserId.of(RESERVED + "services");

    /** The account that writes the audit log. */
    private static final UserId AUDIT = UserId.of(RESERVED + "audit");

    private final Pseudonyms pseudonyms;
    private final PersonKeys people;

    /** Derives and identifies with these. */
    public Identities(Pseudonyms pseudonyms, PersonKeys people) {
        this.pseudonyms = pseudonyms;
        this.people = people;
    }

    /** Whether anything was ever done in the tenant. Makes no keys, unlike all other methods. */
    public boolean exists(TenantId tenant) {
        return pseudonyms.exists(tenant);
    }

    /** The pseudonym of a user. */
    public PersonKey key(TenantId tenant, UserId user) {
        return pseudonyms.person(tenant, user.value());
    }

    /** Makes sure that people have keys. */
    public Map<PersonKey, UserId> remember(TenantId tenant, Collection<UserId> users) {
        Map<PersonKey, UserId> found = new LinkedHashMap<>();
        Map<PersonKey, String> names = new LinkedHashMap<>();
        for (UserId user : users) {
            PersonKey key = key(tenant, user);
            found.put(key, user);
            names.put(key, user.value());
        }
        if (!names.isEmpty()) {
            people.remember(tenant, names);
        }
        return found;
    }

    /** Who is behind these pseudonyms; empty for whoever was erased. */
    public Map<PersonKey, Optional<UserId>> identify(TenantId tenant, Collection<PersonKey> keys) {
        Map<PersonKey, Optional<UserId>> names = new LinkedHashMap<>();
        people.identify(tenant, keys).forEach((person, name) -> names.put(person, name.map(UserId::of)));
        return names;
    }

    /** The account in whose name conversations follow groups. */
    public Actor following(TenantId tenant) {
        return reserved(tenant, FOLLOWING);
    }

    /** The account that owns the records of service accounts. */
    public Actor services(TenantId tenant) {
        return reserved(tenant, SERVICES);
    }

    /** The account that writes the audit log. */
    public Actor audit(TenantId tenant) {
        return reserved(tenant, AUDIT);
    }

    /** One of the engine's own accounts; throws {@link IllegalArgumentException} for anybody else. */
    public Actor reserved(TenantId tenant, UserId user) {
        if (!user.value().startsWith(RESERVED)) {
            throw new IllegalArgumentException("not an account of the engine");
        }
        remember(tenant, List.of(user));
        return new Actor(tenant, user, key(tenant, user));
    }

    /** The pseudonym of {@link #following}. */
    public PersonKey followingKey(TenantId tenant) {
        return key(tenant, FOLLOWING);
    }
}
